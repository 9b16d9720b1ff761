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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of figures on a page, made from a {@code report.json} and put between two comments, so that no figure is
 * typed by hand. What was between the comments is replaced.
 */
public final class ReadmeTable {
    /** The line after which the table begins. */
    public static final String BEGIN = "<!-- bench:begin -->";
    /** The line before which it ends. */
    public static final String END = "<!-- bench:end -->";

    /** What a reader wants to know of the machine; the rest is in the report. */
    private static final List<String> CONDITIONS = List.of(
            Environment.DATE,
            Environment.COMMIT,
            "CPU",
            "cores",
            "JDK",
            "JVM options of targets",
            "kernel",
            "file system");

    private ReadmeTable() {}

    /**
     * Replaces the tables in a file.
     *
     * @param reports where the figures are from, a table for each.
     * @param readme     to change; it is left alone when it is as it should be.
     * @throws IOException              when a file cannot be read or written.
     * @throws IllegalArgumentException with one line, when the report is none or has no series of the system under test,
     *                                  or the file does not have both comments, once each and in order.
     */
    public static void replace(final List<Path> reports, final Path readme) throws IOException {
        final String text = Files.readString(readme);
        final int begin = text.indexOf(BEGIN);
        final int end = text.indexOf(END);
        if (begin < 0 || end < begin || text.lastIndexOf(BEGIN) != begin || text.lastIndexOf(END) != end) {
            throw new IllegalArgumentException(readme + ": must have " + BEGIN + " and " + END + ", once each");
        }
        final StringBuilder tables = new StringBuilder("\n");
        for (final Path report : reports) {
            tables.append(render(report));
        }
        final String replaced = text.substring(0, begin + BEGIN.length()) + tables + text.substring(end);
        if (!replaced.equals(text)) {
            Files.writeString(readme, replaced);
        }
    }

    /**
     * Makes the table.
     *
     * @param reportJson where the figures are from.
     * @return Markdown: the table, and a paragraph with its conditions.
     * @throws IOException              when it cannot be read.
     * @throws IllegalArgumentException with one line, when it is no report or has no series of the system under test.
     */
    public static String render(final Path reportJson) throws IOException {
        return render(ReportJson.read(reportJson));
    }

    static String render(final ReportFigures report) {
        final List<SeriesFigures> tested = report.series().stream()
                .filter(SeriesFigures::isSystemUnderTest)
                .toList();
        if (tested.isEmpty()) {
            throw new IllegalArgumentException("the report has no series of the system under test");
        }
        final TextTable table =
                new TextTable(2, "load", "engine", "acked/s", "p50", "p99", "p99.9", "max", "ratio to floor");
        for (final SeriesFigures series : tested) {
            final LatencyFigures response = series.response();
            table.row(List.of(
                    series.conditions().load(),
                    series.setting(),
                    Amount.count(Math.round(series.ackedPerSecond())),
                    Amount.latency(response.p50Ns()),
                    Amount.latency(response.p99Ns()),
                    response.p999(),
                    Amount.latency(response.maxNs()),
                    toFloor(series)));
        }
        return "\n" + table.markdown() + "\n" + conditions(report) + "\n";
    }

    private static String toFloor(final SeriesFigures series) {
        return series.toFloor().isEmpty()
                ? "-"
                : series.toFloor().stream()
                        .map(ratio -> ratio.metric().label() + " "
                                + Amount.ratio(ratio.estimate().median()) + " "
                                + Amount.interval(ratio.estimate()))
                        .collect(Collectors.joining("<br>"));
    }

    private static String conditions(final ReportFigures report) {
        final String machine = CONDITIONS.stream()
                .filter(report.environment()::containsKey)
                .map(key -> key + " " + plain(report.environment().get(key)))
                .collect(Collectors.joining("; "));
        return Stream.of(
                        "Latency counts from the intended send time. The floor is in the same run, block by block in turn;"
                                + " ratios are medians with their 95 % interval, latencies are of this machine only.",
                        "Run: `" + report.commandLine().replace("`", "'") + "`, verdict "
                                + report.judgement().verdict() + "; " + machine + ".")
                .collect(Collectors.joining("\n"));
    }

    /** A value cannot end the block it stands in, nor be read as markup. */
    private static String plain(final String value) {
        return value.replaceAll("\\s+", " ").replace("<", "&lt;").replace(">", "&gt;");
    }
}
