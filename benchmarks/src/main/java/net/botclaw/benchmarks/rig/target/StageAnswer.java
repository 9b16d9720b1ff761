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
package net.botclaw.benchmarks.rig.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.botclaw.ingest.stage.StageTimings;

/**
 * What a child answers when it is asked for the stage timing of its engine, in one line.
 *
 * <pre>
 *   stages cut=COUNT:P50:P99:MAX … total=… every=N turns=N taken=N aborted=N clock-ns=N readings=N
 * </pre>
 *
 * @param stages in the order of a frame's way, the total last.
 * @param cost   what the timing itself costs, in words.
 */
public record StageAnswer(List<StageRow> stages, String cost) {
    /** The command that is answered so. */
    public static final String COMMAND = "stages";

    private static final Pattern ROW = Pattern.compile("([a-z]+)=(\\d+):(\\d+):(\\d+):(\\d+)");
    private static final Pattern COST =
            Pattern.compile("every=(\\d+) turns=(\\d+) taken=(\\d+) aborted=(\\d+) clock-ns=(\\d+) readings=(\\d+)");
    private static final double PERCENT = 100;

    /**
     * A stage.
     *
     * @param name  as the engine names it.
     * @param count samples.
     * @param p50Ns median.
     * @param p99Ns 99th percentile.
     * @param maxNs longest.
     */
    public record StageRow(String name, long count, long p50Ns, long p99Ns, long maxNs) {}

    /** Writes the line. */
    static String of(final StageTimings timings) {
        final String rows = timings.stages().stream()
                .map(stage -> stage.stage().name().toLowerCase(Locale.ROOT)
                        + '='
                        + stage.count()
                        + ':'
                        + stage.p50Ns()
                        + ':'
                        + stage.p99Ns()
                        + ':'
                        + stage.maxNs())
                .collect(Collectors.joining(" "));
        return COMMAND + ' ' + rows + " every=" + timings.everyNthTurn() + " turns=" + timings.turns() + " taken="
                + timings.taken() + " aborted=" + timings.aborted() + " clock-ns=" + timings.clockNs() + " readings="
                + timings.clockReadings();
    }

    /**
     * Reads the line.
     *
     * @param line of a child.
     * @return what it says.
     * @throws IllegalArgumentException when it is no such line.
     */
    public static StageAnswer parse(final String line) {
        final Matcher cost = COST.matcher(line);
        if (!line.startsWith(COMMAND + ' ') || !cost.find()) {
            throw new IllegalArgumentException("not understood: " + line);
        }
        final List<StageRow> rows = new ArrayList<>();
        final Matcher row = ROW.matcher(line);
        while (row.find()) {
            rows.add(new StageRow(row.group(1), number(row, 2), number(row, 3), number(row, 4), number(row, 5)));
        }
        final long turns = number(cost, 2);
        final long taken = number(cost, 3);
        return new StageAnswer(
                List.copyOf(rows),
                String.format(
                        Locale.ROOT,
                        "every %dth turn, %,d of %,d turns (%.2f %%), %,d given up; a sample reads the clock %d times, %d ns each, "
                                + "nothing is subtracted",
                        number(cost, 1),
                        taken,
                        turns,
                        turns == 0 ? 0 : taken * PERCENT / turns,
                        number(cost, 4),
                        number(cost, 6),
                        number(cost, 5)));
    }

    private static long number(final Matcher matcher, final int group) {
        return Long.parseLong(matcher.group(group));
    }
}
