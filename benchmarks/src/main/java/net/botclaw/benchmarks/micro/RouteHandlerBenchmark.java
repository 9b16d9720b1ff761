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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The route handler with 200 trucks on a generated warehouse of 170 x 84 cells, pushes encoded and read, nothing
 * journaled. Before it is measured every truck has a task and has driven for a while. The floor is a memcpy of a report.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RouteHandlerBenchmark {
    private static final int TRUCKS = 200;
    private static final int WARM_UP_TICKS = 300;
    private static final int CELLS_PER_TICK = 10;

    private final ByteCopy floor = new ByteCopy(RouteWorkload.REPORT_LENGTH);
    private RouteWorkload workload;

    /** Lets the trucks drive. */
    @Setup
    public void prepare() {
        workload = new RouteWorkload(TRUCKS);
        for (int truck = 0; truck < TRUCKS; truck++) {
            workload.assignNext();
        }
        for (int tick = 0; tick < WARM_UP_TICKS; tick++) {
            workload.tick();
            for (int cell = 0; cell < CELLS_PER_TICK; cell++) {
                workload.driveNext();
            }
        }
    }

    /**
     * A tick after which ten trucks report: its tenth part is a truck's share.
     *
     * @return the code of the last report.
     */
    @Benchmark
    public int tickAndTenReports() {
        workload.tick();
        int code = 0;
        for (int cell = 0; cell < CELLS_PER_TICK; cell++) {
            code = workload.driveNext();
        }
        return code;
    }

    /**
     * A report of a truck that gets more cells for it, and in some hundred of them a new task; time stands still.
     *
     * @return its code.
     */
    @Benchmark
    public int progress() {
        return workload.driveNext();
    }

    /**
     * A tick in which no truck moves, all of them on the way.
     *
     * @return journal time.
     */
    @Benchmark
    public long tick() {
        return workload.tick();
    }

    /** A task in place of the one the next truck has: plan, push and event; time stands still. */
    @Benchmark
    public void assignTask() {
        workload.assignNext();
    }

    /**
     * A report's bytes copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    public byte copyFloor() {
        return floor.copy();
    }
}
