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
package net.botclaw.routing.site;

import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;

/** All that can be asked of a site, as lines: two sites are the same when their lines are. */
final class SiteText {
    private SiteText() {}

    static String of(final Site site) {
        final WarehouseMap map = site.map();
        final StringBuilder text = new StringBuilder();
        text.append(site.maxTrucks())
                .append(' ')
                .append(map.width())
                .append(' ')
                .append(map.height());
        text.append(' ').append(map.cellSizeMm()).append(' ').append(map.tickMs());
        text.append(' ').append(map.cellCount()).append('\n');
        for (int cell = 0; cell < map.cellCount(); cell++) {
            text.append(map.x(cell)).append(',').append(map.y(cell)).append(' ').append(map.exitMask(cell));
            text.append(' ').append(map.isTurnAllowed(cell)).append(' ').append(map.zoneId(cell));
            text.append('\n');
        }
        for (int id = 1; id <= map.zoneCount(); id++) {
            final Zone zone = map.zone(id);
            text.append(zone.name()).append(' ').append(zone.kind()).append(' ').append(zone.costPercent());
            text.append(' ').append(zone.timePercent()).append(' ').append(zone.exitMask());
            text.append('\n');
        }
        for (int i = 0; i < map.placeCount(); i++) {
            final Place place = map.place(i);
            text.append(place.kind())
                    .append(' ')
                    .append(place.name())
                    .append(' ')
                    .append(place.cell());
            text.append(' ').append(place.aisle()).append(' ').append(place.shelf());
            text.append('\n');
        }
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            final VehicleClass truck = map.vehicleClass(i);
            text.append(truck.name()).append(' ').append(truck.forwardTicks());
            text.append(' ').append(truck.forwardAfterTurnTicks()).append(' ').append(truck.turnTicks());
            text.append(' ').append(truck.reverseTicks()).append(' ').append(truck.isLong());
            text.append('\n');
        }
        return text.toString();
    }
}
