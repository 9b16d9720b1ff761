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
package net.botclaw.benchmarks.rig.floor;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Does an operation on a schedule and records how long after its intended time each was done: number n is due at
 * {@code start + n / rate}. One that is late makes those behind it late, and that counts.
 *
 * <p><b>Threading</b>: the caller's thread, which spins. <b>Memory</b>: nothing per operation.
 */
final class OpenLoop {
    /** Longest latency that is told apart from longer ones, nanoseconds. */
    static final long MAX_LATENCY_NS = TimeUnit.MINUTES.toNanos(10);

    private static final long MAX_WARM_UP_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int WARM_UP_PART = 4;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final long ratePerSecond;
    private final NanoClock clock;

    OpenLoop(final long ratePerSecond, final NanoClock clock) {
        if (ratePerSecond < 1 || ratePerSecond > TimeUnit.SECONDS.toNanos(1)) {
            throw new IllegalArgumentException("a rate must be 1 to 1e9 per second: " + ratePerSecond);
        }
        this.ratePerSecond = ratePerSecond;
        this.clock = clock;
    }

    /** How long is warmed up before so much is recorded: a quarter, a second at most. */
    static long warmUpNs(final long durationNs) {
        return Math.min(MAX_WARM_UP_NS, durationNs / WARM_UP_PART);
    }

    static Histogram newHistogram() {
        return new Histogram(MAX_LATENCY_NS, SIGNIFICANT_DIGITS);
    }

    /** Warms up, then records all operations due within the duration, however late they are done. */
    Histogram run(final long durationNs, final Operation operation) throws IOException {
        final Histogram histogram = newHistogram();
        final long warmUps = countIn(warmUpNs(durationNs));
        run(0, warmUps, histogram, operation);
        histogram.reset();
        run(warmUps, countIn(durationNs), histogram, operation);
        return histogram;
    }

    private long countIn(final long spanNs) {
        return (long) ((double) spanNs * ratePerSecond / TimeUnit.SECONDS.toNanos(1));
    }

    private void run(final long first, final long count, final Histogram histogram, final Operation operation)
            throws IOException {
        final double nsPerOperation = (double) TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
        final long startNs = clock.nanoTime();
        for (long i = 0; i < count; i++) {
            final long intendedNs = startNs + (long) (i * nsPerOperation);
            while (clock.nanoTime() - intendedNs < 0) {
                Thread.onSpinWait();
            }
            operation.run(first + i);
            histogram.recordValue(Math.min(clock.nanoTime() - intendedNs, MAX_LATENCY_NS));
        }
    }

    /** What is timed. */
    @FunctionalInterface
    interface Operation {
        /** Does it once; numbers count from 0, those of the warm-up first. */
        void run(long number) throws IOException;
    }
}
