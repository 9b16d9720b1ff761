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
package net.botclaw.routing.path.octile;

/**
 * Open list of a search whose keys never fall behind the bucket being emptied: a ring of buckets (Dial, 1969), each a
 * list that runs through the cells themselves, last in first out.
 *
 * <pre>
 *  key &gt;&gt;&gt; 14 &amp; mask ──▶ bucket: head ──▶ cell ⇄ cell ⇄ cell          occupied: one bit a bucket
 *                                 least key (a lower bound)
 * </pre>
 *
 * Keys of one bucket come in any order, so its user expands a cell again when it finds a cheaper way to it, and stops
 * only when no key can be below its result. A bucket is narrower than the least step between two keys of a consistent
 * octile search other than 0 (19,601 units), so a bucket never feeds itself.
 *
 * <p><b>Memory</b>: 8 bytes a cell, in the constructor. A cell is in it at most once.
 */
final class BucketRing {
    /** Nothing is left below the bound. */
    static final int NONE = -1;

    private static final int KEY_SHIFT = 14;
    private static final int WORD_SHIFT = 6;
    private static final int NOT_QUEUED = Integer.MIN_VALUE;

    private final int mask;
    private final int[] heads;
    private final long[] leastKeys;
    private final long[] occupied;
    private final int[] next;
    // Cell before this one, or the complement of its bucket for the first.
    private final int[] previous;
    private int cursor;

    /**
     * A ring for the cells of a grid.
     *
     * @param cells     one more than the largest id.
     * @param maxKeyGap most that a key can be above the one being expanded.
     */
    BucketRing(final int cells, final long maxKeyGap) {
        int capacity = 1 << WORD_SHIFT;
        while (capacity < (maxKeyGap >>> KEY_SHIFT) + 2) {
            capacity <<= 1;
        }
        mask = capacity - 1;
        heads = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            heads[i] = NONE;
        }
        leastKeys = new long[capacity];
        occupied = new long[capacity >>> WORD_SHIFT];
        next = new int[cells];
        previous = new int[cells];
    }

    /** Empties it; the buckets start at a key below or at any that comes. */
    void reset(final long firstKey) {
        for (int word = 0; word < occupied.length; word++) {
            long bits = occupied[word];
            while (bits != 0) {
                heads[(word << WORD_SHIFT) + Long.numberOfTrailingZeros(bits)] = NONE;
                bits &= bits - 1;
            }
            occupied[word] = 0;
        }
        cursor = bucket(firstKey);
    }

    /** Adds a cell that is not in it. */
    void add(final int cell, final long key) {
        final int bucket = bucket(key);
        final int head = heads[bucket];
        next[cell] = head;
        previous[cell] = ~bucket;
        heads[bucket] = cell;
        if (head == NONE) {
            occupied[bucket >>> WORD_SHIFT] |= 1L << bucket;
            leastKeys[bucket] = key;
        } else {
            previous[head] = cell;
            leastKeys[bucket] = Math.min(leastKeys[bucket], key);
        }
    }

    /** Whether a cell that was added since the last reset is still in it; without meaning for other cells. */
    boolean isQueued(final int cell) {
        return previous[cell] != NOT_QUEUED;
    }

    /** Takes out a cell that is in it. */
    void remove(final int cell) {
        final int after = next[cell];
        final int before = previous[cell];
        if (before >= 0) {
            next[before] = after;
        } else {
            final int bucket = ~before;
            heads[bucket] = after;
            if (after == NONE) {
                occupied[bucket >>> WORD_SHIFT] &= ~(1L << bucket);
            }
        }
        if (after != NONE) {
            previous[after] = before;
        }
        previous[cell] = NOT_QUEUED;
    }

    /** Takes out a cell of the first bucket, or {@link #NONE} when no key is below the bound. */
    int poll(final long bound) {
        final int bucket = firstOccupied();
        if (bucket == NONE || leastKeys[bucket] >= bound) {
            return NONE;
        }
        cursor = bucket;
        final int cell = heads[bucket];
        remove(cell);
        return cell;
    }

    private int firstOccupied() {
        final long[] words = occupied;
        final int wordMask = words.length - 1;
        int word = cursor >>> WORD_SHIFT;
        long bits = words[word] & -1L << cursor;
        // Once around, and the first word again for the buckets before the cursor.
        for (int i = 0; i <= words.length; i++) {
            if (bits != 0) {
                return (word << WORD_SHIFT) + Long.numberOfTrailingZeros(bits);
            }
            word = word + 1 & wordMask;
            bits = words[word];
        }
        return NONE;
    }

    private int bucket(final long key) {
        return (int) (key >>> KEY_SHIFT) & mask;
    }
}
