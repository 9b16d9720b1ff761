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
package net.botclaw.tools.warehouse;

import net.botclaw.protocol.codec.InventoryLookupEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskType;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes a station's messages into its queue. Each method gives the sequence of its message. */
final class StationMessages {
    private static final int ROOM = 256;
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final OfferQueue queue;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InventoryLookupEncoder lookup = new InventoryLookupEncoder();
    private final TaskRequestEncoder request = new TaskRequestEncoder();

    StationMessages(final OfferQueue queue) {
        this.queue = queue;
    }

    long lookup(final long timeNs, final long requestId, final String sku) {
        lookup.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .requestId(requestId)
                .sku(sku);
        return queue.send(buffer, HEADER_LENGTH + InventoryLookupEncoder.BLOCK_LENGTH);
    }

    long request(final long timeNs, final StationOrder order, final long fromLocation, final long toLocation) {
        request.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .requestId(order.requestId())
                .deadlineNs(0)
                .quantity(order.quantity())
                .fromLocation(fromLocation)
                .toLocation(toLocation)
                .sku(order.sku())
                .taskType(TaskType.PICK_AND_PACK)
                .priority((short) 1)
                .vehicleClass(0);
        return queue.send(buffer, HEADER_LENGTH + TaskRequestEncoder.BLOCK_LENGTH);
    }
}
