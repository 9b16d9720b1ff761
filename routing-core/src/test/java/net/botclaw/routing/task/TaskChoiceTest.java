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

import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import org.junit.jupiter.api.Test;

class TaskChoiceTest {
    private final TaskRig rig = new TaskRig();

    @Test
    void shouldTakeTheNearestWorkerAndOfEqualOnesTheLeastId() {
        rig.truck(1, 20, 20);
        rig.truck(2, 5, 5);
        rig.truck(3, 5, 5);

        assertThat(rig.transport(1).bot).isEqualTo(2);
        assertThat(rig.transport(2).bot).isEqualTo(3);
        assertThat(rig.transport(3).bot).isEqualTo(1);
    }

    @Test
    void shouldCountAnEmptyBatteryAsAWay() {
        rig.truck(1, 5, 5);
        rig.status(1, 5, 5, 0, 2_100, 0);
        rig.truck(2, 9, 9);

        assertThat(rig.transport(1).bot).isEqualTo(2);
    }

    @Test
    void shouldTakeWhatWaitsLongestWhenPriorityDoesNotSayOtherwise() {
        final TaskModel.Task first = rig.transport(1);
        rig.pass(SECOND);
        final TaskModel.Task second = rig.transport(2);
        rig.writeCreate(3, TaskType.TRANSPORT, 1, 2).priority((short) 1);
        rig.sendCreate();
        final TaskModel.Task urgent = rig.model.newest();
        rig.writeCreate(4, TaskType.TRANSPORT, 1, 2).deadlineNs(rig.inputs.timeNs() + 200 * SECOND);
        rig.sendCreate();
        final TaskModel.Task near = rig.model.newest();

        rig.truck(1, 3, 3);
        assertThat(near.bot).isEqualTo(1);
        rig.truck(2, 3, 3);
        assertThat(urgent.bot).isEqualTo(2);
        rig.truck(3, 3, 3);
        assertThat(first.bot).isEqualTo(3);
        rig.truck(4, 3, 3);
        assertThat(second.bot).isEqualTo(4);
    }

    @Test
    void shouldGivePersonsWhatPersonsDo() {
        rig.person(1, 3, 3);
        assertThat(rig.create(1, TaskType.TRANSPORT, 1, 2).state).isEqualTo(TaskState.QUEUED);
        assertThat(rig.create(2, TaskType.CHARGE, 7, 0).state).isEqualTo(TaskState.QUEUED);
        assertThat(rig.create(3, TaskType.PICK_AND_PACK, 1, 2).bot).isEqualTo(1);
        rig.person(2, 3, 3);
        assertThat(rig.create(4, TaskType.RESTOCK, 1, 2).bot).isEqualTo(2);
        rig.person(3, 3, 3);
        assertThat(rig.create(5, TaskType.INSPECT, 1, 0).bot).isEqualTo(3);
    }

    @Test
    void shouldNotLetTasksOfAClassThatNobodyHasStandBeforeOthers() {
        for (int i = 0; i < 60; i++) {
            rig.writeCreate(i, TaskType.TRANSPORT, 1, 2).vehicleClass(9);
            rig.sendCreate();
        }
        final TaskModel.Task task = rig.transport(100);
        rig.truck(1, 3, 3);

        assertThat(task.bot).isEqualTo(1);
        rig.truck(2, 3, 3);
        rig.status(2, 3, 3, 0, 9_000, 9);
        assertThat(rig.model.byHolder.get(2L).requestId).isZero();
    }

    @Test
    void shouldLookBehindTasksWithoutAWay() {
        final int shut = 5;
        final TaskRig walled = new TaskRig(256, 128, (from, heading, to) -> to == cell(shut) ? TravelCosts.NO_WAY : 1);
        for (int i = 0; i < 70; i++) {
            walled.create(i, TaskType.TRANSPORT, shut, 2);
        }
        final TaskModel.Task task = walled.transport(100);

        walled.truck(1, 3, 3);
        walled.settle();

        assertThat(task.bot).isEqualTo(1);
        walled.pass(100 * SECOND);
        assertThat(walled.model.tasks.values())
                .filteredOn(other -> other.state == TaskState.QUEUED)
                .hasSize(70);
    }

    private int cell(final int location) {
        return rig.map.place(location - 1).cell();
    }

    @Test
    void shouldLookPastIdleWorkersWithoutAWay() {
        final int[] reachable = {-1};
        final TaskRig walled =
                new TaskRig(256, 128, (from, heading, to) -> from == reachable[0] ? 1 : TravelCosts.NO_WAY);
        reachable[0] = walled.map.cellAt(20, 20);
        for (int bot = 1; bot <= 300; bot++) {
            walled.truck(bot, 3, 3);
        }
        walled.truck(301, 20, 20);

        final TaskModel.Task task = walled.transport(1);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        walled.pass(30 * SECOND);

        assertThat(task.bot).isEqualTo(301);
    }

    @Test
    void shouldNotAskWhoCannotWork() {
        rig.connect(1);
        assertThat(rig.transport(1).state).as("no pose").isEqualTo(TaskState.QUEUED);
        for (final BotMode mode : new BotMode[] {BotMode.ERROR, BotMode.STOPPED}) {
            rig.status(1, 3, 3, mode.value(), 9_000, 0);
        }
        rig.status(1, 3, 3, 6, 9_000, 0);
        rig.status(1, -1, 3, 0, 9_000, 0);
        rig.status(1, 3, 30, 0, 9_000, 0);
        rig.status(1, 15, 0, 0, 9_000, 0);
        rig.writeStatus(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 65_535, 65_535);
        rig.send(1, 48);
        rig.writeStatus(3_000, 3_000, 0, 0, 9_000, 0).mapId(2);
        rig.send(1, 48);
        rig.botEvent(1, 5);
        rig.status(1, 3, 3, 0, 9_000, 0);
        assertThat(rig.model.newest().state).isEqualTo(TaskState.QUEUED);

        rig.botEvent(1, 6);
        rig.settle();

        assertThat(rig.model.newest().state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldWaitUntilTheOutboxOfTheBotHasRoom() {
        rig.truck(1, 3, 3);
        rig.drain(1, 1);
        while (rig.request(1, rig.model.tasks.size(), TaskType.TRANSPORT, 1, 2) == 0) {
            assertThat(rig.model.tasks).hasSizeLessThan(100);
        }
        rig.drain(1, 0);
        rig.pass(10 * SECOND);
        assertThat(rig.model.byHolder).isEmpty();

        rig.ackPushes(1);
        rig.pass(SECOND);

        assertThat(rig.model.byHolder).hasSize(1);
    }

    @Test
    void shouldSpreadALoadOverTicksWhenOneRecordHasNoRoomForIt() {
        for (int i = 0; i < 100; i++) {
            rig.transport(i);
        }
        for (int bot = 1; bot <= 100; bot++) {
            rig.connect(bot);
            rig.drain(bot, 1);
            rig.status(bot, 3, 3, 0, 9_000, 0);
        }
        rig.pass(SECOND);
        for (int bot = 1; bot <= 100; bot++) {
            rig.drain(bot, 0);
        }
        rig.settle();

        assertThat(rig.model.byHolder).hasSize(100);
        // Their acceptances time out together: each take-back leaves room for a route plan.
        rig.pass(10 * SECOND);
        assertThat(rig.model.byHolder).isEmpty();
    }

    @Test
    void shouldTakeTheNearestQuarterOfAnyAngle() {
        assertThat(WorkerWatch.heading(0)).isZero();
        assertThat(WorkerWatch.heading(785_000)).isZero();
        assertThat(WorkerWatch.heading(786_000)).isEqualTo(1);
        assertThat(WorkerWatch.heading(1_570_796)).isEqualTo(1);
        assertThat(WorkerWatch.heading(3_141_593)).isEqualTo(2);
        assertThat(WorkerWatch.heading(-3_141_593)).isEqualTo(2);
        assertThat(WorkerWatch.heading(4_712_389)).isEqualTo(3);
        assertThat(WorkerWatch.heading(-1_570_796)).isEqualTo(3);
        assertThat(WorkerWatch.heading(6_283_185)).isZero();
        assertThat(WorkerWatch.heading(Integer.MIN_VALUE)).isBetween(0, 3);
        assertThat(WorkerWatch.heading(Integer.MAX_VALUE)).isBetween(0, 3);
    }
}
