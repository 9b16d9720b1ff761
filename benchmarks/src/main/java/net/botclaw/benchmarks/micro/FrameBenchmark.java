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
import net.botclaw.protocol.FrameValidator;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Validation and encoding of the whole frame of a sensor reading; a memcpy of its bytes is the floor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final double VALUE = 41.5;

    private final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    private final ReadingFrame reading = new ReadingFrame();
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[ReadingFrame.LENGTH]);
    private final ByteCopy floor = new ByteCopy(ReadingFrame.LENGTH);
    private long sequence;

    /** Writes the frame that is worked on. */
    @Setup
    public void writeFrame() {
        encode();
    }

    /**
     * Writes a frame.
     *
     * @return its length, so that it is not optimised away.
     */
    @Benchmark
    public int encode() {
        return reading.put(frame, 0, ++sequence, VALUE);
    }

    /**
     * Checks a frame.
     *
     * @return the validator's code.
     */
    @Benchmark
    public int validate() {
        return validator.validate(frame, 0, ReadingFrame.LENGTH);
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
