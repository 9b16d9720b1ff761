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
package net.botclaw.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.codec.TaskState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Records through the whole core with full tables: 10,000 bots, and 100,000 open tasks or 10,000 idle workers. Each
 * figure has in it what keeps the tables as full as they are, and the acknowledgement of what was pushed. The floors are as
 * many messages that no handler listens to.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskBenchmark {
    private static final int BOTS = 10_000;
    private static final int OPEN_TASKS = 100_000;
    private static final int REQUEST_RECORDS = 3;
    private static final int DONE_RECORDS = 4;
    private static final int ASSIGN_RECORDS = 5;

    /** Every bot has a task in hand, the others wait. */
    @State(Scope.Thread)
    public static class Busy {
        private final TaskWorkload work = new TaskWorkload(BOTS);

        /** Fills the tables up to one task. */
        @Setup
        public void fill() {
            for (int i = 0; i < OPEN_TASKS - 1; i++) {
                final int bot = work.turn();
                work.request(bot);
                work.ack(bot);
                work.ack(work.newestBot());
            }
        }
    }

    /** No bot has a task, and none waits. */
    @State(Scope.Thread)
    public static class Idle {
        private final TaskWorkload work = new TaskWorkload(BOTS);
    }

    /**
     * A TaskRequest that is queued, its CancelTask, and an ack: three records.
     *
     * @param busy tables.
     */
    @Benchmark
    public void request(final Busy busy) {
        final TaskWorkload work = busy.work;
        final int bot = work.turn();
        work.request(bot);
        work.cancelNewest();
        work.ack(bot);
    }

    /**
     * Three records without a handler.
     *
     * @param busy tables.
     */
    @Benchmark
    public void requestFloor(final Busy busy) {
        busy.work.pass(busy.work.turn(), REQUEST_RECORDS);
    }

    /**
     * ACCEPTED, then DONE with the next assignment, a TaskRequest in place of what is done, and an ack: four records.
     *
     * @param busy tables.
     */
    @Benchmark
    public void done(final Busy busy) {
        final TaskWorkload work = busy.work;
        final int bot = work.turn();
        work.update(bot, TaskState.ACCEPTED);
        work.update(bot, TaskState.DONE);
        work.request(bot);
        work.ack(bot);
    }

    /**
     * Four records without a handler.
     *
     * @param busy tables.
     */
    @Benchmark
    public void doneFloor(final Busy busy) {
        busy.work.pass(busy.work.turn(), DONE_RECORDS);
    }

    /**
     * A TaskRequest that is assigned at once among all the idle workers, its ACCEPTED and DONE, and two acks: five
     * records.
     *
     * @param idle tables.
     */
    @Benchmark
    public void assign(final Idle idle) {
        final TaskWorkload work = idle.work;
        final int requester = work.turn();
        work.request(requester);
        final int worker = work.newestBot();
        work.update(worker, TaskState.ACCEPTED);
        work.update(worker, TaskState.DONE);
        work.ack(requester);
        work.ack(worker);
    }

    /**
     * Five records without a handler.
     *
     * @param idle tables.
     */
    @Benchmark
    public void assignFloor(final Idle idle) {
        idle.work.pass(idle.work.turn(), ASSIGN_RECORDS);
    }
}
