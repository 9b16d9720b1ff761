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

class WarehouseMapBuilderTest {
    private final WarehouseMapBuilder builder = new WarehouseMapBuilder(3, 2);

    @Test
    void shouldNumberFreeCellsRowByRowWithoutHoles() {
        final WarehouseMap map = builder.free(1, 0, false).build();

        assertThat(map.cellCount()).isEqualTo(5);
        assertThat(map.cellAt(0, 0)).isZero();
        assertThat(map.cellAt(2, 0)).isEqualTo(1);
        assertThat(map.cellAt(1, 1)).isEqualTo(3);
        assertThat(map.cellAt(3, 0)).isEqualTo(WarehouseMap.NO_CELL);
        assertThat(map.neighbour(3, Heading.NORTH)).isEqualTo(WarehouseMap.NO_CELL);
        assertThat(map.neighbour(3, Heading.EAST)).isEqualTo(4);
        assertThat(map.exitMask(3)).isEqualTo(Heading.bit(Heading.EAST) | Heading.bit(Heading.WEST));
        assertThat(map.vehicleClass(0).name()).isEqualTo("counterbalanced");
    }

    @Test
    void shouldKeepZonesPlacesAndClasses() {
        final int zone = builder.addZone(Zone.weighted("slow", ZoneKind.SPEED_LIMIT, 200));
        builder.zoneAt(1, 1, zone).cellSizeMm(1_200).tickMs(50);
        builder.addPickFace("A1", 0, 0, 3, 14);
        builder.addVehicleClass(new VehicleClass("reach", 8, 10, 12, 9, true));

        final WarehouseMap map = builder.build();

        assertThat(map.zoneId(map.cellAt(1, 1))).isEqualTo(zone);
        assertThat(map.zoneId(0)).isEqualTo(WarehouseMap.NO_ZONE);
        assertThat(map.zone(zone).timePercent()).isEqualTo(200);
        assertThat(map.cellSizeMm()).isEqualTo(1_200);
        assertThat(map.tickMs()).isEqualTo(50);
        assertThat(map.place(0).aisle()).isEqualTo(3);
        assertThat(map.place(0).shelf()).isEqualTo(14);
        assertThat(map.vehicleClassCount()).isEqualTo(1);
    }

    @Test
    void shouldChangeNothingButTheTickWhenAMapGetsAnother() {
        final int zone = builder.addZone(Zone.blocked("shut"));
        builder.free(1, 0, false).zoneAt(1, 1, zone).exits(0, 0, 0).turnAllowed(2, 1, false);
        builder.addPlace(PlaceKind.DOCK, "D1", 0, 1);
        final WarehouseMap map = builder.build();

        final WarehouseMap faster = map.withTickMs(10);

        assertThat(faster.tickMs()).isEqualTo(10);
        assertThat(map.tickMs()).isEqualTo(WarehouseMapBuilder.DEFAULT_TICK_MS);
        assertThat(faster).usingRecursiveComparison().ignoringFields("tickMs").isEqualTo(map);
        assertThatThrownBy(() -> map.withTickMs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tick of 0 ms is not in 1 to 60000");
        assertThatThrownBy(() -> map.withTickMs(WarehouseMapBuilder.MAX_TICK_MS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldForgetPlacesAndTheirNamesWhenTheyAreCleared() {
        builder.addPlace(PlaceKind.DOCK, "D1", 1, 1).clearPlaces().addPlace(PlaceKind.STATION, "D1", 0, 1);

        final WarehouseMap map = builder.build();

        assertThat(map.placeCount()).isEqualTo(1);
        assertThat(map.place(0).kind()).isEqualTo(PlaceKind.STATION);
    }

    @Test
    void shouldNameTheCellWhenItRefuses() {
        builder.addPlace(PlaceKind.DOCK, "D1", 1, 1).free(1, 1, false);

        assertThatThrownBy(builder::build).hasMessage("cell (1, 1): place D1 is not on a free cell");
        assertRefused(() -> builder.free(3, 0, true), "cell (3, 0): not on a map of 3 x 2");
        assertRefused(() -> builder.exits(0, 0, 16), "cell (0, 0): an exit mask of 16 is not in 0 to 15");
        assertRefused(() -> builder.zoneAt(0, 0, 1), "cell (0, 0): there is no zone 1");
        assertRefused(() -> builder.addPlace(PlaceKind.DOCK, "D1", 0, 0), "place D1 is named twice");
        assertRefused(() -> builder.cellSizeMm(0), "a cell of 0 mm is not in 1 to 100000");
        assertRefused(() -> builder.tickMs(0), "a tick of 0 ms is not in 1 to 60000");
        assertRefused(() -> new WarehouseMapBuilder(0, 1), "0 x 1 cells: a side has 1 to 4096");
        assertRefused(() -> Zone.weighted("z", ZoneKind.PRIORITY, 101), "zone z: PRIORITY cannot cost 101 percent");
        assertRefused(() -> Zone.weighted("z", ZoneKind.BLOCKED, 100), "zone z: BLOCKED cannot cost 100 percent");
        assertRefused(
                () -> new VehicleClass("v", 0, 1, 1, 1, false),
                "vehicle class v: forward of 0 ticks is not in 1 to 10000");
    }

    private static void assertRefused(
            final org.assertj.core.api.ThrowableAssert.ThrowingCallable call, final String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
