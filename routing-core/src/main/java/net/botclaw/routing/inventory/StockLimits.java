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

/** Limits of stock. What would pass them is refused; nothing is dropped. */
public final class StockLimits {
    /** SKUs that can be in stock, or have a minimum, at once. */
    public static final int MAX_SKUS = 65_536;
    /** Places that can hold something at once, each of one SKU at one location. */
    public static final int MAX_STOCK_PLACES = 262_144;
    /** What a location can hold of a SKU, what one movement can move, and the greatest minimum. */
    public static final int MAX_QUANTITY = 1_000_000_000;

    private StockLimits() {}
}
