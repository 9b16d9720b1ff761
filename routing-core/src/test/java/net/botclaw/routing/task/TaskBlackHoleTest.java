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

/** One worker or place that is of no use must not do harm to all others. */
class TaskBlackHoleTest {
    private final TaskRig rig = new TaskRig();

    @Test
    void shouldNotFailATaskBecauseOneTruckIsNotOnTheMap() {
        rig.routes.refuses = (bot, location) -> bot == 1 ? RejectCode.NOT_ON_MAP.code() : 0;
        rig.truck(1, 0, 0);
        final TaskModel.Task task = rig.transport(1);
        rig.pass(600 * SECOND);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);

        rig.truck(2, 20, 20);
        rig.settle();
        assertThat(task.bot).isEqualTo(2);
    }

    @Test
    void shouldNotFailOneTaskAfterAnotherBecauseOneBotRejectsThemAll() {
        rig.truck(1, 0, 0);
        final TaskModel.Task task = rig.transport(1);
        for (int i = 0; i < 120; i++) {
            if (task.bot == 1 && task.state == TaskState.ASSIGNED) {
                rig.update(1, task.id, TaskState.REJECTED);
                rig.ackPushes(1);
            }
            rig.pass(SECOND);
        }
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void shouldNotPutAllTasksAsideBecauseOneTruckHasNoWayToAny() {
        final TaskRig walled = new TaskRig(256, 128, (from, heading, to) -> from == 3 ? TravelCosts.NO_WAY : 1);
        for (int i = 0; i < 100; i++) {
            walled.transport(i);
        }
        walled.truck(1, 3, 0);
        walled.settle();

        walled.truck(2, 5, 5);
        walled.settle();
        assertThat(walled.model.byHolder.get(2L)).isNotNull();
        assertThat(walled.model.byHolder.get(2L).requestId).isZero();
    }

    @Test
    void shouldTryAnotherChargerWhenThereIsNoWayToTheNearest() {
        rig.routes.refuses = (bot, location) -> location == TaskRig.CHARGER ? RejectCode.BLOCKED.code() : 0;
        rig.truck(1, 29, 3);
        rig.status(1, 29, 4, BotMode.IDLE.value(), 1_000, 0);
        assertThat(rig.routes.lastLocation).isEqualTo(TaskRig.CHARGER);
        for (int i = 0; i < 40 && rig.routes.lastLocation == TaskRig.CHARGER; i++) {
            rig.pass(SECOND);
            rig.ackPushes(1);
        }
        assertThat(rig.routes.lastLocation).isEqualTo(TaskRig.OTHER_CHARGER);
    }

    @Test
    void shouldSendAnIdleTruckToChargeWhenAChargerIsFreeAgain() {
        rig.truck(1, 20, 0);
        rig.truck(2, 20, 1);
        rig.truck(3, 20, 2);
        for (int bot = 1; bot <= 3; bot++) {
            rig.status(bot, 20, bot + 3, BotMode.IDLE.value(), 1_000, 0);
        }
        rig.settle();
        assertThat(rig.model.byHolder.get(3L)).isNull();
        final long first = rig.model.byHolder.get(1L).id;
        rig.update(1, first, TaskState.ACCEPTED);
        rig.update(1, first, TaskState.DONE);
        rig.settle();

        assertThat(rig.model.byHolder.get(3L)).isNotNull();
    }

    @Test
    void shouldLeaveRoomForOthersWhenOneBotAsksForMoreThanItMay() {
        final TaskRig big = new TaskRig(16_384, 16_000, null);
        big.connect(1);
        big.connect(2);
        int taken = 0;
        while (big.request(1, taken, TaskType.TRANSPORT, 1, 2) == 0) {
            big.ackPushes(1);
            taken++;
        }
        assertThat(big.code).isEqualTo(RejectCode.LIMIT_REACHED.code());
        assertThat(taken).isEqualTo(TaskRules.MAX_OPEN_TASKS_PER_BOT);
        assertThat(big.request(2, 1, TaskType.TRANSPORT, 1, 2)).isZero();

        big.cancel(big.model.tasks.keySet().iterator().next());
        big.ackPushes(1);
        assertThat(big.request(1, taken, TaskType.TRANSPORT, 1, 2)).isZero();
    }
}
