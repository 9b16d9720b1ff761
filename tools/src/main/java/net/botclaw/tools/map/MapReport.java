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

import java.io.PrintWriter;
import net.botclaw.routing.path.warehouse.MapCheck;
import net.botclaw.routing.path.warehouse.MapFault;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.VisibleText;

/** What there is on a map, and what is wrong with it. */
final class MapReport {
    private MapReport() {}

    /**
     * Prints a line for each fault of each vehicle class, then one that counts all.
     *
     * @return how many faults there are.
     */
    static int print(final WarehouseMap map, final PrintWriter out) {
        int faults = 0;
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            final VehicleClass vehicleClass = map.vehicleClass(i);
            for (final MapFault fault : MapCheck.check(map, vehicleClass)) {
                out.println(VisibleText.of(vehicleClass.name() + ": " + fault));
                faults++;
            }
        }
        out.println("map: width=" + map.width() + " height=" + map.height() + " cells=" + map.cellCount()
                + " stations=" + count(map, PlaceKind.STATION) + " docks=" + count(map, PlaceKind.DOCK)
                + " chargers=" + count(map, PlaceKind.CHARGER) + " parking=" + count(map, PlaceKind.PARKING)
                + " pick_faces=" + count(map, PlaceKind.PICK_FACE) + " zones=" + map.zoneCount() + " classes="
                + map.vehicleClassCount() + " faults=" + faults);
        return faults;
    }

    private static int count(final WarehouseMap map, final PlaceKind kind) {
        int count = 0;
        for (int i = 0; i < map.placeCount(); i++) {
            count += map.place(i).kind() == kind ? 1 : 0;
        }
        return count;
    }
}
