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

import net.botclaw.routing.path.forklift.Move;

/**
 * Reads the plan of a truck cell by cell, from the one it is in, or is leaving, to the end.
 *
 * <p><b>Threading</b>: that of the {@link Fleet}, which must not be changed while a plan is read.
 */
public final class PlanReader {
    private final Reservations reservations;
    private final RobotTable robots;
    private int node = Reservations.NONE;

    PlanReader(final Reservations reservations, final RobotTable robots) {
        this.reservations = reservations;
        this.robots = robots;
    }

    /**
     * Begins with the cell a truck is in, or is leaving.
     *
     * @param robot number.
     * @return false when it is not on the map: there is nothing to read.
     */
    public boolean begin(final int robot) {
        node = robots.first[robot];
        return node != Reservations.NONE;
    }

    /**
     * Goes on to the next cell.
     *
     * @return false when there is none.
     */
    public boolean next() {
        final int next = reservations.nextOfRobot(node);
        if (next == Reservations.NONE) {
            return false;
        }
        node = next;
        return true;
    }

    /**
     * The cell.
     *
     * @return its id.
     */
    public int cell() {
        return reservations.cell(node);
    }

    /**
     * The heading in the cell.
     *
     * @return 0 to 3.
     */
    public int heading() {
        return reservations.heading(node);
    }

    /**
     * Whether the truck comes into the cell against its heading.
     *
     * @return true when it does.
     */
    public boolean isReverse() {
        return reservations.move(node) == Move.REVERSE;
    }

    /**
     * When the move into the cell begins.
     *
     * @return tick.
     */
    public int startTick() {
        return reservations.start(node);
    }

    /**
     * When the truck is in the cell.
     *
     * @return tick.
     */
    public int arrivalTick() {
        return reservations.arrival(node);
    }

    /**
     * Stops that are to be finished in the cell.
     *
     * @return 0 to {@link FleetLimits#MAX_STOPS}.
     */
    public int stopCount() {
        return reservations.stops(node);
    }

    /**
     * When the last stop of a plan is done; without stops, when the truck is at its end.
     *
     * @param robot on the map.
     * @return tick.
     */
    public int doneTick(final int robot) {
        int doneTick = reservations.arrival(robots.last[robot]);
        for (int at = robots.last[robot]; at != Reservations.NONE; at = reservations.previousOfRobot(at)) {
            if (reservations.stops(at) > 0) {
                doneTick = reservations.ready(at);
                break;
            }
        }
        return doneTick;
    }
}
