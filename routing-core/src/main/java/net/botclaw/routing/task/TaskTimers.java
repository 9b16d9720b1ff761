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

import net.botclaw.routing.Handler;
import net.botclaw.routing.StateHash;

/**
 * Timers by number, each with at most one time: a binary heap, ordered by time, then by number, in which each timer
 * knows its place. The next one is exact, and what is due comes in an order that depends on nothing else.
 *
 * <p><b>Threading</b>: the core's thread. <b>Time</b>: epoch nanoseconds.
 */
final class TaskTimers {
    /** In place of a timer: none is due. */
    static final int NONE = -1;

    private final int[] heap;
    private final int[] places;
    private final long[] timesNs;
    private int count;
    private long contentHash;

    /** So many timers, numbered from 0, none of them set. */
    TaskTimers(final int timers) {
        heap = new int[timers];
        places = new int[timers];
        timesNs = new long[timers];
        for (int timer = 0; timer < timers; timer++) {
            places[timer] = NONE;
        }
    }

    /** When the first one is due, or {@link Handler#NO_DEADLINE}. */
    long nextNs() {
        return count == 0 ? Handler.NO_DEADLINE : timesNs[heap[0]];
    }

    /** Sets a timer, or sets it anew. */
    void set(final int timer, final long timeNs) {
        cancel(timer);
        timesNs[timer] = timeNs;
        contentHash += hash(timer);
        moveUp(count++, timer);
    }

    /** Cancels a timer, if it is set. */
    void cancel(final int timer) {
        final int place = places[timer];
        if (place == NONE) {
            return;
        }
        contentHash -= hash(timer);
        places[timer] = NONE;
        final int last = heap[--count];
        if (last != timer) {
            moveUp(place, last);
            moveDown(places[last], last);
        }
    }

    /** Takes the first timer that is due, or {@link #NONE}. */
    int poll(final long nowNs) {
        if (count == 0 || timesNs[heap[0]] > nowNs) {
            return NONE;
        }
        final int timer = heap[0];
        cancel(timer);
        return timer;
    }

    /** The order in the heap is of no consequence, so the sum over what is set is enough. */
    long stateHash() {
        return StateHash.mix(contentHash, count);
    }

    private long hash(final int timer) {
        return StateHash.mix(timer, timesNs[timer]);
    }

    private void moveUp(final int from, final int timer) {
        int place = from;
        while (place > 0) {
            final int above = place - 1 >> 1;
            if (!isBefore(timer, heap[above])) {
                break;
            }
            put(place, heap[above]);
            place = above;
        }
        put(place, timer);
    }

    private void moveDown(final int from, final int timer) {
        int place = from;
        while (2 * place + 1 < count) {
            int below = 2 * place + 1;
            if (below + 1 < count && isBefore(heap[below + 1], heap[below])) {
                below++;
            }
            if (!isBefore(heap[below], timer)) {
                break;
            }
            put(place, heap[below]);
            place = below;
        }
        put(place, timer);
    }

    private void put(final int place, final int timer) {
        heap[place] = timer;
        places[timer] = place;
    }

    private boolean isBefore(final int timer, final int other) {
        return timesNs[timer] < timesNs[other] || timesNs[timer] == timesNs[other] && timer < other;
    }
}
