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

import java.util.List;
import java.util.Optional;

/**
 * What a report says of a series, all its blocks together.
 *
 * @param name              of the series.
 * @param target            that was loaded.
 * @param isSystemUnderTest whether that is what the run is about; otherwise a floor or a peer.
 * @param setting           of the target, in words.
 * @param conditions        of each block.
 * @param blocks            how many.
 * @param sent              messages in all.
 * @param acked             of those.
 * @param ackedPerSecond    median of the blocks.
 * @param response          from intended to acked.
 * @param service           from sent to acked.
 * @param publishDelay      from intended to sent.
 * @param rawFile           where the histogram is, without its ending, relative to the report.
 * @param floor             the series of the floor under the same load, or null.
 * @param toFloor           the series in terms of its floor; empty without one.
 * @param problems          with the cycle, one line each.
 */
record SeriesFigures(
        String name,
        String target,
        boolean isSystemUnderTest,
        String setting,
        BlockConditions conditions,
        int blocks,
        long sent,
        long acked,
        double ackedPerSecond,
        LatencyFigures response,
        LatencyFigures service,
        LatencyFigures publishDelay,
        String rawFile,
        String floor,
        List<FloorRatio> toFloor,
        List<String> problems) {

    Optional<RatioEstimate> toFloor(final Metric metric) {
        return toFloor.stream()
                .filter(ratio -> ratio.metric() == metric)
                .map(FloorRatio::estimate)
                .findFirst();
    }

    /** What is compared with the floor: throughput when the series is as fast as it can, latency when it is paced. */
    static List<Metric> metrics(final BlockConditions conditions) {
        return conditions.isPaced() ? List.of(Metric.P50, Metric.P99) : List.of(Metric.ACKED_PER_SECOND, Metric.P50);
    }

    /**
     * A series in terms of its floor.
     *
     * @param metric   that is divided.
     * @param estimate of the ratio.
     */
    record FloorRatio(Metric metric, RatioEstimate estimate) {}
}
