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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AddStationEncoder;
import net.botclaw.protocol.codec.InventoryLookupEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.SetStockMinimumEncoder;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages about stock, of any content, each applied to all of some cores; and the small site they are about. */
final class StockInputs {
    static final int PICK = 0;
    static final int PUT = 1;
    /** Pick faces of the site: locations 1 to this, 8 to an aisle. */
    static final int PICK_FACES = 40;
    /** The site's only station. */
    static final int STATION = PICK_FACES + 1;
    /** The site's only dock. */
    static final int DOCK = STATION + 1;
    /** Places that are no storage. */
    static final int CHARGER = DOCK + 1;

    static final int PARKING = CHARGER + 1;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int SKU_LENGTH = 16;
    private static final int MAX_BOTS = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LoadStockEncoder load = new LoadStockEncoder();
    private final SetStockMinimumEncoder minimum = new SetStockMinimumEncoder();
    private final StockMovedEncoder moved = new StockMovedEncoder();
    private final InventoryLookupEncoder lookup = new InventoryLookupEncoder();
    private final AddStationEncoder station = new AddStationEncoder();
    private final PushAckedEncoder pushAcked = new PushAckedEncoder();
    private final long[] nextSequences = new long[MAX_BOTS];
    private final CoreInputs inputs;
    private int cutBytes;
    private int lastCode;

    StockInputs(final RoutingCore... cores) {
        inputs = new CoreInputs(record -> apply(cores, record));
    }

    static Site site() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(PICK_FACES + 2, 3);
        for (int i = 0; i < PICK_FACES; i++) {
            builder.addPickFace("P" + i, i + 1, 1, i / 8, i % 8);
        }
        builder.addPlace(PlaceKind.STATION, "S1", 0, 0).addPlace(PlaceKind.DOCK, "D1", 2, 0);
        builder.addPlace(PlaceKind.CHARGER, "C1", 4, 0).addPlace(PlaceKind.PARKING, "W1", 6, 0);
        return Site.of(builder.build(), 1);
    }

    /** A SKU's text in its 16 bytes. */
    static byte[] sku(final String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), SKU_LENGTH);
    }

    CoreInputs inputs() {
        return inputs;
    }

    /** Logs bots 1 to so many on. */
    StockInputs logOn(final int bots) {
        for (int botId = 1; botId <= bots; botId++) {
            inputs.opened("bot-" + botId, 1, 1);
            nextSequences[botId] = 1;
        }
        return this;
    }

    /** The next message's root block, and the message, end so many bytes early. */
    StockInputs cut(final int bytes) {
        cutBytes = bytes;
        return this;
    }

    int load(final String sku, final long locationId, final long quantity) {
        return load(sku(sku), locationId, quantity);
    }

    int load(final byte[] sku, final long locationId, final long quantity) {
        load.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .quantity(quantity)
                .locationId(locationId)
                .putSku(sku, 0);
        return command(LoadStockEncoder.BLOCK_LENGTH);
    }

    int minimum(final String sku, final long quantity) {
        return minimum(sku(sku), quantity);
    }

    int minimum(final byte[] sku, final long quantity) {
        minimum.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .minimum(quantity)
                .reserved(7)
                .putSku(sku, 0);
        return command(SetStockMinimumEncoder.BLOCK_LENGTH);
    }

    int pick(final String sku, final long locationId, final long quantity) {
        return moved(1, sku(sku), locationId, quantity, PICK);
    }

    int put(final String sku, final long locationId, final long quantity) {
        return moved(1, sku(sku), locationId, quantity, PUT);
    }

    int moved(final int botId, final byte[] sku, final long locationId, final long quantity, final int movement) {
        moved.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .taskId(5)
                .quantity(quantity)
                .locationId(locationId)
                .putSku(sku, 0);
        inputs.buffer().putByte(HEADER + StockMovedEncoder.movementEncodingOffset(), (byte) movement);
        return inbound(botId, StockMovedEncoder.BLOCK_LENGTH);
    }

    int lookup(final int botId, final long requestId, final String sku) {
        return lookup(botId, requestId, sku(sku));
    }

    int lookup(final int botId, final long requestId, final byte[] sku) {
        lookup.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .putSku(sku, 0);
        return inbound(botId, InventoryLookupEncoder.BLOCK_LENGTH);
    }

    int addStation(final long locationId, final long cell) {
        station.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .locationId(locationId)
                .cell(cell);
        return command(AddStationEncoder.BLOCK_LENGTH);
    }

    /** The bot has received its pushes up to a sequence. */
    void acked(final int botId, final long sequence) {
        pushAcked.wrapAndApplyHeader(inputs.buffer(), 0, header).eventTimeNs(1).cumulativeSequence(sequence);
        inputs.apply(RecordKind.SESSION, 0, botId, 1, 0, HEADER + PushAckedEncoder.BLOCK_LENGTH);
    }

    private int command(final int blockLength) {
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, HEADER + cut(inputs.buffer(), blockLength));
        return lastCode;
    }

    private int inbound(final int botId, final int blockLength) {
        final int flags = CoreRecord.packFlags(0, FrameDescriptor.CHANNEL_RELIABLE);
        final int length = HEADER + cut(inputs.buffer(), blockLength);
        inputs.apply(RecordKind.INBOUND, flags, botId, 1, nextSequences[botId]++, length);
        return lastCode;
    }

    private int cut(final UnsafeBuffer buffer, final int blockLength) {
        final int length = blockLength - cutBytes;
        buffer.putShort(0, (short) length, LITTLE_ENDIAN);
        cutBytes = 0;
        return length;
    }

    private void apply(final RoutingCore[] cores, final CoreRecord record) {
        lastCode = cores[0].onRecord(record);
        for (int i = 1; i < cores.length; i++) {
            if (cores[i].onRecord(record) != lastCode) {
                throw new AssertionError("core " + i + " differs at position " + record.position());
            }
        }
    }
}
