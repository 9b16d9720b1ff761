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
package net.botclaw.benchmarks.rig;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.tools.load.LoadPlan;

/**
 * Counts what an engine allocates while frames pass: between two moments of one connection's life, so that connecting and
 * leaving are not counted.
 *
 * <pre>
 *  connect ─ log on ─ warm-up ──┬──────────── frames ────────────┬── log out
 *                           first count                      last count
 * </pre>
 */
final class AllocationCount {
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    /** Between a count and the end of the load or of its warm-up. */
    private static final long MARGIN_NS = TimeUnit.MILLISECONDS.toNanos(400);

    /** What comes once a second must be seen. */
    private static final long MIN_SPAN_NS = TimeUnit.SECONDS.toNanos(3);
    /** The rate may fall. */
    private static final double MORE_THAN_ASKED_FOR = 1.1;

    private AllocationCount() {}

    /** Measures the rate, then counts over so many frames at least, and puts the figure into the report. */
    static void measure(
            final Rig rig, final TargetSubject engine, final LoadPlan plan, final long frames, final TargetId target) {
        final double rate =
                rig.block(engine, "engine, before the count", 0, plan).ackedPerSecond();
        count(rig, engine, plan, (long) (MORE_THAN_ASKED_FOR * frames / rate * NS_PER_S), target);
    }

    /** Counts for so long at the rate of the plan. */
    static void count(
            final Rig rig,
            final TargetSubject engine,
            final LoadPlan plan,
            final long durationNs,
            final TargetId target) {
        final long spanNs = Math.max(MIN_SPAN_NS, durationNs);
        final LoadPlan counted = plan.withTimes(plan.warmupNs(), spanNs + 2 * MARGIN_NS);
        rig.say("counting for " + TimeUnit.NANOSECONDS.toSeconds(spanNs) + " s");
        // Here, for the block's own beginning must not have to wait for it: the counts are taken by the clock.
        rig.sync();
        final CompletableFuture<Block> block =
                CompletableFuture.supplyAsync(() -> rig.block(engine, "engine, counted", 0, counted));
        final Allocation allocation = new Allocation(engine);
        awaitNs(plan.warmupNs() + MARGIN_NS);
        final Map<String, Long> first = allocation.byThread();
        final long fromNs = System.nanoTime();
        awaitNs(spanNs);
        final Map<String, Long> last = allocation.byThread();
        final double bytes = Allocation.between(first, last);
        final double elapsedS = (System.nanoTime() - fromNs) / NS_PER_S;
        final double countedFrames = block.join().ackedPerSecond() * elapsedS;
        rig.report()
                .scalar("frames", countedFrames, "")
                .scalar("bytes", bytes, "B")
                .scalar("bytes per frame", bytes / countedFrames, "B", target);
        rig.report().note("Allocated since the start, by thread: " + last);
    }

    private static void awaitNs(final long durationNs) {
        final long endNs = System.nanoTime() + durationNs;
        long leftNs = durationNs;
        while (leftNs > 0) {
            LockSupport.parkNanos(leftNs);
            leftNs = endNs - System.nanoTime();
        }
    }
}
