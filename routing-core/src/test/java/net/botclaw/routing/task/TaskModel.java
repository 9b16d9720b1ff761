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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskLateDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskStatusDecoder;
import net.botclaw.routing.CoreOutput;
import org.agrona.DirectBuffer;

/** What the world knows of tasks, from outputs alone; it complains when they make no sense. */
final class TaskModel implements CoreOutput {
    private static final Map<TaskState, Set<TaskState>> NEXT = new EnumMap<>(TaskState.class);

    static {
        NEXT.put(TaskState.QUEUED, EnumSet.of(TaskState.ASSIGNED, TaskState.CANCELLED, TaskState.EXPIRED));
        NEXT.put(
                TaskState.ASSIGNED,
                EnumSet.of(
                        TaskState.QUEUED,
                        TaskState.ACCEPTED,
                        TaskState.FAILED,
                        TaskState.CANCELLED,
                        TaskState.EXPIRED));
        NEXT.put(
                TaskState.ACCEPTED,
                EnumSet.of(
                        TaskState.QUEUED,
                        TaskState.IN_PROGRESS,
                        TaskState.DONE,
                        TaskState.FAILED,
                        TaskState.CANCELLED,
                        TaskState.EXPIRED));
        NEXT.put(
                TaskState.IN_PROGRESS,
                EnumSet.of(TaskState.IN_PROGRESS, TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED));
        for (final TaskState end :
                new TaskState[] {TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED, TaskState.EXPIRED}) {
            NEXT.put(end, EnumSet.noneOf(TaskState.class));
        }
    }

    /** A task as the world sees it. */
    static final class Task {
        long id;
        long requestId;
        long requester;
        long bot;
        int revision;
        int code;
        int assignments;
        int lates;
        long quantityDone;
        TaskState state;

        boolean isFinal() {
            return NEXT.get(state).isEmpty();
        }
    }

    final Map<Long, Task> tasks = new TreeMap<>();
    final Map<Long, Task> byHolder = new HashMap<>();
    final Map<Integer, Long> lastPush = new HashMap<>();
    final List<String> pushes = new ArrayList<>();
    final List<String> replies = new ArrayList<>();
    final Map<TaskState, Integer> seen = new EnumMap<>(TaskState.class);
    long hash;
    int assignedEvents;

    private final TaskChangedDecoder changed = new TaskChangedDecoder();
    private final TaskAssignedDecoder assigned = new TaskAssignedDecoder();
    private final TaskLateDecoder late = new TaskLateDecoder();
    private final TaskAssignmentDecoder assignment = new TaskAssignmentDecoder();
    private final TaskCancelDecoder cancel = new TaskCancelDecoder();
    private final TaskStatusDecoder status = new TaskStatusDecoder();
    private Task newest;
    private String lastAssignment = "";
    private String lastAssigned = "";

    Task task(final long id) {
        return tasks.get(id);
    }

    /** The task that was created last. */
    Task newest() {
        return newest;
    }

    List<String> drainPushes() {
        final List<String> drained = new ArrayList<>(pushes);
        pushes.clear();
        return drained;
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        remember(1, botId, buffer, offset, length);
        final int body = offset + 8;
        switch (template(buffer, offset)) {
            case TaskChangedDecoder.TEMPLATE_ID:
                onChanged(changed.wrap(buffer, body, TaskChangedDecoder.BLOCK_LENGTH, 1));
                break;
            case TaskAssignedDecoder.TEMPLATE_ID:
                assigned.wrap(buffer, body, TaskAssignedDecoder.BLOCK_LENGTH, 1);
                lastAssigned = assigned.taskId() + " to " + assigned.botId();
                assignedEvents++;
                break;
            case TaskLateDecoder.TEMPLATE_ID:
                late.wrap(buffer, body, TaskLateDecoder.BLOCK_LENGTH, 1);
                tasks.get(late.taskId()).lates++;
                check(tasks.get(late.taskId()).lates == 1, "late twice");
                check(tasks.get(late.taskId()).state == late.state(), "late in another state");
                break;
            default:
                break;
        }
    }

    private void onChanged(final TaskChangedDecoder now) {
        final long bot = now.botId();
        final Task known = tasks.get(now.taskId());
        seen.merge(now.state(), 1, Integer::sum);
        if (known == null) {
            check(now.state() == TaskState.QUEUED && bot == 0 && now.revision() == 0, "a task begins in the middle");
            final Task task = new Task();
            task.id = now.taskId();
            task.requestId = now.requestId();
            task.requester = now.requesterId();
            task.state = now.state();
            tasks.put(task.id, task);
            newest = task;
            return;
        }
        check(NEXT.get(known.state).contains(now.state()), known.state + " to " + now.state());
        final boolean isGiven = now.state() == TaskState.ASSIGNED;
        final boolean isGivenAgain = known.state == TaskState.IN_PROGRESS && now.state() == TaskState.IN_PROGRESS;
        check(now.revision() == known.revision + (isGiven || isGivenAgain ? 1 : 0), "revision " + now.revision());
        if (isGiven) {
            check(known.bot == 0, "in two hands");
            check(!byHolder.containsKey(bot), "bot " + bot + " has two tasks");
            check(lastAssigned.equals(known.id + " to " + bot), "no TaskAssigned");
            known.assignments++;
        } else {
            check(known.bot == bot, "not the one who had it");
        }
        if (isGiven || isGivenAgain) {
            check(lastAssignment.equals(known.id + " to " + bot + " as " + now.revision()), "no TaskAssignment");
        }
        byHolder.remove(known.bot);
        known.state = now.state();
        known.revision = now.revision();
        known.code = now.code();
        known.quantityDone = now.quantityDone();
        known.bot = known.isFinal() || known.state == TaskState.QUEUED ? 0 : bot;
        if (known.bot != 0) {
            byHolder.put(known.bot, known);
        }
    }

    @Override
    public void push(final int botId, final long seq, final DirectBuffer buffer, final int offset, final int length) {
        remember(2, botId, buffer, offset, length);
        lastPush.put(botId, seq);
        final int body = offset + 8;
        switch (template(buffer, offset)) {
            case TaskAssignmentDecoder.TEMPLATE_ID:
                assignment.wrap(buffer, body, TaskAssignmentDecoder.BLOCK_LENGTH, 1);
                lastAssignment = assignment.taskId() + " to " + botId + " as " + assignment.revision();
                pushes.add("assignment " + lastAssignment);
                break;
            case TaskCancelDecoder.TEMPLATE_ID:
                cancel.wrap(buffer, body, TaskCancelDecoder.BLOCK_LENGTH, 1);
                pushes.add("cancel " + cancel.taskId() + " to " + botId + " because " + cancel.code());
                break;
            case TaskStatusDecoder.TEMPLATE_ID:
                status.wrap(buffer, body, TaskStatusDecoder.BLOCK_LENGTH, 1);
                pushes.add("status " + status.requestId() + " to " + botId + " " + status.state());
                break;
            default:
                break;
        }
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        remember(3, 0, buffer, offset, length);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() == TaskStatusDecoder.TEMPLATE_ID) {
            status.wrapAndApplyHeader(buffer, offset, header);
            replies.add("status of " + status.taskId() + " for " + status.requestId() + ' ' + status.state());
        }
    }

    @Override
    public void resend(final int bot, final long seq, final DirectBuffer buffer, final int offset, final int length) {
        remember(4, bot, buffer, offset, length);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        hash = 31 * hash + botId;
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        hash = 31 * hash + botId;
    }

    @Override
    public void stateHash(final long inputCount, final long stateHash) {
        hash = 31 * hash + stateHash;
    }

    private void remember(
            final int kind, final int bot, final DirectBuffer buffer, final int offset, final int length) {
        hash = 31 * (31 * hash + kind) + bot;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + buffer.getByte(offset + i);
        }
    }

    private static int template(final DirectBuffer buffer, final int offset) {
        return new MessageHeaderDecoder().wrap(buffer, offset).templateId();
    }

    private static void check(final boolean isRight, final String what) {
        if (!isRight) {
            throw new AssertionError(what);
        }
    }
}
