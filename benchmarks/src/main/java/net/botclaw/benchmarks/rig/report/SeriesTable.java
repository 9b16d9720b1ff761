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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.botclaw.benchmarks.rig.report.Target.BlockProblems;
import org.HdrHistogram.Histogram;

/** The blocks of a run by series, and what series say of each other. */
final class SeriesTable {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<String, List<Block>> blocksBySeries = new LinkedHashMap<>();
    private final Set<String> systemsUnderTest;
    private final long seed;

    SeriesTable(final List<Block> blocks, final Set<String> systemsUnderTest, final long seed) {
        this.systemsUnderTest = systemsUnderTest;
        this.seed = seed;
        for (final Block block : blocks) {
            final List<Block> series = blocksBySeries.computeIfAbsent(block.series(), name -> new ArrayList<>());
            final Block first = series.isEmpty() ? block : series.get(0);
            if (!first.target().equals(block.target()) || !first.conditions().equals(block.conditions())) {
                throw new IllegalArgumentException(
                        "series " + block.series() + " has blocks of different targets or conditions");
            }
            series.add(block);
        }
    }

    List<String> names() {
        return List.copyOf(blocksBySeries.keySet());
    }

    List<Block> blocks(final String series) {
        return blocksBySeries.getOrDefault(series, List.of());
    }

    boolean isSystemUnderTest(final Block block) {
        return systemsUnderTest.contains(block.target());
    }

    /** Divides each block by its neighbour: the first of a cycle by the first of the same cycle, and so on. */
    RatioEstimate estimate(final Metric metric, final String numerator, final String denominator) {
        final Map<Integer, List<Block>> others = new LinkedHashMap<>();
        for (final Block block : blocks(denominator)) {
            others.computeIfAbsent(block.cycle(), cycle -> new ArrayList<>()).add(block);
        }
        final List<double[]> pairs = new ArrayList<>();
        for (final Block block : blocks(numerator)) {
            // A block without a neighbour, as in a run that was cut short, has nothing to be compared with.
            final List<Block> neighbours = others.getOrDefault(block.cycle(), List.of());
            if (!neighbours.isEmpty()) {
                pairs.add(new double[] {metric.of(block), metric.of(neighbours.remove(0))});
            }
        }
        return RatioEstimate.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
                seed);
    }

    /** The problems of the blocks of some series. */
    BlockProblems problems(final List<String> series) {
        final List<String> ofSystemUnderTest = new ArrayList<>();
        final List<String> ofOthers = new ArrayList<>();
        series.stream().distinct().flatMap(name -> blocks(name).stream()).forEach(block -> {
            (isSystemUnderTest(block) ? ofSystemUnderTest : ofOthers).addAll(block.namedProblems());
        });
        return new BlockProblems(ofSystemUnderTest, ofOthers);
    }

    /** All blocks of a series in one histogram. */
    Histogram merged(final String series, final Function<Block, Histogram> histogram) {
        final Histogram merged = new Histogram(SIGNIFICANT_DIGITS);
        merged.setAutoResize(true);
        blocks(series).forEach(block -> merged.add(histogram.apply(block)));
        return merged;
    }

    /** The response second by second, in the order of time. */
    List<Histogram> intervals(final String series) {
        return blocks(series).stream()
                .flatMap(block -> block.intervals().stream())
                .sorted((a, b) -> Long.compare(a.getStartTimeStamp(), b.getStartTimeStamp()))
                .toList();
    }
}
