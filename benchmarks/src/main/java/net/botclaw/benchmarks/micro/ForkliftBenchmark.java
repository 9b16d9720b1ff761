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
import java.util.concurrent.TimeUnit;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One truck on generated warehouses of 170 x 84 and 340 x 164 cells: queries between random cells with nothing, 0.2 % and
 * 1 % of the cells closed (without any, the descent alone answers), the building of a goal table, and the closing and
 * opening of a cell. Queries go in a fixed random order over 64 goals and 4,096 starts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForkliftBenchmark {
    private static final int GOALS = 64;
    private static final int QUERIES = 4_096;
    private static final int QUERY_MASK = QUERIES - 1;
    private static final int MAX_LEGS = 1_024;

    private final LegBuffer legs = new LegBuffer(MAX_LEGS);
    private final PlanResult result = new PlanResult();
    private final int[] starts = new int[QUERIES];
    private final int[] goals = new int[QUERIES];
    private ForkliftGraph openGraph;
    private ForkliftPlanner openPlanner;
    private ForkliftPlanner fewClosedPlanner;
    private ForkliftPlanner manyClosedPlanner;
    private GoalTableBuilder builder;
    private int next;

    /** Warehouse of 170 x 84 or 340 x 164 cells. */
    @Param({"170x84", "340x164"})
    private String size;

    /** Draws the map, the queries and the tables. */
    @Setup
    public void prepare() {
        final WarehouseLayout layout = "340x164".equals(size) ? WarehouseLayout.large() : new WarehouseLayout();
        final WarehouseMap map = WarehouseGenerator.generate(layout, 1).build();
        final Random random = new Random(1);
        final int[] tableGoals = new int[GOALS];
        for (int i = 0; i < GOALS; i++) {
            tableGoals[i] = random.nextInt(map.cellCount());
        }
        for (int i = 0; i < QUERIES; i++) {
            starts[i] = random.nextInt(map.cellCount()) << 2 | random.nextInt(4);
            goals[i] = tableGoals[random.nextInt(GOALS)];
        }
        openGraph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        builder = new GoalTableBuilder(openGraph);
        final GoalTables tables = new GoalTables(openGraph);
        for (final int goal : tableGoals) {
            tables.publish(builder.build(goal));
        }
        openPlanner = new ForkliftPlanner(openGraph, tables);
        fewClosedPlanner = plannerWithClosed(map, tables, tableGoals, map.cellCount() / 500);
        manyClosedPlanner = plannerWithClosed(map, tables, tableGoals, map.cellCount() / 100);
    }

    private static ForkliftPlanner plannerWithClosed(
            final WarehouseMap map, final GoalTables tables, final int[] goals, final int count) {
        final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        final Random random = new Random(2);
        for (int i = 0; i < count; i++) {
            graph.block(random.nextInt(map.cellCount()));
        }
        for (final int goal : goals) {
            graph.unblock(goal);
        }
        return new ForkliftPlanner(graph, tables);
    }

    /**
     * Nothing is closed.
     *
     * @return cost.
     */
    @Benchmark
    public int descent() {
        return plan(openPlanner);
    }

    /**
     * 0.2 % of the cells are closed.
     *
     * @return cost.
     */
    @Benchmark
    public int planWithFewClosed() {
        return plan(fewClosedPlanner);
    }

    /**
     * 1 % of the cells are closed.
     *
     * @return cost.
     */
    @Benchmark
    public int planWithManyClosed() {
        return plan(manyClosedPlanner);
    }

    /**
     * Builds a table.
     *
     * @return the table.
     */
    @Benchmark
    public GoalTable buildTable() {
        return builder.build(goals[next++ & QUERY_MASK]);
    }

    /**
     * Closes a cell and opens it: two edits.
     *
     * @return the epoch.
     */
    @Benchmark
    public long blockAndUnblock() {
        final int cell = starts[next++ & QUERY_MASK] >> 2;
        openGraph.block(cell);
        openGraph.unblock(cell);
        return openGraph.epoch();
    }

    private int plan(final ForkliftPlanner planner) {
        final int query = next++ & QUERY_MASK;
        planner.plan(starts[query] >> 2, starts[query] & 3, goals[query], legs, result);
        return result.costTicks();
    }
}
