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
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.Move;

/**
 * Lets a truck without a plan make one move, and pushes aside who stands in its way without a plan: priority inheritance
 * with backtracking (PIBT: Okumura and others, 2022). A truck that is pushed pushes others in its turn, each only those
 * that are after the one it all began with: who has waited longest goes first.
 *
 * <p>PIBT lets a ring of trucks turn in one step. Here a truck holds both cells while it moves, so a full ring cannot
 * turn: when inheritance comes back to a truck that was asked already, the move is refused, and another truck of the ring
 * is pushed out of it, off the way if it can. The ring then turns around the hole, one truck after another.
 */
final class PushOut {
    private static final int ON_WAY_RANK = 1 << 26;
    private static final int RESERVED_RANK = 1 << 24;
    private static final int REFUSED = Integer.MAX_VALUE;
    private static final int MAX_WAY_CELLS = 256;

    private final ForkliftGraph graph;
    private final Reservations reservations;
    private final RobotTable robots;
    private final Stranded stranded;
    private final Execution execution;
    private final FreeWay freeWay;
    private final int[] onWay;
    private final int[] asked;
    private int round;
    private int root;
    private int now;

    PushOut(
            final ForkliftGraph graph,
            final Reservations reservations,
            final RobotTable robots,
            final Stranded stranded,
            final Execution execution,
            final FreeWay freeWay) {
        this.graph = graph;
        this.reservations = reservations;
        this.robots = robots;
        this.stranded = stranded;
        this.execution = execution;
        this.freeWay = freeWay;
        onWay = new int[graph.map().cellCount()];
        asked = new int[robots.capacity];
    }

    /** Moves a stranded truck one cell on its way to a goal, with pushes as needed; false when it cannot move. */
    boolean step(final int robot, final int goal, final int tick) {
        if (!canBePushed(robot)
                || !freeWay.exists(robot, goal)
                || freeWay.legs().count() == 0) {
            return false;
        }
        now = tick;
        root = robot;
        round++;
        markWay(robot);
        final LegBuffer legs = freeWay.legs();
        asked[robot] = round;
        final int move = firstMove(robot, legs);
        final boolean isDone = tryMove(robot, move, 0);
        if (!isDone && robots.failures[robot] == FleetLimits.MAX_RETRY_DOUBLINGS) {
            // Perhaps the one in the way can only get out if this one gives way: let it go first from now on.
            robots.strandedAt[robot] = now;
        }
        return isDone;
    }

    /** Marks where the way leads, and notes the first truck on it. */
    private void markWay(final int robot) {
        final LegBuffer legs = freeWay.legs();
        int cell = legs.startCell(0);
        int cells = 0;
        for (int leg = 0; leg < legs.count(); leg++) {
            for (int i = 0; i < legs.cells(leg) && cells < MAX_WAY_CELLS; i++, cells++) {
                cell = graph.neighbour(cell, legs.way(leg));
                onWay[cell] = round;
                final int holder = reservations.firstInCell(cell);
                if (robots.blockers[robot] == RobotTable.NOBODY
                        && holder != Reservations.NONE
                        && reservations.robot(holder) != robot
                        && reservations.isReleased(holder)) {
                    robots.blockers[robot] = reservations.robot(holder);
                }
            }
        }
    }

    private int firstMove(final int robot, final LegBuffer legs) {
        if (legs.isReverse(0)) {
            return Move.REVERSE;
        }
        return legs.heading(0) - reservations.heading(robots.first[robot]) & 3;
    }

    /** Moves a truck anywhere; the best cell is off the way and not reserved by anyone. */
    private boolean push(final int robot, final int depth) {
        asked[robot] = round;
        int tried = 0;
        for (int i = 0; i < Move.COUNT; i++) {
            int best = 0;
            int bestRank = REFUSED;
            for (int move = 0; move < Move.COUNT; move++) {
                final int rank = (tried & 1 << move) != 0 ? REFUSED : rank(robot, move);
                if (rank < bestRank) {
                    best = move;
                    bestRank = rank;
                }
            }
            if (bestRank == REFUSED) {
                return false;
            }
            if (tryMove(robot, best, depth)) {
                return true;
            }
            tried |= 1 << best;
        }
        return false;
    }

    private int rank(final int robot, final int move) {
        final int to = target(robot, move);
        if (to == Reservations.NONE) {
            return REFUSED;
        }
        int rank = graph.timeTicks(move, to);
        rank += onWay[to] == round ? ON_WAY_RANK : 0;
        rank += reservations.firstInCell(to) == Reservations.NONE ? 0 : RESERVED_RANK;
        return rank;
    }

    /** The cell a move leads into, or {@link Reservations#NONE} when it is not possible. */
    private int target(final int robot, final int move) {
        final int node = robots.first[robot];
        final int cell = reservations.cell(node);
        final boolean isTurn = move != Move.STRAIGHT && move != Move.REVERSE;
        if (isTurn && !graph.canTurn(cell) || move == Move.REVERSE && !graph.canReverse()) {
            return Reservations.NONE;
        }
        final int way = Move.wayInto(move, reservations.heading(node) + move & 3);
        return (graph.exits(cell) & Heading.bit(way)) == 0 ? Reservations.NONE : graph.neighbour(cell, way);
    }

    private boolean tryMove(final int robot, final int move, final int depth) {
        final int to = target(robot, move);
        assert to != Reservations.NONE : "a move that is not possible";
        final int holder = reservations.firstInCell(to);
        if (holder == Reservations.NONE || !reservations.isReleased(holder)) {
            return move(robot, move, to, Reservations.NONE, now);
        }
        final int other = reservations.robot(holder);
        return depth < FleetLimits.MAX_PUSH_DEPTH
                && robots.first[other] == holder
                && asked[other] != round
                && canBePushed(other)
                && isAfter(other, root)
                && push(other, depth + 1)
                && move(robot, move, to, holder, reservations.out(holder));
    }

    private boolean canBePushed(final int robot) {
        final RobotState state = robots.states[robot];
        // One at home whose stops cannot be reached has a plan, of no move, that nobody is to wait for.
        final boolean isIdle =
                state == RobotState.RESTING || state == RobotState.PLANNED && robots.isWithoutStops[robot];
        return (isIdle || state == RobotState.STRANDED)
                && !robots.isMoving[robot]
                && robots.last[robot] == robots.first[robot];
    }

    private boolean isAfter(final int robot, final int other) {
        return robots.states[robot] != RobotState.STRANDED
                || robots.strandedAt[robot] > robots.strandedAt[other]
                || robots.strandedAt[robot] == robots.strandedAt[other] && robot > other;
    }

    /** Reserves one move, behind the one who is leaving the cell, if any; all others there have to plan anew. */
    private boolean move(final int robot, final int move, final int to, final int behind, final int start) {
        final int from = robots.first[robot];
        final int node = reservations.allocate(robot, to, reservations.heading(from) + move & 3);
        if (node == Reservations.NONE) {
            return false;
        }
        if (robots.states[robot] != RobotState.STRANDED) {
            stranded.strand(robot, now);
        }
        reservations.moved(node, move, graph.timeTicks(move, to));
        reservations.follow(from, node, start, behind);
        reservations.out(node, Reservations.OPEN_END);
        robots.last[robot] = node;
        robots.changes.planned(robot);
        stranded.strandBehind(node, now);
        execution.release(robot, now);
        return true;
    }
}
