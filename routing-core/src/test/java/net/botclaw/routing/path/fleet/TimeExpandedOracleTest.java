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
import static net.botclaw.routing.path.fleet.TimeExpandedOracle.NONE;
import static net.botclaw.routing.path.fleet.TimeExpandedOracle.OPEN_END;
import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;
import org.junit.jupiter.api.Test;

/** The judge of the fleet's planner on cases computed by hand: 2 ticks forward, 3 after a turn, 4 a turn, 5 reverse. */
class TimeExpandedOracleTest {
    private static final VehicleClass TRUCK = new VehicleClass("truck", 2, 3, 4, 5, false);
    private static final VehicleClass FORWARD_ONLY =
            new VehicleClass("forward only", 2, 3, 4, VehicleClass.NO_REVERSE, false);
    private static final VehicleClass LONG = new VehicleClass("long", 2, 3, 4, VehicleClass.NO_REVERSE, true);

    @Test
    void shouldDriveStraightOnWhenNobodyIsThere() {
        assertThat(arrival(oracle("....\n", TRUCK), 0, EAST, 7, 3)).isEqualTo(13);
    }

    @Test
    void shouldArriveAtOnceWhenTheStartIsTheGoal() {
        assertThat(arrival(oracle("..\n", TRUCK), 1, EAST, 7, 1)).isEqualTo(7);
    }

    @Test
    void shouldCountEachKindOfMove() {
        final String map = "...\n...\n...\n";

        assertThat(arrival(oracle(map, TRUCK), 4, EAST, 0, 1)).as("left").isEqualTo(7);
        assertThat(arrival(oracle(map, TRUCK), 4, EAST, 0, 7)).as("right").isEqualTo(7);
        assertThat(arrival(oracle(map, TRUCK), 4, EAST, 0, 3)).as("reverse").isEqualTo(5);
        assertThat(arrival(oracle(map, FORWARD_ONLY), 4, EAST, 0, 3))
                .as("half turn")
                .isEqualTo(11);
        assertThat(arrival(oracle(map, TRUCK), 4, EAST, 0, 8))
                .as("on, then right")
                .isEqualTo(9);
    }

    @Test
    void shouldFollowOnlyOnceTheOneAheadHasLeftTheCell() {
        final TimeExpandedOracle oracle = oracle("....\n", TRUCK);
        oracle.occupy(1, 0, 2);
        oracle.occupy(2, 0, 4);
        oracle.occupy(3, 2, OPEN_END);

        assertThat(arrival(oracle, 0, EAST, 0, 2)).isEqualTo(6);
        assertThat(arrival(oracle, 0, EAST, 0, 3)).isEqualTo(NONE);
    }

    @Test
    void shouldGiveWayInASidingWhenAnotherComesAlongAOneWideAisle() {
        final TimeExpandedOracle oracle = oracle(".....\n@@.@@\n", TRUCK);
        final int startTicks = 10;
        for (int cell = 4; cell >= 0; cell--) {
            final int in = startTicks + (4 - cell) * 2 - 2;
            oracle.occupy(cell, Math.max(startTicks, in), Math.min(startTicks + 8, in + 4));
        }

        // Until the other starts; then into the siding 0-2-4-11, wait until 16, back in reverse 21, on 28, 30.
        assertThat(oracle.earliestArrival(0, EAST, 0, 4, 2)).isEqualTo(8);
        assertThat(oracle.earliestArrival(0, EAST, 0, 4, 3)).isEqualTo(30);
        assertThat(oracle.earliestArrival(0, EAST, 0, 4, OPEN_END)).isEqualTo(30);
        // A tick later the turn into the siding would end at 12, which the other still lets pass; then it does not.
        assertThat(oracle.earliestArrival(0, EAST, 1, 4, OPEN_END)).isEqualTo(30);
        assertThat(oracle.earliestArrival(0, EAST, 2, 4, OPEN_END)).isEqualTo(NONE);
    }

    @Test
    void shouldFindNoWayWhenTwoMeetAndNeitherCanGiveWay() {
        final TimeExpandedOracle oracle = oracle("...\n", TRUCK);
        oracle.occupy(2, 0, 2);
        oracle.occupy(1, 0, 4);
        oracle.occupy(0, 2, OPEN_END);

        assertThat(arrival(oracle, 0, EAST, 0, 2)).isEqualTo(NONE);
    }

    @Test
    void shouldNotSwapWhenTheOtherWantsTheCellInTheSameTicks() {
        final TimeExpandedOracle oracle = oracle("..\n", TRUCK);
        oracle.occupy(1, 0, 2);
        oracle.occupy(0, 2, 4);

        assertThat(arrival(oracle, 0, EAST, 0, 1)).isEqualTo(NONE);
    }

    @Test
    void shouldPassThroughAGapOnlyWhenItHoldsBothMoves() {
        final TimeExpandedOracle tight = oracle("...\n", TRUCK);
        tight.occupy(1, 0, 5);
        tight.occupy(1, 9, 20);
        final TimeExpandedOracle tooTight = oracle("...\n", TRUCK);
        tooTight.occupy(1, 0, 5);
        tooTight.occupy(1, 8, 20);

        assertThat(arrival(tight, 0, EAST, 0, 2)).isEqualTo(9);
        assertThat(arrival(tooTight, 0, EAST, 0, 2)).isEqualTo(24);
    }

    @Test
    void shouldLeaveTheStartBeforeSomebodyElseTakesIt() {
        final TimeExpandedOracle inTime = oracle("..\n", TRUCK);
        inTime.occupy(0, 2, OPEN_END);
        final TimeExpandedOracle tooLate = oracle("..\n", TRUCK);
        tooLate.occupy(0, 1, OPEN_END);

        assertThat(arrival(inTime, 0, EAST, 0, 1)).isEqualTo(2);
        assertThat(arrival(tooLate, 0, EAST, 0, 1)).isEqualTo(NONE);
    }

    @Test
    void shouldFindNoWayWhenSomebodyElseHoldsTheStart() {
        final TimeExpandedOracle oracle = oracle("..\n", TRUCK);
        oracle.occupy(0, 3, 4);

        assertThat(arrival(oracle, 0, EAST, 3, 1)).isEqualTo(NONE);
        assertThat(arrival(oracle, 0, EAST, 4, 1)).isEqualTo(6);
    }

    @Test
    void shouldLeaveACellOnlyAlongItsSign() {
        assertThat(arrival(oracle(".<.\n", TRUCK), 0, EAST, 0, 2)).isEqualTo(NONE);
        assertThat(arrival(oracle(".>.\n", TRUCK), 0, EAST, 0, 2)).isEqualTo(4);
        assertThat(arrival(oracle(".>.\n", TRUCK), 1, EAST, 0, 0))
                .as("in reverse")
                .isEqualTo(NONE);
        // Left 7, on after a right turn 14, on 16, right 23.
        assertThat(arrival(oracle("...\n.<.\n", TRUCK), 3, EAST, 0, 5)).isEqualTo(23);
    }

    @Test
    void shouldGoOnlyBackwardsWhenNothingTurnsThere() {
        assertThat(arrival(oracle("xxx\n", TRUCK), 0, WEST, 0, 2)).isEqualTo(10);
        assertThat(arrival(oracle("xxx\n", FORWARD_ONLY), 0, WEST, 0, 2)).isEqualTo(NONE);
        assertThat(arrival(oracle("...\n", FORWARD_ONLY), 0, WEST, 0, 2)).isEqualTo(13);
        assertThat(arrival(oracle("...\n", LONG), 0, WEST, 0, 2)).isEqualTo(NONE);
        assertThat(arrival(oracle("...\n", LONG), 0, NORTH, 0, 2)).isEqualTo(NONE);
    }

    @Test
    void shouldComeLaterWhenTheStayIsLongerThanTheGap() {
        final TimeExpandedOracle oracle = oracle("..\n", TRUCK);
        oracle.occupy(1, 8, 10);

        assertThat(oracle.earliestArrival(0, EAST, 0, 1, 6)).isEqualTo(2);
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, 7)).isEqualTo(12);
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, OPEN_END)).isEqualTo(12);
    }

    @Test
    void shouldFindNoWayWhenTheGoalIsNeverFreeForLongEnough() {
        final TimeExpandedOracle oracle = oracle("..\n", TRUCK);
        oracle.occupy(1, 20, OPEN_END);

        assertThat(oracle.earliestArrival(0, EAST, 0, 1, 18)).isEqualTo(2);
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, 19)).isEqualTo(NONE);
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, OPEN_END)).isEqualTo(NONE);
        oracle.clear();
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, OPEN_END)).isEqualTo(2);
        oracle.occupy(1, 0, OPEN_END);
        assertThat(oracle.earliestArrival(0, EAST, 0, 1, 0)).isEqualTo(NONE);
    }

    @Test
    void shouldHeedZones() {
        final VehicleClass threeTicks = new VehicleClass("three", 3, 3, 4, 5, false);

        assertThat(throughZone(Zone.blocked("b"), TRUCK)).isEqualTo(NONE);
        assertThat(throughZone(Zone.directed("d", EAST), TRUCK)).isEqualTo(4);
        assertThat(throughZone(Zone.directed("d", WEST), TRUCK)).isEqualTo(NONE);
        assertThat(throughZone(Zone.bidirected("a", WEST), TRUCK)).isEqualTo(4);
        assertThat(throughZone(Zone.bidirected("a", SOUTH), TRUCK)).isEqualTo(NONE);
        assertThat(throughZone(Zone.weighted("p", ZoneKind.PENALTY, 900), TRUCK))
                .isEqualTo(4);
        assertThat(throughZone(Zone.weighted("s", ZoneKind.SPEED_LIMIT, 150), threeTicks))
                .as("4.5 ticks are 5")
                .isEqualTo(8);
    }

    @Test
    void shouldNotScaleTheTurnWhenALimitSlowsTheStep() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(1, 2);
        builder.addZone(Zone.weighted("s", ZoneKind.SPEED_LIMIT, 200));
        final WarehouseMap map = builder.zoneAt(0, 1, 1).build();

        assertThat(arrival(new TimeExpandedOracle(map, TRUCK), 0, EAST, 0, 1)).isEqualTo(10);
    }

    private static int throughZone(final Zone zone, final VehicleClass vehicle) {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(3, 1);
        builder.zoneAt(1, 0, builder.addZone(zone));
        return arrival(new TimeExpandedOracle(builder.build(), vehicle), 0, EAST, 0, 2);
    }

    private static TimeExpandedOracle oracle(final String text, final VehicleClass vehicle) {
        return new TimeExpandedOracle(WarehouseText.parse(text).build(), vehicle);
    }

    private static int arrival(
            final TimeExpandedOracle oracle, final int start, final int heading, final int t0, final int goal) {
        return oracle.earliestArrival(start, heading, t0, goal, 1);
    }
}
