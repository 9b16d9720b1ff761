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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.routing.path.Heading;
import org.junit.jupiter.api.Test;

class WarehouseGeneratorTest {
    private static final int HASH_OF_SEED_99 = -84_246_656;

    @Test
    void shouldHaveTheSizeOfThePublishedBenchmarks() {
        final WarehouseMap small =
                WarehouseGenerator.generate(new WarehouseLayout(), 1).build();
        final WarehouseMap large =
                WarehouseGenerator.generate(WarehouseLayout.large(), 1).build();

        assertThat(small.width()).isEqualTo(170);
        assertThat(small.height()).isEqualTo(84);
        assertThat(small.cellCount()).isEqualTo(9_776);
        assertThat(large.width()).isEqualTo(340);
        assertThat(large.height()).isEqualTo(164);
        assertThat(large.cellCount()).isEqualTo(38_756);
        assertThat(large.placeCount()).isEqualTo(480 + 20 * 40 * 10 * 2);
    }

    @Test
    void shouldDrawTheSameMapWhenTheSeedIsTheSame() {
        final WarehouseLayout layout = new WarehouseLayout()
                .missingRacksPerMille(50)
                .oneWayAisles(true)
                .chargers(10, 20);
        final String first = print(layout, 99);

        assertThat(print(layout, 99)).isEqualTo(first);
        assertThat(print(layout, 100)).isNotEqualTo(first);
        assertThat(first.hashCode()).isEqualTo(HASH_OF_SEED_99);
    }

    @Test
    void shouldDrawMapsWithoutFaults() {
        for (int seed = 1; seed <= 20; seed++) {
            final WarehouseLayout layout = new WarehouseLayout()
                    .racks(1 + seed % 4, 2 + seed % 7)
                    .rackCells(3 + seed % 8, 1 + seed % 3)
                    .aisleCells(1 + seed % 3, 1 + seed % 2)
                    .marginCells(6 + seed % 5)
                    .docks(seed % 3, seed % 4)
                    .chargers(seed % 4, seed % 3)
                    .missingRacksPerMille(seed * 20)
                    .oneWayAisles(seed % 2 == 0);
            final WarehouseMap map = WarehouseGenerator.generate(layout, seed).build();

            assertThat(MapCheck.check(map, VehicleClass.counterbalanced()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void shouldDrawLanesThatKeepToTheRight() {
        final WarehouseMap map = WarehouseGenerator.generate(new WarehouseLayout().oneWayAisles(true), 1)
                .build();
        final int y = 1 + 2 + 2;

        assertThat(map.exitMask(map.cellAt(30, y))).isEqualTo(Heading.bit(Heading.WEST));
        assertThat(map.exitMask(map.cellAt(30, y + 1))).isEqualTo(Heading.bit(Heading.EAST));
    }

    @Test
    void shouldParkAWholeFleetWithoutShuttingAnyoneIn() {
        assertParking(new WarehouseLayout(), 220);
        assertParking(WarehouseLayout.large(), 440);
        assertParking(new WarehouseLayout().chargers(41, 7 * 41).docks(41, 41), 7 * 41);
    }

    @Test
    void shouldRefuseMorePlacesThanThereIsRoomFor() {
        assertThatThrownBy(() -> WarehouseGenerator.generate(new WarehouseLayout().chargers(0, 7 * 41 + 1), 1))
                .hasMessage("288 places of kind PARKING do not fit into a margin of 25 x 82 cells");
        assertThatThrownBy(() -> WarehouseGenerator.generate(new WarehouseLayout().docks(42, 0), 1))
                .hasMessage("42 places of kind DOCK do not fit into 82 rows");
    }

    private static void assertParking(final WarehouseLayout layout, final int parking) {
        final VehicleClass longTruck = new VehicleClass("long", 10, 15, 20, VehicleClass.NO_REVERSE, true);
        for (int seed = 1; seed <= 3; seed++) {
            final WarehouseMap map = WarehouseGenerator.generate(layout, seed).build();
            int count = 0;
            for (int i = 0; i < map.placeCount(); i++) {
                count += map.place(i).kind() == PlaceKind.PARKING ? 1 : 0;
            }

            assertThat(count).isEqualTo(parking);
            assertThat(MapCheck.check(map, VehicleClass.counterbalanced())).isEmpty();
            assertThat(MapCheck.check(map, longTruck)).isEmpty();
        }
    }

    private static String print(final WarehouseLayout layout, final long seed) {
        return WarehouseText.print(WarehouseGenerator.generate(layout, seed).build());
    }
}
