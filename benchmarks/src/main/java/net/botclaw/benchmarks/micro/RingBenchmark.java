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
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A message through a ring on one thread, as with shared threading: claim, copy, commit, read. The floor is a memcpy of
 * the same bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingBenchmark {
    private static final int CAPACITY = 1024 * 1024;
    private static final int MESSAGE_TYPE = 1;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    private final MessageHandler handler = this::onMessage;

    /** Bytes of the message. */
    @Param({"40", "1344"})
    int length;

    private UnsafeBuffer message;
    private ByteCopy floor;
    private long received;

    /** Makes the message. */
    @Setup
    public void prepare() {
        message = new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, BitUtil.CACHE_LINE_LENGTH));
        message.setMemory(0, length, (byte) 1);
        floor = new ByteCopy(length);
    }

    /**
     * In and out.
     *
     * @return sum of the first bytes of all messages read so far.
     */
    @Benchmark
    public long claimCommitRead() {
        final int index = ring.tryClaim(MESSAGE_TYPE, length);
        ring.buffer().putBytes(index, message, 0, length);
        ring.commit(index);
        // At the ring's edge the first read sees padding only.
        if (ring.read(handler, 1) == 0) {
            ring.read(handler, 1);
        }
        return received;
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

    private void onMessage(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int messageLength) {
        received += buffer.getByte(index);
    }
}
