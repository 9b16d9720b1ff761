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
package net.botclaw.ingest.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import net.botclaw.protocol.FrameDescriptor;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames that wait to be written to one operator.
 *
 * <p><b>Threading</b>: the control server's. <b>Memory</b>: grows as needed, to {@link #MAX_BYTES}.
 */
final class OutboundBuffer {
    /** Bytes that may wait; beyond it the operator is a slow consumer. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int FIRST_BYTES = 512;

    private byte[] array = new byte[FIRST_BYTES];
    private final UnsafeBuffer buffer = new UnsafeBuffer(array);
    private ByteBuffer view = ByteBuffer.wrap(array);
    private int head;
    private int tail;

    int pending() {
        return tail - head;
    }

    /** Adds a frame that is whole; false when there is no room. */
    boolean tryAppend(final byte[] frame, final int length) {
        if (!hasRoom(length)) {
            return false;
        }
        buffer.putBytes(tail, frame, 0, length);
        tail += length;
        return true;
    }

    /** Adds a frame around a message and returns its offset, or {@link #FULL}. */
    int tryAppend(
            final int channel, final long sequence, final DirectBuffer message, final int offset, final int length) {
        final int frameLength = FrameDescriptor.SBE_OFFSET + length;
        if (frameLength > FrameDescriptor.MAX_FRAME_LENGTH || !hasRoom(frameLength)) {
            return FULL;
        }
        final int frame = tail;
        FrameDescriptor.putHeader(buffer, frame, frameLength, 0, channel, sequence);
        buffer.putBytes(frame + FrameDescriptor.SBE_OFFSET, message, offset, length);
        tail += frameLength;
        return frame;
    }

    /** No room. */
    static final int FULL = -1;

    /** The frames, for changes of what was just added. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    private boolean hasRoom(final int length) {
        if (length > MAX_BYTES - pending()) {
            return false;
        }
        if (length > array.length - tail) {
            buffer.putBytes(0, array, head, pending());
            tail = pending();
            head = 0;
        }
        if (length > array.length - tail) {
            array = Arrays.copyOf(array, Math.min(MAX_BYTES, Math.max(2 * array.length, tail + length)));
            buffer.wrap(array);
            view = ByteBuffer.wrap(array);
        }
        return true;
    }

    /** Writes what the socket takes. */
    void flush(final SocketChannel channel) throws IOException {
        if (head < tail) {
            view.limit(tail).position(head);
            channel.write(view);
            head = view.position();
        }
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }
}
