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
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.CancelTaskEncoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with the standard handlers, many bots on a floor of 100 by 100 cells, and the messages between them. */
final class TaskWorkload implements CoreOutput {
    private static final int SIDE = 100;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final RoutingCore core;
    private final int bots;
    private final CoreRecord record = new CoreRecord();
    private final UnhandledMessage unhandled = new UnhandledMessage();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TaskRequestEncoder request = new TaskRequestEncoder();
    private final TaskUpdateEncoder update = new TaskUpdateEncoder();
    private final CancelTaskEncoder cancel = new CancelTaskEncoder();
    private final PushAckedEncoder acked = new PushAckedEncoder();
    private final MessageHeaderDecoder heard = new MessageHeaderDecoder();
    private final TaskAssignedDecoder assigned = new TaskAssignedDecoder();
    private final TaskChangedDecoder changed = new TaskChangedDecoder();
    private final long[] taskOfBot;
    private final long[] lastPush;
    private long position;
    private long requestId;
    private long newestTask;
    private int newestBot;
    private int next;

    /** A floor with so many idle trucks. */
    TaskWorkload(final int bots) {
        this.bots = bots;
        taskOfBot = new long[bots + 1];
        lastPush = new long[bots + 1];
        final WarehouseMapBuilder map = new WarehouseMapBuilder(SIDE, SIDE);
        for (int i = 0; i < SIDE; i++) {
            map.addPlace(PlaceKind.STATION, "S" + i, i, i * 37 % SIDE);
        }
        core = new RoutingCore(this, Long.MAX_VALUE, Site.of(map.build(), 1));
        for (int bot = 1; bot <= bots; bot++) {
            connect(bot);
        }
    }

    private void connect(final int bot) {
        final byte[] name = new byte[32];
        final byte[] ascii = ("bot-" + bot).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, name, 0, ascii.length);
        new SessionOpenedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .bootId(1)
                .nextSequence(1)
                .putBotName(name, 0);
        apply(RecordKind.SESSION, 0, SessionOpenedEncoder.BLOCK_LENGTH);
        new BotStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .xMm(bot * 7_919 % SIDE * 1_000)
                .yMm(bot / SIDE % SIDE * 1_000)
                .headingMicroRad(0)
                .batteryCentiPercent(9_000)
                .mapId(1)
                .mode(BotMode.IDLE)
                .loaded((short) 0)
                .vehicleClass(0);
        apply(RecordKind.INBOUND, bot, BotStatusEncoder.BLOCK_LENGTH);
    }

    /** The next bot in turn. */
    int turn() {
        next = next % bots + 1;
        return next;
    }

    /** The bot that was given a task last. */
    int newestBot() {
        return newestBot;
    }

    /** A bot asks for a transport. */
    void request(final int bot) {
        final long id = ++requestId;
        request.wrapAndApplyHeader(buffer, 0, header)
                .requestId(id)
                .deadlineNs(0)
                .quantity(1)
                .fromLocation(1 + id * 31 % SIDE)
                .toLocation(1 + id * 17 % SIDE)
                .taskType(TaskType.TRANSPORT)
                .priority((short) 0)
                .vehicleClass(0);
        apply(RecordKind.INBOUND, bot, TaskRequestEncoder.BLOCK_LENGTH);
    }

    /** The operator takes the newest task back. */
    void cancelNewest() {
        cancel.wrapAndApplyHeader(buffer, 0, header).taskId(newestTask);
        apply(RecordKind.COMMAND, 0, CancelTaskEncoder.BLOCK_LENGTH);
    }

    /** A bot tells of the task it has. */
    void update(final int bot, final TaskState state) {
        update.wrapAndApplyHeader(buffer, 0, header)
                .taskId(taskOfBot[bot])
                .quantityDone(1)
                .code(0)
                .state(state);
        apply(RecordKind.INBOUND, bot, TaskUpdateEncoder.BLOCK_LENGTH);
    }

    /** So many messages of a bot that no handler listens to. */
    void pass(final int bot, final int count) {
        for (int i = 0; i < count; i++) {
            apply(RecordKind.INBOUND, bot, unhandled.put(buffer, 0) - HEADER);
        }
    }

    /** A bot has received all its pushes. */
    void ack(final int bot) {
        acked.wrapAndApplyHeader(buffer, 0, header).cumulativeSequence(lastPush[bot]);
        apply(RecordKind.SESSION, bot, PushAckedEncoder.BLOCK_LENGTH);
    }

    private void apply(final RecordKind kind, final int bot, final int blockLength) {
        final boolean isInbound = kind == RecordKind.INBOUND;
        record.header(
                        kind,
                        isInbound ? CoreRecord.packFlags(0, FrameDescriptor.CHANNEL_RELIABLE) : 0,
                        bot,
                        bot == 0 ? 0 : 1,
                        isInbound ? core.sessions().nextSequence(bot) : 0)
                .at(position++, 1_000_000_000L)
                .payload(buffer, 0, HEADER + blockLength);
        final int code = core.onRecord(record);
        if (code != 0) {
            throw new IllegalStateException("refused with " + code);
        }
    }

    @Override
    public void event(final int botId, final DirectBuffer event, final int offset, final int length) {
        switch (heard.wrap(event, offset).templateId()) {
            case TaskAssignedDecoder.TEMPLATE_ID:
                assigned.wrap(event, offset + HEADER, TaskAssignedDecoder.BLOCK_LENGTH, heard.version());
                taskOfBot[botId] = assigned.taskId();
                newestBot = botId;
                break;
            case TaskChangedDecoder.TEMPLATE_ID:
                changed.wrap(event, offset + HEADER, TaskChangedDecoder.BLOCK_LENGTH, heard.version());
                newestTask = changed.taskId();
                break;
            default:
                break;
        }
    }

    @Override
    public void push(final int bot, final long sequence, final DirectBuffer push, final int offset, final int length) {
        lastPush[bot] = sequence;
    }

    @Override
    public void reply(final DirectBuffer reply, final int offset, final int length) {}

    @Override
    public void resend(
            final int bot, final long sequence, final DirectBuffer push, final int offset, final int length) {}

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {}

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {}

    @Override
    public void stateHash(final long inputCount, final long hash) {}
}
