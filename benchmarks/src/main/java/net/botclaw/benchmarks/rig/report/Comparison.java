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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs, ratio by ratio: each run's ratio to its own floor, never an absolute figure of one run with one of the
 * other, since a machine is not the same from hour to hour.
 *
 * <p>A change is called one when it is more than 5 % and the intervals of the two runs do not overlap. Nothing is said,
 * {@link Outcome#INVALID}, where an interval is missing, where the A/A guard of a run failed, and of the whole when the
 * environments differ in anything but date, commit and data directory.
 */
public final class Comparison {
    /** What is less is nothing. */
    private static final double MIN_CHANGE = 0.05;

    private final List<Line> lines;
    private final List<String> differences;
    private final boolean hasNewFailed;

    private Comparison(final List<Line> lines, final List<String> differences, final boolean hasNewFailed) {
        this.lines = List.copyOf(lines);
        this.differences = List.copyOf(differences);
        this.hasNewFailed = hasNewFailed;
    }

    /**
     * Compares two reports.
     *
     * @param oldJson {@code report.json} of the run before.
     * @param newJson {@code report.json} of the run now.
     * @return the comparison.
     * @throws IOException              when a file cannot be read.
     * @throws IllegalArgumentException with one line, when a file is no report or of another version.
     */
    public static Comparison of(final Path oldJson, final Path newJson) throws IOException {
        return of(ReportJson.read(oldJson), ReportJson.read(newJson));
    }

    static Comparison of(final ReportFigures old, final ReportFigures now) {
        final List<String> differences = Environment.differences(old.environment(), now.environment());
        final Map<String, Side> before = sides(old);
        final Map<String, Side> after = sides(now);
        final List<String> names = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
        return new Comparison(
                names.stream()
                        .map(name -> line(name, before.get(name), after.get(name), !differences.isEmpty()))
                        .toList(),
                differences,
                old.judgement().verdict() != Verdict.FAIL && now.judgement().verdict() == Verdict.FAIL);
    }

    /** FAIL when something is worse or only the new run failed its own targets, INVALID when of something, or of all, nothing can be said. */
    public Verdict verdict() {
        if (hasNewFailed || lines.stream().anyMatch(line -> line.outcome() == Outcome.REGRESSION)) {
            return Verdict.FAIL;
        }
        final boolean isSaid = lines.stream().anyMatch(line -> line.outcome().isSaid);
        return isSaid && lines.stream().noneMatch(line -> line.outcome() == Outcome.INVALID)
                ? Verdict.PASS
                : Verdict.INVALID;
    }

    /** One line for each ratio and each series with a floor, in the order of the old report, new ones last. */
    public List<Line> lines() {
        return lines;
    }

    /** A table as text, after what differs between the environments. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        differences.forEach(line -> text.append("not comparable: ").append(line).append('\n'));
        final TextTable table = new TextTable(1, "ratio", "old", "interval", "new", "interval", "change", "outcome");
        for (final Line line : lines) {
            table.row(List.of(
                    line.name(),
                    line.old() == null ? "-" : Amount.ratio(line.old().median()),
                    line.old() == null ? "-" : Amount.interval(line.old()),
                    line.now() == null ? "-" : Amount.ratio(line.now().median()),
                    line.now() == null ? "-" : Amount.interval(line.now()),
                    Amount.change(line.change()),
                    line.outcome() + (line.reason().isEmpty() ? "" : ": " + line.reason())));
        }
        return text.append(table.text()).toString();
    }

    /** The result in one line of {@code key=value} pairs. */
    public String line() {
        return "bench: command=compare verdict=" + verdict()
                + " regressions=" + count(Outcome.REGRESSION)
                + " improvements=" + count(Outcome.IMPROVEMENT)
                + " unchanged=" + count(Outcome.UNCHANGED)
                + " invalid=" + count(Outcome.INVALID);
    }

    private long count(final Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    private static Map<String, Side> sides(final ReportFigures report) {
        final Map<String, Side> sides = new LinkedHashMap<>();
        for (final RatioFigures ratio : report.ratios()) {
            sides.put(ratio.id(), new Side(ratio.estimate(), ratio.isHigherBetter(), ratio.hasGuardFailed()));
        }
        for (final SeriesFigures series : report.series()) {
            series.toFloor().forEach(ratio -> {
                // A series has no guard of its own; the run's guards for the same figure speak for it.
                final boolean hasGuardFailed = report.ratios().stream()
                        .anyMatch(other -> other.metric() == ratio.metric() && other.hasGuardFailed());
                sides.put(
                        series.name() + ", " + ratio.metric().label() + " to its floor",
                        new Side(ratio.estimate(), ratio.metric().isHigherBetter(), hasGuardFailed));
            });
        }
        return sides;
    }

    private static Line line(final String name, final Side old, final Side now, final boolean isEnvironmentOther) {
        if (old == null || now == null) {
            return new Line(
                    name,
                    old == null ? null : old.estimate(),
                    now == null ? null : now.estimate(),
                    Double.NaN,
                    Outcome.ONE_SIDED,
                    old == null ? "only in the new run" : "only in the old run");
        }
        final double change = now.estimate().median() / old.estimate().median() - 1;
        final String flaw = flaw(old, now, isEnvironmentOther);
        return flaw.isEmpty()
                ? new Line(name, old.estimate(), now.estimate(), change, outcome(old, now, change), "")
                : new Line(name, old.estimate(), now.estimate(), change, Outcome.INVALID, flaw);
    }

    private static String flaw(final Side old, final Side now, final boolean isEnvironmentOther) {
        if (isEnvironmentOther) {
            return "environments differ";
        }
        if (old.hasGuardFailed() || now.hasGuardFailed()) {
            return "the guard of the " + (old.hasGuardFailed() ? "old" : "new") + " run failed";
        }
        if (!old.estimate().isBounded()) {
            return "old run: " + old.estimate().flaw();
        }
        return now.estimate().isBounded() ? "" : "new run: " + now.estimate().flaw();
    }

    private static Outcome outcome(final Side old, final Side now, final double change) {
        final boolean isApart = now.estimate().low() > old.estimate().high()
                || now.estimate().high() < old.estimate().low();
        if (!isApart || Math.abs(change) <= MIN_CHANGE) {
            return Outcome.UNCHANGED;
        }
        return change > 0 == now.isHigherBetter() ? Outcome.IMPROVEMENT : Outcome.REGRESSION;
    }

    /** What became of a ratio. */
    public enum Outcome {
        /** Better by more than 5 %, intervals apart. */
        IMPROVEMENT(true),
        /** No change that can be told from noise, or none that matters. */
        UNCHANGED(true),
        /** Worse by more than 5 %, intervals apart. */
        REGRESSION(true),
        /** Nothing can be said. */
        INVALID(false),
        /** Only one of the runs has it. */
        ONE_SIDED(false);

        private final boolean isSaid;

        Outcome(final boolean isSaid) {
            this.isSaid = isSaid;
        }
    }

    /**
     * A ratio in both runs.
     *
     * @param name    of the ratio, or of the series and what is divided.
     * @param old     null when the old run has none.
     * @param now     null when the new run has none.
     * @param change  of the medians as a share, 0.1 is 10 % more; NaN when a run has none.
     * @param outcome of the comparison.
     * @param reason  why nothing can be said, or empty.
     */
    public record Line(
            String name, RatioEstimate old, RatioEstimate now, double change, Outcome outcome, String reason) {}

    private record Side(RatioEstimate estimate, boolean isHigherBetter, boolean hasGuardFailed) {}
}
