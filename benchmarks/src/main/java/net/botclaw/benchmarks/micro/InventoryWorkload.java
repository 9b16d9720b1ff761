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
package net.botclaw.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.InventoryLookupEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with a warehouse in it, and one bot that moves goods and asks for them. The same in every run. */
final class InventoryWorkload {
    private static final int SKUS = 10_000;
    private static final int PLACES_PER_SKU = 5;
    private static final int QUANTITY = 1_000_000;
    private static final int LOOKUPS_PER_ACK = 16;
    /** Steps from one SKU to the next: has no factor in common with their number. */
    private static final int STRIDE = 7_919;

    private static final int SKU_LENGTH = 16;
    private static final int BOT = 1;
    private static final int EPOCH = 1;
    private static final int RELIABLE = CoreRecord.packFlags(0, FrameDescriptor.CHANNEL_RELIABLE);
    private static final int MESSAGE_LENGTH = 256;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final Site site =
            Site.of(WarehouseGenerator.generate(new WarehouseLayout(), 1).build(), 1);
    private final RoutingCore core = new RoutingCore(new CountedOutput(), CoreLimits.STATE_HASH_INTERVAL, site);
    private final CoreRecord record = new CoreRecord();
    private final UnhandledMessage unhandled = new UnhandledMessage();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StockMovedEncoder moved = new StockMovedEncoder();
    private final InventoryLookupEncoder lookup = new InventoryLookupEncoder();
    private final PushAckedEncoder acked = new PushAckedEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private final byte[][] skus = new byte[SKUS][];
    private long position;
    private long sequence;
    private long lookups;
    private int sku;
    private int place;
    private StockMovement movement = StockMovement.PICK;

    /** A full warehouse, and a bot that has logged on. */
    InventoryWorkload() {
        final SessionOpenedEncoder opened = new SessionOpenedEncoder();
        opened.wrapAndApplyHeader(buffer, 0, header)
                .bootId(1)
                .nextSequence(1)
                .heartbeatMs(7_000)
                .schemaVersion(1)
                .maxFrame(4_096)
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(AuthScheme.TOKEN)
                .botName("bot-1");
        apply(RecordKind.SESSION, 0, 0, HEADER + SessionOpenedEncoder.BLOCK_LENGTH);
        final LoadStockEncoder load = new LoadStockEncoder();
        for (int i = 0; i < SKUS; i++) {
            skus[i] = Arrays.copyOf(("SKU-" + i).getBytes(StandardCharsets.US_ASCII), SKU_LENGTH);
            for (int j = 0; j < PLACES_PER_SKU; j++) {
                load.wrapAndApplyHeader(buffer, 0, header)
                        .quantity(QUANTITY)
                        .locationId(locationId(i, j))
                        .putSku(skus[i], 0);
                apply(RecordKind.COMMAND, 0, 0, HEADER + LoadStockEncoder.BLOCK_LENGTH);
            }
        }
    }

    /** Picks everywhere, then puts everywhere. */
    int move() {
        next();
        moved.wrapAndApplyHeader(buffer, 0, header)
                .quantity(1)
                .locationId(locationId(sku, place))
                .putSku(skus[sku], 0)
                .movement(movement);
        return inbound(HEADER + StockMovedEncoder.BLOCK_LENGTH);
    }

    int lookUp() {
        next();
        lookups++;
        if (lookups % LOOKUPS_PER_ACK == 0) {
            acked.wrapAndApplyHeader(buffer, 0, header).cumulativeSequence(lookups - 1);
            apply(RecordKind.SESSION, BOT, 0, HEADER + PushAckedEncoder.BLOCK_LENGTH);
        }
        lookup.wrapAndApplyHeader(buffer, 0, header).requestId(lookups).putSku(skus[sku], 0);
        return inbound(HEADER + InventoryLookupEncoder.BLOCK_LENGTH);
    }

    /** A message that no handler listens to. */
    int pass() {
        return inbound(unhandled.put(buffer, 0));
    }

    /** All SKUs in an order without a pattern, then the next place of each. */
    private void next() {
        sku = (sku + STRIDE) % SKUS;
        if (sku == 0) {
            place = (place + 1) % PLACES_PER_SKU;
            if (place == 0) {
                movement = movement == StockMovement.PICK ? StockMovement.PUT : StockMovement.PICK;
            }
        }
    }

    private int locationId(final int skuIndex, final int placeIndex) {
        return 1 + (skuIndex * PLACES_PER_SKU + placeIndex) % site.map().placeCount();
    }

    private int inbound(final int length) {
        final int code = apply(RecordKind.INBOUND, BOT, ++sequence, length);
        if (code != 0) {
            throw new IllegalStateException("refused with " + code);
        }
        return code;
    }

    private int apply(final RecordKind kind, final int botId, final long newSequence, final int length) {
        record.header(kind, kind == RecordKind.INBOUND ? RELIABLE : 0, botId, botId == 0 ? 0 : EPOCH, newSequence)
                .at(position++, position)
                .payload(buffer, 0, length);
        return core.onRecord(record);
    }
}
