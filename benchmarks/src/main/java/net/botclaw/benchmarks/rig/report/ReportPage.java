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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import net.botclaw.benchmarks.rig.report.ReportFigures.FloorFigures;
import net.botclaw.benchmarks.rig.report.ReportFigures.ScalarFigures;

/**
 * {@code report.html}: one page that needs nothing else but, behind links, the raw files beside it. A policy in its head
 * lets a browser load nothing at all.
 */
final class ReportPage {
    private static final String HEADING = "th";
    private static final String CELL = "td";

    private final ReportFigures figures;
    private final Html html = new Html();
    private final ReportPlots plots = new ReportPlots(html);

    ReportPage(final ReportFigures figures) {
        this.figures = figures;
    }

    /** The page. To be called once. */
    String html() {
        html.begin("html", "lang", "en").begin("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        html.element("title", "botclaw bench " + figures.command()).style(css()).end();
        html.begin("body").begin("main");
        header();
        ratios();
        scalars();
        series();
        plots();
        floors();
        stages();
        peers();
        environment();
        return html.end().end().end().document();
    }

    private void header() {
        html.begin("header").element("h1", "botclaw bench " + figures.command());
        html.begin("p", "class", "verdict");
        badge(figures.judgement());
        html.text(" " + figures.judgement().reason()).end();
        html.begin("p", "class", "quiet").element("code", figures.commandLine()).end();
        html.begin("p", "class", "quiet");
        html.text(String.join(
                        " · ",
                        Stream.of(Environment.DATE, Environment.COMMIT, "CPU", "JDK")
                                .map(figures.environment()::get)
                                .filter(value -> value != null && !value.isEmpty())
                                .toList()))
                .end();
        figures.notes().forEach(note -> html.element("p", note, "class", "note"));
        html.end();
    }

    private void badge(final Judgement judgement) {
        if (judgement == null) {
            html.element("span", "not judged", "class", "badge");
        } else {
            final String verdict = judgement.verdict().name();
            html.element("span", verdict, "class", "badge " + verdict.toLowerCase(Locale.ROOT));
        }
    }

    private void ratios() {
        if (figures.ratios().isEmpty()) {
            return;
        }
        section("Ratios");
        html.element(
                "p",
                "Median over the blocks of the run and its 95 % interval (bootstrap, seed " + figures.seed()
                        + "). Dots are blocks, the bar is the interval, the dashed line is the limit, the thin line is 1."
                        + " The scale is logarithmic.",
                "class",
                "quiet");
        html.begin("div", "class", "ratios");
        figures.ratios().forEach(this::ratio);
        html.end().end();
    }

    private void ratio(final RatioFigures ratio) {
        html.begin("article");
        html.begin("div", "class", "what").begin("h3");
        badge(ratio.judgement());
        html.text(" " + ratio.id()).end();
        html.element("p", ReportText.of(ratio), "class", "quiet").end();
        html.begin("div", "class", "figure");
        plots.ratio(ratio);
        html.end();
        html.begin("p", "class", "value");
        html.element("b", Amount.ratio(ratio.estimate().median()));
        html.text(" " + Amount.interval(ratio.estimate())).single("br");
        html.element(
                "span",
                (ratio.target() == null ? "no limit" : ratio.target().limitText()) + ", "
                        + ratio.estimate().blocks() + " blocks"
                        + (ratio.guard() == null ? "" : ", A/A " + Amount.interval(ratio.guard())),
                "class",
                "quiet");
        html.end();
        if (ratio.judgement() != null) {
            html.element("p", ratio.judgement().reason(), "class", "reason");
        }
        html.end();
    }

    private void scalars() {
        if (figures.scalars().isEmpty()) {
            return;
        }
        section("Figures");
        table(1, List.of("figure", "value", "limit", "verdict"));
        for (final ScalarFigures scalar : figures.scalars()) {
            html.begin("tr").element(CELL, scalar.name());
            html.element(CELL, scalar.text(), "class", "n");
            html.element(CELL, ReportText.limit(scalar.target()), "class", "n");
            html.begin(CELL, "class", "n");
            badge(scalar.judgement());
            html.end().end();
        }
        endTable();
    }

    private void series() {
        if (figures.series().isEmpty()) {
            return;
        }
        section("Response");
        html.element(
                "p",
                "From the intended send time to the ack, all blocks of a series together; acked/s is their median.",
                "class",
                "quiet");
        table(1, seriesHeading("sent", "acked"));
        for (final SeriesFigures series : figures.series()) {
            seriesRow(
                    series,
                    Stream.of(
                            ReportText.asked(series.conditions()),
                            Amount.count(Math.round(series.ackedPerSecond())),
                            Amount.count(series.sent()),
                            Amount.count(series.acked())),
                    series.response());
        }
        html.end().end().end();
        figures.series().stream()
                .flatMap(series -> series.problems().stream())
                .forEach(problem -> html.element("p", problem, "class", "problem"));
        html.begin("details").element("summary", "Publish delay and service time");
        parts("Publish delay: from the intended time to the send", "publish", SeriesFigures::publishDelay);
        parts("Service: from the send to the ack", "service", SeriesFigures::service);
        html.end().end();
    }

    private void parts(final String title, final String part, final Function<SeriesFigures, LatencyFigures> latency) {
        html.element("h3", title);
        table(1, List.of("series", "p50", "p90", "p99", "p99.9", "max", "count", "raw"));
        for (final SeriesFigures series : figures.series()) {
            html.begin("tr").element(CELL, series.name());
            latency.apply(series).columns().forEach(cell -> html.element(CELL, cell, "class", "n"));
            html.begin(CELL, "class", "n");
            link(series.rawFile() + "." + part + ".hgrm", "hgrm");
            html.end().end();
        }
        html.end().end().end();
    }

    private static List<String> seriesHeading(final String... more) {
        return Stream.of(
                        Stream.of("series", "asked/s", "acked/s"),
                        Stream.of(more),
                        Stream.of("p50", "p90", "p99", "p99.9", "max", "count", "raw"))
                .flatMap(part -> part)
                .toList();
    }

    private void seriesRow(final SeriesFigures series, final Stream<String> cells, final LatencyFigures latency) {
        html.begin("tr").element(CELL, series.name());
        Stream.concat(cells, latency.columns().stream()).forEach(cell -> html.element(CELL, cell, "class", "n"));
        html.begin(CELL, "class", "n");
        link(series.rawFile() + ".hgrm", "hgrm");
        html.text(" ");
        link(series.rawFile() + ".hlog", "hlog");
        html.end().end();
    }

    private void link(final String file, final String text) {
        html.element("a", text, "href", file);
    }

    private void plots() {
        if (figures.series().stream().allMatch(series -> series.response().count() == 0)) {
            return;
        }
        section("Response by percentile and by load");
        html.begin("div", "class", "plots");
        plots.byLoad(figures.series());
        plots.byPercentile(figures.series());
        html.end().end();
    }

    private void floors() {
        if (figures.floors().isEmpty()) {
            return;
        }
        section("Floors of this machine");
        table(2, List.of("floor", "what", "p50", "p90", "p99", "p99.9", "max", "count", "raw"));
        for (final FloorFigures floor : figures.floors()) {
            html.begin("tr").element(CELL, floor.name()).element(CELL, floor.description());
            floor.latency().columns().forEach(cell -> html.element(CELL, cell, "class", "n"));
            html.begin(CELL, "class", "n");
            link(floor.rawFile() + ".hgrm", "hgrm");
            html.end().end();
        }
        html.end().end().end();
        html.begin("div", "class", "plots");
        plots.percentiles(
                "Inside the rig, no socket",
                figures.floors().stream().map(FloorFigures::name).toList(),
                figures.floors().stream().map(FloorFigures::latency).toList());
        html.end().end();
    }

    private void stages() {
        if (figures.stages().isEmpty()) {
            return;
        }
        section("Stages of the engine");
        table(1, List.of("stage", "count", "p50", "p99", "max"));
        for (final StageTiming stage : figures.stages()) {
            html.row(
                    CELL,
                    1,
                    List.of(
                            stage.stage(),
                            Amount.count(stage.count()),
                            Amount.latency(stage.p50Ns()),
                            Amount.latency(stage.p99Ns()),
                            Amount.latency(stage.maxNs())));
        }
        endTable();
    }

    private void peers() {
        if (figures.peers().isEmpty()) {
            return;
        }
        section("Peers");
        for (final Peer peer : figures.peers()) {
            html.begin("details").begin("summary");
            html.element("b", peer.name()).text(peer.isPresent() ? " " + peer.version() : " (absent)");
            html.text(": " + peer.durabilityClass()).end();
            if (!peer.isPresent()) {
                html.begin("p").text("Not measured. Install it with ").element("code", peer.installLine());
                html.end();
            }
            html.element("pre", peer.configuration()).end();
        }
        html.end();
    }

    private void environment() {
        section("Environment");
        html.begin("dl");
        figures.environment().forEach((key, value) -> html.element("dt", key).element("dd", value));
        html.end().end();
        html.begin("p", "class", "quiet").text("All figures: ");
        link("report.json", "report.json");
        html.text(", as text: ");
        link("report.txt", "report.txt");
        html.end();
    }

    private void section(final String title) {
        html.begin("section").element("h2", title);
    }

    private void table(final int leftColumns, final List<String> heading) {
        html.begin("div", "class", "scroll").begin("table").begin("thead");
        html.row(HEADING, leftColumns, heading).end().begin("tbody");
    }

    /** Ends the table and its section. */
    private void endTable() {
        html.end().end().end().end();
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
