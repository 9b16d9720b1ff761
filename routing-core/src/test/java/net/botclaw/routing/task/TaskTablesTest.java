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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.botclaw.routing.Handler;
import org.junit.jupiter.api.Test;

/** The tables against those of the library, with seeded steps. */
class TaskTablesTest {
    private static final int SLOTS = 256;
    private static final int STEPS = 200_000;
    private static final long SEED = 17;

    private final Random random = new Random(SEED);

    @Test
    void shouldFindRequestsAsAHashMapDoes() {
        final TaskTable tasks = new TaskTable(SLOTS, SLOTS);
        final RequestIndex index = new RequestIndex(tasks);
        final Map<Long, Integer> oracle = new HashMap<>();
        final boolean[] isUsed = new boolean[SLOTS];
        for (int step = 0; step < STEPS; step++) {
            final int slot = random.nextInt(SLOTS);
            final int requester = random.nextInt(3);
            final long requestId = random.nextInt(300);
            final long key = requester * 1_000L + requestId;
            if (isUsed[slot]) {
                oracle.remove(tasks.requesters[slot] * 1_000L + tasks.requestIds[slot]);
                index.remove(slot);
                isUsed[slot] = false;
            } else if (!oracle.containsKey(key) && index.hasRoom(requester, requestId)) {
                tasks.requesters[slot] = requester;
                tasks.requestIds[slot] = requestId;
                index.add(slot);
                oracle.put(key, slot);
                isUsed[slot] = true;
            }
            final long sought = random.nextInt(300);
            assertThat(index.find(requester, sought))
                    .as("seed %d, step %d", SEED, step)
                    .isEqualTo(oracle.getOrDefault(requester * 1_000L + sought, TaskRules.NO_SLOT));
        }
    }

    @Test
    void shouldComeOutOfQueuesInTheOrderOfATree() {
        final TaskTable tasks = new TaskTable(SLOTS, SLOTS);
        for (int slot = 0; slot < SLOTS; slot++) {
            tasks.open(TaskRules.NOBODY);
        }
        final TaskQueues queues = new TaskQueues(tasks);
        final TreeSet<Integer> oracle = new TreeSet<>((one, other) -> {
            final int byRank = Long.compare(tasks.ranks[one], tasks.ranks[other]);
            return byRank == 0 ? Long.compare(tasks.taskIds[one], tasks.taskIds[other]) : byRank;
        });
        for (int step = 0; step < STEPS; step++) {
            final int slot = random.nextInt(SLOTS);
            if (queues.contains(slot)) {
                oracle.remove(slot);
                queues.remove(slot);
            } else {
                tasks.ranks[slot] = random.nextInt(100);
                oracle.add(slot);
                queues.add(slot);
            }
            assertThat(queues.count()).isEqualTo(oracle.size());
            assertThat(queues.first(0, 0)).isEqualTo(oracle.isEmpty() ? TaskRules.NO_SLOT : oracle.first());
            if (step % 100 == 0) {
                assertThat(walk(queues)).as("seed %d, step %d", SEED, step).isEqualTo(oracle.size());
            }
        }
    }

    /** Counts, and looks that nobody stands before what comes before it and that ways to the right are short. */
    private static int walk(final TaskQueues queues) {
        final ArrayDeque<Integer> open = new ArrayDeque<>();
        int count = 0;
        if (queues.first(0, 0) != TaskRules.NO_SLOT) {
            open.add(queues.first(0, 0));
        }
        while (!open.isEmpty()) {
            final int slot = open.poll();
            count++;
            assertThat(rightWay(queues, queues.otherAfter(slot))).isLessThanOrEqualTo(8);
            for (final int after : new int[] {queues.oneAfter(slot), queues.otherAfter(slot)}) {
                if (after != TaskRules.NO_SLOT) {
                    assertThat(queues.isBefore(slot, after)).isTrue();
                    open.add(after);
                }
            }
            assertThat(rightWay(queues, queues.otherAfter(slot)))
                    .isLessThanOrEqualTo(rightWay(queues, queues.oneAfter(slot)));
        }
        return count;
    }

    private static int rightWay(final TaskQueues queues, final int from) {
        int length = 0;
        for (int slot = from; slot != TaskRules.NO_SLOT; slot = queues.otherAfter(slot)) {
            length++;
        }
        return length;
    }

    @Test
    void shouldBeDueInTheOrderOfTimeAndNumber() {
        final TaskTimers timers = new TaskTimers(SLOTS);
        final Map<Integer, Long> times = new HashMap<>();
        final TreeSet<Long> oracle = new TreeSet<>();
        for (int step = 0; step < STEPS; step++) {
            final int timer = random.nextInt(SLOTS);
            final long timeNs = random.nextInt(1_000);
            final Long before = times.remove(timer);
            if (before != null) {
                oracle.remove(before * SLOTS + timer);
            }
            if (random.nextInt(3) > 0) {
                timers.set(timer, timeNs);
                times.put(timer, timeNs);
                oracle.add(timeNs * SLOTS + timer);
            } else {
                timers.cancel(timer);
            }
            assertThat(timers.nextNs()).isEqualTo(oracle.isEmpty() ? Handler.NO_DEADLINE : oracle.first() / SLOTS);
            if (random.nextInt(4) == 0) {
                final boolean isDue = !oracle.isEmpty() && oracle.first() / SLOTS <= timeNs;
                final int expected = isDue ? (int) (oracle.pollFirst() % SLOTS) : TaskTimers.NONE;
                assertThat(timers.poll(timeNs)).isEqualTo(expected);
                times.remove(expected);
            }
        }
    }
}
