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

import static net.botclaw.routing.task.TaskRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import org.junit.jupiter.api.Test;

class TaskLifeTest {
    private static final int STALE = RejectCode.STALE_REVISION.code();
    private static final int INVALID = RejectCode.INVALID_VALUE.code();

    private final TaskRig rig = new TaskRig();

    @Test
    void shouldTellEveryoneWhenATaskGoesThroughItsLife() {
        rig.connect(1);
        rig.truck(2, 3, 3);

        assertThat(rig.request(1, 77, TaskType.TRANSPORT, 1, 2)).isZero();
        final TaskModel.Task task = rig.model.newest();
        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
        assertThat(task.bot).isEqualTo(2);
        assertThat(rig.update(2, task.id, TaskState.ACCEPTED)).isZero();
        assertThat(rig.update(2, task.id, TaskState.IN_PROGRESS)).isZero();
        assertThat(rig.update(2, task.id, TaskState.DONE.value(), 1, 0)).isZero();

        assertThat(task.state).isEqualTo(TaskState.DONE);
        assertThat(task.quantityDone).isEqualTo(1);
        assertThat(rig.model.drainPushes())
                .containsExactly(
                        "status 77 to 1 QUEUED",
                        "assignment " + task.id + " to 2 as 1",
                        "status 77 to 1 ASSIGNED",
                        "status 77 to 1 DONE");
    }

    @Test
    void shouldReassignExactlyOnceWhenTheBotIsKilledAfterItsAssignment() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.disconnect(1);
        rig.truck(2, 20, 20);

        rig.pass(300 * SECOND / 30);
        assertThat(task.bot).isEqualTo(2);
        rig.update(2, task.id, TaskState.ACCEPTED);
        rig.pass(600 * SECOND);

        assertThat(task.assignments).isEqualTo(2);
        assertThat(task.revision).isEqualTo(2);
        rig.reconnect(1);
        assertThat(rig.update(1, task.id, TaskState.ACCEPTED)).isEqualTo(STALE);
        assertThat(task.bot).isEqualTo(2);
    }

    @Test
    void shouldAskAgainAfterACoolDownWhenTheBotDoesNotAccept() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.model.drainPushes();

        rig.pass(9 * SECOND);
        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
        rig.pass(SECOND);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        assertThat(rig.model.drainPushes()).containsExactly("cancel " + task.id + " to 1 because 413");
        // The first time-out in a row doubles the cool-down.
        rig.pass(9 * SECOND);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        rig.pass(SECOND);
        assertThat(task.revision).isEqualTo(2);
    }

    @Test
    void shouldFailATaskWhenItCameBackTooOften() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);

        for (int i = 0; i < TaskRules.MAX_ATTEMPTS; i++) {
            assertThat(task.state).as("attempt %d", i).isEqualTo(TaskState.ASSIGNED);
            assertThat(rig.update(1, task.id, TaskState.REJECTED.value(), 0, 99))
                    .isZero();
            // Each refusal in a row doubles the cool-down.
            rig.pass(5 * SECOND << Math.min(i, TaskRules.MAX_COOL_DOWN_DOUBLINGS));
        }

        assertThat(task.state).isEqualTo(TaskState.FAILED);
        assertThat(task.code).isEqualTo(99);
    }

    @Test
    void shouldKeepAnAcceptedTaskForTheLeaseWhenTheBotIsAway() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.pass(100 * SECOND);
        rig.disconnect(1);
        rig.pass(59 * SECOND);
        rig.reconnect(1);
        rig.pass(100 * SECOND);
        assertThat(task.state).isEqualTo(TaskState.ACCEPTED);

        rig.disconnect(1);
        rig.pass(60 * SECOND);

        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        assertThat(task.code).isEqualTo(RejectCode.BOT_LOST.code());
    }

    @Test
    void shouldTakeBackWhatIsNotBegunWhenTheBotHasForgotten() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.update(1, task.id, TaskState.ACCEPTED);

        rig.restart(1);
        rig.settle();

        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        rig.pass(100 * SECOND);
        assertThat(task.state).as("it has not said where it is").isEqualTo(TaskState.QUEUED);
        rig.status(1, 3, 3, 0, 9_000, 0);
        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldPushAgainWhenTheBotHasForgottenWithTheGoodsOnIt() {
        rig.truck(1, 3, 3);
        rig.truck(2, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.update(1, task.id, TaskState.IN_PROGRESS);
        rig.disconnect(1);
        rig.pass(1_000 * SECOND);
        rig.model.drainPushes();

        rig.restart(1);
        rig.settle();

        assertThat(rig.model.drainPushes()).containsExactly("assignment " + task.id + " to 1 as 2");
        assertThat(task.state).isEqualTo(TaskState.IN_PROGRESS);
        assertThat(rig.update(1, task.id, TaskState.ACCEPTED)).isZero();
        assertThat(task.state).isEqualTo(TaskState.IN_PROGRESS);
        assertThat(rig.update(1, task.id, TaskState.DONE)).isZero();
        assertThat(task.state).isEqualTo(TaskState.DONE);
    }

    @Test
    void shouldGiveUpWhenABotStartsAgainForEverWithTheGoodsOnIt() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.update(1, task.id, TaskState.IN_PROGRESS);

        for (int i = 0; i < TaskRules.MAX_REVISION + 1; i++) {
            rig.disconnect(1);
            rig.restart(1);
            rig.status(1, 3, 3, 0, 9_000, 0);
            rig.ackPushes(1);
            rig.pass(60 * SECOND);
        }

        assertThat(task.state).isEqualTo(TaskState.FAILED);
        assertThat(task.revision).isEqualTo(TaskRules.MAX_REVISION);
    }

    @Test
    void shouldNotLetABotBeginWhenItHasNotAccepted() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);

        assertThat(rig.update(1, task.id, TaskState.IN_PROGRESS)).isEqualTo(INVALID);
        assertThat(rig.update(1, task.id, TaskState.DONE)).isEqualTo(INVALID);
        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldRefuseUpdatesThatMakeNoSense() {
        rig.truck(1, 3, 3);
        rig.truck(2, 9, 9);
        final TaskModel.Task task = rig.transport(1);
        rig.update(1, task.id, TaskState.ACCEPTED);

        assertThat(rig.update(2, task.id, TaskState.DONE)).isEqualTo(STALE);
        assertThat(rig.update(1, task.id + 1, TaskState.DONE)).isEqualTo(RejectCode.UNKNOWN_ID.code());
        assertThat(rig.update(1, 0, TaskState.DONE)).isEqualTo(RejectCode.UNKNOWN_ID.code());
        assertThat(rig.update(1, -1, TaskState.DONE)).isEqualTo(RejectCode.UNKNOWN_ID.code());
        assertThat(rig.update(1, task.id + (1L << 17), TaskState.DONE)).isEqualTo(RejectCode.UNKNOWN_ID.code());
        for (final int state : new int[] {0, 1, 6, 7, 9, 128, 255}) {
            assertThat(rig.update(1, task.id, state, 0, 0))
                    .as("state %d", state)
                    .isEqualTo(INVALID);
        }
        assertThat(rig.update(1, task.id, TaskState.DONE.value(), 2, 0)).isEqualTo(INVALID);
        assertThat(rig.update(1, task.id, TaskState.DONE.value(), 0xFFFF_FFFFL, 0))
                .isZero();
        assertThat(rig.update(1, task.id, TaskState.DONE)).isEqualTo(STALE);
    }

    @Test
    void shouldSayLateOnceAndExpireWhenTheDeadlinePasses() {
        final long deadline = rig.inputs.timeNs() + 90 * SECOND;
        rig.writeCreate(5, TaskType.TRANSPORT, 1, 2).deadlineNs(deadline);
        rig.sendCreate();
        final TaskModel.Task task = rig.model.newest();
        rig.pass(29 * SECOND);
        assertThat(task.lates).isZero();
        rig.pass(SECOND);
        assertThat(task.lates).isEqualTo(1);
        rig.truck(1, 3, 3);
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.model.drainPushes();

        rig.pass(60 * SECOND);

        assertThat(task.state).isEqualTo(TaskState.EXPIRED);
        assertThat(rig.model.drainPushes()).containsExactly("cancel " + task.id + " to 1 because 412");
    }

    @Test
    void shouldGoOnWhenTheDeadlinePassesWithTheGoodsOnTheBot() {
        rig.truck(1, 3, 3);
        rig.writeCreate(5, TaskType.TRANSPORT, 1, 2).deadlineNs(rig.inputs.timeNs() + SECOND);
        rig.sendCreate();
        final TaskModel.Task task = rig.model.newest();
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.update(1, task.id, TaskState.IN_PROGRESS);

        rig.pass(100 * SECOND);

        assertThat(task.lates).isEqualTo(1);
        assertThat(task.state).isEqualTo(TaskState.IN_PROGRESS);
    }

    @Test
    void shouldCancelFromEveryStateThatIsNotFinal() {
        rig.truck(1, 3, 3);
        for (int steps = 0; steps < 4; steps++) {
            final TaskModel.Task task = rig.transport(steps);
            rig.settle();
            if (steps > 0) {
                rig.update(1, task.id, TaskState.ACCEPTED);
            }
            if (steps > 1) {
                rig.update(1, task.id, TaskState.IN_PROGRESS);
            }
            if (steps > 2) {
                rig.update(1, task.id, TaskState.DONE);
            }
            final int expected = steps > 2 ? STALE : 0;
            assertThat(rig.cancel(task.id)).isEqualTo(expected);
            assertThat(rig.cancel(task.id)).as("again").isEqualTo(expected);
            assertThat(task.state).isEqualTo(steps > 2 ? TaskState.DONE : TaskState.CANCELLED);
        }
        rig.disconnect(1);
        final TaskModel.Task queued = rig.transport(99);
        assertThat(rig.cancel(queued.id)).isZero();
        assertThat(queued.state).isEqualTo(TaskState.CANCELLED);
        assertThat(rig.cancel(123_456)).isEqualTo(RejectCode.UNKNOWN_ID.code());
    }

    @Test
    void shouldGiveNoNewTasksWhenABotIsDrained() {
        rig.truck(1, 3, 3);
        final TaskModel.Task first = rig.transport(1);
        assertThat(rig.drain(1, 1)).isZero();
        final TaskModel.Task second = rig.transport(2);
        rig.update(1, first.id, TaskState.ACCEPTED);
        rig.update(1, first.id, TaskState.DONE);
        rig.pass(100 * SECOND);
        assertThat(second.state).isEqualTo(TaskState.QUEUED);

        assertThat(rig.drain(1, 0)).isZero();

        assertThat(second.state).isEqualTo(TaskState.ASSIGNED);
        assertThat(rig.drain(1, 2)).isEqualTo(INVALID);
        for (final long bot : new long[] {0, 2, -1, 16_385, Long.MIN_VALUE}) {
            assertThat(rig.drain(bot, 1)).isEqualTo(RejectCode.UNKNOWN_ID.code());
        }
    }

    @Test
    void shouldGiveATaskToAnotherWhenTheBotBreaksDownBeforeItHasBegun() {
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.settle();
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.truck(2, 5, 5);

        rig.botEvent(1, 5);
        rig.settle();

        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
        assertThat(task.bot).isEqualTo(2);
    }

    @Test
    void shouldQueueAgainWhenThePlanIsRefused() {
        rig.routes.refusedEvery = 1;
        rig.truck(1, 3, 3);
        final TaskModel.Task task = rig.transport(1);
        rig.settle();
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        assertThat(task.code).isEqualTo(RejectCode.BLOCKED.code());
        rig.routes.refusedEvery = 0;

        rig.pass(4 * SECOND);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        rig.pass(SECOND);

        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldSendATruckToAFreeChargerWhenItsBatteryIsLow() {
        rig.connect(1);
        rig.connect(2);
        rig.connect(3);
        rig.status(1, 29, 5, BotMode.IDLE.value(), 1_999, 0);
        final TaskModel.Task first = rig.model.newest();
        rig.status(2, 29, 5, BotMode.IDLE.value(), 1_999, 0);
        final TaskModel.Task second = rig.model.newest();
        rig.status(3, 29, 5, BotMode.IDLE.value(), 1_999, 0);

        assertThat(rig.model.tasks).hasSize(2);
        assertThat(first.bot).isEqualTo(1);
        assertThat(second.bot).isEqualTo(2);
        assertThat(rig.request(3, 9, TaskType.CHARGE, TaskRig.CHARGER, 0)).isEqualTo(406);
        rig.update(1, first.id, TaskState.ACCEPTED);
        rig.update(1, first.id, TaskState.DONE);
        rig.status(1, 29, 0, BotMode.CHARGING.value(), 2_500, 0);
        rig.status(3, 29, 5, BotMode.IDLE.value(), 1_999, 0);
        assertThat(rig.model.newest().bot).isEqualTo(3);
        rig.update(3, rig.model.newest().id, TaskState.REJECTED);
        assertThat(rig.model.newest().state).as("it is nobody else's").isEqualTo(TaskState.FAILED);

        final TaskModel.Task work = rig.transport(1);
        assertThat(work.state).as("a truck that charges is left alone").isEqualTo(TaskState.QUEUED);
        rig.status(1, 29, 0, BotMode.CHARGING.value(), 5_000, 0);
        assertThat(work.bot).isEqualTo(1);
    }
}
