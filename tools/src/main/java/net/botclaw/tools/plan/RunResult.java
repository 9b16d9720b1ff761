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
package net.botclaw.tools.plan;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a run has found and measured. */
final class RunResult {
    private static final double P50 = 50.0;
    private static final double P99 = 99.0;
    private static final double NS_PER_US = 1_000.0;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long MAX_NS = 600_000_000_000L;

    private final Histogram timesNs = new Histogram(1, MAX_NS, SIGNIFICANT_DIGITS);
    private final int queries;
    private int mismatches;
    private int unreachable;
    private long sumNs;
    private long measured;
    private long maxNs;
    private long allocatedBytes;

    RunResult(final int queries) {
        this.queries = queries;
    }

    void onMismatch() {
        mismatches++;
    }

    void onUnreachable() {
        unreachable++;
    }

    /** Time of one query. */
    void onTime(final long ns) {
        timesNs.recordValue(Math.min(MAX_NS, Math.max(1, ns)));
        sumNs += ns;
        maxNs = Math.max(maxNs, ns);
        measured++;
    }

    /** Forgets the times, not the answers. */
    void startMeasuring() {
        timesNs.reset();
        sumNs = 0;
        maxNs = 0;
        measured = 0;
    }

    void allocatedBytes(final long bytes) {
        allocatedBytes = bytes;
    }

    int mismatches() {
        return mismatches;
    }

    /** The last line. */
    String line() {
        return "plan: queries=" + queries + " mismatches=" + mismatches + " unreachable=" + unreachable + " mean_us="
                + micros((double) sumNs / Math.max(1, measured)) + " p50_us="
                + micros(timesNs.getValueAtPercentile(P50)) + " p99_us=" + micros(timesNs.getValueAtPercentile(P99))
                + " max_us=" + micros(maxNs) + " alloc_bytes=" + allocatedBytes;
    }

    /** Three decimals: many queries take less than a microsecond. */
    private static String micros(final double ns) {
        return String.format(Locale.ROOT, "%.3f", ns / NS_PER_US);
    }
}
