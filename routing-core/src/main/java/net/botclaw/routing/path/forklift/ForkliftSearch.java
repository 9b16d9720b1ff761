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
package net.botclaw.routing.path.forklift;

import net.botclaw.routing.path.Heading;

/**
 * A* (Hart, Nilsson, Raphael, 1968) over cells and headings, with the table of the goal as its heuristic, or a bound from
 * distance and turns. No live edit makes either inconsistent, so no state is taken up twice. Two things keep it small:
 *
 * <ul>
 *   <li><b>Descent</b>: now and then a state that is taken up is asked whether the table leads from it to the goal on open
 *       moves. If so its key is the cost of a path, and as no key in the list is lower, of the best one.
 *   <li><b>Deferred turns</b> (partial expansion: Yoshizumi, Miura, Ishida, 2000): what a turn leads to costs at least what
 *       the other headings of the cell itself say, less a move. The turns are offered only when the keys have come to that.
 * </ul>
 *
 * <p><b>Memory</b>: about 340 bytes a cell in the constructor, nothing after.
 */
final class ForkliftSearch {
    private static final int FIRST_GUARD_EXPANSIONS = 64;
    private static final int FIRST_GUARD_CELLS = 128;
    private static final int SECOND_GUARD_EXPANSIONS = 2_048;
    private static final int SECOND_GUARD_CELLS = 8_192;
    private static final int LAST_GUARD_EXPANSIONS = 16_384;
    /** A descent costs about as much as two expansions: it is tried after so many, and then less and less often. */
    private static final int FIRST_DESCENT_EXPANSIONS = 8;

    private static final int DESCENT_SHARE_SHIFT = 3;
    /** In place of the move into the start. */
    private static final int NO_MOVE = Move.COUNT;

    private static final int CAPPED = OpenList.NONE - 1;
    private static final int ADDS_PER_STATE = Move.COUNT + 1;

    private final ForkliftGraph graph;
    private final TableDescent descent;
    private final int maxExpansions;
    private final OpenList openList;
    private final PocketGuard guard;
    private final GoalBound bound;
    private final int quarterTurnMore;
    private final int halfTurnMore;
    private final byte[] path;
    private final LegBuffer tried = new LegBuffer(1);
    private char[] table;
    private int goalCell;
    private int expansions;
    private int nextDescent;

    ForkliftSearch(final ForkliftGraph graph, final TableDescent descent, final int maxExpansions) {
        this.graph = graph;
        this.descent = descent;
        this.maxExpansions = maxExpansions;
        final int states = graph.cellCount * Heading.COUNT;
        openList = new OpenList(states, ADDS_PER_STATE, 2 * graph.ticks.maxTicks());
        guard = new PocketGuard(graph, openList);
        bound = new GoalBound(graph);
        quarterTurnMore = graph.ticks.leastBeyondStraight(Move.LEFT);
        halfTurnMore = graph.ticks.leastBeyondStraight(Move.HALF_TURN);
        path = new byte[states];
    }

    /** Fills legs and result; the table may be null. */
    void find(final char[] goalTable, final int start, final int goal, final LegBuffer legs, final PlanResult result) {
        table = goalTable;
        goalCell = goal;
        bound.goal(goal);
        final int least = toGo(start);
        openList.begin(least);
        openList.add(start, least, NO_MOVE);
        expansions = 0;
        nextDescent = FIRST_DESCENT_EXPANSIONS;
        final int end = search(start >> 2);
        result.expansions(expansions);
        if (end == OpenList.NONE) {
            result.unreachable();
        } else if (end == CAPPED) {
            result.capped(openList.leastKey());
        } else {
            unwind(start, end, legs, result);
        }
    }

    /** A state from which the rest of the way is known, or NONE, or CAPPED. */
    private int search(final int startCell) {
        int state = openList.poll();
        while (state != OpenList.NONE && !isSolvedFrom(state)) {
            if (OpenList.isDeferred(state)) {
                offerTurns(OpenList.stateOf(state));
            } else if (expansions == maxExpansions) {
                return CAPPED;
            } else {
                expansions++;
                if (isCutOff(startCell)) {
                    return OpenList.NONE;
                }
                expand(state);
            }
            state = openList.poll();
        }
        return state;
    }

    /** Whether a state is at the goal, or the table leads there: then no path is better than the one through it. */
    private boolean isSolvedFrom(final int state) {
        if (OpenList.isDeferred(state)) {
            return false;
        }
        if (table != null && expansions >= nextDescent) {
            nextDescent += FIRST_DESCENT_EXPANSIONS + (expansions >> DESCENT_SHARE_SHIFT);
            return descent.walk(table, state, 0, goalCell, tried) != TableDescent.NOWHERE;
        }
        return state >> 2 == goalCell;
    }

    /** A look at the pocket of the goal now and then, no longer than the search took until then. */
    private boolean isCutOff(final int startCell) {
        return switch (expansions) {
            case FIRST_GUARD_EXPANSIONS -> guard.isCutOff(startCell, goalCell, FIRST_GUARD_CELLS);
            case SECOND_GUARD_EXPANSIONS -> guard.isCutOff(startCell, goalCell, SECOND_GUARD_CELLS);
            case LAST_GUARD_EXPANSIONS -> guard.isCutOff(startCell, goalCell, graph.cellCount);
            default -> false;
        };
    }

    /** Offers what can be reached by one move, straight on last, so that it comes first among equals. */
    private void expand(final int state) {
        final int cell = state >> 2;
        final int heading = state & 3;
        final int open = graph.open[cell];
        final int costSoFar = openList.key(state) - toGo(state);
        if (graph.canReverse) {
            offer(cell, open, heading, Move.REVERSE, costSoFar);
        }
        if ((open & ForkliftGraph.TURN_BIT) != 0) {
            offerTurnsInTime(state, costSoFar);
        }
        offer(cell, open, heading, Move.STRAIGHT, costSoFar);
    }

    private void offerTurnsInTime(final int state, final int costSoFar) {
        final int quarter =
                Math.min(toGo(state & ~3 | Heading.leftOf(state & 3)), toGo(state & ~3 | Heading.rightOf(state & 3)));
        final int half = toGo(state ^ 2);
        if (Math.min(quarter, half) == ForkliftGraph.NO_WAY_TICKS) {
            return;
        }
        final int least = costSoFar + Math.min(quarter + quarterTurnMore, half + halfTurnMore);
        if (least > openList.key(state)) {
            openList.defer(state, least);
        } else {
            offerTurns(state);
        }
    }

    private void offerTurns(final int state) {
        final int cell = state >> 2;
        final int heading = state & 3;
        final int open = graph.open[cell];
        final int costSoFar = openList.key(state) - toGo(state);
        offer(cell, open, heading, Move.HALF_TURN, costSoFar);
        offer(cell, open, heading, Move.RIGHT, costSoFar);
        offer(cell, open, heading, Move.LEFT, costSoFar);
    }

    private void offer(final int cell, final int open, final int heading, final int move, final int costSoFar) {
        final int after = heading + move & 3;
        final int way = Move.wayInto(move, after);
        if ((open & Heading.bit(way)) == 0) {
            return;
        }
        final int next = graph.neighbours[cell << 2 | way];
        final int state = next << 2 | after;
        final int toGo = toGo(state);
        if (toGo == ForkliftGraph.NO_WAY_TICKS) {
            return;
        }
        final int key = costSoFar + graph.ticks.cost[graph.zones[next] * Move.STRIDE + move] + toGo;
        if (!openList.isKnown(state) || key < openList.key(state)) {
            openList.add(state, key, move);
        }
    }

    private int toGo(final int state) {
        if (table == null) {
            return bound.toGo(state);
        }
        final char held = table[state];
        return held == GoalTable.NO_WAY ? ForkliftGraph.NO_WAY_TICKS : held;
    }

    /** Follows the moves back from a state, then writes the legs forward, and on down the table. */
    private void unwind(final int start, final int solved, final LegBuffer legs, final PlanResult result) {
        final int[] neighbours = graph.neighbours;
        int length = 0;
        int state = solved;
        while (state != start) {
            final int move = openList.move(state);
            final int heading = state & 3;
            path[length++] = (byte) move;
            final int before = neighbours[state & ~3 | Heading.opposite(Move.wayInto(move, heading))];
            state = before << 2 | Move.headingBefore(move, heading);
        }
        int tick = 0;
        for (int i = length - 1; i >= 0; i--) {
            final int move = path[i];
            final int after = state + move & 3;
            final int next = neighbours[state & ~3 | Move.wayInto(move, after)];
            legs.add(state >> 2, after, move, 1, tick);
            tick += graph.ticks.time[graph.zones[next] * Move.STRIDE + move];
            state = next << 2 | after;
        }
        assert state == solved : "the path does not lead where it came from";
        final int end = descent.walk(table, solved, tick, goalCell, legs);
        result.found(openList.key(solved), descent.endTick(), end & 3);
    }
}
