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
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTables;

/**
 * A fleet of trucks of one class on one map. The caller tells it the time, what the trucks are to do and what they
 * report; it plans, and says which cells each truck may drive into.
 *
 * <pre>
 *  place ──▶ RESTING ──assign──▶ PLANNED ──home──▶ RESTING
 *               │                   │ plan does not hold          breakDown: from any state
 *               └─── STRANDED ◀─────┘                             repair: to STRANDED
 *                        └──planned anew──▶ PLANNED
 * </pre>
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: ticks given by the caller, never falling, up to
 * {@link FleetLimits#MAX_TICK}. <b>Memory</b>: about 85 bytes a reservation, 2 MB for the search and some 400 bytes a cell, all in
 * the constructor. <b>Failure</b>: when reservations or search states run out, a plan is CAPPED and the old one stays.
 * <b>Determinism</b>: the same calls give the same plans.
 */
public final class Fleet {
    private final ForkliftGraph graph;
    private final GoalCosts costs;
    private final Reservations reservations;
    private final RobotTable robots;
    private final TripPlanner planner;
    private final Postponement postponement;
    private final Execution execution;
    private final Stranded stranded;
    private final Recovery recovery;
    private final FleetView view;
    private final FleetGrants grants;
    private final PlanReader planReader;
    private final FreeWay freeWay;
    private int planTicks;
    private int freeFlowTicks;

    /**
     * A fleet without trucks.
     *
     * @param graph     of the map, for the vehicle class; cells are closed and opened through the fleet.
     * @param tables    of the goals; a goal without one is planned with more effort.
     * @param maxRobots trucks are numbered below it; 1 to {@link FleetLimits#MAX_ROBOTS}.
     */
    public Fleet(final ForkliftGraph graph, final GoalTables tables, final int maxRobots) {
        if (maxRobots < 1 || maxRobots > FleetLimits.MAX_ROBOTS) {
            throw new IllegalArgumentException(
                    "a fleet of " + maxRobots + " trucks is not in 1 to " + FleetLimits.MAX_ROBOTS);
        }
        this.graph = graph;
        final int cells = graph.map().cellCount();
        costs = new GoalCosts(graph, tables);
        reservations = new Reservations(
                maxRobots * FleetLimits.RESERVATIONS_PER_ROBOT,
                maxRobots * FleetLimits.SPARE_RESERVATIONS_PER_ROBOT,
                cells);
        robots = new RobotTable(maxRobots);
        planner = new TripPlanner(
                reservations,
                robots,
                new SafeIntervalSearch(
                        graph, costs, reservations, FleetLimits.WEIGHT_PERCENT, FleetLimits.MAX_EXPANSIONS));
        postponement = new Postponement(reservations);
        execution = new Execution(reservations, robots, postponement);
        stranded = new Stranded(reservations, robots, planner);
        freeWay = new FreeWay(reservations, robots, new ForkliftPlanner(graph, tables));
        final PushOut pushOut = new PushOut(graph, reservations, robots, stranded, execution, freeWay);
        recovery = new Recovery(reservations, robots, planner, stranded, execution, freeWay, pushOut);
        grants = new FleetGrants(graph, reservations, robots, stranded, postponement, execution);
        planReader = new PlanReader(reservations, robots);
        view = new FleetView(costs, reservations, robots, recovery, planner, postponement);
    }

    /**
     * Puts a truck onto the map, or takes note that it is elsewhere than planned. It keeps its stops. What others planned
     * to do in its cell is planned anew.
     *
     * @param robot   number.
     * @param cell    id of where it stands.
     * @param heading 0 to 3.
     * @param home    id of the cell where it may stay for ever; no other truck may have the same.
     * @param now     tick.
     * @throws IndexOutOfBoundsException when there is no such truck, cell, heading or home; nothing has changed then.
     * @throws IllegalStateException     when another truck on the map has the home; nothing has changed then.
     */
    public void place(final int robot, final int cell, final int heading, final int home, final int now) {
        checkIndex("truck", robot, robots.capacity);
        checkIndex("cell", cell, graph.map().cellCount());
        checkIndex("heading", heading, Heading.COUNT);
        checkIndex("home", home, graph.map().cellCount());
        for (int other = 0; other < robots.capacity; other++) {
            check(
                    other == robot || robots.states[other] == RobotState.ABSENT || robots.home[other] != home,
                    robot,
                    "cannot have a home that is another's");
        }
        remove(robot);
        clearFor(cell, now);
        int before = Reservations.NONE;
        int next = reservations.firstInCell(cell);
        while (next != Reservations.NONE && reservations.isReleased(next)) {
            before = next;
            next = reservations.nextInCell(next);
        }
        final int node = reservations.allocate(robot, cell, heading);
        assert node != Reservations.NONE : "a reservation for each truck is always there";
        reservations.arrival(node, now);
        reservations.hold(node, now);
        reservations.out(node, Reservations.OPEN_END);
        reservations.released(node, true);
        reservations.insertAfter(before, node);
        reservations.beginChain(node);
        robots.first[robot] = node;
        robots.released[robot] = node;
        robots.last[robot] = node;
        robots.home[robot] = home;
        robots.states[robot] = RobotState.RESTING;
        robots.changes.planned(robot);
        if (cell != home || robots.stopCount(robot) > 0) {
            stranded.strand(robot, now);
        }
    }

    /** Takes away what is released in a cell to trucks that are not there yet. */
    private void clearFor(final int cell, final int now) {
        int node = reservations.firstInCell(cell);
        while (node != Reservations.NONE) {
            final int robot = reservations.robot(node);
            final boolean isThere = node == robots.first[robot] || node == execution.standsIn(robot);
            if (isThere) {
                node = reservations.nextInCell(node);
            } else {
                execution.revoke(robot);
                stranded.strand(robot, now);
                node = reservations.firstInCell(cell);
            }
        }
    }

    /**
     * Takes a truck off the map.
     *
     * @param robot number; nothing happens when it is not there.
     */
    public void remove(final int robot) {
        int node = robots.first[robot];
        while (node != Reservations.NONE) {
            final int next = reservations.nextOfRobot(node);
            reservations.unlink(node);
            reservations.free(node);
            node = next;
        }
        robots.clear(robot);
    }

    /**
     * Gives a truck a trip in place of the one it has.
     *
     * @param robot that is RESTING or PLANNED.
     * @param trip  its stops; copied.
     * @param now   tick.
     * @return OPTIMAL when the trip takes no longer than on an empty map, BOUNDED when it takes
     *     {@link #planTicks()} instead of {@link #freeFlowTicks()}; CAPPED or UNREACHABLE when it keeps what it had.
     * @throws IndexOutOfBoundsException when a stop is no cell of the map; nothing has changed then.
     */
    public PlanProof assign(final int robot, final Trip trip, final int now) {
        for (int stop = 0; stop < trip.stopCount(); stop++) {
            checkIndex("stop", trip.cell(stop), graph.map().cellCount());
        }
        final RobotState state = robots.states[robot];
        if (state != RobotState.RESTING && state != RobotState.PLANNED) {
            return PlanProof.UNREACHABLE;
        }
        // Once a cell was closed there may be no way at all, and the search in time would try everything.
        if (graph.epoch() > 0 && !freeWay.exists(robot, trip)) {
            return PlanProof.UNREACHABLE;
        }
        final PlanProof proof = planner.replace(robot, trip, now, Reservations.OPEN_END);
        if (!proof.hasPath()) {
            return proof;
        }
        robots.stops(robot, trip);
        robots.isWithoutStops[robot] = false;
        robots.retryAt[robot] = RobotTable.NEVER;
        robots.states[robot] = RobotState.PLANNED;
        planTicks = planner.doneTick() - Math.max(now, reservations.arrival(robots.released[robot]));
        freeFlowTicks = freeFlow(robot, trip);
        execution.release(robot, now);
        execution.rest(robot);
        return planTicks <= freeFlowTicks ? PlanProof.OPTIMAL : PlanProof.BOUNDED;
    }

    private int freeFlow(final int robot, final Trip trip) {
        final int from = robots.released[robot];
        final int stops = trip.stopCount();
        costs.goal(stops == 0 ? robots.home[robot] : trip.cell(0));
        int ticks = costs.toGo(reservations.cell(from), reservations.heading(from));
        for (int stop = 0; stop < stops; stop++) {
            if (stop > 0) {
                costs.goal(trip.cell(stop));
                ticks += costs.toGo(trip.cell(stop - 1));
            }
            ticks += trip.stayTicks(stop);
        }
        return ticks;
    }

    /**
     * Moves the clock: pushes back who is late, plans who has no plan, releases cells.
     *
     * @param now tick.
     * @throws IllegalArgumentException beyond {@link FleetLimits#MAX_TICK}; nothing has changed then.
     */
    public void tick(final int now) {
        if (now > FleetLimits.MAX_TICK) {
            throw new IllegalArgumentException("tick " + now + " is beyond " + FleetLimits.MAX_TICK);
        }
        for (int robot = 0; robot < robots.capacity; robot++) {
            final RobotState state = robots.states[robot];
            if (state == RobotState.PLANNED || state == RobotState.STRANDED) {
                execution.followClock(robot, now);
            }
            if (state == RobotState.PLANNED
                    && robots.retryAt[robot] == RobotTable.NEVER
                    && execution.isHeldUp(robot, now)) {
                stranded.retryLater(robot, now);
            }
        }
        recovery.work(now);
        for (int robot = 0; robot < robots.capacity; robot++) {
            if (robots.states[robot] != RobotState.ABSENT && robots.states[robot] != RobotState.BROKEN) {
                execution.release(robot, now);
            }
        }
    }

    /**
     * Whether a truck may begin its next move: the cell is released to it and it has no work to finish.
     *
     * @param robot number.
     * @return true when it may.
     */
    public boolean canStart(final int robot) {
        return robots.states[robot] != RobotState.ABSENT
                && robots.states[robot] != RobotState.BROKEN
                && execution.canStart(robot);
    }

    /**
     * A truck begins its next move.
     *
     * @param robot that {@link #canStart(int)}.
     * @param now   tick.
     */
    public void start(final int robot, final int now) {
        check(canStart(robot), robot, "cannot start");
        execution.start(robot, now);
    }

    /**
     * A truck has ended its move.
     *
     * @param robot that moves.
     * @param now   tick.
     */
    public void arrive(final int robot, final int now) {
        check(robots.isMoving[robot], robot, "does not move");
        execution.arrive(robot, now);
        if (robots.states[robot] == RobotState.STRANDED) {
            stranded.enqueue(robot);
        }
        execution.rest(robot);
    }

    /**
     * A truck has done its work at a stop.
     *
     * @param robot that {@link FleetView#isAtStop(int)}.
     * @param now   tick.
     */
    public void finishStop(final int robot, final int now) {
        check(view.isAtStop(robot), robot, "is at no stop");
        final int node = robots.first[robot];
        reservations.stops(node, reservations.stops(node) - 1);
        robots.finishStop(robot);
        execution.release(robot, now);
        execution.rest(robot);
    }

    /**
     * Closes a cell. Trucks that were to drive through it get new plans; one that is in it, or on its way into it, goes on.
     *
     * @param cell id.
     * @param now  tick.
     * @return false when it was closed already.
     */
    public boolean block(final int cell, final int now) {
        final boolean isChanged = graph.block(cell);
        if (isChanged) {
            clearFor(cell, now);
        }
        return isChanged;
    }

    /**
     * Opens a cell that was closed. Trucks without a plan are tried again.
     *
     * @param cell id.
     * @return false when it was not closed.
     */
    public boolean unblock(final int cell) {
        final boolean isChanged = graph.unblock(cell);
        if (isChanged) {
            stranded.enqueueAll();
        }
        return isChanged;
    }

    /**
     * A truck cannot drive any more. Others drive around the cells it is in, or wait.
     *
     * @param robot on the map.
     * @param now   tick.
     */
    public void breakDown(final int robot, final int now) {
        check(robots.states[robot] != RobotState.ABSENT, robot, "is not on the map");
        execution.revoke(robot);
        stranded.strand(robot, now);
        robots.states[robot] = RobotState.BROKEN;
        robots.retryAt[robot] = RobotTable.NEVER;
        robots.blockers[robot] = RobotTable.NOBODY;
        stranded.strandBehind(robots.last[robot], now);
        if (robots.isMoving[robot]) {
            reservations.out(robots.first[robot], Reservations.OPEN_END);
            stranded.strandBehind(robots.first[robot], now);
        }
    }

    /**
     * A truck drives again: it ends the move it was in, if any, and gets a new plan.
     *
     * @param robot that is BROKEN.
     * @param now   tick.
     */
    public void repair(final int robot, final int now) {
        check(robots.states[robot] == RobotState.BROKEN, robot, "is not broken");
        robots.states[robot] = RobotState.RESTING;
        grants.goOn(robot, now);
        stranded.strand(robot, now);
        stranded.enqueueAll();
    }

    private static void checkIndex(final String what, final int index, final int count) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(what + " " + index + " is not in 0 to " + (count - 1));
        }
    }

    private static void check(final boolean isTrue, final int robot, final String what) {
        if (!isTrue) {
            throw new IllegalStateException("truck " + robot + " " + what);
        }
    }

    /**
     * What can be asked of the fleet.
     *
     * @return a view that always shows the present.
     */
    public FleetView view() {
        return view;
    }

    /**
     * The trucks with a new plan or more cells since they were asked for last.
     *
     * @return the list; the caller takes from it.
     */
    public FleetChanges changes() {
        return robots.changes;
    }

    /**
     * What was released to the trucks, for a caller that hears from them late.
     *
     * @return the same for as long as the fleet.
     */
    public FleetGrants grants() {
        return grants;
    }

    /**
     * Reads plans.
     *
     * @return the only reader.
     */
    public PlanReader planReader() {
        return planReader;
    }

    /**
     * How long the trip that was assigned last takes from the last cell that was released before, waiting for others
     * included.
     *
     * @return ticks until the last stop is done; without stops until the truck is home.
     */
    public int planTicks() {
        return planTicks;
    }

    /**
     * How long the trip that was assigned last would take at least on an empty map: the sum of the optima of its legs,
     * each from the best heading.
     *
     * @return ticks, as {@link #planTicks()}.
     */
    public int freeFlowTicks() {
        return freeFlowTicks;
    }
}
