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
package net.botclaw.routing.forklift;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.BlockCellEncoder;
import net.botclaw.protocol.codec.BotEventEncoder;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.RouteRequestEncoder;
import net.botclaw.protocol.codec.UnblockCellEncoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes what trucks and the operator send, and counts the sequences of the bots. */
final class TruckInputs {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int QUARTER = 1_570_796;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final RouteProgressEncoder progress = new RouteProgressEncoder();
    private final RouteRequestEncoder request = new RouteRequestEncoder();
    private final BotEventEncoder event = new BotEventEncoder();
    private final PushAckedEncoder acked = new PushAckedEncoder();
    private final CoreInputs inputs;
    private final WarehouseMap map;
    private final long[] sequence;
    private final long[] telemetrySequence;
    private int channel = FrameDescriptor.CHANNEL_RELIABLE;
    private int flags;

    TruckInputs(final CoreInputs inputs, final WarehouseMap map, final int bots) {
        this.inputs = inputs;
        this.map = map;
        sequence = new long[bots + 1];
        telemetrySequence = new long[bots + 1];
        for (int bot = 1; bot <= bots; bot++) {
            inputs.opened("truck-" + bot, 1, 1);
        }
    }

    /** The channel and the frame flags of all that bots send from now on. */
    void sendOn(final int newChannel, final int newFlags) {
        channel = newChannel;
        flags = newFlags;
    }

    /** A bot's link is lost, and it comes back. */
    void reconnect(final int bot) {
        inputs.closed(bot, 1, 306);
        inputs.opened("truck-" + bot, 1, sequence[bot] + 1);
    }

    void status(final int bot, final int cell, final int heading, final int speedMmS, final int mode, final long time) {
        final int size = map.cellSizeMm();
        statusAt(
                bot,
                map.x(cell) * size + size / 2,
                map.y(cell) * size + size / 2,
                heading * QUARTER,
                speedMmS,
                mode,
                time);
    }

    void statusAt(
            final int bot,
            final int xMm,
            final int yMm,
            final int microRad,
            final int speedMmS,
            final int mode,
            final long time) {
        final UnsafeBuffer buffer = inputs.buffer();
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(time)
                .xMm(xMm)
                .yMm(yMm)
                .headingMicroRad(microRad)
                .speedMmS(speedMmS)
                .mapId(1)
                .vehicleClass(0);
        buffer.putByte(HEADER + BotStatusEncoder.modeEncodingOffset(), (byte) mode);
        send(bot, HEADER + BotStatusEncoder.BLOCK_LENGTH);
    }

    void progress(
            final int bot,
            final long routeId,
            final long cell,
            final int revision,
            final int index,
            final int stopsDone,
            final long time) {
        progress.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(time)
                .routeId(routeId)
                .cell(cell)
                .revision(revision)
                .index(index)
                .stopsDone(stopsDone)
                .reserved(0);
        send(bot, HEADER + RouteProgressEncoder.BLOCK_LENGTH);
    }

    void request(final int bot, final long requestId, final long from, final long to, final int mapId) {
        request.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .taskId(0)
                .fromCell(from)
                .toCell(to)
                .vehicleClass(0)
                .mapId(mapId);
        send(bot, HEADER + RouteRequestEncoder.BLOCK_LENGTH);
    }

    void event(final int bot, final long code) {
        event.wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .code(code)
                .zoneId(0);
        send(bot, HEADER + BotEventEncoder.BLOCK_LENGTH);
    }

    void acked(final int bot, final long pushSequence) {
        acked.wrapAndApplyHeader(inputs.buffer(), 0, header).eventTimeNs(1).cumulativeSequence(pushSequence);
        inputs.apply(RecordKind.SESSION, 0, bot, 1, 0, HEADER + PushAckedEncoder.BLOCK_LENGTH);
    }

    void block(final long cell) {
        new BlockCellEncoder()
                .wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .cell(cell);
        command(HEADER + BlockCellEncoder.BLOCK_LENGTH);
    }

    void unblock(final long cell) {
        new UnblockCellEncoder()
                .wrapAndApplyHeader(inputs.buffer(), 0, header)
                .eventTimeNs(1)
                .cell(cell);
        command(HEADER + UnblockCellEncoder.BLOCK_LENGTH);
    }

    void order(final int kind, final int bot, final long taskId, final int from, final int to) {
        command(TestTaskHandler.write(inputs.buffer(), header, kind, bot, taskId, from, to));
    }

    private void command(final int length) {
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, length);
    }

    private void send(final int bot, final int length) {
        final boolean isTelemetry = channel == FrameDescriptor.CHANNEL_TELEMETRY;
        inputs.apply(
                RecordKind.INBOUND,
                CoreRecord.packFlags(flags, channel),
                bot,
                1,
                isTelemetry ? ++telemetrySequence[bot] : ++sequence[bot],
                length);
    }
}
