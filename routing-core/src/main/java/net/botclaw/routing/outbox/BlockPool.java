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
package net.botclaw.routing.outbox;

import net.botclaw.routing.CoreLimits;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bytes of messages in chains of blocks of one length, so that any mix of lengths fills the pool without a gap.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all of it in the constructor.
 */
final class BlockPool {
    static final int BLOCK_LENGTH = 128;
    /** Two blocks for each push: most take one, a plan takes a few. */
    static final int BLOCK_COUNT = 2 * CoreLimits.MAX_PUSHES;

    private static final int NO_BLOCK = -1;

    private final UnsafeBuffer blocks = new UnsafeBuffer(new byte[BLOCK_COUNT * BLOCK_LENGTH]);
    private final int[] next = new int[BLOCK_COUNT];
    private int firstFree;
    private int freeCount = BLOCK_COUNT;

    BlockPool() {
        for (int block = 0; block < BLOCK_COUNT; block++) {
            next[block] = block + 1;
        }
        next[BLOCK_COUNT - 1] = NO_BLOCK;
    }

    boolean hasRoom(final int length) {
        return blocksOf(length) <= freeCount;
    }

    /** Copies a message that there is room for, and gives the first block of its chain. */
    int store(final DirectBuffer buffer, final int offset, final int length) {
        final int head = firstFree;
        int block = NO_BLOCK;
        int stored = 0;
        while (stored < length) {
            block = firstFree;
            firstFree = next[block];
            freeCount--;
            final int part = Math.min(BLOCK_LENGTH, length - stored);
            blocks.putBytes(block * BLOCK_LENGTH, buffer, offset + stored, part);
            stored += part;
        }
        next[block] = NO_BLOCK;
        return head;
    }

    void copy(final int head, final int length, final MutableDirectBuffer destination) {
        int block = head;
        for (int copied = 0; copied < length; copied += BLOCK_LENGTH) {
            destination.putBytes(copied, blocks, block * BLOCK_LENGTH, Math.min(BLOCK_LENGTH, length - copied));
            block = next[block];
        }
    }

    void free(final int head) {
        int block = head;
        while (block != NO_BLOCK) {
            final int after = next[block];
            next[block] = firstFree;
            firstFree = block;
            freeCount++;
            block = after;
        }
    }

    private static int blocksOf(final int length) {
        return (length + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    }
}
