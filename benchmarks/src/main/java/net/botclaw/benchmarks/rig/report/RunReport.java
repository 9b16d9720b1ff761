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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of a run: figures, ratios and verdicts, and the raw histograms that they are from.
 *
 * <p><b>Failure</b>: {@link #write} throws when a file cannot be written; what it wrote before stays.
 */
public final class RunReport {
    /** The directory of raw files, in that of the report. */
    static final String RAW = "raw";

    private final ReportFigures figures;
    private final SeriesTable table;
    private final List<LocalFloor> localFloors;

    RunReport(final ReportFigures figures, final SeriesTable table, final List<LocalFloor> localFloors) {
        this.figures = figures;
        this.table = table;
        this.localFloors = localFloors;
    }

    /**
     * Begins a report.
     *
     * @param command     of the rig, one word, as {@code latency}.
     * @param commandLine in full.
     * @param environment of the run.
     * @param targets     that its ratios may be held against.
     * @return a builder.
     */
    public static RunReportBuilder builder(
            final String command, final String commandLine, final Environment environment, final Targets targets) {
        return new RunReportBuilder(command, commandLine, environment, targets);
    }

    /** The verdict of the run and why. */
    public Judgement judgement() {
        return figures.judgement();
    }

    /**
     * Writes {@code report.json}, {@code report.txt}, {@code report.html} and the directory {@code raw}.
     *
     * @param directory created when it is not there; files of an older report in it are replaced.
     * @throws IOException when a file cannot be written.
     */
    public void write(final Path directory) throws IOException {
        Files.createDirectories(directory.resolve(RAW));
        ReportJson.write(figures, directory.resolve("report.json"));
        Files.writeString(directory.resolve("report.txt"), text(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("report.html"), new ReportPage(figures).html(), StandardCharsets.UTF_8);
        final RawFiles raw = new RawFiles(directory);
        for (final SeriesFigures series : figures.series()) {
            raw.write(series, table);
        }
        for (int i = 0; i < localFloors.size(); i++) {
            raw.write(figures.floors().get(i).rawFile(), localFloors.get(i).histogram());
        }
    }

    /** What {@code report.txt} holds. */
    public String text() {
        return new ReportText(figures).text();
    }

    /**
     * The result in one line: {@code bench: command=latency verdict=PASS latency_p50_ratio=1.043}, with each ratio and
     * each scalar by its id, all that is no letter or digit replaced by an underscore.
     */
    public String line() {
        final Stream<String> ratios = figures.ratios().stream()
                .map(ratio -> key(ratio.id()) + "_ratio="
                        + String.format(Locale.ROOT, "%.4g", ratio.estimate().median()));
        final Stream<String> scalars = figures.scalars().stream()
                .map(scalar -> key(scalar.name()) + "=" + String.format(Locale.ROOT, "%.4g", scalar.value()));
        return Stream.of(
                        Stream.of(
                                "bench: command=" + figures.command(),
                                "verdict=" + figures.judgement().verdict()),
                        ratios,
                        scalars)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    /** Where raw names are looked up, a floor inside the rig must not be taken for a series. */
    static String floorKey(final String name) {
        return "floor " + name;
    }

    ReportFigures figures() {
        return figures;
    }

    private static String key(final String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
    }
}
