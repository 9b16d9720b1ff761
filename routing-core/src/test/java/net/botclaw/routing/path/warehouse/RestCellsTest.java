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
package net.botclaw.routing.path.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Judged by a search of its own, which goes from state to state as the chapter on moves says. */
class RestCellsTest {
    private static final VehicleClass TRUCK = VehicleClass.counterbalanced();
    private static final VehicleClass LONG = new VehicleClass("long", 10, 10, 10, VehicleClass.NO_REVERSE, true);
    private static final VehicleClass LONG_IN_REVERSE = new VehicleClass("long", 10, 10, 10, 12, true);
    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, -1, 0, 1};

    @Test
    void shouldTakeACellWithSeveralPlacesOnce() {
        final WarehouseMap map = new WarehouseMapBuilder(12, 12)
                .addPlace(PlaceKind.PARKING, "P1", 3, 3)
                .addPlace(PlaceKind.PARKING, "P2", 3, 3)
                .addPlace(PlaceKind.CHARGER, "C1", 3, 3)
                .build();

        final int[] cells = RestCells.choose(map, VehicleClass.counterbalanced(), 4);

        assertThat(cells).hasSize(4).doesNotHaveDuplicates().startsWith(map.cellAt(3, 3));
    }

    @Test
    void shouldFindTheFloorBehindManyPockets() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(200, 40);
        for (int x = 0; x < 200; x++) {
            builder.free(x, 0, x % 2 == 0).free(x, 1, false);
        }
        final WarehouseMap map = builder.build();

        final int[] cells = RestCells.choose(map, VehicleClass.counterbalanced(), 10);

        assertThat(cells).hasSize(10);
        for (final int cell : cells) {
            assertThat(map.y(cell)).isGreaterThan(1);
        }
    }

    @Test
    void shouldShutNobodyInWhenEveryoneRestsInAGeneratedWarehouse() {
        for (int seed = 1; seed <= 20; seed++) {
            final WarehouseMap map = WarehouseGenerator.generate(
                            new WarehouseLayout()
                                    .racks(1 + seed % 4, 2 + seed % 3)
                                    .rackCells(3, 1 + seed % 2)
                                    .aisleCells(1 + seed % 3, 1)
                                    .marginCells(8)
                                    .docks(2, 2)
                                    .chargers(2, 4)
                                    .oneWayAisles(seed % 2 == 0),
                            seed)
                    .build();
            assertWellFormed(map, seed % 3 == 0 ? LONG : TRUCK, 1 + seed, 1, "seed " + seed);
        }
    }

    @Test
    void shouldShutNobodyInWhenEveryoneRestsInTheDefaultWarehouse() {
        final WarehouseMap map =
                WarehouseGenerator.generate(new WarehouseLayout(), 1).build();
        final int[] cells = assertWellFormed(map, TRUCK, 60, 60, "default");

        assertThat(cells).hasSize(60);
        assertThat(Arrays.stream(cells).mapToObj(cell -> placeAt(map, cell)))
                .allMatch(kind -> kind == PlaceKind.PARKING || kind == PlaceKind.CHARGER);
    }

    @Test
    void shouldShutNobodyInWhenEveryoneRestsOnARandomFloor() {
        int chosen = 0;
        for (int seed = 1; seed <= 400; seed++) {
            final Random random = new Random(seed);
            final WarehouseMapBuilder builder = new WarehouseMapBuilder(4 + random.nextInt(8), 4 + random.nextInt(8));
            final WarehouseMap size = builder.build();
            final int wallPercent = random.nextInt(30);
            final int oneWayPercent = random.nextInt(15);
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    builder.free(x, y, x + y == 0 || random.nextInt(100) >= wallPercent);
                    builder.exits(x, y, random.nextInt(100) < oneWayPercent ? random.nextInt(16) : 15);
                    builder.turnAllowed(x, y, random.nextInt(10) > 0);
                }
            }
            final VehicleClass vehicle = new VehicleClass[] {TRUCK, LONG, LONG_IN_REVERSE}[seed % 3];
            chosen += assertWellFormed(builder.build(), vehicle, 1 + random.nextInt(12), 0, "seed " + seed).length;
        }
        assertThat(chosen).isGreaterThan(800);
    }

    @Test
    void shouldTakeParkingAndChargersFirst() {
        final WarehouseMap map =
                WarehouseText.parse(".......\n.P...C.\n.......\n.......\n").build();

        assertThat(RestCells.choose(map, TRUCK, 3)).startsWith(map.cellAt(1, 1), map.cellAt(5, 1));
    }

    @Test
    void shouldLeaveOutAPlaceThatCannotBeLeft() {
        final WarehouseMap map = WarehouseText.parse("....\n....\n#v##\n#P##\n").build();

        assertThat(RestCells.choose(map, TRUCK, 4)).isNotEmpty().doesNotContain(map.cellAt(1, 3));
    }

    @Test
    void shouldChooseNothingInAnAisleThatAllMustPass() {
        final WarehouseMap map = WarehouseText.parse("......\n").build();

        assertThat(RestCells.choose(map, TRUCK, 6)).isEmpty();
    }

    private static PlaceKind placeAt(final WarehouseMap map, final int cell) {
        for (int i = 0; i < map.placeCount(); i++) {
            if (map.place(i).cell() == cell) {
                return map.place(i).kind();
            }
        }
        return null;
    }

    private static int[] assertWellFormed(
            final WarehouseMap map, final VehicleClass vehicle, final int count, final int least, final String what) {
        final int[] cells = RestCells.choose(map, vehicle, count);
        assertThat(cells).as(what).doesNotHaveDuplicates().hasSizeBetween(least, count);
        final boolean[] isTaken = new boolean[map.cellCount()];
        for (final int cell : cells) {
            isTaken[cell] = true;
        }
        boolean isFound = cells.length == 0;
        for (int hub = 0; hub < map.cellCount() && !isFound; hub++) {
            isFound = !isTaken[hub] && isHub(map, vehicle, isTaken, cells, hub);
        }
        assertThat(isFound)
                .as(what + ": all are reached from one cell and left to it")
                .isTrue();
        return cells;
    }

    /** Whether each cell can be reached from the hub, and left to it on every heading it is reached with. */
    private static boolean isHub(
            final WarehouseMap map,
            final VehicleClass vehicle,
            final boolean[] isTaken,
            final int[] cells,
            final int hub) {
        final boolean[] reached =
                flood(map, vehicle, isTaken, new int[] {hub * 4, hub * 4 + 1, hub * 4 + 2, hub * 4 + 3});
        for (final int cell : cells) {
            boolean isReached = false;
            for (int heading = 0; heading < 4; heading++) {
                if (reached[cell * 4 + heading]) {
                    isReached = true;
                    if (!isAny(flood(map, vehicle, isTaken, new int[] {cell * 4 + heading}), hub)) {
                        return false;
                    }
                }
            }
            if (!isReached) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAny(final boolean[] seen, final int cell) {
        return seen[cell * 4] || seen[cell * 4 + 1] || seen[cell * 4 + 2] || seen[cell * 4 + 3];
    }

    /** All states that are reached from some, through cells that are not taken. */
    private static boolean[] flood(
            final WarehouseMap map, final VehicleClass vehicle, final boolean[] isTaken, final int[] starts) {
        final boolean[] seen = new boolean[map.cellCount() * 4];
        final ArrayDeque<Integer> open = new ArrayDeque<>();
        for (final int start : starts) {
            seen[start] = true;
            open.add(start);
        }
        while (!open.isEmpty()) {
            final int state = open.remove();
            final int cell = state / 4;
            for (int way = 0; way < 4; way++) {
                final int next = map.cellAt(map.x(cell) + DX[way], map.y(cell) + DY[way]);
                if (next == WarehouseMap.NO_CELL || (map.exitMask(cell) >> way & 1) == 0) {
                    continue;
                }
                for (int heading = 0; heading < 4; heading++) {
                    final boolean isForward = heading == way && (way == state % 4 || map.canTurn(cell, vehicle));
                    final boolean isReverse = vehicle.canReverse() && heading == state % 4 && (heading + 2) % 4 == way;
                    if ((isForward || isReverse) && !seen[next * 4 + heading]) {
                        seen[next * 4 + heading] = true;
                        if (!isTaken[next]) {
                            open.add(next * 4 + heading);
                        }
                    }
                }
            }
        }
        return seen;
    }
}
