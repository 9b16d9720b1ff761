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

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * What a report says of a histogram.
 *
 * @param count of samples.
 * @param p50Ns median.
 * @param p90Ns 90th percentile.
 * @param p99Ns 99th percentile.
 * @param p999Ns 99.9th percentile, shown only when the count is enough.
 * @param maxNs largest.
 * @param curve latency by percentile, ever finer towards the largest.
 */
record LatencyFigures(long count, long p50Ns, long p90Ns, long p99Ns, long p999Ns, long maxNs, List<CurvePoint> curve) {
    /** A 99.9th percentile of fewer is the story of less than a hundred messages. */
    static final long MIN_COUNT_OF_P999 = 100_000;

    static final String TOO_FEW = "n<1e5";
    private static final int POINTS_PER_HALVING = 4;

    static LatencyFigures of(final Histogram histogram) {
        final List<CurvePoint> curve = new ArrayList<>();
        long atNs = -1;
        for (final HistogramIterationValue value : histogram.percentiles(POINTS_PER_HALVING)) {
            // Many percentiles of a small histogram are one value; the first and last of them draw the same step.
            if (value.getValueIteratedTo() != atNs || value.getPercentileLevelIteratedTo() == 100) {
                atNs = value.getValueIteratedTo();
                curve.add(new CurvePoint(value.getPercentileLevelIteratedTo(), atNs));
            }
        }
        return new LatencyFigures(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                curve);
    }

    boolean hasP999() {
        return count >= MIN_COUNT_OF_P999;
    }

    String p999() {
        return hasP999() ? Amount.latency(p999Ns) : TOO_FEW;
    }

    /** One column each: p50, p90, p99, p99.9, max, count. */
    List<String> columns() {
        return count == 0
                ? List.of("-", "-", "-", "-", "-", "0")
                : List.of(
                        Amount.latency(p50Ns),
                        Amount.latency(p90Ns),
                        Amount.latency(p99Ns),
                        p999(),
                        Amount.latency(maxNs),
                        Amount.count(count));
    }

    /**
     * A point of the curve.
     *
     * @param percentile 0 to 100.
     * @param valueNs    that so many samples do not exceed.
     */
    record CurvePoint(double percentile, long valueNs) {}
}
