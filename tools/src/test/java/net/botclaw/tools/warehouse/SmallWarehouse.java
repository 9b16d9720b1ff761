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

import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/** A map for tests that have no time: short ways, room for two dozen trucks. */
final class SmallWarehouse {
    private SmallWarehouse() {}

    static WarehouseMap map(final int tickMs) {
        return WarehouseGenerator.generate(
                        new WarehouseLayout()
                                .racks(4, 8)
                                .marginCells(12)
                                .docks(2, 4)
                                .chargers(4, 24),
                        1)
                .build()
                .withTickMs(tickMs);
    }
}
