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
import net.botclaw.routing.path.forklift.GoalBound;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTables;

/** How long the way to a goal takes at least: one load from its table, or a bound from the distance without one. */
final class GoalCosts {
    private final ForkliftGraph graph;
    private final GoalTables tables;
    private final GoalBound bound;
    private GoalTable table;

    GoalCosts(final ForkliftGraph graph, final GoalTables tables) {
        this.graph = graph;
        this.tables = tables;
        bound = new GoalBound(graph);
    }

    /** Sets the goal of what is asked from now on. */
    void goal(final int cell) {
        table = tables.find(cell, graph.baseEpoch());
        if (table == null) {
            bound.goal(cell);
        }
    }

    /** Ticks to the goal, at least, or {@link ForkliftGraph#NO_WAY_TICKS}. */
    int toGo(final int cell, final int heading) {
        return table != null ? table.costTicks(cell, heading) : bound.toGo(cell << 2 | heading);
    }

    /** Ticks to the goal, at least, from the best heading. */
    int toGo(final int cell) {
        int least = ForkliftGraph.NO_WAY_TICKS;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            least = Math.min(least, toGo(cell, heading));
        }
        return least;
    }
}
