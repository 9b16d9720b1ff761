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

import java.util.function.ToDoubleFunction;

/** What of two blocks is divided by each other. */
public enum Metric {
    /** Median response, in nanoseconds. */
    P50("p50", false, block -> block.response().getValueAtPercentile(50)),
    /** 99th percentile of the response, in nanoseconds. */
    P99("p99", false, block -> block.response().getValueAtPercentile(99)),
    /** 99.9th percentile of the response, in nanoseconds. Needs 100,000 messages a block to mean something. */
    P999("p99.9", false, block -> block.response().getValueAtPercentile(99.9)),
    /** Messages acked per second. */
    ACKED_PER_SECOND("acked/s", true, Block::ackedPerSecond);

    private final String label;
    private final boolean isHigherBetter;
    private final ToDoubleFunction<Block> figure;

    Metric(final String label, final boolean isHigherBetter, final ToDoubleFunction<Block> figure) {
        this.label = label;
        this.isHigherBetter = isHigherBetter;
        this.figure = figure;
    }

    /** As a column is headed. */
    public String label() {
        return label;
    }

    /** Whether more is better, as with throughput. */
    public boolean isHigherBetter() {
        return isHigherBetter;
    }

    double of(final Block block) {
        return figure.applyAsDouble(block);
    }
}
