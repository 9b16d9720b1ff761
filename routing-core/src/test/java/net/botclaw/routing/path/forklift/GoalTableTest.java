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

import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.Test;

class GoalTableTest {
    private static final int PRIORITY_ZONE = 3;

    private long saturated;

    @Test
    void shouldHoldTheCostOfTheOracleFromEveryStateWhenNothingIsClosed() {
        for (int seed = 1; seed <= 60; seed++) {
            compare(seed, 1);
        }
        assertThat(saturated).isZero();
    }

    @Test
    void shouldHoldTheGreatestItCanWhenTheCostOfTheOracleIsGreater() {
        for (int seed = 1; seed <= 60; seed++) {
            compare(seed, 400);
        }
        assertThat(saturated).isGreaterThan(1_000);
    }

    @Test
    void shouldBeOfTheBaseMapItWasBuiltOn() {
        final WarehouseMap map = WarehouseText.parse("..\n>.").build();
        final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        final GoalTable before = builder.build(0);
        graph.openPermanently(map.cellAt(0, 1), Heading.NORTH);
        final GoalTable after = builder.build(0);

        assertThat(before.baseEpoch()).isZero();
        assertThat(after.baseEpoch()).isEqualTo(1);
        assertThat(after.costTicks(2, Heading.NORTH)).isLessThan(before.costTicks(2, Heading.NORTH));
    }

    /** With every zone off but the one that makes moves cheaper, the site is its own base map. */
    private void compare(final int seed, final int tickFactor) {
        final Random random = new Random(seed);
        final RandomSite site = new RandomSite(random, tickFactor);
        final WarehouseMap map = site.build();
        final int goal = random.nextInt(map.cellCount());
        final ForkliftGraph graph = new ForkliftGraph(map, site.vehicle);
        graph.block(random.nextInt(map.cellCount()));
        final GoalTable table = new GoalTableBuilder(graph).build(goal);
        for (int zone = 1; zone <= RandomSite.ZONES; zone++) {
            site.active[zone] = zone == PRIORITY_ZONE;
        }
        final ForkliftOracle oracle = new ForkliftOracle(site);
        for (int cell = 0; cell < map.cellCount(); cell++) {
            for (int heading = 0; heading < 4; heading++) {
                final long cost =
                        oracle.costsFrom(map.x(cell), map.y(cell), heading)[map.y(goal) * map.width() + map.x(goal)];
                final boolean isSaturated = cost != ForkliftOracle.NO_WAY && cost > GoalTable.SATURATED_TICKS;
                saturated += isSaturated ? 1 : 0;
                final long held = isSaturated ? GoalTable.SATURATED_TICKS : cost;
                assertThat((long) table.costTicks(cell, heading))
                        .as("seed " + seed + ", from " + cell + " heading " + heading + " to " + goal)
                        .isEqualTo(cost == ForkliftOracle.NO_WAY ? ForkliftGraph.NO_WAY_TICKS : held);
            }
        }
    }
}
