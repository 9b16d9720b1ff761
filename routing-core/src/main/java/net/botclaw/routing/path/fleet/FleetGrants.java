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

import net.botclaw.routing.path.forklift.ForkliftGraph;

/**
 * What was released to the trucks, for a caller whose trucks are told late and heard late. A truck that was told of a cell
 * may be on its way into it, whatever has been decided since: nothing here takes back what was released.
 *
 * <p><b>Threading</b>: that of the {@link Fleet}.
 */
public final class FleetGrants {
    /** In place of a truck. */
    public static final int NOBODY = RobotTable.NOBODY;

    private final ForkliftGraph graph;
    private final Reservations reservations;
    private final RobotTable robots;
    private final Stranded stranded;
    private final Postponement postponement;
    private final Execution execution;
    private final Trip noStops = new Trip();

    FleetGrants(
            final ForkliftGraph graph,
            final Reservations reservations,
            final RobotTable robots,
            final Stranded stranded,
            final Postponement postponement,
            final Execution execution) {
        this.graph = graph;
        this.reservations = reservations;
        this.robots = robots;
        this.stranded = stranded;
        this.postponement = postponement;
        this.execution = execution;
    }

    /**
     * Cells ahead of a truck that it may enter, without the one it is in.
     *
     * @param robot number.
     * @return 0 to {@link FleetLimits#RELEASE_AHEAD_CELLS}.
     */
    public int count(final int robot) {
        return robots.releasedAhead[robot];
    }

    /**
     * A cell that a truck is in or may enter.
     *
     * @param robot on the map.
     * @param index 0: the one it is in or is leaving; up to {@link #count}.
     * @return its id.
     */
    public int cell(final int robot, final int index) {
        int node = robots.first[robot];
        for (int i = 0; i < index; i++) {
            node = reservations.nextOfRobot(node);
        }
        return reservations.cell(node);
    }

    /**
     * Whose a cell is.
     *
     * @param cell id.
     * @return the truck that is in it or may enter it, or {@link #NOBODY}.
     */
    public int holder(final int cell) {
        final int node = reservations.firstInCell(cell);
        return node != Reservations.NONE && reservations.isReleased(node) ? reservations.robot(node) : NOBODY;
    }

    /**
     * Whether a truck has a cell ahead of it that it is not yet said to be driving into.
     *
     * @param robot on the map.
     * @param cell  id.
     * @return false for the cell it is in, those it moves from and into, and those it may not enter.
     */
    public boolean isAhead(final int robot, final int cell) {
        boolean isAhead = false;
        final int standsIn = execution.standsIn(robot);
        for (int node = robots.released[robot]; node != standsIn; node = reservations.previousOfRobot(node)) {
            isAhead |= reservations.cell(node) == cell;
        }
        return isAhead;
    }

    /**
     * A truck says that it does not drive. Unlike in {@link Fleet#breakDown} it keeps the cells it was given: it may be
     * mended and drive on before it hears of anything else. {@link Fleet#repair} ends it.
     *
     * @param robot on the map; nothing happens when it is BROKEN already.
     * @param now   tick.
     */
    public void halt(final int robot, final int now) {
        if (robots.states[robot] == RobotState.BROKEN) {
            return;
        }
        stranded.strand(robot, now);
        robots.states[robot] = RobotState.BROKEN;
        robots.retryAt[robot] = RobotTable.NEVER;
        robots.blockers[robot] = RobotTable.NOBODY;
        hold(robot, now);
    }

    /**
     * Closes the cells of a truck that does not drive, for as long as it takes, after it was heard to move.
     *
     * @param robot that is BROKEN.
     * @param now   tick.
     */
    public void hold(final int robot, final int now) {
        for (int node = robots.first[robot]; node != Reservations.NONE; node = reservations.nextOfRobot(node)) {
            reservations.out(node, Reservations.OPEN_END);
            stranded.strandBehind(node, now);
        }
    }

    /** A truck that stood drives into the cells it was given. */
    void goOn(final int robot, final int now) {
        final int first = robots.first[robot];
        final int next = reservations.nextOfRobot(first);
        if (next == Reservations.NONE) {
            return;
        }
        postponement.atLeast(next, now + reservations.duration(next));
        for (int node = first; node != robots.last[robot]; node = reservations.nextOfRobot(node)) {
            reservations.out(node, reservations.arrival(reservations.nextOfRobot(node)));
        }
    }

    /**
     * Closes a cell. Unlike in {@link Fleet#block} one that was given it goes on through it, wherever it is; the others
     * that were to drive through it get new plans.
     *
     * @param cell id.
     * @param now  tick.
     * @return false when it was closed already.
     */
    public boolean block(final int cell, final int now) {
        final boolean isChanged = graph.block(cell);
        if (isChanged) {
            vacate(cell, now);
        }
        return isChanged;
    }

    /**
     * Takes away all plans that lead through a cell, but for those to whom it is released. Before {@link Fleet#place} it
     * keeps others from losing what they were given elsewhere.
     *
     * @param cell id.
     * @param now  tick.
     */
    public void vacate(final int cell, final int now) {
        int node = reservations.firstInCell(cell);
        while (node != Reservations.NONE) {
            if (reservations.isReleased(node)) {
                node = reservations.nextInCell(node);
            } else {
                stranded.strand(reservations.robot(node), now);
                node = reservations.firstInCell(cell);
            }
        }
    }

    /**
     * A truck has no stops any more; it drives on as planned, without stopping.
     *
     * @param robot number.
     * @param now   tick.
     */
    public void dropStops(final int robot, final int now) {
        robots.stops(robot, noStops);
        for (int node = robots.first[robot]; node != Reservations.NONE; node = reservations.nextOfRobot(node)) {
            reservations.stops(node, 0);
        }
        if (robots.first[robot] == Reservations.NONE) {
            return;
        }
        robots.changes.planned(robot);
        if (robots.states[robot] != RobotState.BROKEN) {
            execution.release(robot, now);
        }
        execution.rest(robot);
    }

    /**
     * A truck has done its next stop where it is, though it has no plan that says so.
     *
     * @param robot on the map.
     * @return false when it is not where its next stop is, or its plan leads to it; nothing has changed then.
     */
    public boolean skipStop(final int robot) {
        final boolean isPlanned = robots.states[robot] == RobotState.PLANNED && !robots.isWithoutStops[robot];
        if (isPlanned
                || robots.stopCount(robot) == 0
                || robots.stopCell(robot, 0) != reservations.cell(robots.first[robot])) {
            return false;
        }
        robots.finishStop(robot);
        return true;
    }
}
