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

import org.junit.jupiter.api.Test;

class RestCellsTest {
    private static final int SIDE = 12;

    @Test
    void shouldTakeACellWithSeveralPlacesOnce() {
        final WarehouseMap map = new WarehouseMapBuilder(SIDE, SIDE)
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
}
