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
package net.botclaw.tools.warehouse;

import java.util.concurrent.TimeUnit;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;

/** How long a truck of the map's first class takes for what it does. Immutable. */
final class MoveTimes {
    private static final int HEADINGS = 4;

    private final WarehouseMap map;
    private final VehicleClass vehicleClass;
    private final long tickNs;

    MoveTimes(final WarehouseMap map) {
        this.map = map;
        vehicleClass = map.vehicleClass(0);
        tickNs = TimeUnit.MILLISECONDS.toNanos(map.tickMs());
    }

    /** So many ticks in nanoseconds. */
    long ticks(final long count) {
        return count * tickNs;
    }

    /** A move into a cell in nanoseconds, the turn before it included; zones are taken to be active. */
    long moveNs(final int headingBefore, final int heading, final boolean isReverse, final int cellEntered) {
        final int left = heading - headingBefore & HEADINGS - 1;
        final int quarters = Math.min(left, HEADINGS - left);
        final int step;
        if (isReverse) {
            step = Math.max(vehicleClass.reverseTicks(), 1);
        } else {
            step = quarters == 0 ? vehicleClass.forwardTicks() : vehicleClass.forwardAfterTurnTicks();
        }
        final int zone = map.zoneId(cellEntered);
        final int percent = zone == WarehouseMap.NO_ZONE
                ? Zone.NORMAL_PERCENT
                : map.zone(zone).timePercent();
        return ticks((long) quarters * vehicleClass.turnTicks() + Zone.scale(step, percent));
    }
}
