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

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.botclaw.benchmarks.rig.report.Block;

/** Finds the load up to which latency stays what it is at a low one. */
final class Knee {
    /** How much the p99 may grow from the lowest load up to the knee. */
    static final int MAX_GROWTH = 10;

    private static final double P99 = 99;
    private static final double MIN_RATE_SHARE = 0.99;
    private static final double NS_PER_US = TimeUnit.MICROSECONDS.toNanos(1);

    private final Map<Integer, Load> loads = new TreeMap<>();

    /** Adds a block of a load; of several the quietest counts, for noise only ever adds. */
    void add(final int percent, final long rate, final Block block) {
        final long p99Ns = block.response().getValueAtPercentile(P99);
        final boolean isOk = block.problems().isEmpty() && block.ackedPerSecond() >= MIN_RATE_SHARE * rate;
        loads.merge(percent, new Load(rate, p99Ns, isOk), Load::better);
    }

    /** One line for the report. */
    String line() {
        Map.Entry<Integer, Load> knee = null;
        for (final Map.Entry<Integer, Load> load : loads.entrySet()) {
            if (!load.getValue().isOk || knee != null && load.getValue().p99Ns > MAX_GROWTH * lowest().p99Ns) {
                break;
            }
            knee = load;
        }
        return knee == null
                ? "no knee: the lowest load has problems already"
                : String.format(
                        Locale.ROOT,
                        "knee at %d %% of saturation, %,d/s, p99 %.1f us",
                        knee.getKey(),
                        knee.getValue().rate,
                        knee.getValue().p99Ns / NS_PER_US);
    }

    private Load lowest() {
        return loads.values().iterator().next();
    }

    private record Load(long rate, long p99Ns, boolean isOk) {
        private static Load better(final Load one, final Load other) {
            if (one.isOk != other.isOk) {
                return one.isOk ? one : other;
            }
            return one.p99Ns <= other.p99Ns ? one : other;
        }
    }
}
