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
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Encoding and decoding of every field of a message, by code that is generated from the schema as it would be written by
 * hand. Groups have {@value CodecSource#GROUP_ENTRIES} entries, data fields {@value CodecSource#DATA_LENGTH} bytes. The
 * floor is a memcpy of the message.
 *
 * <p>The messages named here are the ones that are most on the way; {@code bench micro --full} takes all of the schema.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    /** Name of the message in the schema. */
    @Param({"SensorReading", "BotStatus", "TaskUpdate", "Ack", "RoutePlan"})
    private String message;

    private final UnsafeBuffer buffer =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(CodecSource.MAX_LENGTH, Long.BYTES));
    private MessageCodec codec;
    private ByteCopy floor;
    private long seed;

    /** Generates the code, and writes the message that is read. */
    @Setup
    public void prepare() {
        codec = CodecCompiler.compile(SchemaMessages.load().tokens(message));
        floor = new ByteCopy(encode());
    }

    /**
     * Writes all fields.
     *
     * @return bytes written.
     */
    @Benchmark
    public int encode() {
        return codec.encode(buffer, ++seed);
    }

    /**
     * Reads all fields.
     *
     * @return sum of what they hold.
     */
    @Benchmark
    public long decode() {
        return codec.decode(buffer);
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
