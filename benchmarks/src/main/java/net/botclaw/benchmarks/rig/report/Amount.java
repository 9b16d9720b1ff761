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
package net.botclaw.benchmarks.rig.report;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Amounts as a reader wants them: three digits that count and a unit, the same in every locale. */
final class Amount {
    static final double NS_PER_US = TimeUnit.MICROSECONDS.toNanos(1);
    private static final double NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final double TEN = 10;
    private static final double HUNDRED = 100;
    private static final double THOUSAND = 1_000;

    private Amount() {}

    /** A whole number with separators: {@code 50,000}. */
    static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A latency: {@code 850 ns}, {@code 12.4 µs}, {@code 3.05 ms}, {@code 1.20 s}. */
    static String latency(final double ns) {
        if (ns < NS_PER_US) {
            return Math.round(ns) + " ns";
        }
        if (ns < NS_PER_MS) {
            return digits(ns / NS_PER_US) + " µs";
        }
        return ns < NS_PER_S ? digits(ns / NS_PER_MS) + " ms" : digits(ns / NS_PER_S) + " s";
    }

    /** A ratio, of any size: {@code 1.043}, {@code 12.3}. */
    static String ratio(final double ratio) {
        if (!Double.isFinite(ratio)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(ratio) < TEN ? "%.3f" : "%.1f", ratio);
    }

    /** An interval: {@code [0.981, 1.052]}, or that there is none. */
    static String interval(final RatioEstimate estimate) {
        return estimate.isBounded() ? "[" + ratio(estimate.low()) + ", " + ratio(estimate.high()) + "]" : "unbounded";
    }

    /** A share that tells direction: {@code +10.2 %}. */
    static String change(final double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%+.1f %%", share * HUNDRED) : "-";
    }

    /** A decimal of any size and meaning, whole numbers without a point. */
    static String decimal(final double value) {
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return count((long) value);
        }
        return digits(value);
    }

    private static String digits(final double value) {
        final double size = Math.abs(value);
        if (size < TEN) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        if (size < HUNDRED) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return size < THOUSAND ? Long.toString(Math.round(value)) : count(Math.round(value));
    }
}
