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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.CancelTaskDecoder;
import net.botclaw.protocol.codec.CreateTaskDecoder;
import net.botclaw.protocol.codec.DrainBotDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlannedDecoder;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.protocol.codec.TaskUpdateDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import org.agrona.DirectBuffer;

/**
 * Takes tasks from bots and from the operator, gives each to one worker, and sees that it comes to its end.
 *
 * <p>Refusals change nothing: {@code INVALID_VALUE} for a value out of range, {@code UNKNOWN_ID} for a location, task or
 * bot that does not exist, {@code CONFLICT} for a known request with another content, {@code STALE_REVISION} from a bot
 * that does not have the task, {@code DEADLINE_PASSED}, {@code LIMIT_REACHED} when as many tasks are open, of all or of the bot, as may be or the
 * charger is taken, {@code OUTBOX_FULL} when the requester cannot be answered.
 *
 * <p>An event never leads to an assignment: the tick that is due at once does. So no chain of events passes through here,
 * however often plans are refused.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all in the constructor, see {@link TaskTables}.
 */
public final class TaskHandler implements Handler {
    private static final int OK = RejectCode.OK.code();
    private static final int TEMPLATE_OFFSET = MessageHeaderDecoder.templateIdEncodingOffset();
    private static final int INVALID_VALUE = RejectCode.INVALID_VALUE.code();

    private final CancelTaskDecoder cancel = new CancelTaskDecoder();
    private final DrainBotDecoder drain = new DrainBotDecoder();
    private final TaskOrder order = new TaskOrder();
    private final TaskStep step = new TaskStep();
    private final TaskTables tables;
    private final TaskPublisher taskPublisher;
    private final TaskLifecycle lifecycle;
    private final TaskUpdates updates;
    private final TaskDispatcher dispatcher;
    private final WorkerWatch watch;

    /**
     * A handler of a site's tasks.
     *
     * @param site      with the map that poses are of.
     * @param locations between which goods are brought.
     * @param costs     of the ways to them; not asked without a map.
     */
    public TaskHandler(final Site site, final LocationTable locations, final TravelCosts costs) {
        this(site, locations, costs, site.hasMap() ? TaskRules.MAX_SLOTS : 1, TaskRules.MAX_OPEN_TASKS);
    }

    /** With tables of another size: rows for tasks, and how many can be open. */
    TaskHandler(
            final Site site,
            final LocationTable locations,
            final TravelCosts costs,
            final int slots,
            final int maxOpen) {
        tables = new TaskTables(site, locations, slots, maxOpen);
        taskPublisher = new TaskPublisher(tables, step);
        lifecycle = new TaskLifecycle(tables, taskPublisher, step);
        updates = new TaskUpdates(tables.tasks, lifecycle);
        dispatcher = new TaskDispatcher(tables, new Assigner(tables, costs), lifecycle, taskPublisher, step);
        watch = new WorkerWatch(tables, lifecycle);
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public int[] messages() {
        return new int[] {
            TaskRequestDecoder.TEMPLATE_ID,
            CreateTaskDecoder.TEMPLATE_ID,
            TaskUpdateDecoder.TEMPLATE_ID,
            CancelTaskDecoder.TEMPLATE_ID,
            DrainBotDecoder.TEMPLATE_ID
        };
    }

    @Override
    public int[] observed() {
        return new int[] {BotStatusDecoder.TEMPLATE_ID, BotEventDecoder.TEMPLATE_ID, RouteProgressDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[] {
            BotConnectedDecoder.TEMPLATE_ID, BotDisconnectedDecoder.TEMPLATE_ID, RoutePlannedDecoder.TEMPLATE_ID
        };
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        step.begin(record, publisher);
        final int code = apply(record);
        if (code == OK) {
            dispatcher.run(TaskRules.MAX_CHOICES_PER_MESSAGE);
            answer(record);
        }
        return code;
    }

    /** The operator learns the id of the task it asked for. */
    private void answer(final CoreRecord record) {
        if (record.templateId() == CreateTaskDecoder.TEMPLATE_ID) {
            taskPublisher.answer(tables.requests.find(TaskRules.NOBODY, order.requestId));
        }
    }

    private int apply(final CoreRecord record) {
        switch (record.templateId()) {
            case TaskRequestDecoder.TEMPLATE_ID:
                return onRequest(record, record.botId());
            case CreateTaskDecoder.TEMPLATE_ID:
                return onRequest(record, TaskRules.NOBODY);
            case TaskUpdateDecoder.TEMPLATE_ID:
                return updates.onUpdate(record);
            case CancelTaskDecoder.TEMPLATE_ID:
                return onCancel(record);
            case DrainBotDecoder.TEMPLATE_ID:
                return onDrain(record);
            default:
                throw new IllegalStateException("no message of " + name() + ": " + record.templateId());
        }
    }

    private int onRequest(final CoreRecord record, final int requester) {
        if (!record.isWhole(TaskRequestDecoder.BLOCK_LENGTH)) {
            return INVALID_VALUE;
        }
        order.wrap(record);
        final RejectCode fault = order.check(tables.locations);
        if (fault != RejectCode.OK) {
            return fault.code();
        }
        final int known = tables.requests.find(requester, order.requestId);
        if (known != TaskRules.NO_SLOT && !tables.tasks.hasSameContent(known, order)) {
            return RejectCode.CONFLICT.code();
        }
        if (!taskPublisher.canPushStatus(requester)) {
            return RejectCode.OUTBOX_FULL.code();
        }
        if (known != TaskRules.NO_SLOT) {
            taskPublisher.status(known);
            return OK;
        }
        return create(requester);
    }

    private int create(final int requester) {
        if (order.deadlineNs <= step.timeNs()) {
            return RejectCode.DEADLINE_PASSED.code();
        }
        final boolean isChargerTaken =
                order.type == TaskRules.CHARGE && !tables.chargers.isFree(tables.chargers.at(order.fromLocation));
        final boolean isFull = tables.tasks.isFull() || tables.tasks.isShareFull(requester);
        if (isFull || isChargerTaken || !tables.requests.hasRoom(requester, order.requestId)) {
            return RejectCode.LIMIT_REACHED.code();
        }
        lifecycle.create(order, requester);
        return OK;
    }

    private int onCancel(final CoreRecord record) {
        if (!record.isWhole(CancelTaskDecoder.BLOCK_LENGTH)) {
            return INVALID_VALUE;
        }
        cancel.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final int slot = tables.tasks.find(cancel.taskId());
        if (slot == TaskRules.NO_SLOT) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final TaskPhase phase = tables.tasks.phases[slot];
        if (phase.isFinal()) {
            return phase == TaskPhase.CANCELLED ? OK : RejectCode.STALE_REVISION.code();
        }
        lifecycle.withdraw(slot, TaskPhase.CANCELLED, RejectCode.CANCELLED.code());
        return OK;
    }

    private int onDrain(final CoreRecord record) {
        if (!record.isWhole(DrainBotDecoder.BLOCK_LENGTH)) {
            return INVALID_VALUE;
        }
        drain.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final long bot = drain.botId();
        if (drain.isDraining() > 1) {
            return INVALID_VALUE;
        }
        if (!tables.workers.isKnown(bot)) {
            return RejectCode.UNKNOWN_ID.code();
        }
        tables.workers.isDraining[(int) bot] = drain.isDraining() == 1;
        tables.refresh((int) bot);
        return OK;
    }

    @Override
    public void onObserved(final CoreRecord record, final EventPublisher publisher) {
        step.begin(record, publisher);
        switch (record.templateId()) {
            case BotStatusDecoder.TEMPLATE_ID:
                watch.onStatus(record);
                break;
            case BotEventDecoder.TEMPLATE_ID:
                watch.onEvent(record);
                break;
            case RouteProgressDecoder.TEMPLATE_ID:
                watch.onProgress(record);
                break;
            default:
                throw new IllegalStateException("not observed by " + name() + ": " + record.templateId());
        }
        dispatcher.run(TaskRules.MAX_CHOICES_PER_MESSAGE);
    }

    @Override
    public void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        step.begin(cause, publisher);
        final int body = offset + FrameDescriptor.SBE_HEADER_LENGTH;
        switch (buffer.getShort(offset + TEMPLATE_OFFSET, LITTLE_ENDIAN)) {
            case BotConnectedDecoder.TEMPLATE_ID:
                watch.onConnected(buffer, body);
                break;
            case BotDisconnectedDecoder.TEMPLATE_ID:
                watch.onDisconnected(cause, buffer, body);
                break;
            case RoutePlannedDecoder.TEMPLATE_ID:
                watch.onPlanned(buffer, body);
                break;
            default:
                throw new IllegalStateException("no event of " + name());
        }
    }

    @Override
    public long nextDeadlineNs() {
        return tables.hasSeekers() ? step.timeNs() : tables.timers.nextNs();
    }

    @Override
    public void onTick(final CoreRecord tick, final EventPublisher publisher) {
        step.begin(tick, publisher);
        for (int i = 0; i < TaskRules.MAX_TIMERS_PER_TICK && step.hasRoom(); i++) {
            final int timer = tables.timers.poll(tick.timeNs());
            if (timer == TaskTimers.NONE) {
                break;
            }
            onTimer(timer);
        }
        dispatcher.run(TaskRules.MAX_CHOICES_PER_TICK);
    }

    private void onTimer(final int timer) {
        final int slots = tables.tasks.capacity();
        if (timer < slots) {
            lifecycle.onPhaseTimer(timer);
        } else if (timer < 2 * slots) {
            lifecycle.onDeadlineTimer(timer - slots);
        } else if (timer < tables.placeTimer(0)) {
            tables.endCoolDown(timer - 2 * slots);
        } else {
            lifecycle.onPlaceTimer(timer - tables.placeTimer(0));
        }
    }

    @Override
    public long stateHash() {
        return tables.stateHash();
    }
}
