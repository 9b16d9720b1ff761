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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers, in this JVM. */
@Timeout(60)
class TargetServerTest {
    private static final long SEED = 20261121;
    private static final int SAME = -1;
    private static final int BYTES = 3_000_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "ECHO,SHARED,BACKOFF",
        "ECHO,SHARED,SPIN",
        "ECHO,DEDICATED,BACKOFF",
        "ECHO,DEDICATED,SPIN",
        "ECHO_DISK,SHARED,BACKOFF",
        "ECHO_DISK,DEDICATED,BACKOFF"
    })
    void shouldReturnTheSameBytesWhenItEchoes(final TargetKind kind, final ThreadingMode threading, final IdleMode idle)
            throws IOException {
        // given
        final byte[] bytes = new byte[BYTES];
        new Random(SEED).nextBytes(bytes);

        // when
        try (TargetServer server = server(kind, threading, idle);
                RawClient one = new RawClient(server.port());
                RawClient two = new RawClient(server.port())) {
            one.write(new byte[] {1});
            two.write(new byte[] {2});

            // then
            assertThat(two.read(1)).containsExactly(2);
            assertThat(one.read(1)).containsExactly(1);
            assertThat(Arrays.mismatch(one.exchange(bytes), bytes)).isEqualTo(SAME);
            assertThat(one.finish()).isEmpty();
            assertThat(server.failure()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldHaveAppendedTheFactorTimesWhatItReadWhenItEchoesFromDisk(final ThreadingMode threading)
            throws IOException {
        // given
        final byte[] bytes = new byte[64];
        new Random(SEED).nextBytes(bytes);

        // when
        try (TargetServer server = server(TargetKind.ECHO_DISK, threading, IdleMode.BACKOFF);
                RawClient client = new RawClient(server.port())) {
            assertThat(client.exchange(bytes)).isEqualTo(bytes);

            // then: it is in the file before it is answered
            try (FileChannel file = FileChannel.open(directory.resolve("echo.dat"))) {
                final ByteBuffer appended = ByteBuffer.allocate(97);
                file.read(appended);
                assertThat(appended.array()).startsWith(bytes);
                assertThat(appended.get(95)).isEqualTo(bytes[31]);
                assertThat(appended.get(96)).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SINK,SHARED", "SINK,DEDICATED", "NULL_SINK,SHARED"})
    void shouldReadEverythingAndSayNothingWhenItIsASink(final TargetKind kind, final ThreadingMode threading)
            throws IOException {
        // given
        try (TargetServer server = server(kind, threading, IdleMode.BACKOFF);
                RawClient client = new RawClient(server.port())) {
            // when: more than the buffers of both sockets take
            for (int i = 0; i < 10; i++) {
                client.write(new byte[BYTES]);
            }

            // then
            assertThat(client.finish()).isEmpty();
            assertThat(server.failure()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(IdleMode.class)
    void shouldTakeTheNextClientWhenOneHasGone(final IdleMode idle) throws IOException {
        // given
        try (TargetServer server = server(TargetKind.NULL_SINK, ThreadingMode.SHARED, idle)) {
            for (int i = 0; i < 3; i++) {
                // when
                try (RawClient client = new RawClient(server.port())) {
                    client.write(new byte[] {1});

                    // then
                    assertThat(client.finish()).isEmpty();
                }
            }
            assertThat(server.failure()).isNull();
        }
    }

    private TargetServer server(final TargetKind kind, final ThreadingMode threading, final IdleMode idle)
            throws IOException {
        final TargetOptions options =
                new TargetOptions(kind).threading(threading).idle(idle).dataDirectory(directory);
        return kind == TargetKind.NULL_SINK ? new NullSinkServer(idle) : new RawServer(options);
    }
}
