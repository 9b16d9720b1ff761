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

import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.StockChangedEncoder;
import net.botclaw.protocol.codec.StockLowEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells downstream services, and the handlers that listen, of changes in stock. */
final class StockPublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(
            new byte[HEADER_LENGTH + Math.max(StockChangedEncoder.BLOCK_LENGTH, StockLowEncoder.BLOCK_LENGTH)]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StockChangedEncoder changed = new StockChangedEncoder();
    private final StockLowEncoder low = new StockLowEncoder();
    private final StockLedger ledger;

    StockPublisher(final StockLedger ledger) {
        this.ledger = ledger;
    }

    void changed(final CoreRecord record, final SkuKey sku, final int locationId, final EventPublisher publisher) {
        changed.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .stockVersion(ledger.version())
                .locationId(locationId)
                .quantity(ledger.quantity(sku, locationId));
        sku.write(buffer, HEADER_LENGTH + StockChangedEncoder.skuEncodingOffset());
        publisher.event(record.botId(), buffer, 0, HEADER_LENGTH + StockChangedEncoder.BLOCK_LENGTH);
    }

    /** The total of what is low is below its minimum, so it fits. */
    void low(final CoreRecord record, final SkuKey sku, final EventPublisher publisher) {
        low.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .cause(record.position())
                .stockVersion(ledger.version())
                .quantity(ledger.total(sku))
                .minimum(ledger.minimum(sku));
        sku.write(buffer, HEADER_LENGTH + StockLowEncoder.skuEncodingOffset());
        publisher.event(record.botId(), buffer, 0, HEADER_LENGTH + StockLowEncoder.BLOCK_LENGTH);
    }
}
