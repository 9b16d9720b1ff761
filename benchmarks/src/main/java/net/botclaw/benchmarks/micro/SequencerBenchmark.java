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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A run of 64 sensor readings through the sequencer, but for the disk: admitted against its session, built and
 * checksummed as a batch, applied, acked once. Duplicates are only admitted, that is dropped, and acked. The floor is the
 * same run through the ring. The time is that of a frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SequencerBenchmark {
    private SequencerWorkload workload;

    /** Logs on, and sends what the duplicates repeat. */
    @Setup
    public void open() {
        workload = new SequencerWorkload();
        workload.runOfFresh();
    }

    /** Removes its files. */
    @TearDown
    public void close() {
        workload.close();
    }

    /**
     * Frames that continue the session.
     *
     * @return up to where the bot is acked.
     */
    @Benchmark
    @OperationsPerInvocation(SequencerWorkload.FRAMES)
    public long fresh() {
        return workload.runOfFresh();
    }

    /**
     * Frames that the journal has.
     *
     * @return up to where the bot is acked.
     */
    @Benchmark
    @OperationsPerInvocation(SequencerWorkload.FRAMES)
    public long duplicate() {
        return workload.runOfDuplicates();
    }

    /**
     * Frames that nobody looks at.
     *
     * @return bytes so far.
     */
    @Benchmark
    @OperationsPerInvocation(SequencerWorkload.FRAMES)
    public long ringFloor() {
        return workload.runThroughRing();
    }
}
