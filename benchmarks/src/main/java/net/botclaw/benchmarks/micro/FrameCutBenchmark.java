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
import net.botclaw.ingest.gateway.FrameCutter;
import net.botclaw.ingest.gateway.FrameMemory;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import org.agrona.concurrent.UnsafeBuffer;
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
 * Cutting and validating what one read of a socket brings: 64 frames of 40 bytes that become one run. The time is that of
 * a frame. With a split read its last frame comes in two pieces, which is kept and put together. The floor is a memcpy of
 * the read.
 *
 * <p>JMH's threads are none of Netty's, so its pool gives each unfinished frame of a split read a new view of its bytes, a
 * few bytes for each of the 64 frames here; on an event loop's thread it allocates nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameCutBenchmark {
    static final int FRAMES = 64;
    static final int READ_LENGTH = FRAMES * ReadingFrame.LENGTH;

    private static final int SPLIT = READ_LENGTH - ReadingFrame.LENGTH / 2;

    private final PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    private final ByteBuf read = allocator.directBuffer(READ_LENGTH);
    private final FrameCutter cutter = new FrameCutter(
            FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH),
            new UnsafeBuffer(0, 0),
            new FrameMemory(1 << 20, 1));
    private final CountingSink sink = new CountingSink();
    private final ByteCopy floor = new ByteCopy(READ_LENGTH);

    /** Writes the frames. */
    @Setup
    public void write() {
        final ReadingFrame reading = new ReadingFrame();
        final UnsafeBuffer frames = new UnsafeBuffer(new byte[READ_LENGTH]);
        for (int i = 0; i < FRAMES; i++) {
            reading.put(frames, i * ReadingFrame.LENGTH, i + 1L, i);
        }
        read.writeBytes(frames.byteArray());
    }

    /** Gives the memory back. */
    @TearDown
    public void release() {
        cutter.release();
        read.release();
    }

    /**
     * All frames in one read.
     *
     * @return bytes of all runs so far.
     */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long cut() {
        read.setIndex(0, READ_LENGTH);
        cutter.cut(read, sink);
        return sink.runBytes;
    }

    /**
     * The same frames in two reads.
     *
     * @return bytes of all runs so far.
     */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long cutSplit() {
        read.setIndex(0, SPLIT);
        cutter.cut(read, sink);
        read.writerIndex(READ_LENGTH);
        cutter.cut(read, sink);
        return sink.runBytes;
    }

    /**
     * The same bytes copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public byte copyFloor() {
        return floor.copy();
    }

    /** Takes runs, and nothing but runs. */
    private static final class CountingSink implements FrameCutter.Sink {
        private long runBytes;

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public boolean isShedding() {
            return false;
        }

        @Override
        public void onShed() {
            throw new IllegalStateException("a frame was shed");
        }

        @Override
        public boolean onRun(final UnsafeBuffer buffer, final int offset, final int length) {
            runBytes += length;
            return true;
        }

        @Override
        public boolean onFrame(final UnsafeBuffer buffer, final int offset, final int validity) {
            throw new IllegalStateException("a frame was refused with " + validity);
        }

        @Override
        public void onNoMemory() {
            throw new IllegalStateException("no memory for a frame");
        }

        @Override
        public void onBadLength() {
            throw new IllegalStateException("a length was refused");
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }
}
