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
package net.botclaw.routing.task;

import net.botclaw.protocol.BotEventCode;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.RoutePlannedDecoder;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.DirectBuffer;

/**
 * Keeps the workers' table up to date with what is heard of bots. What makes no sense is not taken: other handlers have
 * accepted it, and they may want to know of it.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class WorkerWatch {
    private static final int FULL_TURN_MICRO_RAD = 6_283_185;

    private final BotStatusDecoder status = new BotStatusDecoder();
    private final BotEventDecoder event = new BotEventDecoder();
    private final RouteProgressDecoder progress = new RouteProgressDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();
    private final BotDisconnectedDecoder disconnected = new BotDisconnectedDecoder();
    private final RoutePlannedDecoder planned = new RoutePlannedDecoder();
    private final TaskTables tables;
    private final WorkerTable workers;
    private final TaskLifecycle lifecycle;

    WorkerWatch(final TaskTables tables, final TaskLifecycle lifecycle) {
        this.tables = tables;
        this.workers = tables.workers;
        this.lifecycle = lifecycle;
    }

    /** The quarter turn that is nearest to an angle, counter-clockwise from east; any angle. */
    static int heading(final int microRad) {
        final long eighths = 8L * microRad + FULL_TURN_MICRO_RAD;
        return (int) Math.floorMod(Math.floorDiv(eighths, 2L * FULL_TURN_MICRO_RAD), (long) Heading.COUNT);
    }

    void onStatus(final CoreRecord record) {
        if (!record.isWhole(BotStatusDecoder.BLOCK_LENGTH) || !tables.site.hasMap()) {
            return;
        }
        status.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        if (status.mapId() != TaskRules.SITE_MAP_ID || status.modeRaw() > BotMode.STOPPED.value()) {
            return;
        }
        if (workers.reports.isOutdated(record)) {
            return;
        }
        workers.reports.onReported(record);
        final WarehouseMap map = tables.site.map();
        final int bot = record.botId();
        final int battery = status.batteryCentiPercent();
        final int vehicleClass = status.vehicleClass();
        workers.modes[bot] = status.modeRaw();
        workers.isLoaded[bot] = status.loaded() == 1;
        workers.headings[bot] = heading(status.headingMicroRad());
        workers.batteriesCentiPercent[bot] = Math.min(battery, TaskRules.FULL_CENTI_PERCENT);
        workers.vehicleClasses[bot] = vehicleClass > TaskRules.MAX_VEHICLE_CLASS ? TaskRules.ANY_CLASS : vehicleClass;
        moved(
                bot,
                map.cellAt(
                        Math.floorDiv(status.xMm(), map.cellSizeMm()), Math.floorDiv(status.yMm(), map.cellSizeMm())));
    }

    void onProgress(final CoreRecord record) {
        if (!record.isWhole(RouteProgressDecoder.BLOCK_LENGTH) || !tables.site.hasMap()) {
            return;
        }
        progress.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final boolean isOnMap = workers.cells[record.botId()] != WarehouseMap.NO_CELL;
        final boolean isOutdated = workers.reports.isOutdated(record);
        workers.reports.onReported(record);
        if (isOnMap && !isOutdated && progress.cell() < tables.site.map().cellCount()) {
            moved(record.botId(), (int) progress.cell());
        }
    }

    /** A worker that stays idle looks again only when its chances have changed. */
    private void moved(final int bot, final int cell) {
        final boolean hasMoved = workers.cells[bot] != cell;
        workers.cells[bot] = cell;
        tables.refresh(bot);
        final boolean hasChance =
                hasMoved && tables.queues.count() > 0 || workers.mustCharge(bot) && tables.chargers.hasFree();
        if (hasChance && workers.isIdle(bot)) {
            tables.seekingWorkers.add(bot);
        } else if (workers.isIdle(bot) && workers.mustCharge(bot)) {
            tables.lowWorkers.add(bot);
        }
    }

    void onEvent(final CoreRecord record) {
        if (!record.isWhole(BotEventDecoder.BLOCK_LENGTH)) {
            return;
        }
        event.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final BotEventCode code = BotEventCode.ofCode(event.code());
        if (code == BotEventCode.E_STOP || code == BotEventCode.BREAKDOWN) {
            onBroken(record.botId());
        } else if (code == BotEventCode.REPAIRED) {
            workers.isBroken[record.botId()] = false;
            tables.refresh(record.botId());
        }
    }

    /** What it has not begun is for another to do; goods that are on it stay on it until it is repaired. */
    private void onBroken(final int bot) {
        workers.isBroken[bot] = true;
        tables.refresh(bot);
        final int slot = workers.taskSlots[bot];
        if (slot != TaskRules.NO_SLOT && tables.tasks.phases[slot].isHeldUnbegun()) {
            lifecycle.recall(slot, RejectCode.BOT_LOST);
        }
    }

    void onConnected(final DirectBuffer buffer, final int bodyOffset) {
        connected.wrap(buffer, bodyOffset, BotConnectedDecoder.BLOCK_LENGTH, BotConnectedDecoder.SCHEMA_VERSION);
        final int bot = (int) connected.botId();
        final int slot = workers.taskSlots[bot];
        final boolean isNewEpoch = connected.outcomeRaw() == ResumeOutcome.NEW_EPOCH.value();
        workers.connected(bot);
        if (isNewEpoch) {
            workers.forgetPose(bot);
        }
        if (slot != TaskRules.NO_SLOT && isNewEpoch) {
            lifecycle.recall(slot, RejectCode.BOT_LOST);
        } else if (slot != TaskRules.NO_SLOT) {
            lifecycle.holdTimer(slot);
        }
        tables.refresh(bot);
    }

    void onDisconnected(final CoreRecord cause, final DirectBuffer buffer, final int bodyOffset) {
        disconnected.wrap(
                buffer, bodyOffset, BotDisconnectedDecoder.BLOCK_LENGTH, BotDisconnectedDecoder.SCHEMA_VERSION);
        final int bot = (int) disconnected.botId();
        workers.disconnected(bot, cause.timeNs());
        if (workers.taskSlots[bot] != TaskRules.NO_SLOT) {
            lifecycle.holdTimer(workers.taskSlots[bot]);
        }
        tables.refresh(bot);
    }

    /** A plan that was refused gives back what is not begun; one that was made opens its place. Quotes raise no event. */
    void onPlanned(final DirectBuffer buffer, final int bodyOffset) {
        planned.wrap(buffer, bodyOffset, RoutePlannedDecoder.BLOCK_LENGTH, RoutePlannedDecoder.SCHEMA_VERSION);
        final RejectCode code = RejectCode.ofCode(planned.code());
        final int slot =
                workers.isKnown(planned.botId()) ? workers.taskSlots[(int) planned.botId()] : TaskRules.NO_SLOT;
        if (code == null || slot == TaskRules.NO_SLOT || !tables.tasks.phases[slot].isHeldUnbegun()) {
            return;
        }
        if (code == RejectCode.OK) {
            lifecycle.openPlace(slot);
        } else {
            lifecycle.recall(slot, code);
        }
    }
}
