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
package net.botclaw.ingest.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;

/**
 * Buffers that an event loop gathers answers in, kept at hand: nearly always the socket takes an answer at once, and the
 * same few buffers go round.
 *
 * <p><b>Threading</b>: the event loop. <b>Memory</b>: at most {@link #MAX_KEPT} buffers of at most
 * {@link #MAX_KEPT_BYTES} bytes are kept.
 */
final class WriteBuffers {
    /** Most buffers kept. */
    static final int MAX_KEPT = 64;
    /** Largest buffer kept, bytes. */
    static final int MAX_KEPT_BYTES = 4_096;

    private static final int FIRST_BYTES = 256;

    private final ArrayDeque<ByteBuf> kept = new ArrayDeque<>(MAX_KEPT);

    /** An empty buffer with one reference, the caller's. */
    ByteBuf take(final ByteBufAllocator allocator, final int maxBytes) {
        final ByteBuf buffer = kept.pollLast();
        return buffer == null ? allocator.directBuffer(FIRST_BYTES, maxBytes) : buffer;
    }

    /** Takes the caller's reference back; the buffer is kept unless a socket still has to write it. */
    void giveBack(final ByteBuf buffer) {
        if (buffer.refCnt() == 1 && kept.size() < MAX_KEPT && buffer.capacity() <= MAX_KEPT_BYTES) {
            kept.addLast(buffer.clear());
        } else {
            buffer.release();
        }
    }

    /** Gives all that is kept back to the pool. */
    void release() {
        kept.forEach(ByteBuf::release);
        kept.clear();
    }
}
