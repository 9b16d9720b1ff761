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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.botclaw.protocol.RejectCode;

/** The rules of stock as plainly as they can be written: maps of maps. */
final class StockModel {
    /** Places of each SKU in the order in which they came to hold it. */
    final Map<String, LinkedHashMap<Long, Long>> stock = new HashMap<>();

    final Map<String, Long> minimums = new HashMap<>();
    long version;
    /** Accepted puts and loads less accepted picks. */
    long balance;

    int load(final String sku, final boolean isKnownLocation, final long locationId, final long quantity) {
        if (!isText(sku) || quantity > StockLimits.MAX_QUANTITY) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (!isKnownLocation) {
            return RejectCode.UNKNOWN_ID.code();
        }
        return quantity > 0 && isNoStorage(locationId)
                ? RejectCode.NOT_STORAGE.code()
                : change(sku, locationId, quantity);
    }

    int move(
            final String sku,
            final boolean isKnownLocation,
            final long locationId,
            final long quantity,
            final int movement) {
        if (!isText(sku) || quantity < 1 || quantity > StockLimits.MAX_QUANTITY || movement > 1) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (!isKnownLocation || movement == StockInputs.PICK && !stock.containsKey(sku)) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final long before = quantity(sku, locationId);
        if (movement == StockInputs.PICK) {
            return before < quantity
                    ? RejectCode.INSUFFICIENT_STOCK.code()
                    : change(sku, locationId, before - quantity);
        }
        if (isNoStorage(locationId)) {
            return RejectCode.NOT_STORAGE.code();
        }
        return before + quantity > StockLimits.MAX_QUANTITY
                ? RejectCode.LIMIT_REACHED.code()
                : change(sku, locationId, before + quantity);
    }

    private static boolean isNoStorage(final long locationId) {
        return locationId == StockInputs.CHARGER || locationId == StockInputs.PARKING;
    }

    int minimum(final String sku, final long quantity) {
        if (!isText(sku) || quantity > StockLimits.MAX_QUANTITY) {
            return RejectCode.INVALID_VALUE.code();
        }
        minimums.put(sku, quantity);
        return 0;
    }

    long quantity(final String sku, final long locationId) {
        return stock.getOrDefault(sku, new LinkedHashMap<>()).getOrDefault(locationId, 0L);
    }

    long total(final String sku) {
        return stock.getOrDefault(sku, new LinkedHashMap<>()).values().stream()
                .mapToLong(quantity -> quantity)
                .sum();
    }

    boolean isLow(final String sku) {
        return total(sku) < minimums.getOrDefault(sku, 0L);
    }

    static boolean isText(final String sku) {
        return sku.matches("[!-~]{1,16}\\x00*");
    }

    private int change(final String sku, final long locationId, final long quantity) {
        final long before = quantity(sku, locationId);
        if (before != quantity) {
            version++;
            balance += quantity - before;
            final LinkedHashMap<Long, Long> places = stock.computeIfAbsent(sku, key -> new LinkedHashMap<>());
            if (quantity == 0) {
                places.remove(locationId);
            } else {
                places.put(locationId, quantity);
            }
            if (places.isEmpty()) {
                stock.remove(sku);
            }
        }
        return 0;
    }
}
