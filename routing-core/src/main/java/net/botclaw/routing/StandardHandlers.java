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

import net.botclaw.routing.inventory.InventoryLookupHandler;
import net.botclaw.routing.inventory.StockLedgerHandler;
import net.botclaw.routing.sensor.SensorRuleHandler;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.StationHandler;
import net.botclaw.routing.task.GridCosts;
import net.botclaw.routing.task.TaskHandler;

/** The handlers every core has, in the order in which they hear of events; the order is part of replay. */
final class StandardHandlers {
    private StandardHandlers() {}

    static Handler[] of(final Site site) {
        final LocationTable locations = new LocationTable(site);
        return new Handler[] {
            new JournalOnlyHandler(),
            new SensorRuleHandler(),
            new StationHandler(site, locations),
            new StockLedgerHandler(locations),
            new InventoryLookupHandler(locations),
            new TaskHandler(site, locations, new GridCosts(site))
        };
    }
}
