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
package net.botclaw.routing.warehouse;

import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.Site;

/** A warehouse in which a dozen trucks are in each other's way. */
public final class SmallWarehouse {
    private static final int MAX_TRUCKS = 10;

    private static final String TEXT = "P.P.P.P.P.P.P.P\n"
            + "...............\n"
            + ".##.##.##.##.#.\n"
            + ".##.##.##.##.#.\n"
            + "...............\n"
            + ".##.##.##.##.#.\n"
            + ".##.##.##.##.#.\n"
            + "...............\n"
            + "S.S.S.C.C.D.D.P\n";

    private SmallWarehouse() {}

    /** With ticks of the usual length. */
    public static Site site() {
        return Site.of(builder().build(), MAX_TRUCKS);
    }

    /** With ticks of another length: its trucks drive at a multiple of their speed. */
    public static Site site(final int tickMs) {
        return Site.of(builder().tickMs(tickMs).build(), MAX_TRUCKS);
    }

    private static WarehouseMapBuilder builder() {
        final WarehouseMapBuilder builder = WarehouseText.parse(TEXT);
        int aisle = 0;
        for (int x = 0; x < 15; x += 3) {
            for (int y = 2; y < 7; y++) {
                if (y != 4) {
                    builder.addPickFace("F" + x + "-" + y, x, y, aisle, y);
                }
            }
            aisle++;
        }
        return builder;
    }
}
