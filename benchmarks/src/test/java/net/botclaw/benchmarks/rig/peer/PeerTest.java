/*
 * Copyright 2026 The botclaw authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package net.botclaw.benchmarks.rig.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each peer for real, where it is installed; where it is not the test says how to install it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PeerTest {
    private static final int PAYLOAD_LENGTH = 64;
    private static final int MESSAGE_COUNT = 100_000;
    private static final int WINDOW = 512;
    private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldStoreAndAckAllMessagesWhenRunForReal(final Peer peer) throws IOException {
        assumeInstalled(peer);

        try (RunningPeer running = peer.start(directory.resolve("work"))) {
            assertThat(running.version()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(running.configuration())
                    .startsWith("# /")
                    .contains("as the vendor ships it", Integer.toString(running.port()))
                    .doesNotContain("${");

            push(running, 0, MESSAGE_COUNT, WINDOW);
            // More in flight than MQTT has ids: the wire holds back what would be too many.
            push(running, 1, MESSAGE_COUNT, 2 * MqttWire.MAX_IN_FLIGHT);
            assertStored(running, 2 * MESSAGE_COUNT);

            running.reset();
            assertStored(running, 0);
            push(running, 0, WINDOW, 1);
            assertStored(running, WINDOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandStillAndGoOnWhenPausedAndResumed(final Peer peer) throws IOException {
        assumeInstalled(peer);
        final RunningPeer running = peer.start(directory.resolve("work"));
        final ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
        try (running) {
            running.pause();
            awaitStopped(running.pid());

            running.resume();
            push(running, 0, WINDOW, WINDOW);

            // A paused peer must end as well.
            running.pause();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhyWhenItDoesNotStart(final Peer peer) throws IOException {
        assumeInstalled(peer);
        // The data of another run must not be mixed with that of this one.
        Files.createDirectories(directory.resolve("work"));
        Files.writeString(directory.resolve("work").resolve("data"), "no directory");

        assertThatThrownBy(() -> peer.start(directory.resolve("work")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("data");
    }

    @Test
    void shouldNameTheInstallLineWhenAbsent() {
        System.setProperty(KafkaPeer.LIBRARY_PROPERTY, directory.toString());
        try {
            assertThat(Peer.KAFKA.isInstalled()).isFalse();
            assertThatThrownBy(() -> Peer.KAFKA.start(directory.resolve("work")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Peer.KAFKA.installLine());
        } finally {
            System.clearProperty(KafkaPeer.LIBRARY_PROPERTY);
        }
    }

    private static void push(final RunningPeer running, final int connection, final int count, final int window)
            throws IOException {
        try (PeerClient client = new PeerClient(running.port(), running.wire(connection, PAYLOAD_LENGTH))) {
            client.send(count, window);
            assertThat(client.acked()).isEqualTo(count);
            client.bye();
        }
    }

    private static void assertStored(final RunningPeer running, final long count) throws IOException {
        assertThat(running.storedCount()).isIn(count, RunningPeer.NOT_KEPT);
    }

    private static void awaitStopped(final long pid) throws IOException {
        final long deadlineNs = System.nanoTime() + STOP_TIMEOUT_NS;
        while (processState(pid) != 'T') {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("ns beyond the deadline")
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    /** As in proc(5): R runs, S sleeps, T is stopped. */
    private static char processState(final long pid) throws IOException {
        final String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    private static void assumeInstalled(final Peer peer) {
        final String message = peer.label() + " is not installed; to install it: " + peer.installLine();
        if (!peer.isInstalled()) {
            // The build's output says how many tests were skipped, but not why.
            System.out.println("PeerTest: skipped: " + message);
        }
        assumeTrue(peer.isInstalled(), message);
    }
}
