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
package net.botclaw.routing.task;

import net.botclaw.routing.StateHash;

/** Numbers that wait for their turn, first come, first served, each at most once. */
final class WaitingRing {
    /** Nothing waits. */
    static final int NONE = -1;

    private final int[] ring;
    private final boolean[] isWaiting;
    private int first;
    private int count;

    /** Numbers from 0 to below the capacity. */
    WaitingRing(final int capacity) {
        ring = new int[capacity];
        isWaiting = new boolean[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Adds a number, unless it waits already. */
    void add(final int number) {
        if (!isWaiting[number]) {
            isWaiting[number] = true;
            ring[(int) (((long) first + count) % ring.length)] = number;
            count++;
        }
    }

    /** Takes the oldest, or {@link #NONE}. */
    int poll() {
        if (count == 0) {
            return NONE;
        }
        final int number = ring[first];
        isWaiting[number] = false;
        first = first + 1 == ring.length ? 0 : first + 1;
        count--;
        return number;
    }

    /** In order: it matters. */
    long stateHash() {
        long hash = count;
        for (int i = 0; i < count; i++) {
            hash = StateHash.mix(hash, ring[(int) (((long) first + i) % ring.length)]);
        }
        return hash;
    }
}
