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
import java.nio.ByteBuffer;
import net.botclaw.ingest.gateway.FrameMemory.Claim;

/**
 * Bytes that a connection holds between two reads, in a chain of blocks of its loop's {@link FrameMemory}.
 *
 * <p><b>Threading</b>: the event loop. <b>Memory</b>: none while it is empty.
 */
final class HeldBytes {
    private final FrameMemory memory;
    private int head = FrameMemory.NO_BLOCK;
    private int tail = FrameMemory.NO_BLOCK;
    private int length;
    private int claimedBlocks;

    HeldBytes(final FrameMemory memory) {
        this.memory = memory;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /** Makes sure that so many bytes in all can be held; false when the budget is used up. */
    boolean tryClaim(final int bytes, final Claim claim) {
        final int missing = FrameMemory.blocksOf(bytes) - 1 - claimedBlocks;
        if (missing <= 0) {
            return true;
        }
        if (!memory.tryClaim(missing, claim)) {
            return false;
        }
        claimedBlocks += missing;
        return true;
    }

    /** Adds bytes that there is a claim for; false when the machine has no memory for them. */
    boolean append(final ByteBuf in, final int count) {
        int missing = count;
        while (missing > 0) {
            final int used = length % FrameMemory.BLOCK_LENGTH;
            if (used == 0 && !addBlock()) {
                return false;
            }
            final int part = Math.min(missing, FrameMemory.BLOCK_LENGTH - used);
            final ByteBuffer slab = memory.slab(tail);
            final int offset = FrameMemory.offset(tail) + used;
            slab.limit(offset + part).position(offset);
            in.readBytes(slab);
            length += part;
            missing -= part;
        }
        return true;
    }

    private boolean addBlock() {
        final int block = memory.take();
        if (block == FrameMemory.NO_BLOCK) {
            return false;
        }
        memory.next(block, FrameMemory.NO_BLOCK);
        if (head == FrameMemory.NO_BLOCK) {
            head = block;
        } else {
            memory.next(tail, block);
        }
        tail = block;
        return true;
    }

    /** The first two bytes, of two or more, as a number. */
    int unsignedShortLE() {
        // Bytes are looked at up to the slab's limit, which is where the last copy ended.
        final ByteBuffer slab = memory.slab(head).clear();
        final int offset = FrameMemory.offset(head);
        return slab.get(offset) & 0xFF | (slab.get(offset + 1) & 0xFF) << Byte.SIZE;
    }

    /** Adds all bytes to a buffer that has room for them. */
    void copyTo(final ByteBuf out) {
        int block = head;
        int missing = length;
        while (missing > 0) {
            final int part = Math.min(missing, FrameMemory.BLOCK_LENGTH);
            final ByteBuffer slab = memory.slab(block);
            final int offset = FrameMemory.offset(block);
            slab.limit(offset + part).position(offset);
            out.writeBytes(slab);
            missing -= part;
            block = memory.next(block);
        }
    }

    /** Holds nothing any more. */
    void release() {
        memory.giveBack(head);
        memory.giveBackClaim(claimedBlocks);
        head = FrameMemory.NO_BLOCK;
        tail = FrameMemory.NO_BLOCK;
        length = 0;
        claimedBlocks = 0;
    }
}
