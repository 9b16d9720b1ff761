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
package net.botclaw.tools.demo;

import net.botclaw.tools.warehouse.WarehouseFigures;

/** What warehouse and fields say together. */
record DemoFigures(WarehouseFigures warehouse, FleetFigures fields) {
    /** Nothing yet. */
    static final DemoFigures NONE = new DemoFigures(WarehouseFigures.NONE, FleetFigures.NONE);

    long sent() {
        return warehouse.sent() + fields.sent();
    }

    long acked() {
        return warehouse.acked() + fields.acked();
    }

    long reconnects() {
        return warehouse.reconnects() + fields.reconnects();
    }

    int live() {
        return warehouse.live() + fields.live();
    }

    int loggedOut() {
        return warehouse.loggedOut() + fields.loggedOut();
    }
}
