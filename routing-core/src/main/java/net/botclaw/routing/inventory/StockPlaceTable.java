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
 * Where each SKU is, as the changes of stock tell it. The places of a SKU are in a chain, in the order in which they came
 * to hold it: a place that was emptied goes to the end when it is filled again.
 *
 * <pre>
 *  SKU ─▶ first ─▶ next ─▶ … ─▶ last ◀── a place that comes to hold it
 * </pre>
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: about 14 MB in the constructor, nothing after; see
 * {@link StockLimits}.
 */
final class StockPlaceTable {
    /** No place, or none after it. */
    static final int NO_PLACE = RowTable.NO_ROW;

    private final RowTable skus = new RowTable(StockLimits.MAX_SKUS);
    private final int[] firstBySku = new int[StockLimits.MAX_SKUS];
    private final int[] lastBySku = new int[StockLimits.MAX_SKUS];
    // Key: row of the SKU, location.
    private final RowTable places = new RowTable(StockLimits.MAX_STOCK_PLACES);
    private final int[] next = new int[StockLimits.MAX_STOCK_PLACES];
    private final int[] previous = new int[StockLimits.MAX_STOCK_PLACES];
    private final int[] quantities = new int[StockLimits.MAX_STOCK_PLACES];
    // Version with which the place came to hold its SKU: the order of the chains.
    private final long[] versions = new long[StockLimits.MAX_STOCK_PLACES];
    private long version;
    private long sumOfHashes;

    /** The newest change that is in this table, 0: none yet. */
    long version() {
        return version;
    }

    /** The place that has held a SKU longest, or {@link #NO_PLACE} when it is nowhere. */
    int firstPlace(final SkuKey sku) {
        final int row = skus.find(sku.first, sku.second);
        return row == RowTable.NO_ROW ? NO_PLACE : firstBySku[row];
    }

    /** The place of the same SKU that came to hold it next, or {@link #NO_PLACE}. */
    int nextPlace(final int place) {
        return next[place];
    }

    int locationId(final int place) {
        return (int) places.second(place);
    }

    /** What a place holds, 1 or more. */
    int quantity(final int place) {
        return quantities[place];
    }

    /** Takes a change over. It is one that the ledger had room for, so there is room here. */
    void apply(final SkuKey sku, final int locationId, final int quantity, final long newVersion) {
        version = newVersion;
        final int row = skus.find(sku.first, sku.second);
        final int place = row == RowTable.NO_ROW ? NO_PLACE : places.find(row, locationId);
        if (place == NO_PLACE) {
            append(row == RowTable.NO_ROW ? add(sku) : row, locationId, quantity);
            return;
        }
        sumOfHashes -= placeHash(place);
        if (quantity == 0) {
            remove(row, place);
        } else {
            quantities[place] = quantity;
            sumOfHashes += placeHash(place);
        }
    }

    int skuCount() {
        return skus.count();
    }

    int placeCount() {
        return places.count();
    }

    /** Rows have no defined order, so this is a sum; the order of a chain follows from its versions. */
    long stateHash() {
        return StateHash.mix(StateHash.mix(version, sumOfHashes), StateHash.mix(skuCount(), placeCount()));
    }

    private int add(final SkuKey sku) {
        final int row = skus.add(sku.first, sku.second);
        firstBySku[row] = NO_PLACE;
        lastBySku[row] = NO_PLACE;
        return row;
    }

    private void append(final int row, final int locationId, final int quantity) {
        final int place = places.add(row, locationId);
        final int before = lastBySku[row];
        quantities[place] = quantity;
        versions[place] = version;
        next[place] = NO_PLACE;
        previous[place] = before;
        if (before == NO_PLACE) {
            firstBySku[row] = place;
        } else {
            next[before] = place;
        }
        lastBySku[row] = place;
        sumOfHashes += placeHash(place);
    }

    private void remove(final int row, final int place) {
        final int before = previous[place];
        final int after = next[place];
        if (before == NO_PLACE) {
            firstBySku[row] = after;
        } else {
            next[before] = after;
        }
        if (after == NO_PLACE) {
            lastBySku[row] = before;
        } else {
            previous[after] = before;
        }
        places.remove(place);
        if (firstBySku[row] == NO_PLACE) {
            skus.remove(row);
        }
    }

    private long placeHash(final int place) {
        final int row = (int) places.first(place);
        long hash = StateHash.mix(skus.first(row), skus.second(row));
        hash = StateHash.mix(hash, places.second(place));
        hash = StateHash.mix(hash, quantities[place]);
        return StateHash.mix(hash, versions[place]);
    }
}
