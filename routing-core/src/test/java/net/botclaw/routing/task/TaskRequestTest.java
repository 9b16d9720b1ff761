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
import net.botclaw.protocol.codec.CreateTaskDecoder;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.TestCores;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Test;

class TaskRequestTest {
    private static final int INVALID = RejectCode.INVALID_VALUE.code();
    private static final int UNKNOWN = RejectCode.UNKNOWN_ID.code();
    private static final int LIMIT = RejectCode.LIMIT_REACHED.code();

    private final TaskRig rig = new TaskRig();

    @Test
    void shouldHaveTheSameFieldsInBothRequests() {
        assertThat(CreateTaskDecoder.BLOCK_LENGTH).isEqualTo(TaskRequestDecoder.BLOCK_LENGTH);
        assertThat(CreateTaskDecoder.requestIdEncodingOffset()).isEqualTo(TaskRequestDecoder.requestIdEncodingOffset());
        assertThat(CreateTaskDecoder.deadlineNsEncodingOffset())
                .isEqualTo(TaskRequestDecoder.deadlineNsEncodingOffset());
        assertThat(CreateTaskDecoder.quantityEncodingOffset()).isEqualTo(TaskRequestDecoder.quantityEncodingOffset());
        assertThat(CreateTaskDecoder.fromLocationEncodingOffset())
                .isEqualTo(TaskRequestDecoder.fromLocationEncodingOffset());
        assertThat(CreateTaskDecoder.toLocationEncodingOffset())
                .isEqualTo(TaskRequestDecoder.toLocationEncodingOffset());
        assertThat(CreateTaskDecoder.skuEncodingOffset()).isEqualTo(TaskRequestDecoder.skuEncodingOffset());
        assertThat(CreateTaskDecoder.taskTypeEncodingOffset()).isEqualTo(TaskRequestDecoder.taskTypeEncodingOffset());
        assertThat(CreateTaskDecoder.priorityEncodingOffset()).isEqualTo(TaskRequestDecoder.priorityEncodingOffset());
        assertThat(CreateTaskDecoder.vehicleClassEncodingOffset())
                .isEqualTo(TaskRequestDecoder.vehicleClassEncodingOffset());
    }

    @Test
    void shouldAnswerAgainWhenTheSameIsAskedForAgain() {
        rig.connect(1);
        rig.connect(2);
        rig.request(1, 7, TaskType.TRANSPORT, 1, 2);
        rig.model.drainPushes();

        assertThat(rig.request(1, 7, TaskType.TRANSPORT, 1, 2)).isZero();
        assertThat(rig.request(1, 7, TaskType.TRANSPORT, 1, 3)).isEqualTo(RejectCode.CONFLICT.code());
        assertThat(rig.model.drainPushes()).containsExactly("status 7 to 1 QUEUED");
        assertThat(rig.model.tasks).hasSize(1);
        rig.cancel(rig.model.newest().id);
        rig.model.drainPushes();
        assertThat(rig.request(1, 7, TaskType.TRANSPORT, 1, 2)).isZero();
        assertThat(rig.model.drainPushes()).containsExactly("status 7 to 1 CANCELLED");

        assertThat(rig.request(2, 7, TaskType.TRANSPORT, 1, 3)).isZero();
        rig.writeCreate(7, TaskType.RESTOCK, 1, 3);
        assertThat(rig.sendCreate()).isZero();
        assertThat(rig.model.tasks).hasSize(3);
    }

    @Test
    void shouldAnswerTheOperatorWithTheTaskAlsoWhenItIsGivenAtOnce() {
        // given
        rig.transport(7);
        assertThat(rig.model.replies).hasSize(1).first().asString().matches("status of \\d+ for 7 QUEUED");

        // when: the same is asked for again, and another that a truck may do at once
        rig.writeCreate(7, TaskType.TRANSPORT, 1, 2);
        assertThat(rig.sendCreate()).isZero();
        rig.cancel(rig.model.newest().id);
        rig.truck(1, 0, 0);
        rig.writeCreate(8, TaskType.TRANSPORT, 1, 2);
        assertThat(rig.sendCreate()).isZero();

        // then
        final long newest = rig.model.newest().id;
        assertThat(rig.model.replies).hasSize(3);
        assertThat(rig.model.replies.get(1)).isEqualTo(rig.model.replies.get(0));
        assertThat(rig.model.replies.get(2)).isEqualTo("status of " + newest + " for 8 ASSIGNED");

        // when, then: what is refused has no task
        rig.writeCreate(8, TaskType.TRANSPORT, 1, 3);
        assertThat(rig.sendCreate()).isEqualTo(RejectCode.CONFLICT.code());
        assertThat(rig.model.replies).hasSize(3);
    }

    @Test
    void shouldTakeEveryFieldIntoAccountWhenContentsAreCompared() {
        rig.connect(1);
        rig.request(1, 7, TaskType.TRANSPORT, 1, 2);
        final int conflict = RejectCode.CONFLICT.code();

        write().deadlineNs(rig.inputs.timeNs() + 1);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().sku("SKU001x");
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().sku("SKU001234x");
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().quantity(2);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().fromLocation(3);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().taskType(TaskType.RESTOCK);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().priority((short) 1);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write().vehicleClass(1);
        assertThat(rig.sendRequest(1)).isEqualTo(conflict);
        write();
        assertThat(rig.sendRequest(1)).isZero();
    }

    private TaskRequestEncoder write() {
        return rig.writeRequest(7, TaskType.TRANSPORT, 1, 2);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        rig.connect(1);
        rig.pass(SECOND);
        write().quantity(0);
        assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        write().quantity(0xFFFF_FFFFL);
        assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        write().priority((short) 255);
        assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        write().vehicleClass(17);
        assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        write().vehicleClass(65_535);
        assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        for (final int type : new int[] {5, 127, 128, 255}) {
            write();
            rig.inputs.buffer().putByte(8 + TaskRequestEncoder.taskTypeEncodingOffset(), (byte) type);
            assertThat(rig.sendRequest(1)).isEqualTo(INVALID);
        }
        for (final long location : new long[] {0, 9, 1_000_000, 0x8000_0000L, 0xFFFF_FFFFL}) {
            write().fromLocation(location);
            assertThat(rig.sendRequest(1)).isEqualTo(UNKNOWN);
            write().toLocation(location);
            assertThat(rig.sendRequest(1)).isEqualTo(UNKNOWN);
        }
        for (final long deadline : new long[] {1, -1, Long.MIN_VALUE + 1, rig.inputs.timeNs()}) {
            write().deadlineNs(deadline);
            assertThat(rig.sendRequest(1)).isEqualTo(RejectCode.DEADLINE_PASSED.code());
        }
        assertThat(rig.request(1, 8, TaskType.CHARGE, 1, 0)).isEqualTo(INVALID);
        write();
        assertThat(rig.send(1, 8 + 55)).isEqualTo(INVALID);
        assertThat(rig.command(3)).isNotZero();
        assertThat(rig.model.tasks).isEmpty();
    }

    @Test
    void shouldTakeTheGreatestNumbersThatMakeSense() {
        rig.truck(1, 3, 3);
        rig.writeRequest(-1, TaskType.INSPECT, 1, 99).quantity(0).deadlineNs(Long.MAX_VALUE - 1);
        assertThat(rig.sendRequest(1)).isZero();
        rig.writeRequest(Long.MIN_VALUE, TaskType.TRANSPORT, 1, 1)
                .quantity(0xFFFF_FFFEL)
                .deadlineNs(Long.MAX_VALUE)
                .priority((short) 254)
                .vehicleClass(16);
        assertThat(rig.sendRequest(1)).isZero();
        assertThat(rig.model.tasks).hasSize(2);
        assertThat(rig.model.tasks.values().iterator().next().state).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void shouldRefuseEverythingWhenThereIsNoMap() {
        final TaskModel model = new TaskModel();
        final RoutingCore core =
                TestCores.of(model, TaskRig.handler(Site.NONE, 1, 1, null), new Bystander(), new FakeRoutes());
        rig.listener = core::onRecord;
        rig.truck(1, 3, 3);
        rig.progress(1, 3);
        for (final TaskType type : new TaskType[] {TaskType.TRANSPORT, TaskType.INSPECT, TaskType.CHARGE}) {
            rig.request(1, 1, type, TaskRig.CHARGER, 2);
        }

        assertThat(core.refused()).isEqualTo(3);
        assertThat(model.tasks).isEmpty();
    }

    @Test
    void shouldForgetTheOldestFinishedTaskWhenItsRowIsNeeded() {
        final TaskRig small = new TaskRig(8, 4, null);
        for (int i = 0; i < 4; i++) {
            small.transport(i);
        }
        small.writeCreate(4, TaskType.TRANSPORT, 1, 2);
        assertThat(small.sendCreate()).isEqualTo(LIMIT);
        for (final TaskModel.Task task : small.model.tasks.values()) {
            assertThat(small.cancel(task.id)).isZero();
        }
        for (int i = 4; i < 8; i++) {
            small.transport(i);
            small.cancel(small.model.newest().id);
        }
        small.writeCreate(0, TaskType.TRANSPORT, 1, 2);
        small.sendCreate();
        assertThat(small.model.tasks).as("still known").hasSize(8);

        small.transport(8);
        final TaskModel.Task again = small.transport(0);

        assertThat(small.model.tasks).hasSize(10);
        assertThat(again.state).isEqualTo(TaskState.QUEUED);
        assertThat(small.cancel(1L << 17)).as("its row is another task's").isEqualTo(UNKNOWN);
        final int before = small.model.tasks.size();
        small.writeCreate(2, TaskType.TRANSPORT, 1, 2);
        assertThat(small.sendCreate()).isZero();
        assertThat(small.model.tasks).hasSize(before);
    }

    @Test
    void shouldRefuseWhenTheRequesterCannotBeAnswered() {
        rig.connect(1);
        int accepted = 0;
        while (rig.request(1, accepted, TaskType.TRANSPORT, 1, 2) == 0) {
            accepted++;
        }
        assertThat(rig.code).isEqualTo(RejectCode.OUTBOX_FULL.code());
        assertThat(rig.request(1, 0, TaskType.TRANSPORT, 1, 2)).isEqualTo(RejectCode.OUTBOX_FULL.code());
        assertThat(rig.model.tasks).hasSize(accepted);

        rig.ackPushes(1);
        assertThat(rig.request(1, 0, TaskType.TRANSPORT, 1, 2)).isZero();
    }
}
