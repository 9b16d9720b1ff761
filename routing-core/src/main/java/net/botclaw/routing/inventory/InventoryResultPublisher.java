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
import net.botclaw.protocol.codec.InventoryResultEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.site.LocationTable;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers bots that ask where a SKU is. */
final class InventoryResultPublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_LENGTH = HEADER_LENGTH
            + InventoryResultEncoder.BLOCK_LENGTH
            + InventoryResultEncoder.PlacesEncoder.sbeHeaderSize()
            + InventoryLookupHandler.MAX_PLACES_PER_RESULT * InventoryResultEncoder.PlacesEncoder.sbeBlockLength();

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InventoryResultEncoder result = new InventoryResultEncoder();
    private final StockPlaceTable stock;
    private final LocationTable locations;

    InventoryResultPublisher(final StockPlaceTable stock, final LocationTable locations) {
        this.stock = stock;
        this.locations = locations;
    }

    /** False when too much waits for the bot; nothing has happened then. */
    boolean push(final CoreRecord record, final long requestId, final SkuKey sku, final EventPublisher publisher) {
        final int first = stock.firstPlace(sku);
        final RejectCode code = first == StockPlaceTable.NO_PLACE ? RejectCode.UNKNOWN_ID : RejectCode.OK;
        result.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .requestId(requestId)
                .stockVersion(stock.version())
                .code(code.code())
                .reserved(0);
        sku.write(buffer, HEADER_LENGTH + InventoryResultEncoder.skuEncodingOffset());
        putPlaces(first);
        return publisher.push(
                record.botId(),
                PushKey.NONE,
                record.timeNs() + InventoryLookupHandler.RESULT_LIFETIME_NS,
                buffer,
                0,
                HEADER_LENGTH + result.encodedLength());
    }

    private void putPlaces(final int first) {
        final InventoryResultEncoder.PlacesEncoder entries =
                result.placesCount(InventoryLookupHandler.MAX_PLACES_PER_RESULT);
        int count = 0;
        for (int place = first;
                place != StockPlaceTable.NO_PLACE && count < InventoryLookupHandler.MAX_PLACES_PER_RESULT;
                place = stock.nextPlace(place)) {
            final int locationId = stock.locationId(place);
            entries.next()
                    .locationId(locationId)
                    .quantity(stock.quantity(place))
                    .cell(locations.cell(locationId))
                    .aisle(locations.aisle(locationId))
                    .shelf(locations.shelf(locationId));
            count++;
        }
        entries.resetCountToIndex();
    }
}
