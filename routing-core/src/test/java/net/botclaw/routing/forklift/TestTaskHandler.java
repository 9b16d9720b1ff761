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

import net.botclaw.protocol.codec.BotConnectedEncoder;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.TaskAssignedEncoder;
import net.botclaw.protocol.codec.TaskChangedEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import org.agrona.concurrent.UnsafeBuffer;

/** Raises the events of tasks that a test orders with a command of its own, and accepts every status. */
final class TestTaskHandler implements Handler {
    static final int TEMPLATE_ID = 127;
    static final int LENGTH = 40;
    static final int ASSIGN = 0;
    static final int TAKE_AWAY = 1;
    static final int NEW_EPOCH = 2;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TaskAssignedEncoder assigned = new TaskAssignedEncoder();
    private final TaskChangedEncoder changed = new TaskChangedEncoder();
    private final BotConnectedEncoder connected = new BotConnectedEncoder();

    /** Writes an order. */
    static int write(
            final UnsafeBuffer to,
            final MessageHeaderEncoder header,
            final int kind,
            final long botId,
            final long taskId,
            final int from,
            final int end) {
        header.wrap(to, 0)
                .blockLength(LENGTH - HEADER)
                .templateId(TEMPLATE_ID)
                .schemaId(TaskAssignedEncoder.SCHEMA_ID)
                .version(1);
        to.putLong(8, botId);
        to.putLong(16, taskId);
        to.putInt(24, from);
        to.putInt(28, end);
        to.putInt(32, kind);
        return LENGTH;
    }

    @Override
    public String name() {
        return "test-tasks";
    }

    @Override
    public int[] messages() {
        return new int[] {TEMPLATE_ID, BotStatusDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        if (record.templateId() == TEMPLATE_ID) {
            order(record, publisher);
        }
        return 0;
    }

    private void order(final CoreRecord record, final EventPublisher publisher) {
        final int at = record.payloadOffset();
        final long botId = record.buffer().getLong(at + 8);
        final long taskId = record.buffer().getLong(at + 16);
        switch (record.buffer().getInt(at + 32)) {
            case ASSIGN -> {
                assigned.wrapAndApplyHeader(buffer, 0, header)
                        .taskId(taskId)
                        .botId(botId)
                        .locationId(record.buffer().getInt(at + 24) & 0xFFFF_FFFFL)
                        .state(TaskState.ASSIGNED)
                        .taskType(TaskType.TRANSPORT)
                        .toLocationId(record.buffer().getInt(at + 28) & 0xFFFF_FFFFL);
                publisher.event((int) botId, buffer, 0, HEADER + TaskAssignedEncoder.BLOCK_LENGTH);
            }
            case TAKE_AWAY -> {
                changed.wrapAndApplyHeader(buffer, 0, header)
                        .taskId(taskId)
                        .botId(botId)
                        .state(TaskState.QUEUED)
                        .taskType(TaskType.TRANSPORT);
                publisher.event((int) botId, buffer, 0, HEADER + TaskChangedEncoder.BLOCK_LENGTH);
            }
            default -> {
                connected.wrapAndApplyHeader(buffer, 0, header).botId(botId).outcome(ResumeOutcome.NEW_EPOCH);
                publisher.event((int) botId, buffer, 0, HEADER + BotConnectedEncoder.BLOCK_LENGTH);
            }
        }
    }

    @Override
    public long stateHash() {
        return 0;
    }
}
