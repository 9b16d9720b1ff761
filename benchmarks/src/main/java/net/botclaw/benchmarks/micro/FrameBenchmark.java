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
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Validation of a sensor reading, its decoding, its encoding, and a memcpy of its bytes as the floor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[64]);
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[64]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SensorReadingEncoder encoder = new SensorReadingEncoder();
    private final SensorReadingDecoder decoder = new SensorReadingDecoder();
    private int length;
    private long sequence;

    /** Writes the frame that is worked on. */
    @Setup
    public void writeFrame() {
        length = encode();
    }

    /**
     * Writes a frame.
     *
     * @return its length, so that it is not optimised away.
     */
    @Benchmark
    public int encode() {
        encoder.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(sequence)
                .value(41.5)
                .zoneId(3)
                .sensorId(4)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        FrameDescriptor.putHeader(frame, 0, encoder.limit(), 0, FrameDescriptor.CHANNEL_RELIABLE, ++sequence);
        return encoder.limit();
    }

    /**
     * Checks a frame.
     *
     * @return the validator's code.
     */
    @Benchmark
    public int validate() {
        return validator.validate(frame, 0, length);
    }

    /**
     * Reads a frame.
     *
     * @return the value in it.
     */
    @Benchmark
    public double decode() {
        return decoder.wrap(
                        frame,
                        FrameDescriptor.HEADER_LENGTH,
                        SensorReadingDecoder.BLOCK_LENGTH,
                        SensorReadingDecoder.SCHEMA_VERSION)
                .value();
    }

    /**
     * The floor: the same bytes copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    public byte copy() {
        copy.putBytes(0, frame, 0, length);
        return copy.getByte(length - 1);
    }
}
