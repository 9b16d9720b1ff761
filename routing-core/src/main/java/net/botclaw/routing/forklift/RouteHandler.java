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

import net.botclaw.protocol.BotEventCode;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BlockCellDecoder;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.protocol.codec.RouteRequestDecoder;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.UnblockCellDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.ReportOrder;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetChanges;
import net.botclaw.routing.path.fleet.FleetGrants;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.DirectBuffer;

/**
 * Plans the ways of the trucks and tells them how far they may drive. A truck that was given cells is taken to drive at
 * once, and what it was given stays its own until it has passed or is found elsewhere.
 *
 * <p><b>Threading</b>: the core's thread. <b>Time</b>: ticks of the map, of TICK records, while a truck is not at rest.
 * <b>Memory</b>: the fleet's, and some 100 bytes a truck and bot; all in the constructor. <b>Failure</b>: what does not fit
 * is refused with a code; pushes wait for room.
 */
public final class RouteHandler implements Handler {
    static final String NAME = "forklift-routes";

    private static final int OK = RejectCode.OK.code();
    private static final long NS_PER_MS = 1_000_000L;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotStatusDecoder status = new BotStatusDecoder();
    private final BotEventDecoder botEvent = new BotEventDecoder();
    private final RouteProgressDecoder progress = new RouteProgressDecoder();
    private final BlockCellDecoder blockCell = new BlockCellDecoder();
    private final UnblockCellDecoder unblockCell = new UnblockCellDecoder();
    private final TaskAssignedDecoder taskAssigned = new TaskAssignedDecoder();
    private final TaskChangedDecoder taskChanged = new TaskChangedDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();

    private final SiteTables tables;
    private final Fleet fleet;
    private final FleetView view;
    private final FleetClock clock;
    private final TruckTable trucks;
    private final ProgressRule rule;
    private final TruckPositions positions;
    private final BotEventRule events;
    private final PendingBlocks pending;
    private final TripRule trips;
    private final RoutePublisher routes;
    private final RouteRequestRule requests;
    private final RingWatch rings;
    private final PushQueue pushes;
    private final RefusalQueue refusals;
    private final ReportOrder reports = new ReportOrder();
    private boolean isAwake;
    private boolean hasMoreToTell;
    private long timeNs;

    /**
     * A handler without trucks.
     *
     * @param site      with a map.
     * @param tables    of the site; its graph is this handler's from now on.
     * @param locations where tasks begin and end.
     */
    public RouteHandler(final Site site, final SiteTables tables, final LocationTable locations) {
        this.tables = tables;
        fleet = new Fleet(tables.graph(), tables.goals(), site.maxTrucks());
        view = fleet.view();
        clock = new FleetClock(site.map().tickMs() * NS_PER_MS);
        trucks = new TruckTable(site.maxTrucks());
        rule = new ProgressRule(trucks, fleet.grants(), site.map().cellCount());
        positions = new TruckPositions(fleet, trucks, rule, tables);
        events = new BotEventRule(fleet, trucks, positions, tables.graph());
        pending = new PendingBlocks(fleet, trucks);
        trips = new TripRule(fleet, trucks, tables, locations, clock);
        routes = new RoutePublisher(fleet, trucks, site.map().tickMs());
        requests = new RouteRequestRule(fleet, trucks, trips, routes, tables);
        rings = new RingWatch(view, trucks, routes);
        pushes = new PushQueue(trucks, fleet.grants(), routes);
        refusals = new RefusalQueue(routes);
    }

    static int[] handledMessages() {
        return new int[] {
            RouteRequestDecoder.TEMPLATE_ID,
            RouteProgressDecoder.TEMPLATE_ID,
            BotEventDecoder.TEMPLATE_ID,
            BlockCellDecoder.TEMPLATE_ID,
            UnblockCellDecoder.TEMPLATE_ID
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int[] messages() {
        return handledMessages();
    }

    @Override
    public int[] observed() {
        return new int[] {BotStatusDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[] {
            TaskAssignedDecoder.TEMPLATE_ID, TaskChangedDecoder.TEMPLATE_ID, BotConnectedDecoder.TEMPLATE_ID
        };
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        follow(record);
        switch (record.templateId()) {
            case RouteRequestDecoder.TEMPLATE_ID:
                return settled(requests.onRequest(record, publisher), record, publisher);
            case RouteProgressDecoder.TEMPLATE_ID:
                return settled(onProgress(record), record, publisher);
            case BotEventDecoder.TEMPLATE_ID:
                return settled(onBotEvent(record, publisher), record, publisher);
            case BlockCellDecoder.TEMPLATE_ID:
                return settled(onBlock(record, publisher), record, publisher);
            case UnblockCellDecoder.TEMPLATE_ID:
                return settled(onUnblock(record, publisher), record, publisher);
            default:
                throw new IllegalStateException("not a message of this handler: " + record.templateId());
        }
    }

    private void follow(final CoreRecord record) {
        timeNs = record.timeNs();
        clock.follow(timeNs);
    }

    /** What was refused has changed nothing, and leads to nothing. */
    private int settled(final int code, final CoreRecord record, final EventPublisher publisher) {
        if (code == OK) {
            settle(record, publisher);
        }
        return code;
    }

    /** After each change: cells that are free to be closed, trucks that were given cells, news to be told. */
    private void settle(final CoreRecord cause, final EventPublisher publisher) {
        for (int truck = fleet.changes().poll();
                truck != FleetChanges.NONE;
                truck = fleet.changes().poll()) {
            startIfPossible(truck);
            pushes.add(truck, fleet.changes().isNewPlan());
            isAwake = true;
        }
        refusals.flush(cause, publisher);
        hasMoreToTell = !refusals.isEmpty();
        while (pending.count() > 0 && !hasMoreToTell) {
            if (!publisher.hasRoom(1, RoutePublisher.CELL_LENGTH)) {
                hasMoreToTell = true;
                break;
            }
            final int cell = pending.pollClosed();
            if (cell == PendingBlocks.NO_CELL) {
                break;
            }
            routes.cell(cause, cell, true, publisher);
        }
        pushes.flush(cause, clock.now(), publisher);
    }

    private void startIfPossible(final int truck) {
        if (fleet.canStart(truck)) {
            fleet.start(truck, clock.now());
        }
    }

    private int onProgress(final CoreRecord record) {
        final int truck = trucks.ofBot(record.botId());
        if (truck == TruckTable.NONE) {
            return RejectCode.NOT_ON_MAP.code();
        }
        progress.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final int code = rule.check(truck, progress, reports.isOutdated(record));
        if (code != OK) {
            return code;
        }
        final int now = clock.now();
        final int ahead = rule.cellsAhead(truck, progress);
        final boolean isOfRoute = progress.routeId() == trucks.routeId[truck];
        if (ahead == ProgressRule.ELSEWHERE) {
            if (!positions.place(truck, (int) progress.cell(), view.heading(truck), now)) {
                return RejectCode.CONFLICT.code();
            }
        } else {
            positions.advance(truck, ahead, now);
        }
        if (isOfRoute) {
            positions.stopsDone(truck, progress.stopsDone());
        }
        positions.settleStops(truck, now);
        trucks.isStanding[truck] &= ahead == 0;
        if (ahead != 0) {
            rings.moved(truck);
        }
        startIfPossible(truck);
        reports.onReported(record);
        heard(truck);
        return OK;
    }

    private void heard(final int truck) {
        pushes.heard(truck);
        isAwake = true;
    }

    /** That it stands is believed of a truck that knows all it was told: it drives on with what it is told later. */
    private int onBotEvent(final CoreRecord record, final EventPublisher publisher) {
        final int truck = trucks.ofBot(record.botId());
        if (truck != TruckTable.NONE) {
            botEvent.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
            if (botEvent.code() == BotEventCode.OBSTACLE.code() && publisher.hasUnacked(record.botId())) {
                return RejectCode.STALE_REVISION.code();
            }
            if (events.onEvent(truck, botEvent.code(), clock.now())) {
                startIfPossible(truck);
                heard(truck);
            }
        }
        return OK;
    }

    private int onBlock(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(BlockCellDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        blockCell.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        if (blockCell.cell() >= tables.graph().map().cellCount()) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final int cell = (int) blockCell.cell();
        if (tables.graph().isBlocked(cell)) {
            return OK;
        }
        final boolean waits = pending.isDrivenTo(cell);
        if (waits && pending.isFull()) {
            return RejectCode.LIMIT_REACHED.code();
        }
        final int holder = fleet.grants().holder(cell);
        fleet.grants().block(cell, clock.now());
        if (holder != FleetGrants.NOBODY) {
            events.giveBackClosed(holder, clock.now());
        }
        trips.closed(1);
        isAwake = true;
        if (waits) {
            pending.add(cell);
        } else {
            routes.cell(record, cell, true, publisher);
        }
        return OK;
    }

    private int onUnblock(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(UnblockCellDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        unblockCell.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        if (unblockCell.cell() >= tables.graph().map().cellCount()) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final int cell = (int) unblockCell.cell();
        if (!fleet.unblock(cell)) {
            return OK;
        }
        trips.closed(-1);
        isAwake = true;
        if (!pending.cancel(cell)) {
            routes.cell(record, cell, false, publisher);
        }
        return OK;
    }

    @Override
    public void onObserved(final CoreRecord record, final EventPublisher publisher) {
        follow(record);
        status.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        if (status.mapId() != TruckPositions.MAP_ID || reports.isOutdated(record)) {
            return;
        }
        reports.onReported(record);
        if (positions.onStatus(record.botId(), status, clock.now())) {
            isAwake = true;
            settle(record, publisher);
        }
    }

    @Override
    public void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        follow(cause);
        switch (header.wrap(buffer, offset).templateId()) {
            case TaskAssignedDecoder.TEMPLATE_ID:
                onAssigned(buffer, offset);
                break;
            case TaskChangedDecoder.TEMPLATE_ID:
                taskChanged.wrapAndApplyHeader(buffer, offset, header);
                trips.onChanged(taskChanged);
                break;
            case BotConnectedDecoder.TEMPLATE_ID:
                connected.wrapAndApplyHeader(buffer, offset, header);
                onConnected();
                break;
            default:
                throw new IllegalStateException("not an event of this handler");
        }
        settle(cause, publisher);
    }

    private void onAssigned(final DirectBuffer buffer, final int offset) {
        taskAssigned.wrapAndApplyHeader(buffer, offset, header);
        final int code = trips.onAssigned(taskAssigned);
        if (code != OK && code != TripRule.NOTHING_TO_PLAN) {
            refusals.add((int) taskAssigned.botId(), code);
        }
    }

    /** A bot that has begun anew knows no route, and counts its stops from the beginning. */
    private void onConnected() {
        reports.onConnected(connected.botId());
        final int truck = trucks.ofBot(connected.botId());
        if (truck != TruckTable.NONE) {
            heard(truck);
            if (connected.outcomeRaw() == ResumeOutcome.NEW_EPOCH.value()) {
                trucks.newRoute(truck);
                pushes.add(truck, true);
            }
        }
    }

    @Override
    public long nextDeadlineNs() {
        if (hasMoreToTell) {
            return timeNs;
        }
        return isAwake ? Math.min(clock.nextTickNs(), pushes.dueNs()) : pushes.dueNs();
    }

    @Override
    public void onTick(final CoreRecord tick, final EventPublisher publisher) {
        clock.start(tick.timeNs());
        final boolean isDue = isAwake && clock.nextTickNs() <= tick.timeNs();
        follow(tick);
        if (isDue) {
            fleet.tick(clock.now());
            isAwake = pending.count() > 0;
            for (int truck = 0; truck < trucks.count(); truck++) {
                positions.settleStops(truck, clock.now());
                startIfPossible(truck);
                final RobotState state = view.state(truck);
                isAwake |= state == RobotState.PLANNED || state == RobotState.STRANDED;
            }
            rings.look(tick, publisher);
        }
        settle(tick, publisher);
    }

    @Override
    public long stateHash() {
        long hash = StateHash.mix(view.stateHash(), clock.stateHash());
        hash = StateHash.mix(hash, trucks.stateHash());
        hash = StateHash.mix(hash, pending.stateHash());
        hash = StateHash.mix(hash, pushes.stateHash());
        hash = StateHash.mix(hash, refusals.stateHash());
        hash = StateHash.mix(hash, rings.stateHash());
        hash = StateHash.mix(hash, reports.stateHash());
        hash = StateHash.mix(hash, trips.closedCells());
        return StateHash.mix(hash, isAwake ? 1 : 0);
    }
}
