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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task for a place that can be reached waits for the traffic; it does not fail for it. */
class TaskTrafficTest {
    private static final int TRUCKS = 12;
    private static final int LONG_WAIT_S = 1_200;

    private final TaskRig rig = new TaskRig();

    private void trucks(final int count) {
        for (int bot = 1; bot <= count; bot++) {
            rig.truck(bot, 2 * bot, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectCode.class,
            names = {"BLOCKED", "CAPPED", "CANNOT_DRIVE", "NOT_ON_MAP"})
    void shouldWaitAndBeDoneWhenNoTruckHasAWayForLong(final RejectCode code) {
        rig.routes.refuses = (bot, location) -> code.code();
        trucks(TRUCKS);
        final TaskModel.Task task = rig.transport(1);
        for (int i = 0; i < LONG_WAIT_S; i++) {
            rig.pass(SECOND);
            assertThat(task.state).as("after %d s", i).isNotEqualTo(TaskState.FAILED);
        }

        rig.routes.refuses = (bot, location) -> 0;
        for (int i = 0; i < 40 && task.state != TaskState.ASSIGNED; i++) {
            rig.pass(SECOND);
        }
        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldPlanSeldomForATaskThatWaitsForLong() {
        rig.routes.refuses = (bot, location) -> RejectCode.BLOCKED.code();
        trucks(TRUCKS);
        rig.transport(1);
        rig.pass(60 * SECOND);
        final int before = rig.routes.planned;
        for (int i = 0; i < LONG_WAIT_S; i++) {
            rig.pass(SECOND);
            rig.ackPushes(1);
        }

        assertThat(rig.routes.planned - before).isBetween(10, LONG_WAIT_S / 30);
    }

    @Test
    void shouldGiveEachTruckItsTurnWhenOnlyTheFarthestHasAWay() {
        rig.routes.refuses = (bot, location) -> bot == TRUCKS ? 0 : RejectCode.BLOCKED.code();
        trucks(TRUCKS);
        final TaskModel.Task task = rig.transport(1);
        rig.settle();
        for (int i = 0; i < LONG_WAIT_S && task.state != TaskState.ASSIGNED; i++) {
            rig.pass(SECOND);
        }

        assertThat(task.state).isEqualTo(TaskState.ASSIGNED);
        assertThat(task.bot).isEqualTo(TRUCKS);
    }

    @Test
    void shouldFailWithTheRightCodeWhenThereIsNoWayWhateverIsOpen() {
        rig.routes.refuses = (bot, location) -> RejectCode.NO_ROUTE.code();
        trucks(TRUCKS);
        final TaskModel.Task task = rig.transport(1);
        for (int i = 0; i < 60 && task.state != TaskState.FAILED; i++) {
            rig.pass(SECOND);
        }

        assertThat(task.state).isEqualTo(TaskState.FAILED);
        assertThat(task.code).isEqualTo(RejectCode.NO_ROUTE.code());
    }

    @Test
    void shouldWaitNoLongerThanTheDeadline() {
        rig.routes.refuses = (bot, location) -> RejectCode.BLOCKED.code();
        trucks(2);
        rig.writeCreate(1, TaskType.TRANSPORT, 1, 2).deadlineNs(rig.inputs.timeNs() + 100 * SECOND);
        rig.sendCreate();
        final TaskModel.Task task = rig.model.newest();
        for (int i = 0; i < 99; i++) {
            rig.pass(SECOND);
        }
        assertThat(task.state).isNotEqualTo(TaskState.EXPIRED);
        rig.pass(SECOND);

        assertThat(task.state).isEqualTo(TaskState.EXPIRED);
        assertThat(task.code).isEqualTo(RejectCode.DEADLINE_PASSED.code());
    }

    @Test
    void shouldWithdrawTheEnginesOwnOrderToChargeWhenTheWayIsBlocked() {
        rig.routes.refuses = (bot, location) -> RejectCode.BLOCKED.code();
        rig.truck(1, 29, 3);
        rig.status(1, 29, 4, BotMode.IDLE.value(), 1_000, 0);
        final TaskModel.Task task = rig.model.newest();
        rig.settle();

        assertThat(task.state).isEqualTo(TaskState.CANCELLED);
        assertThat(task.code).isEqualTo(RejectCode.BLOCKED.code());
    }

    @Test
    void shouldFailAfterARestartWhenTheGreatestRevisionIsPassed() {
        // given: a task that came back so often that its attempts count, and that is begun at last
        rig.routes.refuses = (bot, location) -> RejectCode.BLOCKED.code();
        trucks(1);
        final TaskModel.Task task = rig.transport(1);
        while (task.revision <= TaskRules.MAX_REVISION) {
            rig.pass(64 * SECOND);
            rig.ackPushes(1);
            rig.model.drainPushes();
        }
        rig.routes.refuses = (bot, location) -> 0;
        for (int i = 0; i < 40 && task.state != TaskState.ASSIGNED; i++) {
            rig.pass(SECOND);
        }
        rig.update(1, task.id, TaskState.ACCEPTED);
        rig.update(1, task.id, TaskState.IN_PROGRESS);
        assertThat(task.state).isEqualTo(TaskState.IN_PROGRESS);

        // when
        rig.restart(1);
        rig.settle();

        // then
        assertThat(task.state).isEqualTo(TaskState.FAILED);
        assertThat(task.code).isEqualTo(RejectCode.BOT_LOST.code());
    }
}
