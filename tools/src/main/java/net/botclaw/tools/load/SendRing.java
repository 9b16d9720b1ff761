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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames between being due and being written. Every slot of the ring holds the same frame from the start, so that
 * sending one costs two stores.
 *
 * <pre>
 *  slots   | frame | frame | frame | ...       slot of a sequence = (sequence - 1) &amp; mask
 *            ^ written        ^ filled         bytes of the stream, counted from its start
 * </pre>
 */
final class SendRing {
    private static final int MAX_LENGTH = 64 * 1024;

    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private final int frameLength;
    private final int slotCount;
    private long filledBytes;
    private long writtenBytes;

    SendRing(final int frameLength, final int window) {
        this.frameLength = frameLength;
        int slots = BitUtil.findNextPositivePowerOfTwo(window);
        while (slots > 1 && slots * (long) frameLength > MAX_LENGTH) {
            slots >>= 1;
        }
        slotCount = slots;
        bytes = ByteBuffer.allocateDirect(slots * frameLength);
        buffer = new UnsafeBuffer(bytes);
        for (int i = 0; i < slots; i++) {
            LoadFrames.putPayload(buffer, i * frameLength, frameLength);
        }
    }

    /** How many frames can be put now. */
    int room() {
        return slotCount - (int) ((filledBytes - writtenBytes + frameLength - 1) / frameLength);
    }

    /** Puts the next frame; there must be room. */
    void put(final long sequence, final long epochNs) {
        final int offset = (int) (sequence - 1 & slotCount - 1) * frameLength;
        buffer.putInt(offset + LoadFrames.SEQUENCE_OFFSET, (int) sequence, LITTLE_ENDIAN);
        buffer.putLong(offset + LoadFrames.EVENT_TIME_OFFSET, epochNs, LITTLE_ENDIAN);
        filledBytes += frameLength;
    }

    /** Whether frames wait to be written. */
    boolean hasUnwritten() {
        return writtenBytes < filledBytes;
    }

    /** Writes what the socket takes; returns bytes. */
    long writeTo(final SocketChannel channel) throws IOException {
        final int capacity = bytes.capacity();
        long total = 0;
        while (writtenBytes < filledBytes) {
            final int index = (int) (writtenBytes % capacity);
            final int length = (int) Math.min(filledBytes - writtenBytes, capacity - index);
            bytes.limit(index + length).position(index);
            final int written = channel.write(bytes);
            writtenBytes += written;
            total += written;
            if (written < length) {
                break;
            }
        }
        return total;
    }
}
