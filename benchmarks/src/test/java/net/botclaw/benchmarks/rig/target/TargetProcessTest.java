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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The children. What they serve is tested in this JVM, by {@link TargetServerTest}. */
@Timeout(60)
class TargetProcessTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void shouldNotAnswerWhilePausedAndAnswerAfterwards() throws Exception {
        // given
        final TargetProcess echo =
                TargetProcess.start(options(TargetKind.ECHO).name("echo-a").injectDelayNs(1_000));
        try (echo;
                RawClient before = new RawClient(echo.port())) {
            assertThat(echo.name()).isEqualTo("echo-a");
            assertThat(before.exchange(HELLO)).isEqualTo(HELLO);

            // when
            echo.pause();

            // then
            assertThat(new ProcessPause(echo.pid()).isPaused()).isTrue();
            assertThatThrownBy(() -> echo.ask("gc")).isInstanceOf(IllegalStateException.class);
            try (RawClient meanwhile = new RawClient(echo.port())) {
                meanwhile.write(HELLO);
                before.write(HELLO);
                assertThat(meanwhile.isSilent()).isTrue();
                assertThat(before.isSilent()).isTrue();

                // when
                echo.resume();

                // then
                assertThat(meanwhile.read(HELLO.length)).isEqualTo(HELLO);
                assertThat(before.read(HELLO.length)).isEqualTo(HELLO);
            }
            assertThat(echo.ask("gc")).matches("gc collections=[0-9]+ time_ms=[0-9]+ heap_used_bytes=[0-9]+");

            // when: closed while it is paused
            echo.pause();
        }

        // then
        assertThat(echo.isAlive()).isFalse();
        assertThat(Files.size(echo.logFile())).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetKind.class,
            names = {"SINK", "NULL_SINK", "ECHO_DISK"})
    void shouldServeAndStopWhenStarted(final TargetKind kind) throws Exception {
        // given
        final TargetProcess target = TargetProcess.start(
                options(kind).threading(ThreadingMode.DEDICATED).dataDirectory(directory.resolve("data")));
        try (target;
                RawClient client = new RawClient(target.port())) {
            // when
            client.write(HELLO);

            // then
            if (kind == TargetKind.ECHO_DISK) {
                assertThat(client.read(HELLO.length)).isEqualTo(HELLO);
            }
            assertThat(client.finish()).isEmpty();
            assertThat(target.ask("alloc")).matches("alloc bytes=[1-9][0-9]* threads=[^ ]+");
        }
        assertThat(target.isAlive()).isFalse();
        assertThat(Files.readString(target.logFile())).isEmpty();
    }

    @Test
    void shouldNameEachThreadOfTheEngineWhenAskedForAllocation() throws Exception {
        // given
        final TargetOptions options = options(TargetKind.ENGINE)
                .threading(ThreadingMode.DEDICATED)
                .idle(IdleMode.SPIN)
                .dataDirectory(directory.resolve("data"));
        final TargetProcess engine = TargetProcess.start(options);
        try (engine) {
            try (RawClient stranger = new RawClient(engine.port())) {
                // A frame shorter than its header, which is refused before the connection is closed.
                stranger.write(new byte[] {1, 0, 0, 0});
                assertThat(stranger.finish()).isNotEmpty();
            }

            // when
            final String alloc = engine.ask("alloc");
            final String threads = engine.ask("threads");

            // then
            assertThat(alloc)
                    .matches("alloc bytes=[1-9][0-9]* threads=[^ ]+")
                    .contains("botclaw-loop", "botclaw-sequencer", "botclaw-helper")
                    .doesNotContain("main", "Finalizer", "Signal");
            assertThat(threads).matches("threads( [^ =]+=[0-9]+)+").contains(" botclaw-sequencer=");
            assertThatThrownBy(() -> engine.ask("dance"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("engine: unknown command dance");
        }

        // then: it was closed in good order, so its journal is whole and free
        assertThat(engine.isAlive()).isFalse();
        try (TargetServer again = new EngineServer(options)) {
            assertThat(again.failure()).isNull();
        }
    }

    @Test
    void shouldEndWhenItsInputEnds() throws Exception {
        // given
        try (TargetProcess sink = TargetProcess.start(options(TargetKind.NULL_SINK))) {
            // when
            sink.endInput();

            // then
            Await.until("the child's end", () -> !sink.isAlive());
        }
    }

    /** In good order, where the shutdown hook ends the child, and by SIGKILL, where there is no hook. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEndAPausedChildWhenTheRigIsKilled(final boolean isForced) throws Exception {
        // given
        final List<String> command = new ArrayList<>(TargetProcess.inheritedArguments());
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                RigMain.class.getName(),
                directory.resolve("orphan.log").toString()));
        final Process rig = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(rig.getInputStream()))) {
            final ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();

            // when
            if (isForced) {
                rig.toHandle().destroyForcibly();
            } else {
                rig.destroy();
            }

            // then
            Await.until("the paused child's end", () -> !child.isAlive());
        } finally {
            rig.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhyWhenTheChildDoesNotComeUp() throws Exception {
        // given: a file where the data directory should be
        final Path file = Files.createFile(directory.resolve("taken"));

        // when, then
        assertThatThrownBy(() -> TargetProcess.start(
                        options(TargetKind.ECHO_DISK).name("disk-a").dataDirectory(file)))
                .isInstanceOf(IOException.class)
                .hasMessage("disk-a has ended with exit code 1: target: " + file);
    }

    @Test
    void shouldStartNothingWhenThereIsNoLogFile() {
        assertThatThrownBy(() -> TargetProcess.start(new TargetOptions(TargetKind.ECHO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("echo needs a log file");
    }

    private TargetOptions options(final TargetKind kind) {
        return new TargetOptions(kind)
                .jvmOptions(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
                .logFile(directory.resolve("logs").resolve(kind.commandLineName() + ".log"));
    }
}
