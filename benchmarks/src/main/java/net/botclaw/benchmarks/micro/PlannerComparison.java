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

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Planners side by side: one process, the same queries in turns, so that the ratios mean something where the figures do
 * not. What they answer is compared with the answers of the first one.
 */
final class PlannerComparison {
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NS = 2_000_000_000L;
    private static final long MIN_ROUND_NS = 100_000_000L;
    private static final double NS_PER_US = 1_000.0;
    private static final double TOLERANCE = 1.0e-2;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int queries;
    private final List<String> names = new ArrayList<>();
    private final List<IntToDoubleFunction> planners = new ArrayList<>();
    private int ownCount;

    PlannerComparison(final int queries) {
        this.queries = queries;
    }

    /** Adds a planner of ours; all times are told as multiples of its time, too. These come first. */
    void addOwn(final String name, final IntToDoubleFunction planner) {
        add(name, planner);
        ownCount = planners.size();
    }

    /** Adds a planner that gives the cost of the query of a number. */
    void add(final String name, final IntToDoubleFunction planner) {
        names.add(name);
        planners.add(planner);
    }

    /** Measures all and prints a line for each: the median of the rounds. */
    void run() {
        for (final IntToDoubleFunction planner : planners) {
            nsPerQuery(planner, WARM_UP_NS);
        }
        final double[][] ns = new double[planners.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int p = 0; p < planners.size(); p++) {
                ns[p][round] = nsPerQuery(planners.get(p), MIN_ROUND_NS);
            }
        }
        for (final double[] rounds : ns) {
            Arrays.sort(rounds);
        }
        for (int p = 0; p < planners.size(); p++) {
            final double median = ns[p][ROUNDS / 2];
            final StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-20s mean_us=%.2f bytes=%d differing=%d",
                    names.get(p),
                    median / NS_PER_US,
                    bytesPerQuery(planners.get(p)),
                    differing(planners.get(p))));
            for (int own = 0; own < ownCount; own++) {
                line.append(String.format(Locale.ROOT, " times_%d=%.1f", own + 1, median / ns[own][ROUNDS / 2]));
            }
            System.out.println(line);
        }
    }

    /** Asks all queries, again and again until the time is over. */
    private double nsPerQuery(final IntToDoubleFunction planner, final long minNs) {
        final long startNs = System.nanoTime();
        long count = 0;
        long elapsedNs = 0;
        while (elapsedNs < minNs) {
            askAll(planner);
            count += queries;
            elapsedNs = System.nanoTime() - startNs;
        }
        return (double) elapsedNs / count;
    }

    private long bytesPerQuery(final IntToDoubleFunction planner) {
        final long before = threads.getCurrentThreadAllocatedBytes();
        askAll(planner);
        return (threads.getCurrentThreadAllocatedBytes() - before) / queries;
    }

    private void askAll(final IntToDoubleFunction planner) {
        for (int i = 0; i < queries; i++) {
            planner.applyAsDouble(i);
        }
    }

    private int differing(final IntToDoubleFunction planner) {
        int count = 0;
        for (int i = 0; i < queries; i++) {
            if (Math.abs(planner.applyAsDouble(i) - planners.get(0).applyAsDouble(i)) > TOLERANCE) {
                count++;
            }
        }
        return count;
    }
}
