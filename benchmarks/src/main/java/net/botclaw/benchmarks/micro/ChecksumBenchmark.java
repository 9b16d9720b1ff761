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

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The CRC32C of a batch of the length that 1, 16 and 256 sensor readings have; the floor is a memcpy of its bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChecksumBenchmark {
    private static final int ALIGNMENT = 8;

    private final CRC32C crc = new CRC32C();

    /** Bytes of the batch. */
    @Param({"80", "920", "14360"})
    int length;

    private ByteBuffer batch;
    private ByteCopy floor;

    /** Makes the batch. */
    @Setup
    public void prepare() {
        batch = BufferUtil.allocateDirectAligned(length, ALIGNMENT);
        for (int i = 0; i < length; i++) {
            batch.put(i, (byte) i);
        }
        floor = new ByteCopy(length);
    }

    /**
     * Sums up.
     *
     * @return the checksum.
     */
    @Benchmark
    public long crc32c() {
        batch.clear();
        crc.reset();
        crc.update(batch);
        return crc.getValue();
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
