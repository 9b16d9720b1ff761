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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/** What a simulated warehouse has where: each SKU in a few pick faces, spread over the map. The same for the same map. */
public final class StockPlan {
    /** Pieces in a pick face at the start. */
    public static final int QUANTITY = 1_000;

    private static final int MAX_SKUS = 64;
    private static final int FACES_PER_SKU = 4;

    private final List<Integer> locations = new ArrayList<>();
    private final int skus;

    /**
     * The stock of a map.
     *
     * @param map whose pick faces are filled.
     */
    public StockPlan(final WarehouseMap map) {
        final List<Integer> faces = new ArrayList<>();
        for (int place = 0; place < map.placeCount(); place++) {
            if (map.place(place).kind() == PlaceKind.PICK_FACE) {
                faces.add(place + 1);
            }
        }
        final int rows = Math.min(faces.size(), MAX_SKUS * FACES_PER_SKU);
        for (int row = 0; row < rows; row++) {
            locations.add(faces.get((int) ((long) row * faces.size() / rows)));
        }
        skus = Math.min(rows, MAX_SKUS);
    }

    /**
     * SKUs in stock.
     *
     * @return 0 when the map has no pick faces.
     */
    public int skus() {
        return skus;
    }

    /**
     * A SKU.
     *
     * @param index 0 to {@link #skus()} - 1.
     * @return its name.
     */
    public String sku(final int index) {
        return String.format(Locale.ROOT, "SKU%03d", index + 1);
    }

    /**
     * Rows: a SKU in a pick face each.
     *
     * @return 0 when the map has no pick faces.
     */
    public int rows() {
        return locations.size();
    }

    /**
     * Where a row is.
     *
     * @param row 0 to {@link #rows()} - 1.
     * @return location id.
     */
    public int locationOf(final int row) {
        return locations.get(row);
    }

    /**
     * What a row holds.
     *
     * @param row 0 to {@link #rows()} - 1.
     * @return the SKU.
     */
    public String skuOf(final int row) {
        return sku(row % skus);
    }
}
