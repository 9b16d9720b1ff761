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
import java.util.stream.Stream;
import net.botclaw.benchmarks.rig.report.ReportFigures.FloorFigures;
import net.botclaw.benchmarks.rig.report.ReportFigures.ScalarFigures;

/** {@code report.txt}: the figures as tables of plain text. */
final class ReportText {
    private final ReportFigures figures;
    private final StringBuilder text = new StringBuilder();

    ReportText(final ReportFigures figures) {
        this.figures = figures;
    }

    String text() {
        text.setLength(0);
        text.append(figures.judgement().verdict())
                .append(": ")
                .append(figures.judgement().reason())
                .append('\n')
                .append(figures.commandLine())
                .append('\n');
        series();
        ratios();
        scalars();
        floors();
        stages();
        peers();
        lines("Notes", figures.notes());
        environment();
        return text.toString();
    }

    private void series() {
        if (figures.series().isEmpty()) {
            return;
        }
        head("Response, from the intended time to the ack; all blocks of a series together, acked/s their median");
        final TextTable table = new TextTable(
                1, "series", "asked/s", "acked/s", "sent", "acked", "p50", "p90", "p99", "p99.9", "max", "count");
        for (final SeriesFigures series : figures.series()) {
            table.row(Stream.concat(
                            Stream.of(
                                    series.name(),
                                    asked(series.conditions()),
                                    Amount.count(Math.round(series.ackedPerSecond())),
                                    Amount.count(series.sent()),
                                    Amount.count(series.acked())),
                            series.response().columns().stream())
                    .toList());
        }
        text.append(table.text());
        lines(
                "Problems",
                figures.series().stream()
                        .flatMap(series -> series.problems().stream())
                        .toList());
    }

    static String asked(final BlockConditions conditions) {
        return conditions.isPaced() ? Amount.count(conditions.ratePerSecond()) : "unpaced";
    }

    private void ratios() {
        if (figures.ratios().isEmpty()) {
            return;
        }
        head("Ratios, median of the blocks and its 95 % interval (bootstrap, seed " + figures.seed() + ")");
        final TextTable table =
                new TextTable(2, "ratio", "of", "blocks", "median", "interval", "limit", "A/A guard", "verdict");
        for (final RatioFigures ratio : figures.ratios()) {
            table.row(List.of(
                    ratio.id(),
                    of(ratio),
                    Integer.toString(ratio.estimate().blocks()),
                    Amount.ratio(ratio.estimate().median()),
                    Amount.interval(ratio.estimate()),
                    limit(ratio.target()),
                    ratio.guard() == null ? "-" : Amount.interval(ratio.guard()),
                    verdict(ratio.judgement())));
        }
        text.append(table.text()).append('\n');
        figures.ratios().stream()
                .filter(ratio -> ratio.judgement() != null)
                .forEach(ratio -> reason(ratio.id(), ratio.judgement()));
    }

    private void scalars() {
        if (figures.scalars().isEmpty()) {
            return;
        }
        head("Figures");
        final TextTable table = new TextTable(1, "figure", "value", "limit", "verdict");
        for (final ScalarFigures scalar : figures.scalars()) {
            table.row(List.of(scalar.name(), scalar.text(), limit(scalar.target()), verdict(scalar.judgement())));
        }
        text.append(table.text());
    }

    private void floors() {
        if (figures.floors().isEmpty()) {
            return;
        }
        head("Floors of this machine, inside the rig");
        final TextTable table = new TextTable(2, "floor", "what", "p50", "p90", "p99", "p99.9", "max", "count");
        for (final FloorFigures floor : figures.floors()) {
            table.row(Stream.concat(Stream.of(floor.name(), floor.description()), floor.latency().columns().stream())
                    .toList());
        }
        text.append(table.text());
    }

    private void stages() {
        if (figures.stages().isEmpty()) {
            return;
        }
        head("Stages of the engine");
        final TextTable table = new TextTable(1, "stage", "count", "p50", "p99", "max");
        for (final StageTiming stage : figures.stages()) {
            table.row(List.of(
                    stage.stage(),
                    Amount.count(stage.count()),
                    Amount.latency(stage.p50Ns()),
                    Amount.latency(stage.p99Ns()),
                    Amount.latency(stage.maxNs())));
        }
        text.append(table.text());
    }

    private void peers() {
        if (figures.peers().isEmpty()) {
            return;
        }
        head("Peers, each at its own durability");
        for (final Peer peer : figures.peers()) {
            text.append(peer.isPresent() ? peer.name() + " " + peer.version() : peer.name() + ", absent")
                    .append(": ")
                    .append(peer.durabilityClass())
                    .append(peer.isPresent() ? "" : "; install: " + peer.installLine())
                    .append('\n');
        }
    }

    private void environment() {
        head("Environment");
        final TextTable table = new TextTable(2, "what", "value");
        figures.environment().forEach((key, value) -> table.row(List.of(key, value)));
        text.append(table.text());
    }

    private void lines(final String heading, final List<String> lines) {
        if (!lines.isEmpty()) {
            head(heading);
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }

    private void reason(final String id, final Judgement judgement) {
        text.append(id)
                .append(": ")
                .append(judgement.verdict())
                .append(", ")
                .append(judgement.reason())
                .append('\n');
    }

    private void head(final String heading) {
        text.append('\n').append(heading).append('\n');
    }

    static String of(final RatioFigures ratio) {
        return ratio.metric().label() + " of " + ratio.numerator() + " / " + ratio.denominator();
    }

    static String limit(final Target target) {
        return target == null ? "-" : target.limitText();
    }

    private static String verdict(final Judgement judgement) {
        return judgement == null ? "-" : judgement.verdict().name();
    }
}
