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
package net.botclaw.benchmarks.micro;

import java.util.Random;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * A generated warehouse of 170 x 84 or 340 x 164 cells, tables for 64 goals, and queries between random cells and these
 * goals in random order. The same in every run.
 */
final class ForkliftWorkload {
    static final int QUERIES = 4_096;

    private static final int GOALS = 64;
    private static final int PER_MILLE = 1_000;

    private final VehicleClass vehicleClass = VehicleClass.counterbalanced();
    private final WarehouseMap map;
    private final GoalTables tables;
    private final GoalTableBuilder builder;
    private final int[] tableGoals = new int[GOALS];
    private final int[] starts = new int[QUERIES];
    private final int[] goals = new int[QUERIES];

    /** A warehouse of the size "170x84" or "340x164". */
    ForkliftWorkload(final String size) {
        final WarehouseLayout layout = "340x164".equals(size) ? WarehouseLayout.large() : new WarehouseLayout();
        map = WarehouseGenerator.generate(layout, 1).build();
        final Random random = new Random(1);
        for (int i = 0; i < GOALS; i++) {
            tableGoals[i] = random.nextInt(map.cellCount());
        }
        for (int i = 0; i < QUERIES; i++) {
            starts[i] = random.nextInt(map.cellCount()) << 2 | random.nextInt(4);
            goals[i] = tableGoals[random.nextInt(GOALS)];
        }
        final ForkliftGraph graph = graphWithClosed(0);
        tables = new GoalTables(graph);
        builder = new GoalTableBuilder(graph);
        for (final int goal : tableGoals) {
            tables.publish(builder.build(goal));
        }
    }

    WarehouseMap map() {
        return map;
    }

    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    int startCell(final int query) {
        return starts[query] >> 2;
    }

    int startHeading(final int query) {
        return starts[query] & 3;
    }

    int goal(final int query) {
        return goals[query];
    }

    /** A graph with so many thousandths of the cells closed, but no goal. */
    ForkliftGraph graphWithClosed(final int perMille) {
        final ForkliftGraph graph = new ForkliftGraph(map, vehicleClass);
        final Random random = new Random(2);
        for (int i = 0; i < map.cellCount() * perMille / PER_MILLE; i++) {
            graph.block(random.nextInt(map.cellCount()));
        }
        for (final int goal : tableGoals) {
            graph.unblock(goal);
        }
        return graph;
    }

    ForkliftPlanner planner(final ForkliftGraph graph) {
        return new ForkliftPlanner(graph, tables);
    }

    /** Builds the table of a query's goal anew. */
    GoalTable buildTable(final int query) {
        return builder.build(goals[query]);
    }
}
