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

import static net.botclaw.routing.path.Heading.EAST;
import static net.botclaw.routing.path.Heading.NORTH;
import static net.botclaw.routing.path.Heading.SOUTH;
import static net.botclaw.routing.path.Heading.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.Test;

/** Trucks that are found where no plan would have brought them, each in the other's way. */
class DeadlockTest {
    private static final VehicleClass TRUCK = new VehicleClass("truck", 2, 3, 2, VehicleClass.NO_REVERSE, false);
    private static final int MAX_TICKS = 10_000;

    private WarehouseMap map;
    private Fleet fleet;
    private int count;
    private int now;

    @Test
    void shouldBringBothHomeWhenTheyMeetInAnAisleWithAPocket() {
        site("@.@@@@@.@", ".........", "@@@@.@@@@");
        place(2, 1, EAST, 7, 0);
        place(6, 1, WEST, 1, 0);

        driveHome();

        assertThat(fleet.view().deadlocksResolved()).isPositive();
    }

    @Test
    void shouldBringBothHomeWhenOnlyThePocketIsWideEnoughToPass() {
        site(".......", "@@@.@@@");
        place(2, 0, EAST, 6, 0);
        place(4, 0, WEST, 0, 0);

        driveHome();

        assertThat(fleet.view().deadlocksResolved()).isPositive();
    }

    @Test
    void shouldTurnABlockOfFourWhenEachWantsThePlaceOfTheNext() {
        site("....", "....", "....", "....");
        place(1, 1, EAST, 2, 1);
        place(2, 1, SOUTH, 2, 2);
        place(2, 2, WEST, 1, 2);
        place(1, 2, NORTH, 1, 1);

        driveHome();

        assertThat(fleet.view().deadlocksResolved()).isPositive();
    }

    @Test
    void shouldTurnARingCorridorWhenItHasOneHole() {
        final int[][] ring = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};
        long resolved = 0;
        for (int ahead = 1; ahead < ring.length; ahead++) {
            site("....", ".@@.", "....");
            for (int i = 0; i + 1 < ring.length; i++) {
                final int[] home = ring[(i + ahead) % ring.length];
                place(ring[i][0], ring[i][1], EAST, home[0], home[1]);
            }

            driveHome();
            resolved += fleet.view().deadlocksResolved();
        }
        assertThat(resolved).isPositive();
    }

    @Test
    void shouldLetTheOneInsideOutWhenTheOneInTheMouthWantsIn() {
        site("....", "@.@@", "@.@@", "@.@@");
        place(1, 1, SOUTH, 1, 3);
        place(1, 2, NORTH, 3, 0);

        driveHome();

        assertThat(fleet.view().deadlocksResolved()).isPositive();
    }

    @Test
    void shouldPushARestingTruckAsideWhenItIsInTheWay() {
        site(".....", "@@.@@");
        place(2, 0, EAST, 2, 0);
        place(1, 0, EAST, 4, 0);
        place(0, 0, EAST, 3, 0);
        assertThat(fleet.view().state(0)).isEqualTo(RobotState.RESTING);

        driveHome();

        assertThat(fleet.view().deadlocksResolved()).isPositive();
    }

    @Test
    void shouldGiveWayWhenItStandsWhereItIsToWork() {
        site(".....", "@@.@@", "@@.@@", ".....");
        place(2, 1, SOUTH, 4, 0);
        fleet.remove(0);
        place(1, 0, SOUTH, 4, 3);
        fleet.assign(1, new Trip().stop(cell(2, 1), 5).stop(cell(0, 3), 0), now);
        fleet.place(1, cell(2, 1), SOUTH, cell(4, 3), now);
        fleet.place(0, cell(2, 2), NORTH, cell(4, 0), now);

        driveHome();

        assertThat(fleet.view().stopCount(1)).isZero();
    }

    @Test
    void shouldPlanAroundATruckWhenItBreaksDownAhead() {
        site(".....", ".@@@.", ".....");
        place(1, 0, EAST, 4, 0);
        place(0, 0, EAST, 3, 0);
        fleet.tick(now);
        assertThat(fleet.view().state(1)).isEqualTo(RobotState.PLANNED);

        fleet.breakDown(0, now);
        assertThat(fleet.view().state(1)).isEqualTo(RobotState.STRANDED);
        fleet.tick(now);

        final int[] cells = new int[16];
        final int length = fleet.view().path(1, cells);
        assertThat(fleet.view().state(1)).isEqualTo(RobotState.PLANNED);
        assertThat(Arrays.copyOf(cells, length)).doesNotContain(cell(1, 0)).endsWith(cell(3, 0));
    }

    @Test
    void shouldGoOnWhenTwoTrucksAreSaidToBeInOneCell() {
        site(".....", ".....");
        place(1, 0, EAST, 4, 0);
        place(1, 0, EAST, 4, 1);
        fleet.breakDown(0, now);
        tick();
        fleet.place(1, cell(2, 0), EAST, cell(4, 1), now);
        fleet.repair(0, now);

        driveHome();

        assertThat(fleet.view().cell(1)).isEqualTo(cell(4, 1));
    }

    @Test
    void shouldLetBothGoOnWhenATruckIsFoundInTheCellOfOneThatIsAboutToLeave() {
        site(".....", "@@@.@");
        place(4, 0, WEST, 4, 0);
        fleet.assign(0, new Trip().stop(cell(2, 0), 200), now);
        while (!fleet.view().isAtStop(0)) {
            tick();
        }
        place(2, 0, EAST, 3, 1);
        for (int i = 0; i < 300; i++) {
            fleet.tick(++now);
        }
        assertThat(fleet.view().postponed()).as("each pushes back the other").isLessThan(1_000);
        while (fleet.view().cell(0) == fleet.view().cell(1)) {
            tick();
        }

        driveHome();

        assertThat(fleet.view().stopCount(0)).isZero();
    }

    @Test
    void shouldPushATruckAsideThatIsAtHomeBecauseItsStopIsClosed() {
        site(".....@", "@@.@@@");
        place(2, 0, EAST, 2, 0);
        fleet.assign(0, new Trip().stop(cell(4, 0), 5), now);
        fleet.block(cell(4, 0), now);
        tick();
        assertThat(fleet.view().state(0)).isEqualTo(RobotState.PLANNED);
        place(0, 0, EAST, 3, 0);

        while (fleet.view().state(1) != RobotState.RESTING) {
            tick();
            assertThat(now).as("the way stays shut").isLessThan(MAX_TICKS);
        }

        assertThat(fleet.view().cell(1)).isEqualTo(cell(3, 0));
    }

    @Test
    void shouldLetTheOneGoFirstThatWasStrandedFirst() {
        site("..........");
        fleet.place(1, cell(4, 0), EAST, cell(9, 0), 0);
        fleet.breakDown(1, 0);
        fleet.place(0, cell(5, 0), WEST, cell(0, 0), 1);
        fleet.breakDown(0, 1);
        fleet.repair(1, 2);
        fleet.repair(0, 3);

        assertFirstGoesOn(1, 0);
    }

    @Test
    void shouldLetTheOneWithTheLowerNumberGoFirstWhenBothWereStrandedAtOnce() {
        site("..........");
        fleet.place(0, cell(4, 0), EAST, cell(9, 0), 0);
        fleet.place(1, cell(5, 0), WEST, cell(0, 0), 0);

        assertFirstGoesOn(0, 1);
    }

    private void assertFirstGoesOn(final int first, final int last) {
        count = 2;
        now = 3;
        for (int i = 0; i < 6; i++) {
            tick();
            assertThat(fleet.view().cell(first)).as("pushed back").isGreaterThanOrEqualTo(cell(4, 0));
        }
        assertThat(fleet.view().cell(first)).isGreaterThan(cell(4, 0));
        assertThat(fleet.view().cell(last)).isGreaterThan(cell(5, 0));
    }

    @Test
    void shouldNameTheRingWhenItCannotBeTurned() {
        site("..", "..");
        place(0, 0, EAST, 1, 0);
        place(1, 0, SOUTH, 1, 1);
        place(1, 1, WEST, 0, 1);
        place(0, 1, NORTH, 0, 0);
        for (int i = 0; i < 100; i++) {
            tick();
        }
        final int[] ring = new int[4];
        final int[] cut = new int[2];

        assertThat(fleet.view().ring(2, ring)).isEqualTo(4);
        assertThat(ring).containsExactly(2, 3, 0, 1);
        assertThat(fleet.view().ring(1, cut)).isEqualTo(4);
        assertThat(cut).containsExactly(1, 2);
        assertThat(fleet.view().blocker(3)).isZero();
        assertThat(fleet.view().state(3)).isEqualTo(RobotState.STRANDED);

        fleet.remove(1);
        assertThat(fleet.view().ring(2, ring)).isZero();
        driveHome();
    }

    private void site(final String... rows) {
        map = WarehouseText.parse(String.join("\n", rows)).build();
        final ForkliftGraph graph = new ForkliftGraph(map, TRUCK);
        fleet = new Fleet(graph, new GoalTables(graph), map.cellCount());
        count = 0;
        now = 0;
    }

    private void place(final int x, final int y, final int heading, final int homeX, final int homeY) {
        fleet.place(count++, cell(x, y), heading, cell(homeX, homeY), now);
    }

    private int cell(final int x, final int y) {
        return map.cellAt(x, y);
    }

    private void driveHome() {
        final FleetInvariants invariants = new FleetInvariants(fleet, map);
        while (awayCount() > 0) {
            tick();
            invariants.check("tick " + now);
            assertThat(now).as("nobody moves any more").isLessThan(MAX_TICKS);
        }
    }

    private int awayCount() {
        int away = 0;
        for (int robot = 0; robot < count; robot++) {
            final RobotState state = fleet.view().state(robot);
            away += state == RobotState.RESTING || state == RobotState.ABSENT ? 0 : 1;
        }
        return away;
    }

    /** Every move takes one tick: earlier than planned. */
    private void tick() {
        now++;
        fleet.tick(now);
        for (int robot = 0; robot < count; robot++) {
            if (fleet.view().isMoving(robot)) {
                fleet.arrive(robot, now);
            } else if (fleet.view().isAtStop(robot)) {
                fleet.finishStop(robot, now);
            }
            if (fleet.canStart(robot)) {
                fleet.start(robot, now);
            }
        }
    }
}
