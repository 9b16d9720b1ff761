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

import net.botclaw.routing.path.PlanProof;

/**
 * Plans the cheapest way of one truck. First it walks down the goal's table: as long as each move costs no more than the
 * table says, the path is optimal and no open list is needed. When that ends before the goal, A* finds the path (Hart,
 * Nilsson, Raphael, 1968) with the table as its heuristic, which no live edit makes inconsistent: no state is taken up
 * twice. A goal without a table is planned with a bound from distance and turns, as optimal but slower.
 *
 * <p><b>Threading</b>: that of the graph. <b>Time</b>: descent O(path); search at most the given number of expansions and
 * three floods. <b>Memory</b>: about 340 bytes a cell in the constructor, nothing after. <b>Determinism</b>: the same graph,
 * tables and question give the same path, whatever was asked before.
 */
public final class ForkliftPlanner {
    /** Expansions that never stop a search: every state may be taken up. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final ForkliftGraph graph;
    private final GoalTables tables;
    private final TableDescent descent;
    private final ForkliftSearch search;

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
        descent = new TableDescent(graph);
        search = new ForkliftSearch(graph, descent, maxExpansions);
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
     * @throws IllegalArgumentException when a cell is not of the map or the heading is none.
     */
    public PlanProof plan(
            final int startCell,
            final int startHeading,
            final int goalCell,
            final LegBuffer legs,
            final PlanResult result) {
        checkCell("start", startCell);
        checkCell("goal", goalCell);
        if ((startHeading & ~3) != 0) {
            throw new IllegalArgumentException("no heading: " + startHeading);
        }
        final int start = startCell << 2 | startHeading;
        final GoalTable goalTable = tables.find(goalCell, graph.baseEpoch());
        final char[] table = goalTable == null ? null : goalTable.ticks;
        legs.clear();
        result.begin(graph.epoch(), startHeading);
        if (table != null && table[start] == GoalTable.NO_WAY || graph.isBlocked(goalCell) && startCell != goalCell) {
            result.unreachable();
        } else if (table == null || !descend(table, start, goalCell, legs, result)) {
            legs.clear();
            search.find(table, start, goalCell, legs, result);
        }
        return result.proof();
    }

    private void checkCell(final String what, final int cell) {
        if (cell < 0 || cell >= graph.cellCount) {
            throw new IllegalArgumentException(what + " is no cell of the map: " + cell);
        }
    }

    /** Writes the way down the table; false when that ends before the goal. */
    private boolean descend(
            final char[] table, final int start, final int goalCell, final LegBuffer legs, final PlanResult result) {
        final int end = descent.walk(table, start, 0, goalCell, legs);
        if (end == TableDescent.NOWHERE) {
            return false;
        }
        result.found(table[start], descent.endTick(), end & 3);
        return true;
    }
}
