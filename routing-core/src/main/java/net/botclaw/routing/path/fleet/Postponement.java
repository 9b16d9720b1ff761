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
 * Pushes back what comes after a truck that is late: its own later reservations, those behind it in each cell it leaves
 * later, and so on. The order in every cell stays as it is, so this always works, and it ends: the plans contradict
 * nothing, so nobody comes after itself. Only as much is pushed as the slack between reservations does not take up.
 *
 * <p><b>Time</b>: a few steps for each reservation that moves. <b>Memory</b>: 5 bytes a reservation, in the constructor.
 */
final class Postponement {
    private final Reservations reservations;
    private final int[] queue;
    private final boolean[] isQueued;
    private int head;
    private int queued;
    private long moved;

    Postponement(final Reservations reservations) {
        this.reservations = reservations;
        queue = new int[reservations.capacity()];
        isQueued = new boolean[reservations.capacity()];
    }

    /** Reservations that were pushed back so far. */
    long moved() {
        return moved;
    }

    /** Lets a truck arrive at a reservation at a tick or later. */
    void atLeast(final int node, final int arrival) {
        raise(node, arrival);
        while (queued > 0) {
            final int late = queue[head];
            head = head + 1 == queue.length ? 0 : head + 1;
            queued--;
            isQueued[late] = false;
            push(late);
        }
    }

    private void push(final int node) {
        final int arrival = reservations.arrival(node);
        final int before = reservations.previousOfRobot(node);
        if (before != Reservations.NONE) {
            reservations.out(before, arrival);
            final int behind = reservations.nextInCell(before);
            if (behind != Reservations.NONE && !isThere(behind)) {
                raise(behind, arrival + reservations.duration(behind));
            }
        }
        final int next = reservations.nextOfRobot(node);
        if (next != Reservations.NONE) {
            raise(next, reservations.ready(node) + reservations.duration(next));
        }
    }

    /**
     * Whether a truck is in the cell already, with the one that comes before it: a truck was put where another is. It may
     * leave first, and be pushed back without end if it came after the other.
     */
    private boolean isThere(final int node) {
        return reservations.previousOfRobot(node) == Reservations.NONE;
    }

    private void raise(final int node, final int arrival) {
        if (arrival <= reservations.arrival(node)) {
            return;
        }
        reservations.arrival(node, arrival);
        if (!reservations.isReleased(node)) {
            reservations.hold(node, reservations.start(node));
        }
        moved++;
        if (!isQueued[node]) {
            isQueued[node] = true;
            final int end = head + queued;
            queue[end < queue.length ? end : end - queue.length] = node;
            queued++;
        }
    }
}
