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
package net.botclaw.routing.path.forklift;

import org.agrona.BitUtil;

/**
 * The open list of a search whose keys never fall: a ring of buckets, one for each tick (Dial, 1969), with a bit for each
 * that is not empty. Entries come one after the other from an array that begins anew with each search, so the list
 * touches little memory; nothing is allocated. Within a bucket the last one in is the first one out: among states of one
 * cost the search goes deep. The last one added with the current key needs no entry.
 *
 * <pre>
 *  keys   current ... current + ring - 1  │  greater ones wait in one more list and
 *  ring   [ ][e]─e─e [ ][ ][e] ...        │  move in when their turn comes
 *  entry  state │ next │ key
 *  state  key it was last added with │ search it was added in │ move it was reached by
 * </pre>
 *
 * A state may be added again with a lower key; the entry it had is skipped when its turn comes. A state that has come out
 * is not added again.
 */
final class OpenList {
    static final int NONE = -1;

    private static final int DEFERRED = 1 << 30;
    private static final int MOVE_BITS = 3;
    private static final int MOVE_MASK = (1 << MOVE_BITS) - 1;
    private static final int MAX_GENERATION = (1 << Integer.SIZE - 1 - MOVE_BITS) - 1;
    private static final int MIN_RING_LENGTH = 64;
    private static final int ENTRY_LENGTH = 3;
    private static final int NEXT = 1;
    private static final int KEY = 2;

    private final long[] states;
    private final int[] entries;
    private final int[] heads;
    private final long[] occupied;
    private final int ringLength;
    private final int ringMask;
    private int generation;
    private int entriesEnd;
    private int current;
    private int first;
    private int farMin;

    /**
     * An empty list.
     *
     * @param stateCount   states are below it.
     * @param addsPerState how often one state is added at most from {@link #begin(int)} to the next.
     * @param usualSpan    how far a key usually is above the least one; more only costs time.
     */
    OpenList(final int stateCount, final int addsPerState, final int usualSpan) {
        ringLength = BitUtil.findNextPositivePowerOfTwo(Math.max(MIN_RING_LENGTH, usualSpan + 1));
        ringMask = ringLength - 1;
        states = new long[stateCount];
        entries = new int[stateCount * addsPerState * ENTRY_LENGTH];
        heads = new int[ringLength + 1];
        occupied = new long[ringLength >> 6];
        for (int i = 0; i <= ringLength; i++) {
            heads[i] = NONE;
        }
    }

    /** Empties the list and forgets all states; no key will be below the given one. */
    void begin(final int leastKey) {
        for (int word = 0; word < occupied.length; word++) {
            long bits = occupied[word];
            while (bits != 0) {
                heads[(word << 6) + Long.numberOfTrailingZeros(bits)] = NONE;
                bits &= bits - 1;
            }
            occupied[word] = 0;
        }
        heads[ringLength] = NONE;
        if (++generation > MAX_GENERATION) {
            generation = 1;
            for (int state = 0; state < states.length; state++) {
                states[state] = 0;
            }
        }
        entriesEnd = 0;
        current = leastKey;
        first = NONE;
        farMin = Integer.MAX_VALUE;
    }

    /** Whether a state was added since {@link #begin(int)}. */
    boolean isKnown(final int state) {
        return (int) states[state] >>> MOVE_BITS == generation;
    }

    /** The move a known state was last added with. */
    int move(final int state) {
        return (int) states[state] & MOVE_MASK;
    }

    /** The key a known state was last added with. */
    int key(final int state) {
        return (int) (states[state] >>> Integer.SIZE);
    }

    /** The key of what was polled last: no other is lower. */
    int leastKey() {
        return current;
    }

    /** Adds a state that is not known, or is still in the list with a greater key. */
    void add(final int state, final int key, final int move) {
        assert key >= current : "key " + key + " below " + current;
        states[state] = (long) key << Integer.SIZE | generation << MOVE_BITS | move;
        if (key > current) {
            append(state, key);
        } else {
            if (first != NONE) {
                append(first, current);
            }
            first = state;
        }
    }

    /** Adds a deferred state: it keeps its own key and mark, and comes out once more when the keys have come to this one. */
    void defer(final int state, final int key) {
        append(state | DEFERRED, key);
    }

    /** Whether what was polled is a deferred state. */
    static boolean isDeferred(final int polled) {
        return polled >= DEFERRED;
    }

    /** The state that was deferred. */
    static int stateOf(final int polled) {
        return polled & ~DEFERRED;
    }

    private void append(final int content, final int key) {
        assert key >= current : "key " + key + " below " + current;
        entries[entriesEnd] = content;
        entries[entriesEnd + KEY] = key;
        link(entriesEnd, key);
        entriesEnd += ENTRY_LENGTH;
    }

    private void link(final int entry, final int key) {
        final int bucket;
        if (key - current < ringLength) {
            bucket = key & ringMask;
            occupied[bucket >> 6] |= 1L << bucket;
        } else {
            bucket = ringLength;
            farMin = Math.min(farMin, key);
        }
        entries[entry + NEXT] = heads[bucket];
        heads[bucket] = entry;
    }

    /** Takes out a state with the least key, or {@link #NONE} when there is no state. */
    int poll() {
        if (first != NONE) {
            final int state = first;
            first = NONE;
            return state;
        }
        while (true) {
            final int bucket = firstBucket();
            final int key = bucket == NONE ? Integer.MAX_VALUE : current + (bucket - current & ringMask);
            if (heads[ringLength] != NONE && key > farMin) {
                moveIn();
            } else if (bucket == NONE) {
                return NONE;
            } else {
                current = key;
                final int polled = takeFirst(bucket);
                if (isDeferred(polled) || key(polled) == key) {
                    return polled;
                }
            }
        }
    }

    private int takeFirst(final int bucket) {
        final int entry = heads[bucket];
        heads[bucket] = entries[entry + NEXT];
        if (heads[bucket] == NONE) {
            occupied[bucket >> 6] &= ~(1L << bucket);
        }
        return entries[entry];
    }

    /** The first bucket at or after the current one, around the ring, that is not empty. */
    private int firstBucket() {
        final int start = current & ringMask;
        int word = start >> 6;
        long bits = occupied[word] & -1L << start;
        for (int i = 0; i <= occupied.length; i++) {
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
            word = word + 1 & occupied.length - 1;
            bits = occupied[word];
        }
        return NONE;
    }

    /** Goes on to the least of the far keys and brings into the ring what has its place there now. */
    private void moveIn() {
        assert farMin >= current : "far keys from " + farMin + " below " + current;
        current = farMin;
        farMin = Integer.MAX_VALUE;
        int entry = heads[ringLength];
        heads[ringLength] = NONE;
        while (entry != NONE) {
            final int next = entries[entry + NEXT];
            link(entry, entries[entry + KEY]);
            entry = next;
        }
    }
}
