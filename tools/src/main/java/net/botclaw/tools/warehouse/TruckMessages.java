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

import net.botclaw.protocol.BotEventCode;
import net.botclaw.protocol.codec.BotEventEncoder;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes a truck's messages into its queue. Each method gives the sequence of its message. */
final class TruckMessages {
    /** Speed while a truck moves; only that it is not 0 matters. */
    static final int CRUISE_MM_S = 1_000;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int ROOM = 256;
    private static final int MAP_ID = 1;
    private static final int[] MICRO_RAD = {0, 1_570_796, 3_141_593, 4_712_389};

    private final WarehouseMap map;
    private final OfferQueue queue;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final BotEventEncoder event = new BotEventEncoder();
    private final RouteProgressEncoder progress = new RouteProgressEncoder();
    private final TaskUpdateEncoder update = new TaskUpdateEncoder();
    private final StockMovedEncoder moved = new StockMovedEncoder();

    TruckMessages(final WarehouseMap map, final OfferQueue queue) {
        this.map = map;
        this.queue = queue;
    }

    /** The truck's centre is that of the cell; a speed other than 0 says that it drives off along the heading. */
    long status(
            final long timeNs,
            final int cell,
            final int heading,
            final int speedMmS,
            final BotMode mode,
            final int batteryCentiPercent,
            final TruckTask task) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .taskId(task == null ? 0 : task.taskId())
                .xMm(map.x(cell) * map.cellSizeMm() + map.cellSizeMm() / 2)
                .yMm(map.y(cell) * map.cellSizeMm() + map.cellSizeMm() / 2)
                .headingMicroRad(MICRO_RAD[heading])
                .speedMmS(speedMmS)
                .batteryCentiPercent(batteryCentiPercent)
                .mapId(MAP_ID)
                .mode(mode)
                .loaded((short) (task != null && task.isPicked() && task.isCarried() ? 1 : 0))
                .vehicleClass(0);
        return send(BotStatusEncoder.BLOCK_LENGTH);
    }

    long event(final long timeNs, final BotEventCode code) {
        event.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .code(code.code())
                .zoneId(0)
                .severity(code == BotEventCode.REPAIRED ? Severity.INFO : Severity.ERROR);
        return send(BotEventEncoder.BLOCK_LENGTH);
    }

    long progress(final long timeNs, final TruckRoute route, final int cell) {
        progress.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .routeId(route.routeId())
                .cell(cell)
                .revision(route.revision())
                .index(route.index())
                .stopsDone(route.stopsDone())
                .reserved(0);
        return send(RouteProgressEncoder.BLOCK_LENGTH);
    }

    long update(final long timeNs, final long taskId, final TaskState state, final long quantityDone, final int code) {
        update.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .taskId(taskId)
                .quantityDone(quantityDone)
                .code(code)
                .state(state);
        return send(TaskUpdateEncoder.BLOCK_LENGTH);
    }

    long moved(final long timeNs, final TruckTask task, final StockMovement movement, final long locationId) {
        moved.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .taskId(task.taskId())
                .quantity(task.quantity())
                .locationId(locationId)
                .sku(task.sku())
                .movement(movement);
        return send(StockMovedEncoder.BLOCK_LENGTH);
    }

    private long send(final int blockLength) {
        return queue.send(buffer, HEADER_LENGTH + blockLength);
    }
}
