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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.botclaw.benchmarks.rig.report.LatencyFigures.CurvePoint;
import net.botclaw.benchmarks.rig.report.Plot.Point;

/** The drawings of the page: latency by percentile, latency by load, ratios with their intervals. */
final class ReportPlots {
    private static final double ALL = 100;
    private static final int MIN_DECADES = 3;
    private static final int RATIO_WIDTH = 280;
    private static final int RATIO_HEIGHT = 28;
    private static final int RATIO_EDGE = 6;

    private final Html html;

    ReportPlots(final Html html) {
        this.html = html;
    }

    /** One drawing a load: what share of messages took no longer, all targets under this load. */
    void byPercentile(final List<SeriesFigures> series) {
        grouped(series, one -> one.conditions().load())
                .forEach((load, group) -> percentiles(
                        load,
                        group.stream().map(SeriesFigures::name).toList(),
                        group.stream().map(SeriesFigures::response).toList()));
    }

    /** A drawing of several histograms. */
    void percentiles(final String title, final List<String> names, final List<LatencyFigures> latencies) {
        final long maxCount =
                latencies.stream().mapToLong(LatencyFigures::count).max().orElse(0);
        if (maxCount == 0) {
            return;
        }
        final int decades = Math.max(MIN_DECADES, (int) Math.ceil(Math.log10(maxCount)));
        final List<Double> all = latencies.stream()
                .flatMap(latency -> latency.curve().stream())
                .map(point -> (double) point.valueNs())
                .toList();
        final Plot plot = Plot.begin(html, title, decades, all);
        plot.axes(
                IntStream.rangeClosed(0, decades).mapToObj(i -> (double) i).toList(),
                ReportPlots::percentile,
                "% of messages that took no longer");
        for (int i = 0; i < latencies.size(); i++) {
            final LatencyFigures latency = latencies.get(i);
            plot.curve(
                    i,
                    false,
                    latency.curve().stream()
                            .map(point -> new Point(nines(point, latency.count()), point.valueNs()))
                            .toList());
        }
        plot.end(names);
    }

    /** One drawing a shape of load with several rates: median and 99th percentile by rate, a colour a target. */
    void byLoad(final List<SeriesFigures> series) {
        grouped(
                        series.stream()
                                .filter(one -> one.conditions().isPaced()
                                        && one.response().count() > 0)
                                .toList(),
                        one -> one.conditions().besidesRate())
                .forEach(this::loads);
    }

    private void loads(final String title, final List<SeriesFigures> series) {
        final Map<String, List<SeriesFigures>> byTarget = grouped(series, SeriesFigures::target);
        if (byTarget.values().stream().noneMatch(ReportPlots::hasSeveralRates)) {
            return;
        }
        final long maxRate = series.stream()
                .mapToLong(one -> one.conditions().ratePerSecond())
                .max()
                .orElseThrow();
        final List<Double> latencies = new ArrayList<>();
        series.forEach(one -> {
            latencies.add((double) one.response().p50Ns());
            latencies.add((double) one.response().p99Ns());
        });
        final Plot plot = Plot.begin(html, title + ": p50 and p99 (dashed) by rate", maxRate * 1.05, latencies);
        plot.axes(
                new Scale(0, maxRate, 0, 1, false).ticks(),
                rate -> Amount.count(Math.round(rate)),
                "messages per second asked for");
        int number = 0;
        for (final List<SeriesFigures> target : byTarget.values()) {
            final List<Point> medians = byRate(target, LatencyFigures::p50Ns);
            final List<Point> tails = byRate(target, LatencyFigures::p99Ns);
            plot.curve(number, false, medians);
            plot.dots(number, medians);
            plot.curve(number, true, tails);
            plot.dots(number, tails);
            number++;
        }
        plot.end(List.copyOf(byTarget.keySet()));
    }

    /** A ratio on a line of its own: dots are blocks, the bar is the interval, the dashed line is the limit. */
    void ratio(final RatioFigures ratio) {
        final RatioEstimate estimate = ratio.estimate();
        final List<Double> shown = new ArrayList<>(estimate.perBlock());
        shown.add(1.0);
        if (ratio.target() != null) {
            shown.add(ratio.target().limit());
        }
        shown.removeIf(value -> !Double.isFinite(value) || value <= 0);
        final Scale x = Scale.log(
                shown.stream().mapToDouble(v -> v).min().orElseThrow(),
                shown.stream().mapToDouble(v -> v).max().orElseThrow(),
                RATIO_EDGE,
                RATIO_WIDTH - RATIO_EDGE);
        html.begin(
                "svg",
                "class",
                "ratio",
                "viewBox",
                "0 0 " + RATIO_WIDTH + " " + RATIO_HEIGHT,
                "role",
                "img",
                "aria-label",
                ratio.id() + " " + Amount.interval(estimate));
        upright("one", x.at(1), 0);
        if (ratio.target() != null) {
            upright("limit", x.at(ratio.target().limit()), 0);
        }
        if (estimate.isBounded()) {
            final double width = x.place(estimate.high()) - x.place(estimate.low());
            html.begin(
                            "rect",
                            "class",
                            "bar",
                            "x",
                            x.at(estimate.low()),
                            "y",
                            "10",
                            "height",
                            "8",
                            "width",
                            Scale.coordinate(Math.max(1, width)))
                    .end();
        }
        for (final double block :
                estimate.perBlock().stream().filter(Double::isFinite).toList()) {
            html.begin("circle", "class", "block", "cx", x.at(block), "cy", "14", "r", "2.2")
                    .end();
        }
        if (Double.isFinite(estimate.median())) {
            upright("median", x.at(estimate.median()), RATIO_EDGE);
        }
        html.end();
    }

    private void upright(final String style, final String x, final int edge) {
        html.begin(
                        "line",
                        "class",
                        style,
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        Integer.toString(edge),
                        "y2",
                        Integer.toString(RATIO_HEIGHT - edge))
                .end();
    }

    private static List<Point> byRate(final List<SeriesFigures> series, final ToLongFunction<LatencyFigures> figure) {
        return series.stream()
                .sorted(Comparator.comparingLong(one -> one.conditions().ratePerSecond()))
                .map(one -> new Point(one.conditions().ratePerSecond(), figure.applyAsLong(one.response())))
                .toList();
    }

    private static boolean hasSeveralRates(final List<SeriesFigures> series) {
        return series.stream()
                        .mapToLong(one -> one.conditions().ratePerSecond())
                        .distinct()
                        .count()
                > 1;
    }

    /** How many nines: 90 % is 1, 99 % is 2. The largest of n samples stands for one in n. */
    private static double nines(final CurvePoint point, final long count) {
        final double rest = Math.max((ALL - point.percentile()) / ALL, 1.0 / count);
        return Math.log10(1 / rest);
    }

    private static String percentile(final double nines) {
        final int whole = (int) nines;
        return switch (whole) {
            case 0 -> "0";
            case 1 -> "90";
            case 2 -> "99";
            default -> "99." + "9".repeat(whole - 2);
        };
    }

    private static Map<String, List<SeriesFigures>> grouped(
            final List<SeriesFigures> series, final Function<SeriesFigures, String> key) {
        return series.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
