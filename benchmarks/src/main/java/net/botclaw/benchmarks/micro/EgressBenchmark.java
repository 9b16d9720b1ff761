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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A cumulative ack encoded and gathered for the flush at the end of the turn, in a buffer that is written when it holds
 * 4 KiB. The floor gathers the bytes of a frame that is encoded already.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EgressBenchmark {
    private static final int FLUSH_BYTES = 4 * 1024;
    private static final int LEVEL = AckLevel.JOURNALED.value();

    private final SessionFrameEncoder frames = new SessionFrameEncoder();
    private final ByteBuf gathered = PooledByteBufAllocator.DEFAULT.directBuffer(FLUSH_BYTES);
    private int frameLength;
    private long sequence;

    /** Encodes the frame of the floor. */
    @Setup
    public void encode() {
        frameLength = frames.ack(1, 1, 1, LEVEL);
    }

    /** Gives the memory back. */
    @TearDown
    public void release() {
        gathered.release();
    }

    /**
     * Encodes and gathers.
     *
     * @return bytes gathered.
     */
    @Benchmark
    public int ack() {
        sequence++;
        return append(frames.ack(sequence, sequence, sequence, LEVEL));
    }

    /**
     * Only gathers.
     *
     * @return bytes gathered.
     */
    @Benchmark
    public int ackFloor() {
        return append(frameLength);
    }

    private int append(final int length) {
        if (gathered.writableBytes() < length) {
            gathered.clear();
        }
        gathered.writeBytes(frames.array(), 0, length);
        return gathered.readableBytes();
    }
}
