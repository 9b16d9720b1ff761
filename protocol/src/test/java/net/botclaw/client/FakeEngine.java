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
package net.botclaw.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.session.TestMessages;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/** The smallest engine a client can talk to: one connection at a time, driven by {@link #poll()}. */
final class FakeEngine implements AutoCloseable {
    final List<Long> journal = new ArrayList<>();
    final List<Integer> flags = new ArrayList<>();
    int logons;
    boolean isAcking = true;
    long rejectRetryAfterMs;
    int rejectCode;

    private final ServerSocketChannel server;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 20);
    private final UnsafeBuffer frames = new UnsafeBuffer(in);
    private SocketChannel channel;

    FakeEngine() throws IOException {
        this(0);
    }

    FakeEngine(final int port) throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.configureBlocking(false);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    void poll() throws IOException {
        if (!server.isOpen()) {
            return;
        }
        if (channel == null) {
            channel = server.accept();
            in.clear();
            if (channel != null) {
                channel.configureBlocking(false);
            }
            return;
        }
        final int length = channel.read(in);
        if (length < 0) {
            dropLink();
        } else if (length > 0) {
            handle();
        }
    }

    void dropLink() {
        CloseHelper.quietClose(channel);
        channel = null;
    }

    void send(final UnsafeBuffer frame) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(frame.byteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Sends a frame one byte at a time, as a slow link would. */
    void dribble(final UnsafeBuffer frame, final Runnable afterEachByte) throws IOException {
        for (int i = 0; i < frame.capacity(); i++) {
            channel.write(ByteBuffer.wrap(frame.byteArray(), i, 1));
            afterEachByte.run();
        }
    }

    @Override
    public void close() {
        dropLink();
        CloseHelper.quietClose(server);
    }

    private void handle() throws IOException {
        int at = 0;
        while (channel != null && in.position() - at >= FrameDescriptor.HEADER_LENGTH) {
            final int frameLength = FrameDescriptor.frameLength(frames, at);
            if (frameLength > in.position() - at) {
                break;
            }
            onFrame(at);
            at += frameLength;
        }
        in.flip().position(Math.min(at, in.limit()));
        in.compact();
        if (isAcking && channel != null && !journal.isEmpty()) {
            send(TestMessages.ack(journal.get(journal.size() - 1), journal.size()));
        }
    }

    private void onFrame(final int at) throws IOException {
        switch (FrameDescriptor.templateId(frames, at)) {
            case LogonDecoder.TEMPLATE_ID:
                logons++;
                send(
                        rejectCode == 0
                                ? TestMessages.logonAck(1, journal.size() + 1L, 1)
                                : TestMessages.logonReject(rejectCode, rejectRetryAfterMs));
                break;
            case LogoutDecoder.TEMPLATE_ID:
                send(TestMessages.logout(RejectCode.OK.code(), 0));
                break;
            default:
                if (FrameDescriptor.channel(frames, at) == FrameDescriptor.CHANNEL_RELIABLE) {
                    journal.add(FrameDescriptor.unsigned(FrameDescriptor.sequence(frames, at)));
                    flags.add(FrameDescriptor.flags(frames, at));
                }
                break;
        }
    }
}
