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
package net.botclaw.ingest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.sequencer.IngestClock;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Shows how far journal time is ahead of the clock, and makes the engine's clock follow a machine's clock that was set. The
 * engine's clock counts on from a sample of the machine's, so by itself it would notice only when it samples again, up to
 * an hour later.
 *
 * <p><b>Threading</b>: a helper thread.
 */
final class ClockWatch implements Agent {
    /** Between two looks. */
    static final long INTERVAL_NS = 500_000_000L;
    /** A machine's clock that differs from the engine's by more was set; NTP's slewing stays below between two samples. */
    static final long MAX_DEVIATION_NS = 100_000_000L;

    private final NanoClock intervalClock;
    private final LongSupplier leadNs;
    private final LongSupplier deviationNs;
    private final Runnable sample;
    private final AtomicCounter leadMs;
    private final AtomicCounter steps;
    private long nextLookNs;

    ClockWatch(
            final NanoClock intervalClock,
            final LongSupplier leadNs,
            final LongSupplier deviationNs,
            final Runnable sample,
            final EngineCounters counters) {
        this.intervalClock = intervalClock;
        this.leadNs = leadNs;
        this.deviationNs = deviationNs;
        this.sample = sample;
        this.leadMs = counters.of(EngineCounter.CLOCK_LEAD_MS);
        this.steps = counters.of(EngineCounter.CLOCK_STEPS);
        this.nextLookNs = intervalClock.nanoTime();
        look();
    }

    /** Watches an engine's clocks; a wall clock that does not sample the machine's is taken as it is. */
    static ClockWatch of(final EngineContext ctx, final IngestClock journalClock, final EngineCounters counters) {
        final EpochNanoClock wallClock = ctx.epochClock();
        if (wallClock instanceof OffsetEpochNanoClock sampling) {
            return new ClockWatch(
                    ctx.nanoClock(),
                    journalClock::leadNs,
                    () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - sampling.nanoTime(),
                    sampling::sample,
                    counters);
        }
        return new ClockWatch(ctx.nanoClock(), journalClock::leadNs, () -> 0, () -> {}, counters);
    }

    @Override
    public int doWork() {
        if (intervalClock.nanoTime() - nextLookNs < 0) {
            return 0;
        }
        look();
        return 1;
    }

    private void look() {
        nextLookNs += INTERVAL_NS;
        if (Math.abs(deviationNs.getAsLong()) > MAX_DEVIATION_NS) {
            sample.run();
            steps.incrementRelease();
        }
        leadMs.setRelease(TimeUnit.NANOSECONDS.toMillis(leadNs.getAsLong()));
    }

    @Override
    public String roleName() {
        return "clock-watch";
    }
}
