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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sensor readings through a whole core with a threshold; the floor is a message that no handler listens to. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SensorBenchmark {
    private static final double ABOVE = SensorWorkload.THRESHOLD + 10;
    private static final double BELOW = SensorWorkload.THRESHOLD - 10;
    private static final int BATCH = 32;

    private final SensorWorkload workload = new SensorWorkload();

    /** A value that changes nothing. */
    @Benchmark
    public void reading() {
        workload.read(ABOVE);
    }

    /** 32 values in one message that change nothing. */
    @Benchmark
    public void batch() {
        workload.readBatch(BATCH, (float) ABOVE);
    }

    /** A value that raises an alert, and one that clears it: two records, two events. */
    @Benchmark
    @OperationsPerInvocation(2)
    public void alert() {
        workload.read(BELOW);
        workload.read(ABOVE);
    }

    /** A record without a handler. */
    @Benchmark
    public void recordFloor() {
        workload.pass();
    }
}
