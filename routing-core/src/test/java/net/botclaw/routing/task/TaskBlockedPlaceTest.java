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

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Places that traffic keeps trucks from, and many tasks that point there: they do not stand before others. */
class TaskBlockedPlaceTest {
    private static final int TRUCKS = 12;
    private static final int FREE = 1;
    private static final int FIRST_BLOCKED = 3;
    private static final int LAST_BLOCKED = 6;
    private static final int PROBE_WAIT_S = 32;
    /** In place of a reject code: one that is not known, as if there were no plan. */
    private static final int NO_PLAN = 60_000;

    private final TaskRig rig = new TaskRig(2_048, 1_024, null);
    private final List<TaskModel.Task> free = new ArrayList<>();
    private final List<TaskModel.Task> blocked = new ArrayList<>();
    private int requests;

    private void trucks() {
        for (int bot = 1; bot <= TRUCKS; bot++) {
            rig.truck(bot, 2 * bot, 0);
        }
    }

    private void block(final RejectCode code) {
        rig.routes.refuses = (bot, location) -> location >= FIRST_BLOCKED ? code.code() : 0;
    }

    private void open() {
        rig.routes.refuses = (bot, location) -> 0;
    }

    private void createFree(final int count) {
        for (int i = 0; i < count; i++) {
            free.add(rig.create(++requests, TaskType.TRANSPORT, FREE, 2));
        }
    }

    private void createBlocked(final int count) {
        final int places = LAST_BLOCKED - FIRST_BLOCKED + 1;
        for (int i = 0; i < count; i++) {
            blocked.add(rig.create(++requests, TaskType.TRANSPORT, FIRST_BLOCKED + i % places, 2));
        }
    }

    private int createBlockedAndCancel(final int count) {
        createBlocked(count);
        rig.pass(60 * SECOND);
        for (final TaskModel.Task task : blocked) {
            rig.cancel(task.id);
        }
        return blocked.size();
    }

    /** Bots do what they were given as soon as they have a way; a task takes three seconds. */
    private void work(final int seconds) {
        for (int i = 0; i < seconds; i++) {
            rig.pass(SECOND);
            for (int bot = 1; bot <= TRUCKS; bot++) {
                if (rig.isConnected(bot)) {
                    work(bot, rig.model.byHolder.get((long) bot));
                }
            }
        }
    }

    private void work(final int bot, final TaskModel.Task task) {
        rig.ackPushes(bot);
        if (task != null) {
            advance(bot, task);
        }
    }

    private void advance(final int bot, final TaskModel.Task task) {
        if (task.state == TaskState.ASSIGNED) {
            rig.update(bot, task.id, TaskState.ACCEPTED);
        } else if (task.state == TaskState.ACCEPTED) {
            rig.update(bot, task.id, TaskState.IN_PROGRESS);
        } else {
            rig.update(bot, task.id, TaskState.DONE.value(), 1, 0);
        }
    }

    private static long done(final List<TaskModel.Task> tasks) {
        return tasks.stream().filter(task -> task.state == TaskState.DONE).count();
    }

    @ParameterizedTest
    @CsvSource({"BLOCKED,120", "BLOCKED,400", "CAPPED,400"})
    void shouldDoWhatCanBeDoneAndTheRestWhenThePlacesAreOpenAgain(final RejectCode code, final int count) {
        // given: old tasks that wait for traffic, many more than trucks
        block(code);
        trucks();
        createBlocked(count);
        rig.pass(600 * SECOND);
        final int before = rig.routes.planned;

        // when, then: what comes later and can be done is done soon
        createFree(40);
        work(120);
        assertThat(done(free)).isEqualTo(40);
        assertThat(done(blocked)).isZero();
        assertThat(rig.routes.planned - before)
                .as("one probe a place and interval")
                .isLessThan(40 + 120 / 30 * 8);

        // when, then: nothing that waited is lost
        open();
        work(PROBE_WAIT_S + 8 * count / TRUCKS);
        assertThat(done(blocked)).isEqualTo(count);
    }

    @Test
    void shouldPlanNoMoreForManyWaitingTasksThanForFew() {
        block(RejectCode.BLOCKED);
        trucks();
        createBlocked(400);
        work(600);
        final int before = rig.routes.planned;
        work(10 * PROBE_WAIT_S);

        assertThat(rig.routes.planned - before).isBetween(4 * 8, 4 * 11);
    }

    @Test
    void shouldCoolDownOneTruckAPlaceAtMostWhenMoreAreRefused() {
        block(RejectCode.BLOCKED);
        trucks();
        createBlocked(100);
        createFree(TRUCKS);
        rig.settle();

        assertThat(free)
                .filteredOn(task -> task.state == TaskState.ASSIGNED)
                .hasSize(TRUCKS - (LAST_BLOCKED - FIRST_BLOCKED + 1));
    }

    @Test
    void shouldServePlacesAgainWhenTheirWaitingTasksHaveBeenCancelled() {
        block(RejectCode.BLOCKED);
        trucks();
        final int cancelled = createBlockedAndCancel(100);
        open();
        work(2 * PROBE_WAIT_S);
        createBlocked(TRUCKS);
        work(PROBE_WAIT_S);

        assertThat(blocked.subList(0, cancelled)).allMatch(task -> task.state == TaskState.CANCELLED);
        assertThat(done(blocked)).isEqualTo(TRUCKS);
    }

    @Test
    void shouldEndAWaitingTaskAtItsDeadline() {
        block(RejectCode.BLOCKED);
        trucks();
        createBlocked(100);
        rig.writeCreate(++requests, TaskType.TRANSPORT, FIRST_BLOCKED, 2).deadlineNs(rig.inputs.timeNs() + 90 * SECOND);
        rig.sendCreate();
        final TaskModel.Task task = rig.model.newest();
        work(89);
        assertThat(task.state).isEqualTo(TaskState.QUEUED);
        rig.pass(SECOND);
        assertThat(task.state).isEqualTo(TaskState.EXPIRED);

        open();
        work(PROBE_WAIT_S + 100);
        assertThat(done(blocked)).isEqualTo(100);
    }

    @Test
    void shouldProbeWithAnotherTaskWhenNoTruckMayDoTheFirst() {
        block(RejectCode.BLOCKED);
        trucks();
        for (int bot = 1; bot <= TRUCKS; bot++) {
            rig.status(bot, 2 * bot, 0, BotMode.IDLE.value(), 9_000, bot == 1 ? 9 : 0);
        }
        for (int i = 0; i < 3; i++) {
            rig.writeCreate(++requests, TaskType.TRANSPORT, FIRST_BLOCKED, 2).vehicleClass(9);
            rig.sendCreate();
        }
        work(30);
        blocked.add(rig.create(++requests, TaskType.TRANSPORT, FIRST_BLOCKED, 2));
        rig.disconnect(1);
        open();
        work(6 * PROBE_WAIT_S);

        assertThat(done(blocked)).isEqualTo(1);
    }

    @Test
    void shouldNotBlockPlacesForAllWhenOneTruckIsBoxedIn() {
        rig.routes.refuses = (bot, location) -> bot == 1 ? RejectCode.BLOCKED.code() : 0;
        trucks();
        for (int i = 0; i < 200; i++) {
            free.add(rig.create(++requests, TaskType.TRANSPORT, 1 + i % TaskRig.STATIONS, 2));
        }
        work(150);

        assertThat(done(free)).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"IN_PROGRESS", "DONE"})
    void shouldOpenAPlaceThatAPersonHasReached(final TaskState reached) {
        // given: a place that trucks are kept from, and a person without a plan
        block(RejectCode.BLOCKED);
        rig.truck(1, 2, 0);
        for (int i = 0; i < 10; i++) {
            rig.create(++requests, TaskType.INSPECT, FIRST_BLOCKED, FIRST_BLOCKED);
        }
        work(200);
        rig.disconnect(1);
        rig.routes.refuses = (bot, location) -> NO_PLAN;
        rig.person(2, 4, 0);
        rig.person(3, 4, 0);
        for (int i = 0; i < 2 * PROBE_WAIT_S && rig.model.byHolder.isEmpty(); i++) {
            rig.pass(SECOND);
        }
        assertThat(rig.model.byHolder).hasSize(1);
        final TaskModel.Task task = rig.model.byHolder.values().iterator().next();
        final int person = (int) task.bot;

        // when
        rig.update(person, task.id, TaskState.ACCEPTED);
        rig.update(person, task.id, reached.value(), 1, 0);
        rig.settle();

        // then: the other one need not wait for the next probe
        assertThat(rig.model.byHolder).containsOnlyKeys(2L, 3L);
    }
}
