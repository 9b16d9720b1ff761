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

import net.botclaw.routing.path.Heading;
import org.agrona.BitUtil;

/**
 * Numbers the states a search meets from 0 on, so that what the search notes of them lies close together, however many
 * states there could be. Open addressing with linear probing; a new search makes all entries stale at once.
 */
final class GapIndex {
    /** The index is full. */
    static final int FULL = -1;

    private static final int LOAD_SHIFT = 1;
    private static final int HASH_MULTIPLIER = 0x9E37_79B9;

    private final int capacity;
    private final long[] slots;
    private final int[] states;
    private final int mask;
    private final int shift;
    private int generation;
    private int count;

    GapIndex(final int capacity) {
        this.capacity = capacity;
        final int length = BitUtil.findNextPositivePowerOfTwo(capacity << LOAD_SHIFT);
        slots = new long[length];
        states = new int[capacity];
        mask = length - 1;
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(length);
    }

    void clear() {
        count = 0;
        if (++generation == Integer.MAX_VALUE) {
            generation = 1;
            for (int slot = 0; slot < slots.length; slot++) {
                slots[slot] = 0;
            }
        }
    }

    int count() {
        return count;
    }

    /** The gap of the state with a number. */
    int gap(final int number) {
        return states[number] / Heading.COUNT;
    }

    /** The heading of the state with a number. */
    int heading(final int number) {
        return states[number] % Heading.COUNT;
    }

    /** The number of a state; a new one equals the count before. {@link #FULL} when there are no more. */
    int numberOf(final int state) {
        int slot = state * HASH_MULTIPLIER >>> shift;
        while ((int) (slots[slot] >>> Integer.SIZE) == generation) {
            final int number = (int) slots[slot];
            if (states[number] == state) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        if (count == capacity) {
            return FULL;
        }
        slots[slot] = (long) generation << Integer.SIZE | count;
        states[count] = state;
        return count++;
    }
}
