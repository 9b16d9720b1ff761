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
package net.botclaw.tools.audit;

import java.util.HashMap;
import java.util.Map;

/** What was loaded, picked and put of each SKU at each location, as far as the engine took it. */
final class StockLedger {
    private final Map<Key, Row> rows = new HashMap<>();

    /** A SKU at a location. */
    record Key(String sku, long locationId) {
        @Override
        public String toString() {
            return sku + " at location " + locationId;
        }
    }

    private static final class Row {
        private long loaded;
        private long picked;
        private long put;
    }

    void onLoaded(final Key key, final long quantity) {
        final Row row = new Row();
        row.loaded = quantity;
        rows.put(key, row);
    }

    void onPicked(final Key key, final long quantity) {
        rows.computeIfAbsent(key, any -> new Row()).picked += quantity;
    }

    void onPut(final Key key, final long quantity) {
        rows.computeIfAbsent(key, any -> new Row()).put += quantity;
    }

    /** What must be there. */
    long balance(final Key key) {
        final Row row = rows.get(key);
        return row == null ? 0 : row.loaded - row.picked + row.put;
    }
}
