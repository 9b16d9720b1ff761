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

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * A figure of the page: axes, grid, lines in the colours of the style sheet, and a legend below as text. Latency is the
 * vertical axis, by its logarithm, so that a median and a maximum fit in one drawing.
 */
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 340;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 18;
    private static final int TOP = 14;
    private static final int BOTTOM = HEIGHT - 46;
    private static final int GAP = 8;
    private static final int EDGE = 20;
    private static final int AXIS_TITLE_Y = HEIGHT - 8;
    /** As many as the style sheet has; then they begin anew. */
    private static final int COLOURS = 8;

    private static final String TEXT = "text";

    private final Html html;
    private final Scale x;
    private final Scale y;

    private Plot(final Html html, final Scale x, final Scale y) {
        this.html = html;
        this.x = x;
        this.y = y;
    }

    /**
     * Begins a figure; {@link #end} ends it.
     *
     * @param html      to write to.
     * @param title     of the figure.
     * @param highX     right end of the horizontal axis, whose left end is 0.
     * @param latencies in nanoseconds, all that will be drawn.
     * @return the figure, nothing in it yet.
     */
    static Plot begin(final Html html, final String title, final double highX, final Collection<Double> latencies) {
        final double low =
                Math.max(1, latencies.stream().mapToDouble(v -> v).min().orElse(1));
        final double high =
                Math.max(low, latencies.stream().mapToDouble(v -> v).max().orElse(1));
        final Plot plot = new Plot(html, new Scale(0, highX, LEFT, RIGHT, false), Scale.log(low, high, BOTTOM, TOP));
        html.begin("figure").element("figcaption", title);
        html.begin("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", title);
        return plot;
    }

    /** Draws both axes with their grid. */
    void axes(final List<Double> ticksX, final DoubleFunction<String> labelX, final String titleX) {
        for (final double tick : y.ticks()) {
            final String at = y.at(tick);
            line("grid", Integer.toString(LEFT), at, Integer.toString(RIGHT), at);
            html.element(
                    TEXT,
                    label(tick),
                    "x",
                    Integer.toString(LEFT - GAP),
                    "y",
                    at,
                    "dy",
                    "0.35em",
                    "text-anchor",
                    "end");
        }
        for (final double tick : ticksX) {
            final String at = x.at(tick);
            line("grid", at, Integer.toString(TOP), at, Integer.toString(BOTTOM));
            // The last label would be cut off at the edge if its middle were there.
            final boolean isAtEdge = x.place(tick) > RIGHT - EDGE;
            below(labelX.apply(tick), isAtEdge ? Integer.toString(WIDTH) : at, BOTTOM + 2 * GAP + 2, isAtEdge);
        }
        below(titleX, Scale.coordinate((LEFT + RIGHT) / 2.0), AXIS_TITLE_Y, false);
    }

    /** Draws a line through points in the colour of its number. */
    void curve(final int number, final boolean isDashed, final List<Point> points) {
        html.begin(
                        "polyline",
                        "class",
                        "s s" + number % COLOURS + (isDashed ? " dash" : ""),
                        "points",
                        points.stream()
                                .map(point -> x.at(point.x()) + "," + y.at(point.latencyNs()))
                                .collect(Collectors.joining(" ")))
                .end();
    }

    /** Draws dots in the colour of a number. */
    void dots(final int number, final List<Point> points) {
        for (final Point point : points) {
            html.begin(
                            "circle",
                            "class",
                            "d" + number % COLOURS,
                            "cx",
                            x.at(point.x()),
                            "cy",
                            y.at(point.latencyNs()),
                            "r",
                            "3.5")
                    .end();
        }
    }

    /** Ends the figure with a legend: one entry a line, in the order of their numbers. */
    void end(final List<String> legend) {
        html.end().begin("ul", "class", "legend");
        for (int i = 0; i < legend.size(); i++) {
            html.begin("li")
                    .begin("i", "class", "k" + i % COLOURS)
                    .end()
                    .text(legend.get(i))
                    .end();
        }
        html.end().end();
    }

    private void below(final String text, final String atX, final int atY, final boolean isAtEdge) {
        html.element(TEXT, text, "x", atX, "y", Integer.toString(atY), "text-anchor", isAtEdge ? "end" : "middle");
    }

    private void line(final String style, final String x1, final String y1, final String x2, final String y2) {
        html.begin("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2)
                .end();
    }

    /** Ticks are round: their decimals would be zeros. */
    private static String label(final double ns) {
        return Amount.latency(ns).replaceAll("\\.0+ ", " ");
    }

    /**
     * A point of a line.
     *
     * @param x         along the horizontal axis.
     * @param latencyNs in nanoseconds.
     */
    record Point(double x, double latencyNs) {}
}
