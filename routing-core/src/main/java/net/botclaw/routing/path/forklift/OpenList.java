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
 * that is not empty. States are linked through one array, so adding and taking away is O(1) and nothing is allocated.
 * Within a bucket the last one in is the first one out: among states of one cost the search goes deep.
 *
 * <pre>
 *  keys   current ... current + ring - 1  │  greater ones wait in one more list and
 *  ring   [ ][s]─s─s [ ][ ][s] ...        │  move in when their turn comes
 *  node   next │ previous, or ~bucket of a first one │ key │ mark of the search
 * </pre>
 */
final class OpenList {
    static final int NONE = -1;

    private static final int NODE_SHIFT = 2;
    private static final int PREVIOUS = 1;
    private static final int KEY = 2;
    private static final int MARK = 3;
    private static final int MIN_RING_LENGTH = 64;

    private final int[] nodes;
    private final int[] heads;
    private final long[] occupied;
    private final int ringLength;
    private final int ringMask;
    private int current;
    private int farMin;

    /**
     * An empty list.
     *
     * @param stateCount states are below it.
     * @param usualSpan  how far a key usually is above the least one; more only costs time.
     */
    OpenList(final int stateCount, final int usualSpan) {
        ringLength = BitUtil.findNextPositivePowerOfTwo(Math.max(MIN_RING_LENGTH, usualSpan + 1));
        ringMask = ringLength - 1;
        nodes = new int[stateCount << NODE_SHIFT];
        heads = new int[ringLength + 1];
        occupied = new long[ringLength >> 6];
        for (int i = 0; i <= ringLength; i++) {
            heads[i] = NONE;
        }
    }

    /** Empties the list; no key will be below the given one. Marks stay. */
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
        current = leastKey;
        farMin = Integer.MAX_VALUE;
    }

    int mark(final int state) {
        return nodes[(state << NODE_SHIFT) + MARK];
    }

    void mark(final int state, final int mark) {
        nodes[(state << NODE_SHIFT) + MARK] = mark;
    }

    /** The key it was last added with. */
    int key(final int state) {
        return nodes[(state << NODE_SHIFT) + KEY];
    }

    /** Adds a state that is not in the list. */
    void add(final int state, final int key) {
        assert key >= current : "key " + key + " below " + current;
        final int bucket;
        if (key - current < ringLength) {
            bucket = key & ringMask;
            occupied[bucket >> 6] |= 1L << bucket;
        } else {
            bucket = ringLength;
            // What remains of a far list that has been emptied may lie below the current key: it must not pull it back.
            farMin = heads[ringLength] == NONE ? key : Math.min(farMin, key);
        }
        final int node = state << NODE_SHIFT;
        final int next = heads[bucket];
        heads[bucket] = state;
        nodes[node] = next;
        nodes[node + PREVIOUS] = ~bucket;
        nodes[node + KEY] = key;
        if (next != NONE) {
            nodes[(next << NODE_SHIFT) + PREVIOUS] = state;
        }
    }

    /** Takes away a state that is in the list. */
    void remove(final int state) {
        final int node = state << NODE_SHIFT;
        final int next = nodes[node];
        final int previous = nodes[node + PREVIOUS];
        if (next != NONE) {
            nodes[(next << NODE_SHIFT) + PREVIOUS] = previous;
        }
        if (previous >= 0) {
            nodes[previous << NODE_SHIFT] = next;
        } else {
            final int bucket = ~previous;
            heads[bucket] = next;
            if (next == NONE && bucket < ringLength) {
                occupied[bucket >> 6] &= ~(1L << bucket);
            }
        }
    }

    /** Takes out a state with the least key, or {@link #NONE} when there is no state. */
    int poll() {
        while (true) {
            final int bucket = firstBucket();
            final int key = bucket == NONE ? Integer.MAX_VALUE : current + (bucket - current & ringMask);
            if (heads[ringLength] != NONE && key > farMin) {
                moveIn();
            } else if (bucket == NONE) {
                return NONE;
            } else {
                current = key;
                final int state = heads[bucket];
                remove(state);
                return state;
            }
        }
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
        int state = heads[ringLength];
        heads[ringLength] = NONE;
        while (state != NONE) {
            final int next = nodes[state << NODE_SHIFT];
            add(state, key(state));
            state = next;
        }
    }
}
