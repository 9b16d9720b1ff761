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
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import net.botclaw.ingest.sequencer.IngressDescriptor;
import net.botclaw.protocol.FrameDescriptor;

/**
 * Memory of an event loop for what its connections hold between two reads: unfinished frames, and frames that a full ring
 * has stopped. Blocks of one length, in chains, so that no mix of lengths leaves a gap.
 *
 * <pre>
 *  chain of a connection    1st block ─▶ 2nd ─▶ …
 *                           always there   from the budget, all that its frame needs at once
 * </pre>
 *
 * <p>The first block of each chain is always there. A frame that needs more takes all of it from the budget before its
 * second block: who has begun can finish, and when the budget is used up the newest one finds nothing. Connections that
 * are not logged on get half of the budget at most.
 *
 * <p><b>Threading</b>: the event loop. <b>Memory</b>: {@link #maxBytes}, taken in slabs as it is needed and kept.
 * <b>Failure</b>: a slab that the machine does not give ends the growth, and is not asked for again.
 */
public final class FrameMemory {
    /** Length of a block in bytes: most frames of bots fit into one. */
    static final int BLOCK_LENGTH = 256;

    /** Chains of a connection: its unfinished frame, and what it holds back while the ring is full. */
    static final int CHAINS_PER_CONNECTION = 2;

    static final int NO_BLOCK = -1;

    /** Above the budget: the first connection that a full ring stops has read as much as fits into one read. */
    private static final int PARKED_BLOCKS = IngressDescriptor.MAX_RUN_LENGTH / BLOCK_LENGTH;

    private static final int SLAB_SHIFT = 10;
    private static final int BLOCKS_PER_SLAB = 1 << SLAB_SHIFT;
    private static final int STRANGERS_SHARE = 2;

    /** Kind of a claim to blocks beyond the first one. */
    enum Claim {
        /** A frame of a connection that is not logged on. */
        STRANGER,
        /** A frame of a bot. */
        FRAME,
        /** Frames that a full ring has stopped. */
        PARKED
    }

    private final ByteBuffer[] slabs;
    private final int[] next;
    private final int capacity;
    private final ByteBuf whole = scratch(FrameDescriptor.MAX_FRAME_LENGTH);
    private final ByteBuf resumed = scratch(2 * IngressDescriptor.MAX_RUN_LENGTH);
    private final int budgetBlocks;
    private boolean isGrown;
    private int claimedBlocks;
    private int takenBlocks;
    private int slabCount;
    private int firstFree = NO_BLOCK;

    /**
     * Memory of one event loop; almost nothing is taken yet.
     *
     * @param budgetBytes    of all connections together, beyond the first block of each chain.
     * @param maxConnections of the loop.
     */
    public FrameMemory(final long budgetBytes, final int maxConnections) {
        budgetBlocks = Math.toIntExact(budgetBytes / BLOCK_LENGTH);
        capacity = Math.toIntExact(maxBytes(budgetBytes, maxConnections) / BLOCK_LENGTH);
        slabs = new ByteBuffer[(capacity + BLOCKS_PER_SLAB - 1) >> SLAB_SHIFT];
        next = new int[capacity];
    }

    /**
     * Size that such a memory can grow to.
     *
     * @param budgetBytes    of all connections together, beyond the first block of each chain.
     * @param maxConnections of the loop.
     * @return bytes outside the heap; on the heap there are 4 more for each block.
     */
    public static long maxBytes(final long budgetBytes, final int maxConnections) {
        final long blocks = budgetBytes / BLOCK_LENGTH + PARKED_BLOCKS + (long) CHAINS_PER_CONNECTION * maxConnections;
        return blocks * BLOCK_LENGTH;
    }

    private static ByteBuf scratch(final int length) {
        return Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(length));
    }

    /** Takes blocks from the budget; false when it is used up, and then nothing is taken. */
    boolean tryClaim(final int blocks, final Claim claim) {
        final int limit;
        switch (claim) {
            case STRANGER:
                limit = budgetBlocks / STRANGERS_SHARE;
                break;
            case FRAME:
                limit = budgetBlocks;
                break;
            default:
                limit = budgetBlocks + PARKED_BLOCKS;
                break;
        }
        if (claimedBlocks + blocks > limit) {
            return false;
        }
        claimedBlocks += blocks;
        return true;
    }

    void giveBackClaim(final int blocks) {
        claimedBlocks -= blocks;
    }

    /** A block, its {@code next} not set, or {@link #NO_BLOCK} when the machine has no memory left. */
    int take() {
        if (firstFree == NO_BLOCK) {
            grow();
        }
        if (firstFree == NO_BLOCK) {
            return NO_BLOCK;
        }
        final int block = firstFree;
        firstFree = next[block];
        takenBlocks++;
        return block;
    }

    private void grow() {
        final int first = slabCount << SLAB_SHIFT;
        if (isGrown || first >= capacity) {
            return;
        }
        final int count = Math.min(BLOCKS_PER_SLAB, capacity - first);
        try {
            slabs[slabCount] = ByteBuffer.allocateDirect(count * BLOCK_LENGTH);
        } catch (final OutOfMemoryError e) {
            // To ask in vain takes half a second, and frames that are not finished must not cost that again and again.
            isGrown = true;
            return;
        }
        slabCount++;
        for (int block = first + count - 1; block >= first; block--) {
            next[block] = firstFree;
            firstFree = block;
        }
    }

    /** Gives a whole chain back. */
    void giveBack(final int head) {
        int block = head;
        while (block != NO_BLOCK) {
            final int after = next[block];
            next[block] = firstFree;
            firstFree = block;
            takenBlocks--;
            block = after;
        }
    }

    int next(final int block) {
        return next[block];
    }

    void next(final int block, final int following) {
        next[block] = following;
    }

    ByteBuffer slab(final int block) {
        return slabs[block >> SLAB_SHIFT];
    }

    static int offset(final int block) {
        return (block & BLOCKS_PER_SLAB - 1) * BLOCK_LENGTH;
    }

    static int blocksOf(final int bytes) {
        return (bytes + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    }

    /** Bytes of all blocks in chains. */
    long heldBytes() {
        return (long) takenBlocks * BLOCK_LENGTH;
    }

    /** Scratch in which a frame that came in pieces is put together, to be handed on before anything else is read. */
    ByteBuf whole() {
        return whole;
    }

    /** Scratch in which what was held back is put together when it goes on. */
    ByteBuf resumed() {
        return resumed;
    }
}
