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

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import org.assertj.core.api.Assertions;

/** A seeded walk of a site: good bots, bots that lie, restarts, and an operator who changes his mind. */
final class RandomTasks {
    static final int BOTS = 10;
    /** Of no bot. */
    private static final int RARE_CLASS = 3;

    private static final int MAX_ROUNDS = 4_000;
    private static final int REPAIRED = 6;
    private static final long[] ODD = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 17, 0xFFFF_FFFFL, 1};

    final TaskRig rig;
    private final Random random;
    private final Set<Long> rare = new HashSet<>();
    private int accepted;
    private long requestId;

    RandomTasks(final long seed, final TaskRig rig) {
        this.random = new Random(seed);
        this.rig = rig;
        for (int bot = 1; bot <= BOTS; bot++) {
            rig.connect(bot);
        }
    }

    void next() {
        if (random.nextInt(4) == 0) {
            rig.inputs.passNs(random.nextInt(40) == 0 ? 70 * TaskRig.SECOND : random.nextInt(900_000_000));
        }
        if (random.nextInt(10) > 0) {
            rig.settle();
        }
        final int bot = 1 + random.nextInt(BOTS);
        final int choice = random.nextInt(100);
        if (choice < 4) {
            link(bot);
        } else if (choice < 30) {
            status(bot);
        } else if (choice < 45) {
            ask(bot);
        } else if (choice < 80) {
            work(bot);
        } else if (choice < 84) {
            rig.cancel(anyTask());
        } else if (choice < 86) {
            rig.drain(random.nextInt(BOTS + 3), random.nextInt(3));
        } else if (choice < 92) {
            rig.ackPushes(bot);
        } else {
            hostile(bot);
        }
    }

    private void link(final int bot) {
        if (!rig.isConnected(bot)) {
            if (random.nextBoolean()) {
                rig.reconnect(bot);
            } else {
                rig.restart(bot);
            }
        } else if (random.nextInt(3) == 0) {
            rig.restart(bot);
        } else {
            rig.disconnect(bot);
        }
    }

    private void status(final int bot) {
        if (rig.isConnected(bot)) {
            final int mode = random.nextInt(8) == 0 ? random.nextInt(256) : random.nextInt(3);
            final int battery = random.nextInt(6) == 0 ? random.nextInt(65_536) : 4_000 + random.nextInt(6_000);
            rig.status(bot, random.nextInt(32) - 1, random.nextInt(32) - 1, mode, battery, bot % RARE_CLASS);
        }
    }

    private void ask(final int bot) {
        final TaskType type = TaskType.get((short) random.nextInt(5));
        final boolean isOld = random.nextInt(5) == 0;
        final long id = isOld ? random.nextInt((int) requestId + 1) : ++requestId;
        final int from = type == TaskType.CHARGE ? 7 + random.nextInt(2) : 1 + random.nextInt(6);
        final long deadline = random.nextInt(3) == 0 ? rig.inputs.timeNs() + random.nextInt() * 30L : 0;
        final int vehicleClass = random.nextInt(4) == 0 ? 1 + random.nextInt(RARE_CLASS) : 0;
        final short priority = (short) (random.nextInt(4) == 0 ? random.nextInt(255) : 0);
        final int before = rig.model.tasks.size();
        if (random.nextBoolean()) {
            rig.writeCreate(id, type, from, 2)
                    .deadlineNs(deadline)
                    .priority(priority)
                    .vehicleClass(vehicleClass);
            rig.sendCreate();
        } else if (rig.isConnected(bot)) {
            rig.writeRequest(id, type, from, 2)
                    .deadlineNs(deadline)
                    .priority(priority)
                    .vehicleClass(vehicleClass);
            rig.sendRequest(bot);
        } else {
            return;
        }
        // An accepted request is a task, or is one already.
        if (rig.code == 0 && rig.model.tasks.size() > before) {
            accepted++;
            if (vehicleClass == RARE_CLASS) {
                rare.add(rig.model.newest().id);
            }
        }
    }

    private void work(final int bot) {
        final TaskModel.Task task = rig.model.byHolder.get((long) bot);
        if (!rig.isConnected(bot)) {
            return;
        }
        if (task == null || random.nextInt(12) == 0) {
            rig.update(bot, anyTask(), random.nextInt(11), random.nextInt(3), random.nextInt(3));
        } else if (random.nextInt(15) == 0) {
            rig.update(bot, task.id, random.nextInt(256), random.nextInt(3), random.nextInt(65_536));
        } else {
            advance(bot, task);
        }
    }

    private void advance(final int bot, final TaskModel.Task task) {
        if (task.state == TaskState.ASSIGNED) {
            rig.update(bot, task.id, TaskState.ACCEPTED);
        } else if (task.state == TaskState.ACCEPTED) {
            rig.update(bot, task.id, TaskState.IN_PROGRESS);
        } else {
            rig.update(bot, task.id, TaskState.DONE);
        }
    }

    private long anyTask() {
        final int slot = random.nextInt(40);
        return random.nextInt(6) == 0 ? ODD[random.nextInt(ODD.length)] : (1L + random.nextInt(2)) << 17 | slot;
    }

    private void hostile(final int bot) {
        final int length = random.nextInt(70);
        final int before = rig.model.tasks.size();
        if (!rig.isConnected(bot)) {
            return;
        }
        rig.writeRequest(ODD[random.nextInt(ODD.length)], TaskType.TRANSPORT, 1, 2);
        final int template = new int[] {34, 35, 37, 38, 40, 102, 103, 104}[random.nextInt(8)];
        rig.inputs.buffer().putShort(2, (short) template);
        for (int i = 8; i < 64; i++) {
            if (random.nextBoolean()) {
                rig.inputs.buffer().putByte(i, (byte) random.nextInt(256));
            }
        }
        if (template > 100) {
            rig.command(8 + length);
        } else {
            rig.send(bot, 8 + length);
        }
        if (rig.model.tasks.size() > before) {
            // Its class may be any.
            rare.add(rig.model.newest().id);
        }
    }

    /** From here on all is well: every task that somebody can do must come to its end. */
    void calmDown() {
        rig.routes.refusedEvery = 0;
        for (int bot = 1; bot <= BOTS; bot++) {
            if (!rig.isConnected(bot)) {
                rig.inputs.passNs(100 * TaskRig.SECOND);
                rig.settle();
                rig.reconnect(bot);
            }
            rig.drain(bot, 0);
            rig.botEvent(bot, REPAIRED);
            rig.ackPushes(bot);
            rig.status(bot, bot, bot + 10, 0, 9_000, bot % RARE_CLASS);
        }
        for (int round = 0; round < MAX_ROUNDS && hasWork(); round++) {
            rig.pass(TaskRig.SECOND);
            for (int bot = 1; bot <= BOTS; bot++) {
                final TaskModel.Task task = rig.model.byHolder.get((long) bot);
                rig.ackPushes(bot);
                if (task != null) {
                    advance(bot, task);
                }
            }
        }
        Assertions.assertThat(hasWork()).as("somebody starves").isFalse();
    }

    private boolean hasWork() {
        for (final TaskModel.Task task : rig.model.tasks.values()) {
            if (!task.isFinal() && !(task.state == TaskState.QUEUED && isRare(task))) {
                return true;
            }
        }
        return false;
    }

    /** Seen from outside: what nobody of its class can do. */
    private boolean isRare(final TaskModel.Task task) {
        return rare.contains(task.id);
    }

    int accepted() {
        return accepted;
    }
}
