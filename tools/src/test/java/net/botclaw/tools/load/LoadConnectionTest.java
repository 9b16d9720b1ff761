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
package net.botclaw.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(20)
class LoadConnectionTest {
    private static final int BACKLOG = 1;
    private static final int RETRY_MS = 5_000;

    private final SessionFrameEncoder frames = new SessionFrameEncoder();

    @Test
    void shouldTellTheLastWordOfTheEngineWhenAWriteFails() throws IOException {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
                LoadConnection connection = open(server.getLocalPort())) {
            try (Socket engine = server.accept()) {
                final int length = frames.logout(0, 0, RejectCode.DISK_FULL.code(), RETRY_MS);
                engine.getOutputStream().write(frames.array(), 0, length);
                // Closing resets the connection: the next write fails, and what was sent lies there unread.
                engine.setSoLinger(true, 0);
            }
            connection.addDue(Long.MAX_VALUE / 2);
            while (!connection.isEnded()) {
                connection.sendNow(System.nanoTime());
            }

            assertThat(connection.failure())
                    .isEqualTo("load-1: logged out by the engine: 503 " + RejectCode.DISK_FULL.text());
        }
    }

    private static LoadConnection open(final int port) throws IOException {
        final LoadOptions options = CommandLine.populateCommand(
                new LoadOptions(),
                "--host",
                InetAddress.getLoopbackAddress().getHostAddress(),
                "--tcp",
                Integer.toString(port));
        return LoadConnection.open("load-1", 1, options, new LatencyRecorder(), new OffsetEpochNanoClock());
    }
}
