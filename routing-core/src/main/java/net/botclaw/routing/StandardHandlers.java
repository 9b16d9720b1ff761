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
package net.botclaw.routing;

import net.botclaw.routing.forklift.NoRouteHandler;
import net.botclaw.routing.forklift.RouteHandler;
import net.botclaw.routing.inventory.InventoryLookupHandler;
import net.botclaw.routing.inventory.StockLedgerHandler;
import net.botclaw.routing.sensor.SensorRuleHandler;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import net.botclaw.routing.site.StationHandler;
import net.botclaw.routing.task.TaskHandler;
import net.botclaw.routing.task.TravelCosts;

/** The handlers every core has, in the order in which they hear of events; the order is part of replay. */
final class StandardHandlers {
    private static final TravelCosts NOWHERE = (fromCell, heading, toCell) -> TravelCosts.NO_WAY;

    private StandardHandlers() {}

    static Handler[] of(final Site site) {
        final LocationTable locations = new LocationTable(site);
        final TravelCosts costs;
        final Handler routes;
        if (site.hasMap()) {
            final SiteTables tables = new SiteTables(site);
            costs = (fromCell, heading, toCell) -> ticks(tables, fromCell, heading, toCell);
            routes = new RouteHandler(site, tables, locations);
        } else {
            costs = NOWHERE;
            routes = new NoRouteHandler();
        }
        return new Handler[] {
            new JournalOnlyHandler(),
            new SensorRuleHandler(),
            new StationHandler(site, locations),
            new StockLedgerHandler(locations),
            new InventoryLookupHandler(locations),
            new TaskHandler(site, locations, costs),
            routes
        };
    }

    private static int ticks(final SiteTables tables, final int fromCell, final int heading, final int toCell) {
        final int ticks = tables.ticks(fromCell, heading, toCell);
        return ticks == SiteTables.NO_WAY ? TravelCosts.NO_WAY : ticks;
    }
}
