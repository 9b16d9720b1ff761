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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LoadStockDecoder;
import net.botclaw.protocol.codec.SetStockMinimumDecoder;
import net.botclaw.protocol.codec.StockMovedDecoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.site.LocationTable;

/**
 * Keeps the stock: the operator says what a location holds of a SKU, bots move it. Each change of a quantity is an event
 * with the next version of the stock. When the total of a SKU falls below its minimum, or a minimum is set above the
 * total, that is one more event, and there is no other for the SKU until its total was at or above its minimum again.
 *
 * <p>Refusals change nothing, and the first of these that applies is given: {@code INVALID_VALUE} for a SKU that is empty
 * or not printable, a quantity above {@link StockLimits#MAX_QUANTITY}, and a movement of nothing or of no known kind;
 * {@code UNKNOWN_ID} for a location that the site does not have, and for a pick of a SKU that is nowhere;
 * {@code NOT_STORAGE} for goods at a charger or a parking place, unless it is emptied;
 * {@code INSUFFICIENT_STOCK} for a pick of more than the location holds; {@code LIMIT_REACHED} when the location would
 * hold more than {@link StockLimits#MAX_QUANTITY}, and when there is no room for another SKU or another place.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: allocates in its constructor only.
 */
public final class StockLedgerHandler implements Handler {
    private static final int OK = 0;
    private static final int PICK = StockMovement.PICK.value();
    private static final int PUT = StockMovement.PUT.value();

    private final LoadStockDecoder load = new LoadStockDecoder();
    private final SetStockMinimumDecoder minimum = new SetStockMinimumDecoder();
    private final StockMovedDecoder moved = new StockMovedDecoder();
    private final SkuKey sku = new SkuKey();
    private final StockLedger ledger = new StockLedger();
    private final StockPublisher stockPublisher = new StockPublisher(ledger);
    private final LocationTable locations;

    /**
     * A handler with nothing in stock.
     *
     * @param locations of the site; only read.
     */
    public StockLedgerHandler(final LocationTable locations) {
        this.locations = locations;
    }

    @Override
    public String name() {
        return "stock-ledger";
    }

    @Override
    public int[] messages() {
        return new int[] {
            StockMovedDecoder.TEMPLATE_ID, LoadStockDecoder.TEMPLATE_ID, SetStockMinimumDecoder.TEMPLATE_ID
        };
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        switch (record.templateId()) {
            case StockMovedDecoder.TEMPLATE_ID:
                return onMoved(record, publisher);
            case LoadStockDecoder.TEMPLATE_ID:
                return onLoad(record, publisher);
            case SetStockMinimumDecoder.TEMPLATE_ID:
                return onMinimum(record, publisher);
            default:
                throw new IllegalStateException("not a message of this handler: " + record.templateId());
        }
    }

    @Override
    public long stateHash() {
        return ledger.stateHash();
    }

    private int onMoved(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(StockMovedDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        moved.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        sku.read(record.buffer(), record.bodyOffset() + StockMovedDecoder.skuEncodingOffset());
        final long quantity = moved.quantity();
        final int movement = moved.movementRaw();
        if (!sku.isValid() || quantity == 0 || quantity > StockLimits.MAX_QUANTITY || movement > PUT) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (!locations.isKnown(moved.locationId())) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final int locationId = (int) moved.locationId();
        return movement == PICK
                ? pick(record, locationId, (int) quantity, publisher)
                : put(record, locationId, (int) quantity, publisher);
    }

    private int pick(
            final CoreRecord record, final int locationId, final int quantity, final EventPublisher publisher) {
        final int before = ledger.quantity(sku, locationId);
        if (quantity > before) {
            return ledger.total(sku) == 0 ? RejectCode.UNKNOWN_ID.code() : RejectCode.INSUFFICIENT_STOCK.code();
        }
        change(record, locationId, before - quantity, publisher);
        return OK;
    }

    private int put(final CoreRecord record, final int locationId, final int quantity, final EventPublisher publisher) {
        final int before = ledger.quantity(sku, locationId);
        if (!locations.isStorage(locationId)) {
            return RejectCode.NOT_STORAGE.code();
        }
        if (quantity > StockLimits.MAX_QUANTITY - before || !ledger.hasRoom(sku, locationId)) {
            return RejectCode.LIMIT_REACHED.code();
        }
        change(record, locationId, before + quantity, publisher);
        return OK;
    }

    private int onLoad(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(LoadStockDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        load.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        sku.read(record.buffer(), record.bodyOffset() + LoadStockDecoder.skuEncodingOffset());
        final long quantity = load.quantity();
        if (!sku.isValid() || quantity > StockLimits.MAX_QUANTITY) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (!locations.isKnown(load.locationId())) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final int locationId = (int) load.locationId();
        if (quantity > 0 && !locations.isStorage(locationId)) {
            return RejectCode.NOT_STORAGE.code();
        }
        if (quantity == ledger.quantity(sku, locationId)) {
            return OK;
        }
        if (!ledger.hasRoom(sku, locationId)) {
            return RejectCode.LIMIT_REACHED.code();
        }
        change(record, locationId, (int) quantity, publisher);
        return OK;
    }

    private int onMinimum(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(SetStockMinimumDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        minimum.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        sku.read(record.buffer(), record.bodyOffset() + SetStockMinimumDecoder.skuEncodingOffset());
        final long quantity = minimum.minimum();
        if (!sku.isValid() || quantity > StockLimits.MAX_QUANTITY) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (quantity == ledger.minimum(sku)) {
            return OK;
        }
        if (!ledger.hasRoom(sku)) {
            return RejectCode.LIMIT_REACHED.code();
        }
        final boolean wasLow = ledger.isLow(sku);
        ledger.setMinimum(sku, (int) quantity);
        tellIfLow(record, wasLow, publisher);
        return OK;
    }

    private void change(
            final CoreRecord record, final int locationId, final int quantity, final EventPublisher publisher) {
        final boolean wasLow = ledger.isLow(sku);
        ledger.set(sku, locationId, quantity);
        stockPublisher.changed(record, sku, locationId, publisher);
        tellIfLow(record, wasLow, publisher);
    }

    private void tellIfLow(final CoreRecord record, final boolean wasLow, final EventPublisher publisher) {
        if (!wasLow && ledger.isLow(sku)) {
            stockPublisher.low(record, sku, publisher);
        }
    }
}
