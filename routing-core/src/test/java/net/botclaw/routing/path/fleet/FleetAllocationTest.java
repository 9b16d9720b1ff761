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

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fleet at work, with breakdowns and closed cells, allocates nothing. */
class FleetAllocationTest {
    private static final int ROBOTS = 24;
    private static final int STOPS = 256;
    private static final int TROUBLE_TICKS = 64;
    private static final int WINDOWS = 5;
    private static final int SEARCHES = 1_000_000;
    private static final int SEARCHES_PER_TRIP = 3;

    private final WarehouseMap map = WarehouseGenerator.generate(
                    new WarehouseLayout().racks(5, 8).docks(4, 4).chargers(4, 12), 7)
            .build();
    /** So quick that there is a move begun and one ended almost every tick. */
    private final VehicleClass vehicle = new VehicleClass("quick", 1, 1, 1, VehicleClass.NO_REVERSE, false);

    private final ForkliftGraph graph = new ForkliftGraph(map, vehicle);
    private final GoalTables tables = new GoalTables(graph);
    private final Fleet fleet = new Fleet(graph, tables, ROBOTS);
    private final FleetView view = fleet.view();
    private final Trip trip = new Trip();
    private final int[] homes = RestCells.choose(map, vehicle, ROBOTS);
    private final int[] stops = new int[STOPS];
    private int nextStop;
    private int now;
    private long operations;
    private long assigned;

    @Test
    void shouldAllocateNothingWhenTheFleetIsAtWork() {
        assertNothingIsAllocated(50_000);
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingOverAMillionOperations() {
        assertNothingIsAllocated(1_000_000);
    }

    /** A trip of two stops is three searches, written into the reservations in place of those before. */
    @Test
    @Tag("slow")
    void shouldAllocateNothingOverAMillionSearchesAmongTraffic() {
        prepare();
        run(50_000);
        replan(SEARCHES / 4);
        assertThat(leastBytes(() -> replan(SEARCHES))).isZero();
        assertThat(assigned).isGreaterThan(SEARCHES / SEARCHES_PER_TRIP / 2);
    }

    private void assertNothingIsAllocated(final int count) {
        prepare();
        run(count / 2);
        assertThat(leastBytes(() -> run(count))).isZero();
        assertThat(assigned).isGreaterThan(count / 1_000);
        assertThat(view.postponed()).isPositive();
    }

    /** The least that one of some windows allocates: now and then the compiler's own work falls into one. */
    private long leastBytes(final Runnable window) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && least > 0; i++) {
            assigned = 0;
            final long before = threads.getCurrentThreadAllocatedBytes();
            window.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void prepare() {
        final Random random = new Random(7);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (int robot = 0; robot < ROBOTS; robot++) {
            tables.publish(builder.build(homes[robot]));
            fleet.place(robot, homes[robot], Heading.EAST, homes[robot], now);
        }
        for (int i = 0; i < STOPS; i++) {
            stops[i] = random.nextInt(map.cellCount());
            tables.publish(builder.build(stops[i]));
        }
    }

    private void run(final int count) {
        final long end = operations + count;
        while (operations < end) {
            now++;
            trouble();
            fleet.tick(now);
            operations++;
            for (int robot = 0; robot < ROBOTS; robot++) {
                if (view.state(robot) != RobotState.BROKEN) {
                    drive(robot);
                }
            }
        }
    }

    private void replan(final int searches) {
        for (int i = 0; i < searches / SEARCHES_PER_TRIP; i++) {
            trip.clear();
            trip.stop(stops[nextStop++ % STOPS], 3).stop(stops[nextStop++ % STOPS], 3);
            assigned += fleet.assign(i % ROBOTS, trip, now).hasPath() ? 1 : 0;
        }
    }

    private void drive(final int robot) {
        if (view.isMoving(robot)) {
            fleet.arrive(robot, now);
            operations++;
        }
        if (view.isAtStop(robot)) {
            fleet.finishStop(robot, now);
            operations++;
        }
        if (view.state(robot) == RobotState.RESTING) {
            trip.clear();
            trip.stop(stops[nextStop++ % STOPS], 3).stop(stops[nextStop++ % STOPS], 3);
            assigned += fleet.assign(robot, trip, now).hasPath() ? 1 : 0;
            operations++;
        }
        if (fleet.canStart(robot)) {
            fleet.start(robot, now);
            operations++;
        }
    }

    /** A truck breaks down and is repaired, a cell is closed and opened, a truck is said to be where it was. */
    private void trouble() {
        final int robot = now / TROUBLE_TICKS % ROBOTS;
        final int cell = stops[now / TROUBLE_TICKS % STOPS];
        switch (now % TROUBLE_TICKS) {
            case 10 -> fleet.breakDown(robot, now);
            case 20 -> fleet.block(cell, now);
            case 30 -> fleet.repair(robot, now);
            case 40 -> fleet.unblock(cell);
            case 50 -> fleet.place(robot, view.cell(robot), view.heading(robot), homes[robot], now);
            default -> {}
        }
    }
}
