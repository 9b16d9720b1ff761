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

class MapCheckTest {
    private static final VehicleClass TRUCK = VehicleClass.counterbalanced();

    @Test
    void shouldFindNothingWrongWithAGoodMap() {
        assertThat(check(TRUCK, "S...D", ".....", "C...P")).isEmpty();
    }

    @Test
    void shouldNameAStationThatIsWalledIn() {
        assertThat(check(TRUCK, "...#S", "...##", "..S.."))
                .containsExactly("STATION S1 at cell (4, 0) cannot be reached");
    }

    @Test
    void shouldNameAPlaceBehindAOneWaySign() {
        assertThat(check(TRUCK, "....", "....", "#v##", "#C##", "####"))
                .containsExactly("CHARGER C1 at cell (1, 3) cannot be left");
        assertThat(check(TRUCK, "....", "....", "#^##", "#.##", "#D##"))
                .containsExactly("DOCK D1 at cell (1, 4) cannot be reached");
    }

    @Test
    void shouldNameEndpointsThatShutOthersIn() {
        assertThat(check(TRUCK, "....", "....", "#P##", "#P##"))
                .containsExactly("PARKING P2 at cell (1, 3) is reached or left only through another endpoint");
        assertThat(check(TRUCK, "....", "....", "DCS#", "##D#"))
                .containsExactly("DOCK D2 at cell (2, 3) is reached or left only through another endpoint");
    }

    @Test
    void shouldNotCallPickFacesEndpoints() {
        final WarehouseMapBuilder builder = WarehouseText.parse("....\n....\n#.##\n#P##");
        builder.addPickFace("A1-1", 1, 2, 1, 1);

        assertThat(MapCheck.check(builder.build(), TRUCK)).isEmpty();
    }

    @Test
    void shouldCountTheTurnsOfTheVehicleClass() {
        final String[] rows = {"....", "....", "##.#", "##.S"};
        final VehicleClass longTruck = new VehicleClass("long", 10, 10, 10, VehicleClass.NO_REVERSE, true);

        assertThat(check(TRUCK, rows)).isEmpty();
        assertThat(check(longTruck, rows)).containsExactly("STATION S1 at cell (3, 3) cannot be left");
    }

    @Test
    void shouldFindEveryPlantedFaultOnAGeneratedMap() {
        final WarehouseLayout layout =
                new WarehouseLayout().racks(4, 6).marginCells(8).docks(3, 3).chargers(3, 3);
        final WarehouseMap good = WarehouseGenerator.generate(layout, 5).build();
        assertThat(MapCheck.check(good, TRUCK)).isEmpty();
        for (int i = 0; i < good.placeCount(); i++) {
            final Place place = good.place(i);
            if (place.kind().isEndpoint()) {
                final WarehouseMapBuilder builder = WarehouseGenerator.generate(layout, 5);
                wallIn(builder, good, place.cell());
                final MapFault[] faults = MapCheck.check(builder.build(), TRUCK);

                assertThat(faults).as(place.name()).hasSize(1);
                assertThat(faults[0].place().name()).isEqualTo(place.name());
                assertThat(faults[0].kind()).isEqualTo(MapFault.Kind.CANNOT_BE_REACHED);
            }
        }
    }

    private static void wallIn(final WarehouseMapBuilder builder, final WarehouseMap map, final int cell) {
        for (int way = 0; way < 4; way++) {
            final int next = map.neighbour(cell, way);
            if (next != WarehouseMap.NO_CELL) {
                builder.free(map.x(next), map.y(next), false);
            }
        }
    }

    private static String[] check(final VehicleClass vehicleClass, final String... rows) {
        final MapFault[] faults =
                MapCheck.check(WarehouseText.parse(String.join("\n", rows)).build(), vehicleClass);
        final String[] texts = new String[faults.length];
        for (int i = 0; i < faults.length; i++) {
            texts[i] = faults[i].toString();
        }
        return texts;
    }
}
