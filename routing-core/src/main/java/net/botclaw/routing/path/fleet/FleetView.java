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

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.forklift.ForkliftGraph;

/**
 * What can be asked of a fleet. Nothing here changes it.
 *
 * <p><b>Threading</b>: that of the {@link Fleet}.
 */
public final class FleetView {
    private final GoalCosts costs;
    private final Reservations reservations;
    private final RobotTable robots;
    private final WaitsFor waitsFor;
    private final Recovery recovery;
    private final TripPlanner planner;
    private final Postponement postponement;

    FleetView(
            final GoalCosts costs,
            final Reservations reservations,
            final RobotTable robots,
            final Recovery recovery,
            final TripPlanner planner,
            final Postponement postponement) {
        this.costs = costs;
        this.reservations = reservations;
        this.robots = robots;
        this.recovery = recovery;
        this.planner = planner;
        this.postponement = postponement;
        waitsFor = new WaitsFor(reservations, robots);
    }

    /**
     * What a truck is up to.
     *
     * @param robot number.
     * @return its state.
     */
    public RobotState state(final int robot) {
        return robots.states[robot];
    }

    /**
     * Whether a truck is between two cells and holds both.
     *
     * @param robot number.
     * @return true when it is.
     */
    public boolean isMoving(final int robot) {
        return robots.isMoving[robot];
    }

    /**
     * The cell a truck is in, or is leaving.
     *
     * @param robot on the map.
     * @return its id.
     */
    public int cell(final int robot) {
        return reservations.cell(robots.first[robot]);
    }

    /**
     * The heading of a truck, before its move if it is moving.
     *
     * @param robot on the map.
     * @return 0 to 3.
     */
    public int heading(final int robot) {
        return reservations.heading(robots.first[robot]);
    }

    /**
     * The cell a truck drives to next.
     *
     * @param robot that is moving or {@link Fleet#canStart(int)}.
     * @return its id.
     */
    public int nextCell(final int robot) {
        return reservations.cell(reservations.nextOfRobot(robots.first[robot]));
    }

    /**
     * The heading of a truck after its next move.
     *
     * @param robot that is moving or {@link Fleet#canStart(int)}.
     * @return 0 to 3.
     */
    public int nextHeading(final int robot) {
        return reservations.heading(reservations.nextOfRobot(robots.first[robot]));
    }

    /**
     * How long the next move of a truck takes by plan.
     *
     * @param robot that is moving or {@link Fleet#canStart(int)}.
     * @return ticks.
     */
    public int nextMoveTicks(final int robot) {
        return reservations.duration(reservations.nextOfRobot(robots.first[robot]));
    }

    /**
     * Whether a truck stands where it has work to do.
     *
     * @param robot number.
     * @return true when it does.
     */
    public boolean isAtStop(final int robot) {
        return robots.first[robot] != Reservations.NONE
                && !robots.isMoving[robot]
                && reservations.stops(robots.first[robot]) > 0;
    }

    /**
     * Stops of its trip a truck has not finished.
     *
     * @param robot number.
     * @return 0 to {@link FleetLimits#MAX_STOPS}.
     */
    public int stopCount(final int robot) {
        return robots.stopCount(robot);
    }

    /**
     * What it costs a truck at least to reach a cell from the last cell it was given: one load when the goal has a table.
     *
     * @param robot on the map.
     * @param goal  cell id.
     * @return ticks, or {@link ForkliftGraph#NO_WAY_TICKS}.
     */
    public int costTicks(final int robot, final int goal) {
        final int from = robots.released[robot];
        costs.goal(goal);
        return costs.toGo(reservations.cell(from), reservations.heading(from));
    }

    /**
     * Home of a truck: the cell where it may stay for any time.
     *
     * @param robot on the map.
     * @return a cell id.
     */
    public int home(final int robot) {
        return robots.home[robot];
    }

    /**
     * The cells a truck has reserved, from the one it is in to its home.
     *
     * @param robot number.
     * @param cells filled with ids.
     * @return how many; those beyond the array are left out.
     */
    public int path(final int robot, final int[] cells) {
        int count = 0;
        int node = robots.first[robot];
        while (node != Reservations.NONE && count < cells.length) {
            cells[count++] = reservations.cell(node);
            node = reservations.nextOfRobot(node);
        }
        return count;
    }

    /**
     * The truck another waits for.
     *
     * @param robot number.
     * @return its number, or -1 when it waits for none.
     */
    public int blocker(final int robot) {
        return waitsFor.blocker(robot);
    }

    /**
     * The ring of trucks that wait for each other, if a truck waits for one.
     *
     * @param robot number.
     * @param ring  filled with the trucks of the ring.
     * @return trucks of the ring, 0 when there is none; more than the array holds when the ring is longer.
     */
    public int ring(final int robot, final int[] ring) {
        return waitsFor.ring(robot, ring);
    }

    /**
     * Trucks that got a plan after others had been pushed out of their way.
     *
     * @return 0 or more.
     */
    public long deadlocksResolved() {
        return recovery.resolved();
    }

    /**
     * Trucks that were held up by late ones and got a plan that brings them home earlier.
     *
     * @return 0 or more.
     */
    public long hurried() {
        return recovery.hurried();
    }

    /**
     * States all searches have taken up.
     *
     * @return 0 or more.
     */
    public long expansions() {
        return planner.expansions();
    }

    /**
     * Reservations that were pushed back because of delays.
     *
     * @return 0 or more.
     */
    public long postponed() {
        return postponement.moved();
    }

    /**
     * Reservations in use.
     *
     * @return 0 or more.
     */
    public int reservationCount() {
        return reservations.used();
    }

    /**
     * A figure of all there is: where the trucks are, what they are to do, and every reservation.
     *
     * @return the same for the same calls since construction.
     */
    public long stateHash() {
        long hash = 0;
        for (int robot = 0; robot < robots.capacity; robot++) {
            hash = StateHash.mix(hash, robots.states[robot].code());
            hash = StateHash.mix(hash, robots.stopCount(robot));
            hash = StateHash.mix(hash, robots.isMoving[robot] ? 1 : 0);
            int node = robots.first[robot];
            while (node != Reservations.NONE) {
                hash = StateHash.mix(hash, (long) reservations.cell(node) << 2 | reservations.heading(node));
                hash = StateHash.mix(hash, (long) reservations.hold(node) << 32 | reservations.arrival(node));
                node = reservations.nextOfRobot(node);
            }
        }
        return hash;
    }
}
