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
import net.botclaw.protocol.codec.InventoryLookupDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.StockChangedDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.site.LocationTable;
import org.agrona.DirectBuffer;

/**
 * Answers where a SKU is, from what the changes of stock have told; it never sees the ledger. The answer is a push with
 * the version of the stock that it is true for, and {@code UNKNOWN_ID} in place of places when the SKU is nowhere.
 *
 * <p>At most {@link #MAX_PLACES_PER_RESULT} places are given, in the order in which they came to hold the SKU: what has
 * lain longest comes first, to be taken first. A place that was emptied and filled again is a new one.
 *
 * <p>Refusals change nothing: {@code INVALID_VALUE} for a SKU that is empty or not printable, {@code OUTBOX_FULL} when too
 * much waits for the bot.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: allocates in its constructor only.
 */
public final class InventoryLookupHandler implements Handler {
    /** Places in an answer: as many answers of this length as may wait for a bot fit in the bytes that may wait for it. */
    public static final int MAX_PLACES_PER_RESULT = 16;
    /** An answer that has waited longer for its bot is not sent any more, nanoseconds. */
    public static final long RESULT_LIFETIME_NS = 10_000_000_000L;

    private static final int OK = 0;

    private final InventoryLookupDecoder lookup = new InventoryLookupDecoder();
    private final StockChangedDecoder changed = new StockChangedDecoder();
    private final SkuKey sku = new SkuKey();
    private final StockPlaceTable stock = new StockPlaceTable();
    private final InventoryResultPublisher results;

    /**
     * A handler that has heard of no stock.
     *
     * @param locations of the site; only read.
     */
    public InventoryLookupHandler(final LocationTable locations) {
        results = new InventoryResultPublisher(stock, locations);
    }

    @Override
    public String name() {
        return "inventory-lookup";
    }

    @Override
    public int[] messages() {
        return new int[] {InventoryLookupDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[] {StockChangedDecoder.TEMPLATE_ID};
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(InventoryLookupDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        lookup.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        sku.read(record.buffer(), record.bodyOffset() + InventoryLookupDecoder.skuEncodingOffset());
        if (!sku.isValid()) {
            return RejectCode.INVALID_VALUE.code();
        }
        return results.push(record, lookup.requestId(), sku, publisher) ? OK : RejectCode.OUTBOX_FULL.code();
    }

    @Override
    public void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        changed.wrap(buffer, body, StockChangedDecoder.BLOCK_LENGTH, StockChangedDecoder.SCHEMA_VERSION);
        sku.read(buffer, body + StockChangedDecoder.skuEncodingOffset());
        stock.apply(sku, (int) changed.locationId(), (int) changed.quantity(), changed.stockVersion());
    }

    @Override
    public long stateHash() {
        return stock.stateHash();
    }
}
