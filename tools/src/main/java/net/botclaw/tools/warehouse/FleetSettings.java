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

import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * What fleet to simulate.
 *
 * @param host            of the engine.
 * @param port            of the engine.
 * @param map             the engine's own.
 * @param trucks          how many.
 * @param stations        how many people order goods.
 * @param ordersPerSecond of all stations together, on average.
 * @param seed            of all they do.
 * @param isChaos         whether trucks break down, lose their links and are towed, and cells are closed.
 * @param operator        closes and opens cells; null: nobody does.
 */
public record FleetSettings(
        String host,
        int port,
        WarehouseMap map,
        int trucks,
        int stations,
        double ordersPerSecond,
        long seed,
        boolean isChaos,
        OperatorPort operator) {}
