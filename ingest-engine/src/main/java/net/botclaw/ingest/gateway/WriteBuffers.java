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
import net.botclaw.protocol.session.SessionFrameEncoder;

/**
 * Buffers that an event loop gathers answers in, kept at hand: nearly always the socket takes an answer at once, and the
 * same few buffers go round. What a socket does not take stays with its connection, within a budget of all of them.
 *
 * <p>All buffers have one length, so that no mix of answers leaves a gap in the pool, and each costs its whole length,
 * however little is in it.
 *
 * <p><b>Threading</b>: the event loop. <b>Memory</b>: at most {@link #maxBytes}.
 */
final class WriteBuffers {
    /** Length of a buffer, bytes: the answers of a turn to a bot nearly always fit into one. */
    static final int LENGTH = 2_048;
    /** Most buffers kept. */
    static final int MAX_KEPT = 64;
    /** Most connections that answers gather for before they are flushed. */
    static final int MAX_GATHERING = 128;
    /** Most full buffers of a connection that are not flushed. */
    static final int MAX_UNFLUSHED = 4;

    private final ByteBufAllocator allocator;
    private final ArrayDeque<ByteBuf> kept = new ArrayDeque<>(MAX_KEPT);
    private final SessionFrameEncoder pendingAckFrames = new SessionFrameEncoder();
    private final int budget;
    private int held;

    /** Buffers from an allocator, of which connections that do not read may hold so many bytes together. */
    WriteBuffers(final ByteBufAllocator allocator, final long budgetBytes) {
        this.allocator = allocator;
        this.budget = Math.toIntExact(budgetBytes / LENGTH);
    }

    /** Bytes outside the heap that such buffers take at most: the budget, and what is on its way in a turn. */
    static long maxBytes(final long budgetBytes) {
        return budgetBytes + (long) (MAX_KEPT + MAX_GATHERING * (MAX_UNFLUSHED + 1)) * LENGTH;
    }

    /** For acks that are encoded while another frame may lie in the loop's own encoder. */
    SessionFrameEncoder pendingAckFrames() {
        return pendingAckFrames;
    }

    /** An empty buffer with one reference, the caller's. */
    ByteBuf take() {
        final ByteBuf buffer = kept.pollLast();
        return buffer == null ? allocator.directBuffer(LENGTH, LENGTH) : buffer;
    }

    /** Takes the caller's reference back; the buffer is kept unless a socket still has to write it. */
    void giveBack(final ByteBuf buffer) {
        if (buffer.refCnt() == 1 && kept.size() < MAX_KEPT) {
            kept.addLast(buffer.clear());
        } else {
            buffer.release();
        }
    }

    /**
     * A connection that has held some buffers holds some others now; false when it holds more than before and all together
     * hold more than they may.
     */
    boolean onHeld(final int before, final int now) {
        held += now - before;
        return now <= before || held <= budget;
    }

    /** Bytes that wait for bots which do not read. */
    long heldBytes() {
        return (long) held * LENGTH;
    }

    /** Gives all that is kept back to the pool. */
    void release() {
        kept.forEach(ByteBuf::release);
        kept.clear();
    }
}
