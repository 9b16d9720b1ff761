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
package net.botclaw.tools.map;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;

/** Whether two maps are the same, cell by cell, zone by zone, place by place, class by class. */
final class MapAssert {
    private MapAssert() {}

    static void assertSame(final WarehouseMap map, final WarehouseMap expected) {
        assertThat(map.width()).isEqualTo(expected.width());
        assertThat(map.height()).isEqualTo(expected.height());
        assertThat(map.cellSizeMm()).isEqualTo(expected.cellSizeMm());
        assertThat(map.tickMs()).isEqualTo(expected.tickMs());
        assertThat(map.cellCount()).isEqualTo(expected.cellCount());
        for (int cell = 0; cell < map.cellCount(); cell++) {
            assertThat(cell(map, cell)).isEqualTo(cell(expected, cell));
        }
        assertThat(map.zoneCount()).isEqualTo(expected.zoneCount());
        for (int zone = 1; zone <= map.zoneCount(); zone++) {
            assertThat(zone(map.zone(zone))).isEqualTo(zone(expected.zone(zone)));
        }
        assertThat(map.placeCount()).isEqualTo(expected.placeCount());
        for (int i = 0; i < map.placeCount(); i++) {
            assertThat(place(map.place(i))).isEqualTo(place(expected.place(i)));
        }
        assertThat(map.vehicleClassCount()).isEqualTo(expected.vehicleClassCount());
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            assertThat(vehicleClass(map.vehicleClass(i))).isEqualTo(vehicleClass(expected.vehicleClass(i)));
        }
    }

    static String vehicleClass(final VehicleClass truck) {
        return truck.name() + " " + truck.forwardTicks() + " " + truck.forwardAfterTurnTicks() + " " + truck.turnTicks()
                + " " + truck.reverseTicks() + " " + truck.isLong();
    }

    static String zone(final Zone zone) {
        return zone.name() + " " + zone.kind() + " " + zone.costPercent() + " " + zone.exitMask();
    }

    static String place(final Place place) {
        return place.kind() + " " + place.name() + " " + place.cell() + " " + place.aisle() + " " + place.shelf();
    }

    private static String cell(final WarehouseMap map, final int cell) {
        return map.x(cell) + "," + map.y(cell) + " " + map.exitMask(cell) + " " + map.isTurnAllowed(cell) + " "
                + map.zoneId(cell);
    }
}
