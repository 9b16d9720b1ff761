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
package net.botclaw.routing.task;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;

/**
 * Travel costs that need no tables: the distance along rows and columns, whatever stands between. Good for sites without
 * racks, and where nothing better is known.
 *
 * <p><b>Threading</b>: immutable.
 */
public final class GridCosts implements TravelCosts {
    private final WarehouseMap map;
    private final int cellTicks;
    private final int turnTicks;

    /**
     * Costs on a site.
     *
     * @param site whose map and first vehicle class count; without a map nothing is asked.
     */
    public GridCosts(final Site site) {
        map = site.map();
        cellTicks = site.hasMap() ? map.vehicleClass(0).forwardTicks() : 0;
        turnTicks = site.hasMap() ? map.vehicleClass(0).turnTicks() : 0;
    }

    @Override
    public int ticks(final int fromCell, final int heading, final int toCell) {
        final int deltaX = map.x(toCell) - map.x(fromCell);
        final int deltaY = map.y(toCell) - map.y(fromCell);
        final int along = deltaX * Heading.deltaX(heading) + deltaY * Heading.deltaY(heading);
        final int cells = Math.abs(deltaX) + Math.abs(deltaY);
        return cells * cellTicks + (along == cells ? 0 : turnTicks);
    }
}
