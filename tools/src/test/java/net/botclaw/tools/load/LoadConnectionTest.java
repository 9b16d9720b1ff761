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

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoadConnectionTest {
    private static final int BACKLOG = 1;
    private static final int RETRY_MS = 5_000;
    private static final int FRAME_LENGTH = 72;
    private static final int FRAMES = 100_000;
    private static final int SMALL_BUFFER = 4_096;

    private final SessionFrameEncoder frames = new SessionFrameEncoder();
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void shouldTellTheLastWordOfTheEngineWhenAWriteFails() throws IOException {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
                LoadConnection connection =
                        open(server, new BotWire("bot", 1, FRAME_LENGTH, AckLevel.JOURNALED), 512)) {
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
                    .isEqualTo("first: logged out by the engine: 503 " + RejectCode.DISK_FULL.text());
        }
    }

    @Test
    void shouldSendEveryFrameOnceAndInOrderWhenTheSocketTakesPartsOfThem() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(SMALL_BUFFER);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            try (LoadConnection connection = open(server, new OneWayWire(), FRAMES);
                    Socket engine = server.accept()) {
                final UnsafeBuffer received = new UnsafeBuffer(new byte[FRAMES * FRAME_LENGTH]);
                final Thread reader = new Thread(() -> readFully(engine, received.byteArray()));
                reader.start();
                connection.addDue(FRAMES);
                while (connection.acked() < FRAMES) {
                    connection.sendNow(System.nanoTime());
                }
                reader.join();

                for (int i = 0; i < FRAMES; i++) {
                    assertThat(FrameDescriptor.sequence(received, i * FRAME_LENGTH))
                            .isEqualTo(i + 1);
                }
                assertThat(connection.hasUnwritten()).isFalse();
            }
        }
    }

    private static void readFully(final Socket socket, final byte[] bytes) {
        try {
            new DataInputStream(socket.getInputStream()).readFully(bytes);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoadConnection open(final ServerSocket server, final Wire wire, final int window) throws IOException {
        final InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return LoadConnection.open("first", address, wire, window, recorder, new OffsetEpochNanoClock());
    }

    /** Frames of a bot to a server that answers nothing. */
    private static final class OneWayWire implements Wire {
        private final BotWire bot = new BotWire("bot", 1, FRAME_LENGTH, AckLevel.JOURNALED);

        @Override
        public int messageLength() {
            return bot.messageLength();
        }

        @Override
        public void open(final ByteBuffer out) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
            return bot.put(firstSequence, count, epochNs, out);
        }

        @Override
        public long take(final ByteBuffer in, final ByteBuffer out) {
            return 0;
        }

        @Override
        public boolean isOneWay() {
            return true;
        }
    }
}
