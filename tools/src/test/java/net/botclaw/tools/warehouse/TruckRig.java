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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.Heading;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RoutePlanEncoder;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.protocol.codec.RouteProof;
import net.botclaw.protocol.codec.RouteReleaseEncoder;
import net.botclaw.protocol.codec.StockMovedDecoder;
import net.botclaw.protocol.codec.TaskAssignmentEncoder;
import net.botclaw.protocol.codec.TaskCancelEncoder;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateDecoder;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A truck on a floor of 10 x 4 cells without an engine: the test pushes by hand, moves the clock and reads what the truck
 * says. Pick face A (location 1) is at (3, 0), station S (2) at (6, 0), charger C (3) at (0, 3). A cell forward takes 10
 * ticks of 1 ms, 15 after a turn, a quarter turn 20, in reverse 20.
 */
final class TruckRig {
    static final long MS = 1_000_000;

    static final WarehouseMap MAP = map();

    private final List<String> said = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder decodedHeader = new MessageHeaderDecoder();
    private final SimulatedTruck truck = new SimulatedTruck(MAP, MAP.cellAt(0, 0), 5_000, this::offer);
    private final TruckAdapter adapter = new TruckAdapter(truck);
    private long nowMs = 1_000;
    private long sequence;
    private long pushes;
    private int stopsBefore;
    private boolean isFull;

    TruckRig() {
        adapter.onLive(1, 1);
        run(0);
        said.clear();
    }

    private static WarehouseMap map() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(10, 4);
        for (int x = 0; x < 10; x++) {
            for (int y = 0; y < 4; y++) {
                builder.free(x, y, true);
            }
        }
        return builder.tickMs(1)
                .addPickFace("A", 3, 0, 5, 2)
                .addPlace(PlaceKind.STATION, "S", 6, 0)
                .addPlace(PlaceKind.CHARGER, "C", 0, 3)
                .build();
    }

    private long offer(final int flags, final DirectBuffer message, final int offset, final int length) {
        if (isFull) {
            return -1;
        }
        said.add(describe(message, offset));
        return ++sequence;
    }

    private String describe(final DirectBuffer message, final int offset) {
        decodedHeader.wrap(message, offset);
        switch (decodedHeader.templateId()) {
            case BotStatusDecoder.TEMPLATE_ID:
                final BotStatusDecoder status = new BotStatusDecoder();
                status.wrapAndApplyHeader(message, offset, decodedHeader);
                return String.format(
                        Locale.ROOT,
                        "%d status %d,%d %d %s %s",
                        status.eventTimeNs() / MS,
                        status.xMm(),
                        status.yMm(),
                        Math.round(status.headingMicroRad() / 1_570_796.0),
                        status.speedMmS() == 0 ? "stands" : "drives",
                        status.mode());
            case RouteProgressDecoder.TEMPLATE_ID:
                final RouteProgressDecoder progress = new RouteProgressDecoder();
                progress.wrapAndApplyHeader(message, offset, decodedHeader);
                return progress.eventTimeNs() / MS + " progress " + progress.routeId() + "." + progress.revision()
                        + " cell " + progress.cell() + " index " + progress.index() + " stops " + progress.stopsDone();
            case TaskUpdateDecoder.TEMPLATE_ID:
                final TaskUpdateDecoder update = new TaskUpdateDecoder();
                update.wrapAndApplyHeader(message, offset, decodedHeader);
                return update.eventTimeNs() / MS + " task " + update.taskId() + " " + update.state() + " "
                        + update.quantityDone() + " " + update.code();
            case StockMovedDecoder.TEMPLATE_ID:
                final StockMovedDecoder moved = new StockMovedDecoder();
                moved.wrapAndApplyHeader(message, offset, decodedHeader);
                return moved.eventTimeNs() / MS + " " + moved.movement() + " " + moved.quantity() + " " + moved.sku()
                        + " at " + moved.locationId() + " for " + moved.taskId();
            default:
                final BotEventDecoder event = new BotEventDecoder();
                event.wrapAndApplyHeader(message, offset, decodedHeader);
                return event.eventTimeNs() / MS + " event " + event.code();
        }
    }

    SimulatedTruck truck() {
        return truck;
    }

    TruckAdapter adapter() {
        return adapter;
    }

    /** Lets milliseconds pass, one duty cycle each. */
    TruckRig run(final int milliseconds) {
        truck.doWork(nowMs * MS);
        for (int i = 0; i < milliseconds; i++) {
            nowMs++;
            truck.doWork(nowMs * MS);
        }
        return this;
    }

    /** Lets time pass at once. */
    TruckRig skip(final long milliseconds) {
        nowMs += milliseconds;
        return run(0);
    }

    /** The engine has journaled everything so far. */
    TruckRig ack() {
        return acked().run(1);
    }

    /** As {@link #ack()}, and the truck has not turned to it yet. */
    TruckRig acked() {
        adapter.onAcked(sequence, AckLevel.JOURNALED, 0);
        return this;
    }

    TruckRig full(final boolean value) {
        isFull = value;
        return this;
    }

    TruckRig link(final boolean isLive) {
        if (isLive) {
            adapter.onLive(1, sequence + 1);
        } else {
            adapter.onDisconnected(0);
        }
        return this;
    }

    /** What was said since the last call. */
    List<String> said() {
        final List<String> copy = List.copyOf(said);
        said.clear();
        return copy;
    }

    /** Lines of what was said since the last call that contain a word, without their times. */
    List<String> said(final String word) {
        return said().stream()
                .filter(line -> line.contains(word))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    long lastSequence() {
        return sequence;
    }

    TruckRig reject(final long refSequence, final int template, final int code) {
        adapter.onReject(refSequence, template, code, 0);
        return this;
    }

    TruckRig assign(final long taskId, final int revision, final TaskType type, final int from, final int to) {
        new TaskAssignmentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .taskId(taskId)
                .deadlineNs(0)
                .quantity(3)
                .fromLocation(from)
                .toLocation(to)
                .sku("SKU001")
                .revision(revision)
                .taskType(type)
                .priority((short) 0);
        return push(TaskAssignmentEncoder.BLOCK_LENGTH);
    }

    TruckRig cancel(final long taskId) {
        new TaskCancelEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .taskId(taskId)
                .code(0);
        return push(TaskCancelEncoder.BLOCK_LENGTH);
    }

    /** The plans from now on know of so many stops done. */
    TruckRig stopsBefore(final int count) {
        stopsBefore = count;
        return this;
    }

    /** A plan from (x, y); each leg is {@code E3} (three cells east), {@code -E1} in reverse, {@code E3!} with a stop. */
    TruckRig plan(final long routeId, final int revision, final int x, final int y, final String... legs) {
        final RoutePlanEncoder plan = new RoutePlanEncoder();
        plan.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .routeId(routeId)
                .requestId(0)
                .costTicks(0)
                .etaMs(0)
                .revision(revision)
                .code(0)
                .proof(RouteProof.OPTIMAL)
                .reserved8((short) 0)
                .stopsDone(stopsBefore);
        final RoutePlanEncoder.LegsEncoder group = plan.legsCount(legs.length);
        int cellX = x;
        int cellY = y;
        for (final String text : legs) {
            final boolean isReverse = text.startsWith("-");
            final String leg = text.replace("-", "").replace("!", "");
            final int heading = "ENWS".indexOf(leg.charAt(0));
            final int cells = Integer.parseInt(leg.substring(1));
            group.next()
                    .startCell(MAP.cellAt(cellX, cellY))
                    .startTick(0)
                    .cells(cells)
                    .heading(Heading.get((short) heading))
                    .flags((short) ((isReverse ? 1 : 0) | (text.endsWith("!") ? 2 : 0)));
            final int way = isReverse ? heading ^ 2 : heading;
            cellX += cells * net.botclaw.routing.path.Heading.deltaX(way);
            cellY += cells * net.botclaw.routing.path.Heading.deltaY(way);
        }
        return push(plan.encodedLength());
    }

    TruckRig release(final long routeId, final int revision, final int releasedCells) {
        new RouteReleaseEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .routeId(routeId)
                .revision(revision)
                .releasedCells(releasedCells);
        return push(RouteReleaseEncoder.BLOCK_LENGTH);
    }

    private TruckRig push(final int bodyLength) {
        adapter.onPush(++pushes, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
        return this;
    }
}
