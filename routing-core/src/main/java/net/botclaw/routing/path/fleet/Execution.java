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
 * Hands out the cells of a plan as their turn comes, and follows the trucks through them. A cell is released to a truck
 * when its reservation is the first of the cell and all before it in its own chain are released. What is released is
 * held: nobody is planned in front of it any more, so it is only a few cells, and never beyond a stop that is not
 * finished.
 */
final class Execution {
    private final Reservations reservations;
    private final RobotTable robots;
    private final Postponement postponement;

    Execution(final Reservations reservations, final RobotTable robots, final Postponement postponement) {
        this.reservations = reservations;
        this.robots = robots;
        this.postponement = postponement;
    }

    /** Releases what can be released to a truck. */
    void release(final int robot, final int now) {
        int node = robots.released[robot];
        while (robots.releasedAhead[robot] < FleetLimits.RELEASE_AHEAD_CELLS && reservations.stops(node) == 0) {
            final int next = reservations.nextOfRobot(node);
            if (next == Reservations.NONE || reservations.previousInCell(next) != Reservations.NONE) {
                return;
            }
            reservations.released(next, true);
            reservations.hold(next, Math.min(now, reservations.hold(next)));
            robots.released[robot] = next;
            robots.releasedAhead[robot]++;
            robots.changes.released(robot);
            node = next;
        }
    }

    /** Takes back what was released beyond the cell a truck is in, or is moving into. */
    void revoke(final int robot) {
        final int kept = standsIn(robot);
        for (int node = robots.released[robot]; node != kept; node = reservations.previousOfRobot(node)) {
            reservations.released(node, false);
        }
        robots.released[robot] = kept;
        robots.releasedAhead[robot] = robots.isMoving[robot] ? 1 : 0;
    }

    /** The reservation a truck is in, or is moving into. */
    int standsIn(final int robot) {
        final int first = robots.first[robot];
        return robots.isMoving[robot] ? reservations.nextOfRobot(first) : first;
    }

    /** Whether a truck has a cell to come to that is not released yet because another one is on its way out of it. */
    boolean isBehindOneWhoLeaves(final int robot) {
        final int next = reservations.nextOfRobot(robots.released[robot]);
        final int ahead = next == Reservations.NONE ? Reservations.NONE : reservations.previousInCell(next);
        return ahead != Reservations.NONE && reservations.nextOfRobot(ahead) != Reservations.NONE;
    }

    /** Whether a truck could go on but has to wait for its turn for a while. */
    boolean isHeldUp(final int robot, final int now) {
        final int node = robots.released[robot];
        final int next = reservations.nextOfRobot(node);
        return node == robots.first[robot]
                && next != Reservations.NONE
                && reservations.stops(node) == 0
                && reservations.start(next) - now >= FleetLimits.HELD_UP_TICKS;
    }

    boolean canStart(final int robot) {
        return !robots.isMoving[robot]
                && robots.releasedAhead[robot] > 0
                && reservations.stops(robots.first[robot]) == 0;
    }

    void start(final int robot, final int now) {
        final int next = reservations.nextOfRobot(robots.first[robot]);
        robots.isMoving[robot] = true;
        arriveAt(next, now + reservations.duration(next));
    }

    /** The truck has left its cell behind; whose turn it is there now gets it. */
    void arrive(final int robot, final int now) {
        final int left = robots.first[robot];
        final int node = reservations.nextOfRobot(left);
        arriveAt(node, now);
        robots.isMoving[robot] = false;
        robots.releasedAhead[robot]--;
        robots.first[robot] = node;
        reservations.beginChain(node);
        reservations.unlink(left);
        final int cell = reservations.cell(left);
        reservations.free(left);
        final int turn = reservations.firstInCell(cell);
        if (turn != Reservations.NONE) {
            release(reservations.robot(turn), now);
        }
        release(robot, now);
    }

    /** A truck with a plan that is at the end of it, and has no stops, has come home. */
    void rest(final int robot) {
        if (robots.states[robot] == RobotState.PLANNED
                && robots.stopCount(robot) == 0
                && !robots.isMoving[robot]
                && robots.first[robot] == robots.last[robot]) {
            robots.states[robot] = RobotState.RESTING;
        }
    }

    /** Moves the plan of a truck that is behind it, by a step at least, so that the same delay is not met every tick. */
    void followClock(final int robot, final int now) {
        final int first = robots.first[robot];
        final int next = reservations.nextOfRobot(first);
        if (next == Reservations.NONE) {
            return;
        }
        final int due = robots.isMoving[robot] ? reservations.arrival(next) : reservations.start(next);
        if (due < now) {
            final int begun = robots.isMoving[robot] ? 0 : reservations.duration(next);
            postponement.atLeast(next, now + FleetLimits.LATE_STEP_TICKS + begun);
        }
    }

    /** An arrival that is known: earlier than planned only leaves a gap, later pushes back what comes after. */
    private void arriveAt(final int node, final int tick) {
        if (tick > reservations.arrival(node)) {
            postponement.atLeast(node, tick);
        } else {
            reservations.arrival(node, tick);
            reservations.out(reservations.previousOfRobot(node), tick);
        }
    }
}
