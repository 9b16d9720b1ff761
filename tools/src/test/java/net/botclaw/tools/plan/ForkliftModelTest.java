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
package net.botclaw.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;
import org.junit.jupiter.api.Test;

class ForkliftModelTest {
    private static final int ROUNDS = 200;
    private static final int SIDE = 9;
    private static final VehicleClass TRUCK = new VehicleClass("t", 10, 15, 20, 25, false);
    private static final VehicleClass NO_REVERSE = new VehicleClass("t", 10, 15, 20, 0, true);

    @Test
    void shouldFindCostsThatWereCountedByHand() {
        final WarehouseMap map = WarehouseText.parse("...\n.#.\n...\n").build();

        // East, east, right turn, south: 10 + 10 + 20 + 15 + 10.
        assertThat(cost(map, TRUCK, 0, 0, 2, 2)).isEqualTo(65);
        // Twice in reverse, against twice a quarter turn and forward.
        assertThat(cost(map, TRUCK, 2, 0, 0, 0)).isEqualTo(50);
        assertThat(cost(map, NO_REVERSE, 2, 0, 0, 0)).isEqualTo(2 * 20 + 15 + 10);
        assertThat(cost(map, TRUCK, 1, 0, 1, 0)).isZero();
    }

    @Test
    void shouldObeySignsTurnsAndZones() {
        final WarehouseMapBuilder builder = WarehouseText.parse(".>..x\n#####\n..#..\n");
        final int slow = builder.addZone(Zone.weighted("slow", ZoneKind.SPEED_LIMIT, 155));
        final int shut = builder.addZone(Zone.blocked("shut"));
        builder.zoneAt(2, 0, slow).zoneAt(1, 2, shut);
        final WarehouseMap map = builder.build();

        assertThat(cost(map, TRUCK, 0, 0, 3, 0)).isEqualTo(10 + 16 + 10);
        assertThat(cost(map, NO_REVERSE, 4, 0, 3, 0)).isEqualTo(ForkliftDijkstra.NO_WAY);
        assertThat(cost(map, TRUCK, 2, 0, 0, 0)).isEqualTo(ForkliftDijkstra.NO_WAY);
        assertThat(cost(map, TRUCK, 0, 2, 1, 2)).isEqualTo(ForkliftDijkstra.NO_WAY);
        assertThat(cost(map, TRUCK, 1, 2, 0, 2)).isEqualTo(25);
        assertThat(cost(map, TRUCK, 0, 2, 4, 2)).isEqualTo(ForkliftDijkstra.NO_WAY);
    }

    @Test
    void shouldAgreeWithThePlannerAndSeeEveryFalsePath() {
        final PlanResult result = new PlanResult();
        final LegBuffer legs = new LegBuffer(SIDE * SIDE * Heading.COUNT);
        int ways = 0;
        for (int seed = 1; seed <= ROUNDS; seed++) {
            final Random random = new Random(seed);
            final WarehouseMap map = randomMap(random);
            final VehicleClass truck = random.nextBoolean() ? TRUCK : NO_REVERSE;
            final ForkliftGraph graph = new ForkliftGraph(map, truck);
            final ForkliftPlanner planner = new ForkliftPlanner(graph, new GoalTables(graph));
            final ForkliftRules rules = new ForkliftRules(map, truck);
            final int start = random.nextInt(map.cellCount());
            final int goal = random.nextInt(map.cellCount());
            final int heading = random.nextInt(Heading.COUNT);
            planner.plan(start, heading, goal, legs, result);
            final int least = new ForkliftDijkstra(rules).cost(start, heading, goal);

            assertThat(result.proof().hasPath()).as("seed " + seed).isEqualTo(least != ForkliftDijkstra.NO_WAY);
            if (result.proof().hasPath()) {
                final LegWalk walk = new LegWalk(rules);
                assertThat(result.costTicks()).as("seed " + seed).isEqualTo(least);
                assertThat(walk.isValid(start, heading, goal, legs, result))
                        .as("seed " + seed)
                        .isTrue();
                assertThat(walk.isValid(start, heading, goal + 1, legs, result)).isFalse();
                assertThat(legs.count() > 0 && walk.isValid(start + 1, heading, goal, legs, result))
                        .isFalse();
                ways++;
            }
        }
        assertThat(ways).isGreaterThan(ROUNDS / 4);
    }

    private static int cost(
            final WarehouseMap map,
            final VehicleClass truck,
            final int x,
            final int y,
            final int goalX,
            final int goalY) {
        return new ForkliftDijkstra(new ForkliftRules(map, truck))
                .cost(map.cellAt(x, y), Heading.EAST, map.cellAt(goalX, goalY));
    }

    private static WarehouseMap randomMap(final Random random) {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(SIDE, SIDE);
        builder.addZone(Zone.weighted("slow", ZoneKind.SPEED_LIMIT, 130));
        builder.addZone(Zone.weighted("good", ZoneKind.PRIORITY, 33));
        builder.addZone(Zone.directed("one", Heading.NORTH));
        builder.addZone(Zone.bidirected("two", Heading.EAST));
        builder.addZone(Zone.blocked("shut"));
        for (int i = 0; i < SIDE * 2; i++) {
            builder.free(random.nextInt(SIDE), random.nextInt(SIDE), false);
            builder.turnAllowed(random.nextInt(SIDE), random.nextInt(SIDE), false);
            builder.exits(random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(Heading.ALL_MASK + 1));
            builder.zoneAt(random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(6));
        }
        return builder.build();
    }
}
