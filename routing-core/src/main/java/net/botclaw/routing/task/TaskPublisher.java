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

import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.TaskAssignedEncoder;
import net.botclaw.protocol.codec.TaskAssignmentEncoder;
import net.botclaw.protocol.codec.TaskCancelEncoder;
import net.botclaw.protocol.codec.TaskChangedEncoder;
import net.botclaw.protocol.codec.TaskLateEncoder;
import net.botclaw.protocol.codec.TaskStatusEncoder;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.Handler;
import net.botclaw.routing.PushKey;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tells bots, requesters and downstream services of tasks.
 *
 * <p><b>Failure</b>: a push that is refused loses no task. An assignment is only made when its push will be taken; were
 * it lost all the same, the acceptance would time out and the task be queued again. A bot that misses a TaskCancel hears
 * STALE_REVISION at its next word about the task, and may not have begun before that. A requester that misses a
 * TaskStatus asks again under the same number.
 */
final class TaskPublisher {
    /** Length of a TaskAssignment. */
    static final int ASSIGNMENT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + TaskAssignmentEncoder.BLOCK_LENGTH;
    /** Length of a TaskStatus. */
    static final int STATUS_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + TaskStatusEncoder.BLOCK_LENGTH;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_LENGTH = 128;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TaskAssignmentEncoder assignment = new TaskAssignmentEncoder();
    private final TaskCancelEncoder cancel = new TaskCancelEncoder();
    private final TaskStatusEncoder status = new TaskStatusEncoder();
    private final TaskAssignedEncoder assigned = new TaskAssignedEncoder();
    private final TaskChangedEncoder changed = new TaskChangedEncoder();
    private final TaskLateEncoder late = new TaskLateEncoder();
    private final TaskTables tables;
    private final TaskTable tasks;
    private final TaskStep step;

    TaskPublisher(final TaskTables tables, final TaskStep step) {
        this.tables = tables;
        this.tasks = tables.tasks;
        this.step = step;
    }

    boolean canPushAssignment(final int bot) {
        return step.publisher().canPush(bot, ASSIGNMENT_LENGTH);
    }

    /** Whether a requester can be answered; the operator has no need of it. */
    boolean canPushStatus(final int requester) {
        return requester == TaskRules.NOBODY || step.publisher().canPush(requester, STATUS_LENGTH);
    }

    /** To the bot that has the task now. */
    void assignment(final int slot) {
        assignment
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .taskId(tasks.taskIds[slot])
                .deadlineNs(
                        tasks.hasDeadline(slot) ? tasks.deadlinesNs[slot] : TaskAssignmentEncoder.deadlineNsNullValue())
                .quantity(tasks.quantity(slot))
                .fromLocation(tasks.fromLocations[slot])
                .toLocation(tasks.toLocations[slot])
                .revision(tasks.revisions[slot])
                .taskType(type(slot))
                .priority((short) tasks.priority(slot));
        putSku(slot, TaskAssignmentEncoder.skuEncodingOffset());
        pushTask(slot, tasks.bots[slot], ASSIGNMENT_LENGTH);
    }

    /** To a bot that has had the task until now. */
    void cancel(final int slot, final int bot, final int code) {
        cancel.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .taskId(tasks.taskIds[slot])
                .code(code);
        pushTask(slot, bot, HEADER_LENGTH + TaskCancelEncoder.BLOCK_LENGTH);
    }

    /** To whoever asked, if it was a bot. */
    void status(final int slot) {
        final int requester = tasks.requesters[slot];
        if (requester == TaskRules.NOBODY) {
            return;
        }
        writeStatus(slot);
        step.publisher()
                .push(
                        requester,
                        PushKey.taskStatus(tasks.taskIds[slot]),
                        Handler.NO_DEADLINE,
                        buffer,
                        0,
                        STATUS_LENGTH);
    }

    /** To the operator whose command is being applied: the task's id, which its request alone does not give. */
    void answer(final int slot) {
        writeStatus(slot);
        step.publisher().reply(buffer, 0, STATUS_LENGTH);
    }

    private void writeStatus(final int slot) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .taskId(tasks.taskIds[slot])
                .requestId(tasks.requestIds[slot])
                .botId(tasks.bots[slot])
                .quantityDone(tasks.quantitiesDone[slot] & 0xFFFF_FFFFL)
                .code(tasks.codes[slot])
                .revision(tasks.revisions[slot])
                .state(tasks.phases[slot].state())
                .taskType(type(slot));
    }

    /** The task was given to the bot that has it. */
    void assigned(final int slot) {
        final int location = tasks.fromLocations[slot];
        assigned.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .taskId(tasks.taskIds[slot])
                .cause(step.record().position())
                .botId(tasks.bots[slot])
                .locationId(location)
                .aisle(tables.locations.aisle(location))
                .shelf(tables.locations.shelf(location))
                .state(tasks.phases[slot].state())
                .priority((short) tasks.priority(slot))
                .taskType(type(slot))
                .reserved((short) 0)
                .toLocationId(tasks.toLocations[slot]);
        putSku(slot, TaskAssignedEncoder.skuEncodingOffset());
        event(tasks.bots[slot], TaskAssignedEncoder.BLOCK_LENGTH);
    }

    /** The task is in another phase; the bot is the one that has it, or has had it until now. */
    void changed(final int slot, final int bot) {
        changed.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .taskId(tasks.taskIds[slot])
                .cause(step.record().position())
                .requestId(tasks.requestIds[slot])
                .requesterId(tasks.requesters[slot])
                .botId(bot)
                .quantityDone(tasks.quantitiesDone[slot] & 0xFFFF_FFFFL)
                .code(tasks.codes[slot])
                .revision(tasks.revisions[slot])
                .state(tasks.phases[slot].state())
                .taskType(type(slot));
        event(bot, TaskChangedEncoder.BLOCK_LENGTH);
    }

    /** The deadline of the task is near. */
    void late(final int slot) {
        late.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(step.timeNs())
                .cause(step.record().position())
                .taskId(tasks.taskIds[slot])
                .deadlineNs(tasks.deadlinesNs[slot])
                .botId(tasks.bots[slot])
                .state(tasks.phases[slot].state());
        event(tasks.bots[slot], TaskLateEncoder.BLOCK_LENGTH);
    }

    private void pushTask(final int slot, final int bot, final int length) {
        step.publisher().push(bot, PushKey.task(tasks.taskIds[slot]), Handler.NO_DEADLINE, buffer, 0, length);
    }

    private void event(final int bot, final int blockLength) {
        step.publisher().event(bot, buffer, 0, HEADER_LENGTH + blockLength);
    }

    private void putSku(final int slot, final int fieldOffset) {
        buffer.putLong(HEADER_LENGTH + fieldOffset, tasks.skuLows[slot], LITTLE_ENDIAN);
        buffer.putLong(HEADER_LENGTH + fieldOffset + Long.BYTES, tasks.skuHighs[slot], LITTLE_ENDIAN);
    }

    private TaskType type(final int slot) {
        return TaskType.get(tasks.types[slot]);
    }
}
