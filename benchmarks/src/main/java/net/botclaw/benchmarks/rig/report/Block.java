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
import org.HdrHistogram.Histogram;

/**
 * What one target showed in one block: a connect, a warm-up, a measurement, a disconnect. The blocks of a series are
 * repeated in cycles, in turn with those of other targets.
 *
 * <p><b>Memory</b>: the histograms are not copied; whoever hands them over changes them no more.
 *
 * @param series         the name that its blocks share, one target under one load.
 * @param target         the process that was loaded, as {@code engine}.
 * @param cycle          the round of the run, from 0. Blocks of one cycle are compared with each other.
 * @param conditions     the load.
 * @param publishDelay   from intended to sent, in nanoseconds.
 * @param service        from sent to acked, in nanoseconds.
 * @param response       from intended to acked, in nanoseconds: the headline.
 * @param intervals      of the response, one a second, with start and end timestamps set.
 * @param sent           messages, warm-up not included.
 * @param acked          of those.
 * @param ackedPerSecond as measured.
 * @param problems       one line each, such as a missed rate or lost acks; empty: none.
 */
public record Block(
        String series,
        String target,
        int cycle,
        BlockConditions conditions,
        Histogram publishDelay,
        Histogram service,
        Histogram response,
        List<Histogram> intervals,
        long sent,
        long acked,
        double ackedPerSecond,
        List<String> problems) {
    /** Copies the lists. */
    public Block {
        intervals = List.copyOf(intervals);
        problems = List.copyOf(problems);
    }

    /** The problems with the name of the series and the cycle before each. */
    List<String> namedProblems() {
        return problems.stream()
                .map(problem -> series + ", cycle " + cycle + ": " + problem)
                .toList();
    }
}
