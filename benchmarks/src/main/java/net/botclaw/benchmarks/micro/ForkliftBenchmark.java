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

import java.util.concurrent.TimeUnit;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
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
    private static final int QUERY_MASK = ForkliftWorkload.QUERIES - 1;
    private static final int FEW_PER_MILLE = 2;
    private static final int MANY_PER_MILLE = 10;
    private static final int MAX_LEGS = 1_024;

    private final LegBuffer legs = new LegBuffer(MAX_LEGS);
    private final PlanResult result = new PlanResult();
    private ForkliftWorkload workload;
    private ForkliftGraph openGraph;
    private ForkliftPlanner openPlanner;
    private ForkliftPlanner fewClosedPlanner;
    private ForkliftPlanner manyClosedPlanner;
    private int next;

    /** Warehouse of 170 x 84 or 340 x 164 cells. */
    @Param({"170x84", "340x164"})
    private String size;

    /** Draws the map, the queries and the tables. */
    @Setup
    public void prepare() {
        workload = new ForkliftWorkload(size);
        openGraph = workload.graphWithClosed(0);
        openPlanner = workload.planner(openGraph);
        fewClosedPlanner = workload.planner(workload.graphWithClosed(FEW_PER_MILLE));
        manyClosedPlanner = workload.planner(workload.graphWithClosed(MANY_PER_MILLE));
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
        return workload.buildTable(next++ & QUERY_MASK);
    }

    /**
     * Closes a cell and opens it: two edits.
     *
     * @return the epoch.
     */
    @Benchmark
    public long blockAndUnblock() {
        final int cell = workload.startCell(next++ & QUERY_MASK);
        openGraph.block(cell);
        openGraph.unblock(cell);
        return openGraph.epoch();
    }

    private int plan(final ForkliftPlanner planner) {
        final int query = next++ & QUERY_MASK;
        planner.plan(workload.startCell(query), workload.startHeading(query), workload.goal(query), legs, result);
        return result.costTicks();
    }
}
