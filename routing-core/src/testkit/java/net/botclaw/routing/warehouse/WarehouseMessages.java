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
package net.botclaw.routing.warehouse;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.codec.AddStationEncoder;
import net.botclaw.protocol.codec.BlockCellEncoder;
import net.botclaw.protocol.codec.BotEventEncoder;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.CancelTaskEncoder;
import net.botclaw.protocol.codec.CreateTaskEncoder;
import net.botclaw.protocol.codec.DrainBotEncoder;
import net.botclaw.protocol.codec.InventoryLookupEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.RouteRequestEncoder;
import net.botclaw.protocol.codec.SetStockMinimumEncoder;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.protocol.codec.UnblockCellEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the messages of a warehouse as bots and operators send them; enums as numbers, so that any can be written. */
public final class WarehouseMessages {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final MutableDirectBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final BotEventEncoder event = new BotEventEncoder();
    private final InventoryLookupEncoder lookup = new InventoryLookupEncoder();
    private final TaskRequestEncoder request = new TaskRequestEncoder();
    private final CreateTaskEncoder create = new CreateTaskEncoder();
    private final TaskUpdateEncoder update = new TaskUpdateEncoder();
    private final RouteRequestEncoder route = new RouteRequestEncoder();
    private final RouteProgressEncoder progress = new RouteProgressEncoder();
    private final StockMovedEncoder moved = new StockMovedEncoder();
    private final LoadStockEncoder load = new LoadStockEncoder();
    private final SetStockMinimumEncoder minimum = new SetStockMinimumEncoder();
    private final BlockCellEncoder block = new BlockCellEncoder();
    private final UnblockCellEncoder unblock = new UnblockCellEncoder();
    private final AddStationEncoder station = new AddStationEncoder();
    private final CancelTaskEncoder cancel = new CancelTaskEncoder();
    private final DrainBotEncoder drain = new DrainBotEncoder();

    /** Writes into a buffer, from its beginning on. */
    public WarehouseMessages(final MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    /** Where a bot is and how it is; returns the length, as all of them do. */
    public int status(
            final int xMm,
            final int yMm,
            final int headingMicroRad,
            final int speedMmS,
            final int battery,
            final int mode) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(0)
                .xMm(xMm)
                .yMm(yMm)
                .headingMicroRad(headingMicroRad)
                .speedMmS(speedMmS)
                .batteryCentiPercent(battery)
                .mapId(1)
                .loaded((short) 0)
                .vehicleClass(0);
        buffer.putByte(HEADER + BotStatusEncoder.modeEncodingOffset(), (byte) mode);
        return HEADER + BotStatusEncoder.BLOCK_LENGTH;
    }

    /** Something that happened to a bot. */
    public int event(final int code) {
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).code(code).zoneId(0);
        buffer.putByte(HEADER + BotEventEncoder.severityEncodingOffset(), (byte) 2);
        return HEADER + BotEventEncoder.BLOCK_LENGTH;
    }

    /** A question for stock. */
    public int lookup(final long requestId, final String sku) {
        lookup.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .sku(sku);
        return HEADER + InventoryLookupEncoder.BLOCK_LENGTH;
    }

    /** A request of a bot, or with the same content a command of the operator. */
    public int task(
            final boolean isCommand,
            final long requestId,
            final int type,
            final int from,
            final int to,
            final long deadlineNs,
            final String sku) {
        if (isCommand) {
            create.wrapAndApplyHeader(buffer, 0, header)
                    .eventTimeNs(1)
                    .requestId(requestId)
                    .deadlineNs(deadlineNs)
                    .quantity(1)
                    .fromLocation(from)
                    .toLocation(to)
                    .sku(sku)
                    .priority((short) (requestId & 7))
                    .vehicleClass(0);
        } else {
            request.wrapAndApplyHeader(buffer, 0, header)
                    .eventTimeNs(1)
                    .requestId(requestId)
                    .deadlineNs(deadlineNs)
                    .quantity(1)
                    .fromLocation(from)
                    .toLocation(to)
                    .sku(sku)
                    .priority((short) (requestId & 7))
                    .vehicleClass(0);
        }
        buffer.putByte(HEADER + TaskRequestEncoder.taskTypeEncodingOffset(), (byte) type);
        return HEADER + TaskRequestEncoder.BLOCK_LENGTH;
    }

    /** A step of a task. */
    public int update(final long taskId, final int state) {
        update.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(taskId)
                .quantityDone(1)
                .code(0);
        buffer.putByte(HEADER + TaskUpdateEncoder.stateEncodingOffset(), (byte) state);
        return HEADER + TaskUpdateEncoder.BLOCK_LENGTH;
    }

    /** A wish for a way. */
    public int route(final long requestId, final int fromCell, final int toCell) {
        route.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .taskId(0)
                .fromCell(fromCell)
                .toCell(toCell)
                .vehicleClass(0)
                .mapId(1);
        return HEADER + RouteRequestEncoder.BLOCK_LENGTH;
    }

    /** A cell entered, or a stop done. */
    public int progress(final long routeId, final int revision, final int cell, final int index, final int stopsDone) {
        progress.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .routeId(routeId)
                .cell(cell)
                .revision(revision)
                .index(index)
                .stopsDone(stopsDone)
                .reserved(0);
        return HEADER + RouteProgressEncoder.BLOCK_LENGTH;
    }

    /** Goods taken or put. */
    public int moved(final long taskId, final int quantity, final int location, final String sku, final int movement) {
        moved.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(taskId)
                .quantity(quantity)
                .locationId(location)
                .sku(sku);
        buffer.putByte(HEADER + StockMovedEncoder.movementEncodingOffset(), (byte) movement);
        return HEADER + StockMovedEncoder.BLOCK_LENGTH;
    }

    /** What lies at a location. */
    public int load(final int quantity, final int location, final String sku) {
        load.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .quantity(quantity)
                .locationId(location)
                .sku(sku);
        return HEADER + LoadStockEncoder.BLOCK_LENGTH;
    }

    /** What is to be there of something. */
    public int minimum(final int quantity, final String sku) {
        minimum.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .minimum(quantity)
                .reserved(0)
                .sku(sku);
        return HEADER + SetStockMinimumEncoder.BLOCK_LENGTH;
    }

    /** Closes or opens a cell. */
    public int block(final boolean isBlocked, final int cell) {
        if (isBlocked) {
            block.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).cell(cell);
        } else {
            unblock.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).cell(cell);
        }
        return HEADER + BlockCellEncoder.BLOCK_LENGTH;
    }

    /** A location of the operator. */
    public int station(final int location, final int cell) {
        station.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .locationId(location)
                .cell(cell);
        return HEADER + AddStationEncoder.BLOCK_LENGTH;
    }

    /** Takes a task back. */
    public int cancel(final long taskId) {
        cancel.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).taskId(taskId);
        return HEADER + CancelTaskEncoder.BLOCK_LENGTH;
    }

    /** Gives a bot no more tasks. */
    public int drain(final long botId, final int isDraining) {
        drain.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).botId(botId).isDraining((short) isDraining);
        return HEADER + DrainBotEncoder.BLOCK_LENGTH;
    }

    /** Writes hostile bytes over some of a message's body. */
    public void spoil(final int length, final int at, final long value, final int width) {
        final int offset = HEADER + Math.floorMod(at, Math.max(1, length - HEADER - width + 1)) / width * width;
        switch (width) {
            case Long.BYTES:
                buffer.putLong(offset, value, LITTLE_ENDIAN);
                break;
            case Integer.BYTES:
                buffer.putInt(offset, (int) value, LITTLE_ENDIAN);
                break;
            default:
                buffer.putByte(offset, (byte) value);
                break;
        }
    }
}
