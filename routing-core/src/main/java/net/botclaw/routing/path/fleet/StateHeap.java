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
package net.botclaw.routing.path.fleet;

/**
 * The open list of a search whose keys may fall: a heap with four children to a node, in which a state can be given a
 * lesser key. Keys lie in the order of the heap, so those of four children mostly share a cache line. Among states of one
 * key the order depends on what was done before, and on nothing else.
 */
final class StateHeap {
    static final int NONE = -1;

    private static final int CHILDREN_SHIFT = 2;

    private final int[] heap;
    private final long[] keys;
    private final int[] places;
    private int size;

    StateHeap(final int capacity) {
        heap = new int[capacity];
        keys = new long[capacity];
        places = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    /** Adds a state that is not in the heap. */
    void add(final int state, final long key) {
        rise(size++, state, key);
    }

    /** Gives a state in the heap a key that is not greater than the one it has. */
    void lower(final int state, final long key) {
        rise(places[state], state, key);
    }

    /** Takes out a state with the least key, or {@link #NONE}. */
    int poll() {
        if (size == 0) {
            return NONE;
        }
        final int least = heap[0];
        size--;
        if (size > 0) {
            sink(heap[size], keys[size]);
        }
        return least;
    }

    private void rise(final int from, final int state, final long key) {
        int place = from;
        while (place > 0) {
            final int above = place - 1 >> CHILDREN_SHIFT;
            if (keys[above] <= key) {
                break;
            }
            put(place, heap[above], keys[above]);
            place = above;
        }
        put(place, state, key);
    }

    private void sink(final int state, final long key) {
        int place = 0;
        int child = leastChild(place);
        while (child != NONE && keys[child] < key) {
            put(place, heap[child], keys[child]);
            place = child;
            child = leastChild(place);
        }
        put(place, state, key);
    }

    private void put(final int place, final int state, final long key) {
        heap[place] = state;
        keys[place] = key;
        places[state] = place;
    }

    private int leastChild(final int place) {
        final int first = (place << CHILDREN_SHIFT) + 1;
        if (first >= size) {
            return NONE;
        }
        final int end = Math.min(size, first + (1 << CHILDREN_SHIFT));
        int least = first;
        for (int child = first + 1; child < end; child++) {
            least = keys[child] < keys[least] ? child : least;
        }
        return least;
    }
}
