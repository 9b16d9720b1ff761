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

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.botclaw.protocol.codec.BotEventEncoder;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.CancelTaskEncoder;
import net.botclaw.protocol.codec.CreateTaskEncoder;
import net.botclaw.protocol.codec.DrainBotEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.Handler;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.TestCores;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with a task handler on a small site, and the bots and the operator that talk to it. */
final class TaskRig {
    static final long SECOND = 1_000_000_000L;
    static final int SIDE = 30;
    static final int STATIONS = 6;
    static final int CHARGER = 7;
    static final int OTHER_CHARGER = 8;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    final WarehouseMap map = map();
    final Site site = Site.of(map, 100);
    final TaskModel model = new TaskModel();
    final RoutingCore core;
    final CoreInputs inputs;
    final FakeRoutes routes = new FakeRoutes();
    final TaskHandler handler;
    /** Hears of every record before the core does. */
    Consumer<CoreRecord> listener = record -> {};

    int code;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TaskRequestEncoder request = new TaskRequestEncoder();
    private final CreateTaskEncoder create = new CreateTaskEncoder();
    private final TaskUpdateEncoder update = new TaskUpdateEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final Map<Integer, Long> bootIds = new HashMap<>();
    private final UnsafeBuffer buffer;

    TaskRig() {
        this(256, 128, null);
    }

    TaskRig(final int slots, final int maxOpen, final TravelCosts costs) {
        handler = handler(site, slots, maxOpen, costs);
        core = TestCores.of(model, handler, new Bystander(), routes);
        inputs = new CoreInputs(record -> {
            listener.accept(record);
            code = core.onRecord(record);
        });
        buffer = inputs.buffer();
    }

    static TaskHandler handler(final Site site, final int slots, final int maxOpen, final TravelCosts costs) {
        return new TaskHandler(
                site, new LocationTable(site), costs == null ? new GridCosts(site) : costs, slots, maxOpen);
    }

    /** Stations 1 to 6 along the diagonal, two chargers in a corner. */
    private static WarehouseMap map() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(SIDE, SIDE);
        for (int i = 0; i < STATIONS; i++) {
            builder.addPlace(PlaceKind.STATION, "S" + i, 4 * i, 4 * i);
        }
        builder.addPlace(PlaceKind.CHARGER, "C1", 29, 0).addPlace(PlaceKind.CHARGER, "C2", 27, 0);
        return builder.free(15, 0, false).build();
    }

    /** A bot that has just been switched on; bots are numbered as they come. */
    int connect(final int bot) {
        bootIds.merge(bot, 1L, Long::sum);
        return reconnect(bot);
    }

    /** A bot that was away and remembers. */
    int reconnect(final int bot) {
        final boolean isKnown = bot <= core.sessions().botCount();
        inputs.opened("bot-" + bot, bootIds.get(bot), isKnown ? core.sessions().nextSequence(bot) : 1);
        return bot;
    }

    /** A bot that has been switched off and on, and has forgotten. */
    void restart(final int bot) {
        bootIds.merge(bot, 1L, Long::sum);
        inputs.opened("bot-" + bot, bootIds.get(bot), 1);
    }

    void disconnect(final int bot) {
        inputs.closed(bot, core.sessions().epoch(bot), 306);
    }

    /** A truck that is ready at a place. */
    int truck(final int bot, final int x, final int y) {
        connect(bot);
        status(bot, x, y, BotMode.IDLE.value(), 9_000, 0);
        return bot;
    }

    int person(final int bot, final int x, final int y) {
        connect(bot);
        status(bot, x, y, BotMode.MANUAL.value(), 0xFFFF, 0);
        return bot;
    }

    void status(final int bot, final int x, final int y, final int mode, final int battery, final int vehicleClass) {
        writeStatus(x * 1_000 + 500, y * 1_000 + 500, 0, mode, battery, vehicleClass);
        send(bot, HEADER + BotStatusEncoder.BLOCK_LENGTH);
    }

    BotStatusEncoder writeStatus(
            final int xMm, final int yMm, final int heading, final int mode, final int battery, final int wheels) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(0)
                .xMm(xMm)
                .yMm(yMm)
                .headingMicroRad(heading)
                .speedMmS(0)
                .batteryCentiPercent(battery)
                .mapId(1)
                .loaded((short) 0)
                .vehicleClass(wheels);
        buffer.putByte(HEADER + BotStatusEncoder.modeEncodingOffset(), (byte) mode);
        return status;
    }

    void botEvent(final int bot, final int eventCode) {
        new BotEventEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .code(eventCode)
                .zoneId(0)
                .severity(Severity.ERROR);
        send(bot, HEADER + BotEventEncoder.BLOCK_LENGTH);
    }

    void progress(final int bot, final long cell) {
        new RouteProgressEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .routeId(1)
                .cell(cell)
                .revision(1)
                .index(1)
                .stopsDone(0)
                .reserved(0);
        send(bot, HEADER + RouteProgressEncoder.BLOCK_LENGTH);
    }

    /** A transport of one piece between stations; change it before {@link #sendRequest}. */
    TaskRequestEncoder writeRequest(final long requestId, final TaskType type, final int from, final int to) {
        return request.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .deadlineNs(TaskRequestEncoder.deadlineNsNullValue())
                .quantity(1)
                .fromLocation(from)
                .toLocation(to)
                .sku("SKU001")
                .taskType(type)
                .priority((short) 0)
                .vehicleClass(0);
    }

    int sendRequest(final int bot) {
        return send(bot, HEADER + TaskRequestEncoder.BLOCK_LENGTH);
    }

    int request(final int bot, final long requestId, final TaskType type, final int from, final int to) {
        writeRequest(requestId, type, from, to);
        return sendRequest(bot);
    }

    CreateTaskEncoder writeCreate(final long requestId, final TaskType type, final int from, final int to) {
        return create.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .requestId(requestId)
                .deadlineNs(TaskRequestEncoder.deadlineNsNullValue())
                .quantity(1)
                .fromLocation(from)
                .toLocation(to)
                .sku("SKU001")
                .taskType(type)
                .priority((short) 0)
                .vehicleClass(0);
    }

    int sendCreate() {
        return command(HEADER + CreateTaskEncoder.BLOCK_LENGTH);
    }

    /** A task of the operator. */
    TaskModel.Task create(final long requestId, final TaskType type, final int from, final int to) {
        writeCreate(requestId, type, from, to);
        sendCreate();
        return model.newest();
    }

    TaskModel.Task transport(final long requestId) {
        return create(requestId, TaskType.TRANSPORT, 1, 2);
    }

    int update(final int bot, final long taskId, final TaskState state) {
        return update(bot, taskId, state.value(), 0, 0);
    }

    int update(final int bot, final long taskId, final int state, final long quantityDone, final int why) {
        update.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(taskId)
                .quantityDone(quantityDone)
                .code(why);
        buffer.putByte(HEADER + TaskUpdateEncoder.stateEncodingOffset(), (byte) state);
        return send(bot, HEADER + TaskUpdateEncoder.BLOCK_LENGTH);
    }

    int cancel(final long taskId) {
        new CancelTaskEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .taskId(taskId);
        return command(HEADER + CancelTaskEncoder.BLOCK_LENGTH);
    }

    int drain(final long bot, final int isDraining) {
        new DrainBotEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .botId(bot)
                .isDraining((short) isDraining);
        return command(HEADER + DrainBotEncoder.BLOCK_LENGTH);
    }

    /** The bot has received all its pushes. */
    void ackPushes(final int bot) {
        new PushAckedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .cumulativeSequence(model.lastPush.getOrDefault(bot, 0L));
        inputs.apply(RecordKind.SESSION, 0, bot, core.sessions().epoch(bot), 0, HEADER + PushAckedEncoder.BLOCK_LENGTH);
    }

    int command(final int length) {
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, length);
        return code;
    }

    int send(final int bot, final int length) {
        inputs.reliable(bot, core.sessions().epoch(bot), core.sessions().nextSequence(bot), length);
        return code;
    }

    /** All that is due at once. */
    void settle() {
        for (int i = 0; core.nextDeadlineNs() <= inputs.timeNs(); i++) {
            if (i > 10_000) {
                throw new AssertionError("ticks for ever");
            }
            inputs.tick();
        }
    }

    /** Lets time pass, with a tick at each deadline. */
    void pass(final long durationNs) {
        settle();
        final long untilNs = inputs.timeNs() + durationNs;
        while (core.nextDeadlineNs() != Handler.NO_DEADLINE && core.nextDeadlineNs() <= untilNs) {
            inputs.passNs(core.nextDeadlineNs() - inputs.timeNs());
            settle();
        }
        inputs.passNs(untilNs - inputs.timeNs());
    }

    boolean isConnected(final int bot) {
        return bot <= core.sessions().botCount() && core.sessions().isConnected(bot);
    }
}
