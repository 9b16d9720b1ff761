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
 * The trucks that need a new plan: those whose plan was taken away, and those whose plan leaves out their stops. A truck
 * waits in the queue for its turn, or for the tick it is tried again, each time later.
 */
final class Stranded {
    private final Reservations reservations;
    private final RobotTable robots;
    private final TripPlanner planner;
    private final int[] queue;
    private final boolean[] isQueued;
    private int head;
    private int queued;

    Stranded(final Reservations reservations, final RobotTable robots, final TripPlanner planner) {
        this.reservations = reservations;
        this.robots = robots;
        this.planner = planner;
        queue = new int[robots.capacity];
        isQueued = new boolean[robots.capacity];
    }

    /** Takes the plan of a truck away, beyond what was released to it, and queues it for a new one. */
    void strand(final int robot, final int now) {
        planner.truncate(robot);
        if (robots.states[robot] == RobotState.BROKEN) {
            return;
        }
        if (robots.states[robot] != RobotState.STRANDED) {
            robots.states[robot] = RobotState.STRANDED;
            robots.strandedAt[robot] = now;
            robots.failures[robot] = 0;
            robots.hasPushed[robot] = false;
        }
        enqueue(robot);
    }

    /** Strands all whose turn in a cell comes after a reservation; false when there is nobody. */
    boolean strandBehind(final int node, final int now) {
        boolean isAnyone = false;
        int before = node;
        int behind = reservations.nextInCell(before);
        while (behind != Reservations.NONE) {
            if (reservations.isReleased(behind)) {
                // It is said to be there already, with another truck: no plan can be taken away that changes that.
                before = behind;
            } else {
                strand(reservations.robot(behind), now);
                isAnyone = true;
            }
            behind = reservations.nextInCell(before);
        }
        return isAnyone;
    }

    void enqueue(final int robot) {
        robots.retryAt[robot] = RobotTable.NEVER;
        if (!isQueued[robot]) {
            isQueued[robot] = true;
            final int end = head + queued;
            queue[end < queue.length ? end : end - queue.length] = robot;
            queued++;
        }
    }

    /** Queues those that are due. */
    void enqueueDue(final int now) {
        for (int robot = 0; robot < robots.capacity; robot++) {
            if (robots.retryAt[robot] <= now) {
                enqueue(robot);
            }
        }
    }

    /** Queues all that wait for a better plan, because something was opened. */
    void enqueueAll() {
        for (int robot = 0; robot < robots.capacity; robot++) {
            if (robots.retryAt[robot] != RobotTable.NEVER) {
                robots.failures[robot] = 0;
                enqueue(robot);
            }
        }
    }

    /** The truck whose turn it is, or {@link RobotTable#NOBODY}. */
    int poll() {
        if (queued == 0) {
            return RobotTable.NOBODY;
        }
        final int robot = queue[head];
        head = head + 1 == queue.length ? 0 : head + 1;
        queued--;
        isQueued[robot] = false;
        return robot;
    }

    void retryLater(final int robot, final int now) {
        robots.retryAt[robot] = now + (FleetLimits.FIRST_RETRY_TICKS << robots.failures[robot]);
        robots.failures[robot] = Math.min(robots.failures[robot] + 1, FleetLimits.MAX_RETRY_DOUBLINGS);
    }
}
