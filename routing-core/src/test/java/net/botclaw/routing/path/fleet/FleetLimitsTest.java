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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import org.junit.jupiter.api.Test;

class FleetLimitsTest {
    private static final int WIDTH = 41;
    private static final int HEIGHT = 61;

    @Test
    void shouldRefuseATripThatNeedsMoreReservationsThanThereAreAndGoOn() {
        final WarehouseMap map = winding();
        final Fleet fleet = new Fleet(
                new ForkliftGraph(map, VehicleClass.counterbalanced()),
                new GoalTables(new ForkliftGraph(map, VehicleClass.counterbalanced())),
                1);
        final int home = map.cellAt(0, 0);
        fleet.place(0, home, Heading.EAST, home, 0);

        final PlanProof proof = fleet.assign(0, new Trip().stop(map.cellAt(0, HEIGHT - 1), 10), 1);

        assertThat(proof).isEqualTo(PlanProof.CAPPED);
        assertThat(fleet.view().state(0)).isEqualTo(RobotState.RESTING);
        assertThat(fleet.view().reservationCount()).isOne();
        assertThat(fleet.assign(0, new Trip().stop(map.cellAt(WIDTH - 1, 0), 10), 1)
                        .hasPath())
                .isTrue();
    }

    @Test
    void shouldNotSearchInTimeWhenWhatIsClosedLeavesNoWay() {
        final WarehouseMap map = new WarehouseMapBuilder(WIDTH, HEIGHT).build();
        final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        final Fleet fleet = new Fleet(graph, new GoalTables(graph), 1);
        final int home = map.cellAt(0, 0);
        final int goal = map.cellAt(WIDTH / 2, HEIGHT / 2);
        fleet.place(0, home, Heading.EAST, home, 0);
        for (int way = 0; way < Heading.COUNT; way++) {
            fleet.block(map.neighbour(goal, way), 0);
        }

        assertThat(fleet.assign(0, new Trip().stop(goal, 10), 1)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(fleet.view().expansions()).isZero();
    }

    @Test
    void shouldChangeNothingWhenWhatIsAskedForIsNotOnTheMap() {
        final WarehouseMap map = winding();
        final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        final Fleet fleet = new Fleet(graph, new GoalTables(graph), 1);
        final int home = map.cellAt(0, 0);
        final int none = map.cellCount();
        fleet.place(0, home, Heading.EAST, home, 0);
        final long before = fleet.view().stateHash();

        assertThatThrownBy(() -> fleet.place(0, none, Heading.EAST, home, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> fleet.place(0, home, Heading.COUNT, home, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> fleet.place(0, home, Heading.EAST, none, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() ->
                        fleet.assign(0, new Trip().stop(map.cellAt(5, 0), 0).stop(none, 0), 1))
                .isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(fleet.view().stateHash()).isEqualTo(before);
        new FleetInvariants(fleet, map).check("after what was refused");
    }

    @Test
    void shouldLeaveReservationsForTrucksThatArePlacedWhenPlansHaveUsedUpTheOthers() {
        final Reservations reservations = new Reservations(4, 2, 8);

        final int first = reservations.allocate(0, 0, Heading.EAST);
        final boolean hasRoomForOne = reservations.hasRoomForPlans();
        final int second = reservations.allocate(0, 1, Heading.EAST);

        assertThat(hasRoomForOne).isTrue();
        assertThat(reservations.hasRoomForPlans()).isFalse();
        assertThat(reservations.allocate(1, 2, Heading.EAST)).isNotIn(first, second, Reservations.NONE);
    }

    @Test
    void shouldRefuseAHomeThatIsAnothersAndATickBeyondTheLast() {
        final WarehouseMap map = winding();
        final ForkliftGraph graph = new ForkliftGraph(map, VehicleClass.counterbalanced());
        final Fleet fleet = new Fleet(graph, new GoalTables(graph), 2);
        fleet.place(0, 5, Heading.EAST, 0, 0);

        assertThatThrownBy(() -> fleet.place(1, 7, Heading.EAST, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("truck 1 cannot have a home that is another's");
        assertThatThrownBy(() -> fleet.tick(FleetLimits.MAX_TICK + 1)).isInstanceOf(IllegalArgumentException.class);

        fleet.place(0, 6, Heading.EAST, 0, 0);
        fleet.remove(0);
        fleet.place(1, 7, Heading.EAST, 0, 0);
        assertThat(fleet.view().state(1)).isEqualTo(RobotState.STRANDED);
    }

    /** One aisle from the upper left to the lower left corner, row by row, of more cells than a truck has reservations. */
    private static WarehouseMap winding() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(WIDTH, HEIGHT);
        for (int y = 1; y < HEIGHT; y += 2) {
            for (int x = 0; x < WIDTH; x++) {
                builder.free(x, y, x == (y % 4 == 1 ? WIDTH - 1 : 0));
            }
        }
        return builder.build();
    }
}
