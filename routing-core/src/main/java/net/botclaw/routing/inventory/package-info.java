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
/**
 * What is in stock, and where.
 *
 * <pre>
 *  LoadStock, SetStockMinimum ──┐                         ┌──▶ StockLow
 *  StockMoved (PICK, PUT) ──────┴▶ StockLedgerHandler ────┤
 *                                                         └──▶ StockChanged
 *                                                                  │
 *  InventoryLookup ────────────▶ InventoryLookupHandler ◀──────────┘
 *                                        └──▶ push InventoryResult
 * </pre>
 *
 * The ledger decides, and its events say what came of it. The lookups have a table of their own, made of those events
 * alone, so they could be answered by any other reader of the journal as well. Both lay their rows in the same kind of
 * table, of a fixed size; a row that holds nothing is given back, so no coming and going of goods fills them.
 *
 * <p>All of it belongs to the core's thread.
 */
package net.botclaw.routing.inventory;
