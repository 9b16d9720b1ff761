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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import net.botclaw.protocol.FrameDescriptor;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a socket and cuts what comes into frames. */
final class FrameReceiver {
    /** What the engine sends to a bot of a load is far shorter. */
    private static final int MAX_LENGTH = 16 * 1024;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MAX_LENGTH);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final FrameHandler handler;

    FrameReceiver(final FrameHandler handler) {
        this.handler = handler;
    }

    /** Reads once and handles the whole frames; returns bytes read, -1 at the end of the stream. */
    int receive(final SocketChannel channel) throws IOException {
        final int length = channel.read(bytes);
        if (length > 0) {
            cut(System.nanoTime());
        }
        return length;
    }

    private void cut(final long nowNs) throws IOException {
        final int limit = bytes.position();
        int offset = 0;
        while (limit - offset >= FrameDescriptor.HEADER_LENGTH) {
            final int frameLength = FrameDescriptor.frameLength(buffer, offset);
            if (frameLength < FrameDescriptor.HEADER_LENGTH || frameLength > MAX_LENGTH) {
                throw new IOException("the engine sent a frame of length " + frameLength);
            }
            if (frameLength > limit - offset) {
                break;
            }
            handler.onFrame(buffer, offset, nowNs);
            offset += frameLength;
        }
        if (offset > 0) {
            bytes.limit(limit).position(offset);
            bytes.compact();
        }
    }

    /** Takes whole frames. */
    interface FrameHandler {
        /** A frame lies at the offset, read at {@code nowNs}. */
        void onFrame(DirectBuffer buffer, int offset, long nowNs);
    }
}
