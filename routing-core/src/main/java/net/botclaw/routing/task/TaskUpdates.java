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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskUpdateDecoder;
import net.botclaw.routing.CoreRecord;

/**
 * What bots say of the tasks in their hands. Saying again what is so already is no fault, for a bot that started again
 * does so. Skipping the acceptance is one: a bot must not begin before it is journaled.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class TaskUpdates {
    private static final int ACCEPTED = TaskState.ACCEPTED.value();
    private static final int REJECTED = TaskState.REJECTED.value();
    private static final int IN_PROGRESS = TaskState.IN_PROGRESS.value();
    private static final int DONE = TaskState.DONE.value();
    private static final int FAILED = TaskState.FAILED.value();

    private final TaskUpdateDecoder update = new TaskUpdateDecoder();
    private final TaskTable tasks;
    private final TaskLifecycle lifecycle;

    TaskUpdates(final TaskTable tasks, final TaskLifecycle lifecycle) {
        this.tasks = tasks;
        this.lifecycle = lifecycle;
    }

    /** 0, or why it is refused. */
    int onUpdate(final CoreRecord record) {
        if (!record.isWhole(TaskUpdateDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        update.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final int slot = tasks.find(update.taskId());
        if (slot == TaskRules.NO_SLOT) {
            return RejectCode.UNKNOWN_ID.code();
        }
        if (tasks.bots[slot] != record.botId()) {
            return RejectCode.STALE_REVISION.code();
        }
        final int state = update.stateRaw();
        if (!isSensible(slot, state)) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (update.quantityDone() != TaskUpdateDecoder.quantityDoneNullValue()) {
            tasks.quantitiesDone[slot] = (int) update.quantityDone();
        }
        apply(slot, state, update.code());
        return RejectCode.OK.code();
    }

    private boolean isSensible(final int slot, final int state) {
        final long done = update.quantityDone();
        final boolean isTooMuch = TaskRules.movesGoods(tasks.types[slot])
                && done != TaskUpdateDecoder.quantityDoneNullValue()
                && done > tasks.quantity(slot);
        final boolean isBegun = tasks.phases[slot] != TaskPhase.ASSIGNED;
        return !isTooMuch
                && (state == ACCEPTED
                        || state == REJECTED
                        || state == FAILED
                        || isBegun && (state == IN_PROGRESS || state == DONE));
    }

    private void apply(final int slot, final int state, final int code) {
        final TaskPhase phase = tasks.phases[slot];
        if (state == DONE) {
            lifecycle.finish(slot, TaskPhase.DONE, code);
        } else if (state == FAILED || state == REJECTED) {
            if (phase == TaskPhase.IN_PROGRESS) {
                lifecycle.finish(slot, TaskPhase.FAILED, code);
            } else if (state == REJECTED) {
                lifecycle.reject(slot, code);
            } else {
                lifecycle.takeBack(slot, code);
            }
        } else if (state == ACCEPTED && phase == TaskPhase.ASSIGNED) {
            lifecycle.accept(slot);
        } else if (state == IN_PROGRESS && phase == TaskPhase.ACCEPTED) {
            lifecycle.begin(slot);
        }
    }
}
