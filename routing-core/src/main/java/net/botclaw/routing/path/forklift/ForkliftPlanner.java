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
import net.botclaw.routing.path.PlanProof;

/**
 * Plans the cheapest way of one truck. First it walks down the goal's table: as long as each move costs no more than the
 * table says, the path is optimal and no open list is needed. When that ends before the goal, A* finds the path (Hart,
 * Nilsson, Raphael, 1968) with the table as its heuristic, which no live edit makes inconsistent: no state is taken up
 * twice. A goal without a table is planned with a bound from distance and turns, as optimal but slower.
 *
 * <p><b>Threading</b>: that of the graph. <b>Time</b>: descent O(path); search at most the given number of expansions and
 * two floods. <b>Memory</b>: about 90 bytes a cell in the constructor, nothing after. <b>Determinism</b>: the same graph,
 * tables and question give the same path, whatever was asked before.
 */
public final class ForkliftPlanner {
    /** Expansions that never stop a search: every state may be taken up. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int FIRST_GUARD_EXPANSIONS = 64;
    private static final int FIRST_GUARD_CELLS = 128;
    private static final int SECOND_GUARD_EXPANSIONS = 2_048;
    private static final int MOVE_BITS = 3;
    private static final int ROOT = (1 << MOVE_BITS) - 1;
    private static final int MAX_GENERATION = (1 << 31 - MOVE_BITS) - 1;

    private final ForkliftGraph graph;
    private final GoalTables tables;
    private final int maxExpansions;
    private final OpenList openList;
    private final PocketGuard guard;
    private final GoalBound bound;
    private final byte[] path;
    private int[] table;
    private int generation;

    /**
     * A planner without a limit.
     *
     * @param graph  it plans on.
     * @param tables of the goals.
     */
    public ForkliftPlanner(final ForkliftGraph graph, final GoalTables tables) {
        this(graph, tables, UNLIMITED);
    }

    /**
     * A planner that gives up at a limit.
     *
     * @param graph         it plans on.
     * @param tables        of the goals.
     * @param maxExpansions of one search, 1 or more; then the answer is CAPPED.
     */
    public ForkliftPlanner(final ForkliftGraph graph, final GoalTables tables, final int maxExpansions) {
        this.graph = graph;
        this.tables = tables;
        if (maxExpansions < 1) {
            throw new IllegalArgumentException("maxExpansions must be positive: " + maxExpansions);
        }
        this.maxExpansions = maxExpansions;
        final int states = graph.cellCount * Heading.COUNT;
        openList = new OpenList(states, 2 * graph.ticks.maxTicks());
        guard = new PocketGuard(graph);
        bound = new GoalBound(graph);
        path = new byte[states];
    }

    /**
     * Plans the way from a cell and heading to a goal, whatever the heading there.
     *
     * @param startCell    id; may be closed.
     * @param startHeading 0 to 3.
     * @param goalCell     id.
     * @param legs         that are replaced by those of the path; none when there is no path.
     * @param result       that is filled.
     * @return the proof, as in the result: OPTIMAL, CAPPED or UNREACHABLE.
     */
    public PlanProof plan(
            final int startCell,
            final int startHeading,
            final int goalCell,
            final LegBuffer legs,
            final PlanResult result) {
        final int start = startCell << 2 | startHeading;
        final GoalTable goalTable = tables.find(goalCell, graph.baseEpoch());
        table = goalTable == null ? null : goalTable.ticks;
        legs.clear();
        result.begin(graph.epoch(), startHeading);
        if (table != null && table[start] == ForkliftGraph.NO_WAY_TICKS
                || graph.isBlocked(goalCell) && startCell != goalCell) {
            result.unreachable();
        } else if (table == null || !descend(start, goalCell, legs, result)) {
            legs.clear();
            bound.goal(goalCell);
            search(start, goalCell, legs, result);
        }
        return result.proof();
    }

    /** Walks to the goal on moves that are open and cost what the table says; false when there is none. */
    private boolean descend(final int start, final int goalCell, final LegBuffer legs, final PlanResult result) {
        final int[] toGo = table;
        final int[] neighbours = graph.neighbours;
        final byte[] open = graph.open;
        final byte[] zones = graph.zones;
        final int[] cost = graph.ticks.cost;
        final int[] time = graph.ticks.time;
        int state = start;
        int tick = 0;
        while (state >> 2 != goalCell) {
            final int cell = state >> 2;
            final int heading = state & 3;
            int move = Move.STRAIGHT;
            int next = state;
            if ((open[cell] & Heading.bit(heading)) != 0) {
                // Ids go row by row without holes: along a row the neighbour need not be looked up.
                final int ahead =
                        heading == Heading.EAST ? cell + 1 : heading == Heading.WEST ? cell - 1 : neighbours[state];
                next = ahead << 2 | heading;
                if (toGo[next] + cost[zones[ahead] * Move.STRIDE] != toGo[state]) {
                    next = state;
                }
            }
            if (next == state) {
                move = turnOrReverse(state);
                if (move == ROOT) {
                    return false;
                }
                final int after = heading + move & 3;
                next = neighbours[cell << 2 | Move.wayInto(move, after)] << 2 | after;
            }
            legs.add(cell, next & 3, move, tick);
            tick += time[zones[next >> 2] * Move.STRIDE + move];
            state = next;
        }
        result.found(toGo[start], tick, state & 3);
        return true;
    }

    /** A move other than straight on that costs what the table says, or ROOT when there is none. */
    private int turnOrReverse(final int state) {
        final int cell = state >> 2;
        final int open = graph.open[cell];
        final int first = (open & ForkliftGraph.TURN_BIT) != 0 ? Move.LEFT : Move.REVERSE;
        final int end = graph.canReverse ? Move.COUNT : Move.REVERSE;
        for (int move = first; move < end; move++) {
            final int after = state + move & 3;
            final int way = Move.wayInto(move, after);
            if ((open & Heading.bit(way)) != 0) {
                final int next = graph.neighbours[cell << 2 | way];
                final int cost = graph.ticks.cost[graph.zones[next] * Move.STRIDE + move];
                if (table[next << 2 | after] + cost == table[state]) {
                    return move;
                }
            }
        }
        return ROOT;
    }

    private void search(final int start, final int goalCell, final LegBuffer legs, final PlanResult result) {
        final int least = toGo(start);
        nextGeneration();
        openList.begin(least);
        openList.mark(start, generation << MOVE_BITS | ROOT);
        openList.add(start, least);
        int expansions = 0;
        int state = openList.poll();
        while (state != OpenList.NONE && state >> 2 != goalCell) {
            if (expansions == maxExpansions) {
                result.capped(openList.key(state));
                break;
            }
            expansions++;
            if (isCutOff(expansions, start >> 2, goalCell)) {
                state = OpenList.NONE;
            } else {
                expand(state, openList.key(state) - toGo(state));
                state = openList.poll();
            }
        }
        result.expansions(expansions);
        if (state == OpenList.NONE) {
            result.unreachable();
        } else if (state >> 2 == goalCell) {
            unwind(start, state, legs, result);
        }
    }

    private boolean isCutOff(final int expansions, final int startCell, final int goalCell) {
        if (expansions == FIRST_GUARD_EXPANSIONS) {
            return guard.isCutOff(startCell, goalCell, FIRST_GUARD_CELLS);
        }
        return expansions == SECOND_GUARD_EXPANSIONS && guard.isCutOff(startCell, goalCell, graph.cellCount);
    }

    /** Offers what can be reached by one move, straight on last, so that it comes first among equals. */
    private void expand(final int state, final int costSoFar) {
        final int cell = state >> 2;
        final int heading = state & 3;
        final int open = graph.open[cell];
        if (graph.canReverse) {
            offer(cell, open, heading, Move.REVERSE, costSoFar);
        }
        if ((open & ForkliftGraph.TURN_BIT) != 0) {
            offer(cell, open, heading, Move.HALF_TURN, costSoFar);
            offer(cell, open, heading, Move.RIGHT, costSoFar);
            offer(cell, open, heading, Move.LEFT, costSoFar);
        }
        offer(cell, open, heading, Move.STRAIGHT, costSoFar);
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
        final boolean isKnown = openList.mark(state) >>> MOVE_BITS == generation;
        if (isKnown) {
            if (key >= openList.key(state)) {
                return;
            }
            openList.remove(state);
        }
        openList.mark(state, generation << MOVE_BITS | move);
        openList.add(state, key);
    }

    private int toGo(final int state) {
        return table != null ? table[state] : bound.toGo(state);
    }

    /** Follows the moves back from the goal, then writes the legs forward. */
    private void unwind(final int start, final int goal, final LegBuffer legs, final PlanResult result) {
        final int[] neighbours = graph.neighbours;
        int length = 0;
        int state = goal;
        while (state != start) {
            final int move = openList.mark(state) & ROOT;
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
            legs.add(state >> 2, after, move, tick);
            tick += graph.ticks.time[graph.zones[next] * Move.STRIDE + move];
            state = next << 2 | after;
        }
        assert state == goal : "the path does not lead to the goal";
        result.found(openList.key(goal) - toGo(goal), tick, goal & 3);
    }

    private void nextGeneration() {
        if (++generation > MAX_GENERATION) {
            generation = 1;
            for (int state = 0; state < path.length; state++) {
                openList.mark(state, 0);
            }
        }
    }
}
