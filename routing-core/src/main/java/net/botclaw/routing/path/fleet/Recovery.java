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
 * Gives new plans to trucks whose plan does not hold any more.
 *
 * <pre>
 *  stranded ──▶ queue ──▶ 1. over its stops      found ──▶ PLANNED
 *      ▲                  2. straight home                 (stops left out: tried again later)
 *      │                  3. as 1 and 2, after all who were to come after it in its cell were stranded too
 *      │                  4. none: it stays; whoever stands in its way without a plan is pushed aside
 *      └── later, and later each time
 * </pre>
 *
 * A stranded truck keeps the cell it is in for ever in the eyes of the others: nobody plans to drive through a truck that
 * may not leave.
 */
final class Recovery {
    private final Reservations reservations;
    private final RobotTable robots;
    private final TripPlanner planner;
    private final Stranded stranded;
    private final Execution execution;
    private final FreeWay freeWay;
    private final PushOut pushOut;
    private final Trip trip = new Trip();
    private final Trip homeOnly = new Trip();
    private long resolved;
    private long hurried;

    Recovery(
            final Reservations reservations,
            final RobotTable robots,
            final TripPlanner planner,
            final Stranded stranded,
            final Execution execution,
            final FreeWay freeWay,
            final PushOut pushOut) {
        this.reservations = reservations;
        this.robots = robots;
        this.planner = planner;
        this.stranded = stranded;
        this.execution = execution;
        this.freeWay = freeWay;
        this.pushOut = pushOut;
    }

    /** Trucks that got a plan after others had been pushed out of their way. */
    long resolved() {
        return resolved;
    }

    /** Trucks that were held up by late ones and got a plan that brings them home earlier. */
    long hurried() {
        return hurried;
    }

    /** Plans a limited number of those that are queued or due. */
    void work(final int now) {
        stranded.enqueueDue(now);
        final long most = expansions() + FleetLimits.MAX_EXPANSIONS_PER_TICK;
        for (int i = 0; i < FleetLimits.MAX_REPLANS_PER_TICK && expansions() < most; i++) {
            final int robot = stranded.poll();
            if (robot == RobotTable.NOBODY) {
                return;
            }
            if (robots.states[robot] == RobotState.STRANDED) {
                replan(robot, now);
            } else if (robots.states[robot] == RobotState.PLANNED && robots.isWithoutStops[robot]) {
                takeUpStops(robot, now);
            } else if (robots.states[robot] == RobotState.PLANNED) {
                hurry(robot, now);
            }
        }
    }

    private long expansions() {
        return planner.expansions() + freeWay.expansions();
    }

    private void replan(final int robot, final int now) {
        if (execution.isBehindOneWhoLeaves(robot)) {
            stranded.retryLater(robot, now);
            return;
        }
        planner.truncate(robot);
        robots.blockers[robot] = RobotTable.NOBODY;
        robots.copyStops(robot, trip);
        final boolean hasWay = freeWay.exists(robot, trip);
        if (freeWay.exists(robot, robots.home[robot])) {
            if (tryPlan(robot, hasWay, now)
                    || stranded.strandBehind(robots.last[robot], now) && tryPlan(robot, hasWay, now)) {
                return;
            }
            // Not to its stop: who stands at its stop already would stay in the way of others, or come back for ever.
            if (pushOut.step(robot, robots.home[robot], now)) {
                robots.hasPushed[robot] = true;
            }
        } else {
            stranded.strandBehind(robots.last[robot], now);
        }
        stranded.retryLater(robot, now);
    }

    private boolean tryPlan(final int robot, final boolean hasWay, final int now) {
        final boolean hasStops = trip.stopCount() > 0;
        if (hasWay && planner.replace(robot, trip, now, Reservations.OPEN_END).hasPath()) {
            planned(robot, false, now);
            return true;
        }
        if (hasStops
                && planner.replace(robot, homeOnly, now, Reservations.OPEN_END).hasPath()) {
            planned(robot, true, now);
            return true;
        }
        return false;
    }

    private void takeUpStops(final int robot, final int now) {
        robots.copyStops(robot, trip);
        if (freeWay.exists(robot, trip)
                && planner.replace(robot, trip, now, Reservations.OPEN_END).hasPath()) {
            planned(robot, false, now);
        } else {
            stranded.retryLater(robot, now);
        }
    }

    /** Plans a truck anew that has to wait for others, who may be later now than when it was planned. */
    private void hurry(final int robot, final int now) {
        if (!execution.isHeldUp(robot, now)) {
            robots.failures[robot] = 0;
            return;
        }
        robots.copyStops(robot, trip);
        if (planner.replace(robot, trip, now, reservations.arrival(robots.last[robot]))
                .hasPath()) {
            hurried++;
            planned(robot, false, now);
        } else {
            stranded.retryLater(robot, now);
        }
    }

    private void planned(final int robot, final boolean isWithoutStops, final int now) {
        robots.states[robot] = RobotState.PLANNED;
        robots.isWithoutStops[robot] = isWithoutStops;
        resolved += robots.hasPushed[robot] ? 1 : 0;
        robots.hasPushed[robot] = false;
        robots.failures[robot] = 0;
        if (isWithoutStops) {
            stranded.retryLater(robot, now);
        }
        execution.release(robot, now);
        execution.rest(robot);
    }
}
