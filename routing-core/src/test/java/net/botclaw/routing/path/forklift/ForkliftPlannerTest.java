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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.path.warehouse.Zone;
import org.junit.jupiter.api.Test;

class ForkliftPlannerTest {
    private static final VehicleClass TRUCK = new VehicleClass("truck", 10, 15, 20, 18, false);
    private static final VehicleClass LONG_TRUCK = new VehicleClass("long", 10, 15, 20, 18, true);
    private static final VehicleClass FORWARD_ONLY =
            new VehicleClass("forward", 10, 15, 20, VehicleClass.NO_REVERSE, false);

    private final LegBuffer legs = new LegBuffer(16);
    private final PlanResult result = new PlanResult();
    private WarehouseMap map;
    private ForkliftGraph graph;
    private GoalTables tables;
    private ForkliftPlanner planner;

    @Test
    void shouldChargeTurnsAndTheFirstCellAfterThem() {
        given(TRUCK, "....", "###.", "###.");

        plan(0, 0, Heading.EAST, 3, 2);

        assertThat(result.proof()).isEqualTo(PlanProof.OPTIMAL);
        assertThat(result.costTicks()).isEqualTo(3 * 10 + 20 + 15 + 10);
        assertThat(result.durationTicks()).isEqualTo(result.costTicks());
        assertThat(result.expansions()).isZero();
        assertThat(result.finalHeading()).isEqualTo(Heading.SOUTH);
        assertThat(legs.count()).isEqualTo(2);
        assertLeg(0, 0, 0, Heading.EAST, 3, 0);
        assertLeg(1, 3, 0, Heading.SOUTH, 2, 30);
    }

    @Test
    void shouldDriveInReverseWhenThatIsCheaperThanTurning() {
        given(TRUCK, "......");

        plan(4, 0, Heading.EAST, 2, 0);
        assertThat(result.costTicks()).isEqualTo(2 * 18);
        assertThat(legs.isReverse(0)).isTrue();
        assertThat(legs.heading(0)).isEqualTo(Heading.EAST);
        assertThat(legs.way(0)).isEqualTo(Heading.WEST);

        given(FORWARD_ONLY, "......");
        plan(4, 0, Heading.EAST, 2, 0);
        assertThat(result.costTicks()).isEqualTo(2 * 20 + 15 + 10);
        assertThat(legs.isReverse(0)).isFalse();
    }

    @Test
    void shouldNotTurnInAOneWideAisleWhenTheTruckIsLong() {
        given(LONG_TRUCK, "##.##", ".....", "##.##", "#...#", "#...#");

        plan(4, 1, Heading.WEST, 2, 4);
        assertThat(result.costTicks()).isEqualTo(20 + 20 + 15 + 20);

        given(LONG_TRUCK, ".....");
        plan(4, 0, Heading.NORTH, 0, 0);
        assertThat(result.proof()).isEqualTo(PlanProof.UNREACHABLE);
    }

    @Test
    void shouldNotTurnWhereTheMapForbidsIt() {
        given(FORWARD_ONLY, ".....", "..x..", ".....");
        plan(2, 1, Heading.EAST, 2, 0);

        assertThat(result.costTicks()).isEqualTo(10 + 20 + 15 + 20 + 15);
    }

    @Test
    void shouldNotGoAgainstAOneWaySign() {
        given(TRUCK, ".>>.", ".##.", "....");

        plan(3, 0, Heading.WEST, 0, 0);
        assertThat(result.costTicks()).isEqualTo(20 + 15 + 10 + 20 + 15 + 20 + 20 + 15 + 10);

        plan(0, 0, Heading.EAST, 3, 0);
        assertThat(result.costTicks()).isEqualTo(30);
    }

    @Test
    void shouldFindTheWayAroundAClosedCellAndBackWhenItOpens() {
        given(TRUCK, ".....", ".###.", ".....");
        final long epoch = graph.epoch();

        assertThat(graph.block(map.cellAt(2, 0))).isTrue();
        assertThat(graph.block(map.cellAt(2, 0))).isFalse();
        plan(0, 0, Heading.EAST, 4, 0);
        assertThat(result.proof()).isEqualTo(PlanProof.OPTIMAL);
        assertThat(result.costTicks()).isGreaterThan(40);
        assertThat(result.expansions()).isPositive();
        assertThat(result.mapEpoch()).isEqualTo(epoch + 1);

        assertThat(graph.unblock(map.cellAt(2, 0))).isTrue();
        plan(0, 0, Heading.EAST, 4, 0);
        assertThat(result.costTicks()).isEqualTo(40);
        assertThat(result.expansions()).isZero();
    }

    @Test
    void shouldLeaveAClosedCellButNotEnterIt() {
        given(TRUCK, "...");
        graph.block(map.cellAt(0, 0));

        plan(0, 0, Heading.EAST, 2, 0);
        assertThat(result.costTicks()).isEqualTo(20);
        plan(2, 0, Heading.WEST, 0, 0);
        assertThat(result.proof()).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(result.costTicks()).isEqualTo(ForkliftGraph.NO_WAY_TICKS);
        plan(0, 0, Heading.EAST, 0, 0);
        assertThat(result.costTicks()).isZero();
        assertThat(legs.count()).isZero();
    }

    @Test
    void shouldSayUnreachableSoonWhenTheGoalIsInAPocket() {
        map = WarehouseGenerator.generate(WarehouseLayout.large(), 1).build();
        graphOf(TRUCK);
        final int goal = map.cellAt(170, 82);
        for (int y = 80; y <= 84; y++) {
            for (int x = 160; x <= 180; x++) {
                final int cell = map.cellAt(x, y);
                final boolean isRim = x == 160 || x == 180 || y == 80 || y == 84;
                if (cell != WarehouseMap.NO_CELL && isRim) {
                    graph.block(cell);
                }
            }
        }
        tables.publish(new GoalTableBuilder(graph).build(goal));

        planner.plan(map.cellAt(2, 2), Heading.EAST, goal, legs, result);

        assertThat(result.proof()).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(result.expansions()).isLessThan(100);
    }

    @Test
    void shouldSayUnreachableBeforeAllIsSearchedWhenTheSiteIsCutInTwo() {
        map = WarehouseGenerator.generate(WarehouseLayout.large(), 1).build();
        graphOf(TRUCK);
        for (int y = 0; y < map.height(); y++) {
            if (map.cellAt(300, y) != WarehouseMap.NO_CELL) {
                graph.block(map.cellAt(300, y));
            }
        }

        planner.plan(map.cellAt(2, 2), Heading.EAST, map.cellAt(320, 80), legs, result);

        assertThat(result.proof()).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(result.expansions()).isLessThan(3_000);
    }

    @Test
    void shouldSayCappedWithALowerBoundWhenTheSearchIsStopped() {
        given(TRUCK, ".....", ".###.", ".....");
        graph.block(map.cellAt(2, 0));
        planner = new ForkliftPlanner(graph, tables, 2);

        plan(0, 0, Heading.EAST, 4, 0);

        assertThat(result.proof()).isEqualTo(PlanProof.CAPPED);
        assertThat(result.expansions()).isEqualTo(2);
        assertThat(result.costTicks()).isBetween(40, 160);
        assertThat(legs.count()).isZero();
    }

    @Test
    void shouldKeepTheFirstLegsWhenTheBufferIsTooSmall() {
        given(FORWARD_ONLY, "..##", "#..#", "##..");
        final LegBuffer small = new LegBuffer(2);

        planner.plan(map.cellAt(0, 0), Heading.EAST, map.cellAt(3, 2), small, result);

        assertThat(small.isTruncated()).isTrue();
        assertThat(small.count()).isEqualTo(2);
        assertThat(result.costTicks()).isEqualTo(10 + 4 * 35);
    }

    @Test
    void shouldNotTrustATableWhenTheMapGotAWayItDoesNotKnow() {
        given(TRUCK, ".>>.", ".##.", "....");
        plan(3, 0, Heading.WEST, 0, 0);
        final int around = result.costTicks();

        assertThat(graph.openPermanently(map.cellAt(2, 0), Heading.WEST)).isTrue();
        assertThat(graph.openPermanently(map.cellAt(1, 0), Heading.WEST)).isTrue();
        assertThat(graph.openPermanently(map.cellAt(1, 0), Heading.SOUTH)).isFalse();
        plan(3, 0, Heading.WEST, 0, 0);

        assertThat(around).isGreaterThan(30);
        assertThat(result.costTicks()).isEqualTo(30);
        assertThat(result.expansions()).isPositive();
        tables.publish(new GoalTableBuilder(graph).build(map.cellAt(0, 0)));
        plan(3, 0, Heading.WEST, 0, 0);
        assertThat(result.expansions()).isZero();
    }

    @Test
    void shouldPlanWithoutATableWhenItIsWithdrawn() {
        given(TRUCK, "....", "....");
        tables.withdraw(map.cellAt(3, 1));

        plan(0, 0, Heading.EAST, 3, 1);

        assertThat(result.costTicks()).isEqualTo(3 * 10 + 20 + 15);
        assertThat(result.expansions()).isPositive();
    }

    @Test
    void shouldRefuseAQuestionWhenACellOrTheHeadingIsNone() {
        given(TRUCK, "..");

        assertThatThrownBy(() -> planner.plan(-1, 0, 0, legs, result)).hasMessage("start is no cell of the map: -1");
        assertThatThrownBy(() -> planner.plan(0, 0, 2, legs, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goal is no cell of the map: 2");
        assertThatThrownBy(() -> planner.plan(0, 4, 1, legs, result)).hasMessage("no heading: 4");
        assertThatThrownBy(() -> planner.plan(0, -1, 1, legs, result)).hasMessage("no heading: -1");
    }

    @Test
    void shouldChangeNothingWhenAZoneIsNone() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(2, 1);
        builder.addZone(Zone.blocked("closed"));
        final ForkliftGraph zoned = new ForkliftGraph(builder.build(), TRUCK);

        for (final int zoneId : new int[] {-1, WarehouseMap.NO_ZONE, 2}) {
            assertThatThrownBy(() -> zoned.activateZone(zoneId, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no zone of the map: " + zoneId);
        }
        assertThat(zoned.epoch()).isZero();
        assertThat(zoned.activateZone(1, false)).isTrue();
    }

    @Test
    void shouldRefuseAClassWhoseCostsCouldOverflow() {
        final VehicleClass slow = new VehicleClass("slow", 10_000, 10_000, 10_000, 10_000, false);
        map = WarehouseGenerator.generate(WarehouseLayout.large(), 1).build();

        assertThatThrownBy(() -> new ForkliftGraph(map, slow)).hasMessageContaining("coarser tick");
    }

    private void given(final VehicleClass vehicleClass, final String... rows) {
        map = WarehouseText.parse(String.join("\n", rows)).build();
        graphOf(vehicleClass);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (int cell = 0; cell < map.cellCount(); cell++) {
            tables.publish(builder.build(cell));
        }
    }

    private void graphOf(final VehicleClass vehicleClass) {
        graph = new ForkliftGraph(map, vehicleClass);
        tables = new GoalTables(graph);
        planner = new ForkliftPlanner(graph, tables);
    }

    private void plan(final int x, final int y, final int heading, final int goalX, final int goalY) {
        planner.plan(map.cellAt(x, y), heading, map.cellAt(goalX, goalY), legs, result);
    }

    private void assertLeg(
            final int index, final int x, final int y, final int heading, final int cells, final int tick) {
        assertThat(legs.startCell(index)).isEqualTo(map.cellAt(x, y));
        assertThat(legs.heading(index)).isEqualTo(heading);
        assertThat(legs.cells(index)).isEqualTo(cells);
        assertThat(legs.startTick(index)).isEqualTo(tick);
    }
}
