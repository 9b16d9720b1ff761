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
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * There and back between two spinning threads, as with dedicated threading: two hops. The floor is a number that goes
 * there and back through two cache lines, which is what the two cores need in any case. Wants two free cores.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingHopBenchmark {
    private static final int CAPACITY = 64 * 1024;
    private static final int MESSAGE_TYPE = 1;

    /** The other thread, which sends back what it is sent. */
    @State(Scope.Benchmark)
    public abstract static class Echo {
        private volatile boolean isStopped;
        private Thread thread;

        /** Starts the other thread. */
        @Setup
        public void start() {
            thread = new Thread(
                    () -> {
                        while (!isStopped) {
                            if (!tryEcho()) {
                                Thread.onSpinWait();
                            }
                        }
                    },
                    "echo");
            thread.setDaemon(true);
            thread.start();
        }

        /**
         * Ends it.
         *
         * @throws InterruptedException when the wait for its end was interrupted.
         */
        @TearDown
        public void stop() throws InterruptedException {
            isStopped = true;
            thread.join();
        }

        abstract boolean tryEcho();
    }

    /** Two rings. */
    public static class Rings extends Echo {
        private final OneToOneRingBuffer there = newRing();
        private final OneToOneRingBuffer back = newRing();
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[ReadingFrame.LENGTH]);
        private final MessageHandler onThere = (type, buffer, index, length) -> send(back, buffer, index);
        private final MessageHandler onBack = (type, buffer, index, length) -> received = buffer.getLong(index);
        private long received;

        private static OneToOneRingBuffer newRing() {
            return new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                    CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
        }

        @Override
        boolean tryEcho() {
            return there.read(onThere, 1) > 0;
        }

        private static void send(final OneToOneRingBuffer ring, final DirectBuffer source, final int offset) {
            final int index = ring.tryClaim(MESSAGE_TYPE, ReadingFrame.LENGTH);
            ring.buffer().putBytes(index, source, offset, ReadingFrame.LENGTH);
            ring.commit(index);
        }

        /** Returns the number that came back. */
        long roundTrip(final long number) {
            message.putLong(0, number);
            send(there, message, 0);
            while (back.read(onBack, 1) == 0) {
                Thread.onSpinWait();
            }
            return received;
        }
    }

    /** Two cache lines. */
    public static class Cells extends Echo {
        private static final int THERE = 2 * BitUtil.CACHE_LINE_LENGTH;
        private static final int BACK = 2 * THERE;

        private final UnsafeBuffer cells =
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(2 * BACK, BitUtil.CACHE_LINE_LENGTH));
        private long last;

        @Override
        boolean tryEcho() {
            final long number = cells.getLongVolatile(THERE);
            if (number == last) {
                return false;
            }
            last = number;
            cells.putLongRelease(BACK, number);
            return true;
        }

        /** Returns the number that came back. */
        long roundTrip(final long number) {
            cells.putLongRelease(THERE, number);
            while (cells.getLongVolatile(BACK) != number) {
                Thread.onSpinWait();
            }
            return number;
        }
    }

    /** Numbers what is sent. */
    @State(Scope.Thread)
    public static class Sender {
        private long number;
    }

    /**
     * Two hops through rings.
     *
     * @param rings  to the other thread.
     * @param sender numbers.
     * @return the number that came back.
     */
    @Benchmark
    public long roundTrip(final Rings rings, final Sender sender) {
        return rings.roundTrip(++sender.number);
    }

    /**
     * Two hops through cache lines.
     *
     * @param cells  shared with the other thread.
     * @param sender numbers.
     * @return the number that came back.
     */
    @Benchmark
    public long roundTripFloor(final Cells cells, final Sender sender) {
        return cells.roundTrip(++sender.number);
    }
}
