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
package net.botclaw.routing.inventory;

import net.botclaw.routing.StateHash;

/**
 * What each location holds of each SKU, the total of each SKU, and its minimum. A place that holds nothing has no row,
 * and neither has a SKU that is nowhere and has no minimum.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: about 11 MB in the constructor, nothing after; see
 * {@link StockLimits}.
 */
final class StockLedger {
    private final RowTable skus = new RowTable(StockLimits.MAX_SKUS);
    // Key: row of the SKU, location.
    private final RowTable places = new RowTable(StockLimits.MAX_STOCK_PLACES);
    // All places of a SKU at the greatest quantity are less than 2^48.
    private final long[] totals = new long[StockLimits.MAX_SKUS];
    private final int[] minimums = new int[StockLimits.MAX_SKUS];
    private final int[] quantities = new int[StockLimits.MAX_STOCK_PLACES];
    private long version;
    private long sumOfHashes;

    /** Changes of quantities so far. */
    long version() {
        return version;
    }

    /** What a location holds of a SKU. */
    int quantity(final SkuKey sku, final int locationId) {
        final int place = findPlace(find(sku), locationId);
        return place == RowTable.NO_ROW ? 0 : quantities[place];
    }

    /** What all locations hold of a SKU: 0 if and only if it is nowhere. */
    long total(final SkuKey sku) {
        final int row = find(sku);
        return row == RowTable.NO_ROW ? 0 : totals[row];
    }

    /** What there should be of a SKU at least; 0 if nobody has said. */
    int minimum(final SkuKey sku) {
        final int row = find(sku);
        return row == RowTable.NO_ROW ? 0 : minimums[row];
    }

    boolean isLow(final SkuKey sku) {
        final int row = find(sku);
        return row != RowTable.NO_ROW && totals[row] < minimums[row];
    }

    /** Whether a SKU is known or can be added. */
    boolean hasRoom(final SkuKey sku) {
        return !skus.isFull() || find(sku) != RowTable.NO_ROW;
    }

    /** Whether a location holds a SKU already or can come to hold it. */
    boolean hasRoom(final SkuKey sku, final int locationId) {
        return hasRoom(sku) && (!places.isFull() || findPlace(find(sku), locationId) != RowTable.NO_ROW);
    }

    /** Changes what a location holds of a SKU, while there is room; the version goes up. */
    void set(final SkuKey sku, final int locationId, final int quantity) {
        final int row = findOrAdd(sku);
        int place = findPlace(row, locationId);
        if (place == RowTable.NO_ROW) {
            place = places.add(row, locationId);
            quantities[place] = 0;
        } else {
            sumOfHashes -= placeHash(place);
        }
        totals[row] += quantity - quantities[place];
        quantities[place] = quantity;
        version++;
        if (quantity == 0) {
            places.remove(place);
            removeIfUnused(row);
        } else {
            sumOfHashes += placeHash(place);
        }
    }

    /** Sets what there should be of a SKU at least, while there is room for it; 0: nothing. */
    void setMinimum(final SkuKey sku, final int minimum) {
        final int row = findOrAdd(sku);
        sumOfHashes -= minimumHash(row);
        minimums[row] = minimum;
        sumOfHashes += minimumHash(row);
        removeIfUnused(row);
    }

    int skuCount() {
        return skus.count();
    }

    int placeCount() {
        return places.count();
    }

    /** Rows have no defined order, so this is a sum. */
    long stateHash() {
        return StateHash.mix(StateHash.mix(version, sumOfHashes), StateHash.mix(skuCount(), placeCount()));
    }

    private int find(final SkuKey sku) {
        return skus.find(sku.first, sku.second);
    }

    private int findPlace(final int row, final int locationId) {
        return row == RowTable.NO_ROW ? RowTable.NO_ROW : places.find(row, locationId);
    }

    private int findOrAdd(final SkuKey sku) {
        final int row = find(sku);
        if (row != RowTable.NO_ROW) {
            return row;
        }
        final int added = skus.add(sku.first, sku.second);
        totals[added] = 0;
        minimums[added] = 0;
        return added;
    }

    private void removeIfUnused(final int row) {
        if (totals[row] == 0 && minimums[row] == 0) {
            skus.remove(row);
        }
    }

    private long placeHash(final int place) {
        final long hash = StateHash.mix(skuHash((int) places.first(place)), places.second(place));
        return StateHash.mix(hash, quantities[place]);
    }

    private long minimumHash(final int row) {
        return minimums[row] == 0 ? 0 : StateHash.mix(skuHash(row), minimums[row]);
    }

    private long skuHash(final int row) {
        return StateHash.mix(skus.first(row), skus.second(row));
    }
}
