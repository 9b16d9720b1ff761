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
import net.botclaw.protocol.FrameDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a core does for each record: its session, its dispatch, its part of the state hash that is taken now and then;
 * without a handler, and with that of a sensor reading. The floor is a memcpy of the record's message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBenchmark {
    private static final double VALUE = SensorWorkload.THRESHOLD + 10;

    private final SensorWorkload workload = new SensorWorkload();
    private final ByteCopy floor = new ByteCopy(ReadingFrame.LENGTH - FrameDescriptor.SBE_OFFSET);

    /** A record that no handler listens to. */
    @Benchmark
    public void dispatch() {
        workload.pass();
    }

    /** A record that the sensor handler takes. */
    @Benchmark
    public void sensorReading() {
        workload.read(VALUE);
    }

    /**
     * The same bytes copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    public byte copyFloor() {
        return floor.copy();
    }
}
