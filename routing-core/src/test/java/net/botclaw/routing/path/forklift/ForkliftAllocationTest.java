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

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ForkliftAllocationTest {
    private static final int GOALS = 64;
    private static final int WINDOWS = 5;

    private final WarehouseMap map =
            WarehouseGenerator.generate(new WarehouseLayout(), 7).build();
    private final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
    private final GoalTables tables = new GoalTables(graph);
    private final ForkliftPlanner planner = new ForkliftPlanner(graph, tables);
    private final LegBuffer legs = new LegBuffer(1_024);
    private final PlanResult result = new PlanResult();
    private final int[] goals = new int[GOALS];
    private final int[] starts = new int[1_024];
    private final int[] closed = new int[98];
    private long searches;
    private long descents;

    @Test
    void shouldAllocateNothingPerQuery() {
        assertNothingIsAllocated(100_000);
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingOverAMillionQueriesOfEachKind() {
        assertNothingIsAllocated(1_000_000);
    }

    private void assertNothingIsAllocated(final int queries) {
        prepare();
        run(queries / 4);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && least > 0; i++) {
            searches = 0;
            descents = 0;
            final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            final long before = threads.getCurrentThreadAllocatedBytes();
            run(queries);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        assertThat(descents).isGreaterThanOrEqualTo(queries);
        assertThat(searches).isGreaterThanOrEqualTo(queries);
    }

    private void prepare() {
        final Random random = new Random(7);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (int i = 0; i < GOALS; i++) {
            goals[i] = random.nextInt(map.cellCount());
            tables.publish(builder.build(goals[i]));
        }
        for (int i = 0; i < starts.length; i++) {
            starts[i] = random.nextInt(map.cellCount()) << 2 | random.nextInt(4);
        }
        for (int i = 0; i < closed.length; i++) {
            closed[i] = random.nextInt(map.cellCount());
        }
    }

    /** Until there were so many descents, with all open, and so many searches, with one cell in a hundred closed. */
    private void run(final int queries) {
        final long descentsBefore = descents;
        final long searchesBefore = searches;
        while (descents - descentsBefore < queries) {
            planAll();
        }
        for (final int cell : closed) {
            graph.block(cell);
        }
        while (searches - searchesBefore < queries) {
            planAll();
        }
        for (final int cell : closed) {
            graph.unblock(cell);
        }
    }

    private void planAll() {
        for (int i = 0; i < starts.length; i++) {
            planner.plan(starts[i] >> 2, starts[i] & 3, goals[i % GOALS], legs, result);
            if (result.expansions() > 0) {
                searches++;
            } else if (result.proof().hasPath()) {
                descents++;
            }
        }
    }
}
