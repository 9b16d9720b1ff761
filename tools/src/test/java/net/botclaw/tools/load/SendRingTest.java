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
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendRingTest {
    private static final int SMALL_BUFFER = 4096;
    private static final int FRAMES = 5_000;

    @ParameterizedTest
    @ValueSource(ints = {32, 40, 64, 1000, 65_535})
    void shouldMakeValidFramesOfExactlyTheLengthAskedFor(final int frameLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[frameLength]);
        LoadFrames.putPayload(buffer, 0, frameLength);
        buffer.putInt(LoadFrames.SEQUENCE_OFFSET, 1);

        assertThat(FrameDescriptor.frameLength(buffer, 0)).isEqualTo(frameLength);
        assertThat(FrameValidator.fromBot(FrameDescriptor.MAX_FRAME_LENGTH).validate(buffer, 0, frameLength))
                .isEqualTo(FrameValidator.VALID);
    }

    @Test
    @Timeout(30)
    void shouldSendEveryFrameOnceAndInOrderWhenTheSocketTakesPartsOfThem() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel sender = SocketChannel.open();
                    SocketChannel receiver = connect(server, sender)) {
                sendAndCheck(sender, receiver);
            }
        }
    }

    private static SocketChannel connect(final ServerSocketChannel server, final SocketChannel sender)
            throws IOException {
        sender.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
        sender.connect(server.getLocalAddress());
        sender.configureBlocking(false);
        final SocketChannel receiver = server.accept();
        receiver.configureBlocking(false);
        return receiver;
    }

    private static void sendAndCheck(final SocketChannel sender, final SocketChannel receiver) throws IOException {
        final int frameLength = 72;
        final SendRing ring = new SendRing(frameLength, 64);
        final ByteBuffer bytes = ByteBuffer.allocate(FRAMES * frameLength);
        long sequence = 0;
        while (bytes.hasRemaining()) {
            while (sequence < FRAMES && ring.room() > 0) {
                sequence++;
                ring.put(sequence, sequence);
            }
            ring.writeTo(sender);
            receiver.read(bytes);
        }
        final UnsafeBuffer received = new UnsafeBuffer(bytes.array());
        for (int i = 0; i < FRAMES; i++) {
            assertThat(FrameDescriptor.sequence(received, i * frameLength)).isEqualTo(i + 1);
            assertThat(FrameDescriptor.frameLength(received, i * frameLength)).isEqualTo(frameLength);
        }
        assertThat(ring.hasUnwritten()).isFalse();
    }
}
