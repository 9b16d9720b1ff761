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

/** Who waits for whom: a truck with a plan for the one whose turn it is in its next cell, one without for who blocks it. */
final class WaitsFor {
    private final Reservations reservations;
    private final RobotTable robots;

    WaitsFor(final Reservations reservations, final RobotTable robots) {
        this.reservations = reservations;
        this.robots = robots;
    }

    /** The truck another waits for, or {@link RobotTable#NOBODY}. */
    int blocker(final int robot) {
        if (robots.states[robot] == RobotState.STRANDED) {
            return robots.blockers[robot];
        }
        final int next = robots.isMoving[robot] || robots.first[robot] == Reservations.NONE
                ? Reservations.NONE
                : reservations.nextOfRobot(robots.first[robot]);
        if (next == Reservations.NONE || reservations.previousInCell(next) == Reservations.NONE) {
            return RobotTable.NOBODY;
        }
        return reservations.robot(reservations.firstInCell(reservations.cell(next)));
    }

    /**
     * Follows who waits for whom from a truck on.
     *
     * @param robot where it begins.
     * @param ring  filled with the trucks of the ring that it leads into, in order.
     * @return trucks of the ring, 0 when it ends somewhere; more than the array holds when the ring is longer.
     */
    int ring(final int robot, final int[] ring) {
        int inRing = robot;
        for (int i = 0; i < robots.capacity && inRing != RobotTable.NOBODY; i++) {
            inRing = blocker(inRing);
        }
        if (inRing == RobotTable.NOBODY) {
            return 0;
        }
        int count = 0;
        int next = inRing;
        do {
            if (count < ring.length) {
                ring[count] = next;
            }
            count++;
            next = blocker(next);
        } while (next != inRing);
        return count;
    }
}
