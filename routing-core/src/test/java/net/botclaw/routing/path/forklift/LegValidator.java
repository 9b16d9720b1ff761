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
package net.botclaw.routing.path.forklift;

import net.botclaw.routing.path.warehouse.WarehouseMap;

/** Drives the legs of a plan move by move over the arrays of a site and adds up what they cost; shares no code with it. */
final class LegValidator {
    long cost;
    long time;
    int x;
    int y;
    int heading;

    private final RandomSite site;
    private final WarehouseMap map;

    LegValidator(final RandomSite site, final WarehouseMap map) {
        this.site = site;
        this.map = map;
    }

    /** What is wrong with the legs, or null. */
    String drive(final int startCell, final int startHeading, final LegBuffer legs) {
        cost = 0;
        time = 0;
        x = map.x(startCell);
        y = map.y(startCell);
        heading = startHeading;
        if (legs.isTruncated()) {
            return "legs are truncated";
        }
        for (int i = 0; i < legs.count(); i++) {
            if (legs.startCell(i) != map.cellAt(x, y) || legs.startTick(i) != time || legs.cells(i) < 1) {
                return "leg " + i + " does not start where and when the last one ends";
            }
            final String fault = driveLeg(legs.heading(i), legs.isReverse(i), legs.cells(i));
            if (fault != null) {
                return "leg " + i + ": " + fault;
            }
        }
        return null;
    }

    private String driveLeg(final int legHeading, final boolean isReverse, final int cells) {
        int quarters = Math.abs(legHeading - heading);
        quarters = quarters == 3 ? 1 : quarters;
        if (quarters > 0 && (isReverse || !site.canTurn(x, y))) {
            return "turns where it may not";
        }
        cost += (long) quarters * site.vehicle.turnTicks();
        time += (long) quarters * site.vehicle.turnTicks();
        heading = legHeading;
        final int way = isReverse ? (legHeading + 2) % 4 : legHeading;
        for (int i = 0; i < cells; i++) {
            if (!site.mayGo(x, y, way)) {
                return "goes from (" + x + ", " + y + ") on " + way + " where it may not";
            }
            x += RandomSite.DX[way];
            y += RandomSite.DY[way];
            int ticks = i == 0 && quarters > 0 ? site.vehicle.forwardAfterTurnTicks() : site.vehicle.forwardTicks();
            ticks = isReverse ? site.vehicle.reverseTicks() : ticks;
            cost += site.scaled(ticks, x, y, false);
            time += site.scaled(ticks, x, y, true);
        }
        return isReverse && !site.vehicle.canReverse() ? "drives in reverse" : null;
    }
}
