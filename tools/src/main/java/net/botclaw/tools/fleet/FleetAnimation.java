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
package net.botclaw.tools.fleet;

import java.nio.file.Path;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.drawing.SvgFile;

/**
 * Draws a fleet that drives as one SVG file that plays by itself in a browser, in the time it took, over and over: SMIL
 * (SVG 1.1, chapter 19), no script, nothing from elsewhere. Between two samples a robot moves and turns evenly. Below
 * the map are the seconds shown, a clock and a bar.
 *
 * <p><b>Memory</b>: that of the {@link PoseLog}; the file is written as it is drawn. <b>Threading</b>: one thread.
 */
final class FleetAnimation {
    /** Robots x samples at most, some 8 MB of file; beyond it samples are farther apart. */
    static final int MAX_POSES = 400_000;
    /** How often the clock changes at most; beyond it, it goes in steps of some seconds. */
    static final int MAX_CLOCK_STEPS = 300;

    private static final int MS_A_SECOND = 1_000;
    private static final int MS_DECIMALS = 3;
    /** Decimals of a place in the playing time, which is 0 to 1. */
    private static final int FRACTION_DECIMALS = 6;

    private static final int FRACTIONS = 1_000_000;
    private static final int FULL_TURN_DEGREES = 360;
    private static final int CELLS_A_LEGEND_LINE = 40;

    private final WarehouseMap map;
    private final int robotCount;
    private final int tickMs;
    private final PoseLog log;

    /**
     * A recording without samples.
     *
     * @param map        to draw.
     * @param robotCount 1 or more.
     * @param tickMs     length of a tick, 1 or more.
     */
    FleetAnimation(final WarehouseMap map, final int robotCount, final int tickMs) {
        this(map, robotCount, tickMs, MAX_POSES);
    }

    FleetAnimation(final WarehouseMap map, final int robotCount, final int tickMs, final int maxPoses) {
        this.map = map;
        this.robotCount = robotCount;
        this.tickMs = tickMs;
        log = new PoseLog(robotCount, maxPoses);
    }

    /**
     * Begins a sample: the poses told until the next one are its own. The first one must tell of each robot; later on
     * one that is not told of has not moved.
     *
     * @param tick later than that of the last sample.
     */
    void sample(final int tick) {
        log.sample(tick);
    }

    /**
     * Tells of a robot.
     *
     * @param robot   0 to the count - 1.
     * @param x       in cells, between two while it moves.
     * @param y       in cells, between two while it moves.
     * @param heading 0 to 3.
     */
    void pose(final int robot, final double x, final double y, final int heading) {
        log.pose(robot, RobotMark.units(x), RobotMark.units(y), heading);
    }

    /**
     * Writes the drawing.
     *
     * @param path of the file.
     * @throws IllegalStateException when there is no sample.
     */
    void write(final Path path) {
        if (log.sampleCount() == 0) {
            throw new IllegalStateException("there is no sample");
        }
        try (SvgFile svg = new SvgFile(path, map.width(), map.height() + legendCells())) {
            FleetDrawing.drawMap(svg, map);
            RobotMark.beginAll(svg);
            final Track track = new Track(log);
            for (int robot = 0; robot < robotCount; robot++) {
                drawRobot(svg, track, robot);
            }
            svg.print("</g>\n");
            drawLegend(svg);
        }
    }

    private void drawRobot(final SvgFile svg, final Track track, final int robot) {
        RobotMark.begin(svg, log.x(0, robot), log.y(0, robot));
        for (int i = 0; i < log.sampleCount(); i++) {
            track.put(i, log.x(i, robot), log.y(i, robot));
        }
        if (track.selectKeys()) {
            beginAnimation(svg, "translate", track);
            for (int key = 0; key < track.keyCount(); key++) {
                svg.print(key == 0 ? "" : ";");
                RobotMark.centre(svg, track.first(key), track.second(key));
            }
            svg.print("\"/>");
        }
        RobotMark.beginTriangle(svg, robot, log.heading(0, robot));
        int degrees = RobotMark.degrees(log.heading(0, robot));
        for (int i = 0; i < log.sampleCount(); i++) {
            degrees += shortestTurn(RobotMark.degrees(log.heading(i, robot)) - degrees);
            track.put(i, degrees, 0);
        }
        if (track.selectKeys()) {
            beginAnimation(svg, "rotate", track);
            for (int key = 0; key < track.keyCount(); key++) {
                svg.print(key == 0 ? "" : ";").print(track.first(key));
            }
            svg.print("\"/>");
        }
        RobotMark.end(svg, robot);
    }

    /** The same turn as -180 to 179 degrees: nobody turns left by turning right three times. */
    private static int shortestTurn(final int degrees) {
        final int half = FULL_TURN_DEGREES / 2;
        return Math.floorMod(degrees + half, FULL_TURN_DEGREES) - half;
    }

    private void beginAnimation(final SvgFile svg, final String type, final Track track) {
        svg.print("<animateTransform attributeName=\"transform\" type=\"")
                .print(type)
                .print("\" ");
        printTiming(svg);
        svg.print(" keyTimes=\"");
        for (int key = 0; key < track.keyCount(); key++) {
            svg.print(key == 0 ? "" : ";");
            svg.printDecimal(fraction(log.tick(track.sample(key)) - log.tick(0), spanTicks()), FRACTION_DECIMALS);
        }
        svg.print("\" values=\"");
    }

    private void drawLegend(final SvgFile svg) {
        final int top = map.height();
        final int samples = log.sampleCount();
        svg.print("<g font-family=\"sans-serif\" font-size=\"");
        svg.printDecimal(Math.min(2L * map.width(), 70L * legendCells()), 2).print("\" fill=\"#263238\">\n");
        svg.print("<rect fill=\"#90a4ae\" y=\"").print(top).print("\" height=\".15\" width=\"");
        svg.print(map.width()).print("\">");
        if (samples > 1) {
            svg.print("<animate attributeName=\"width\" from=\"0\" to=\"")
                    .print(map.width())
                    .print("\" ");
            printTiming(svg);
            svg.print("/>");
        }
        svg.print("</rect>\n<text x=\".2\" y=\"").print(top + legendCells()).print("\" dy=\"-.3em\">");
        svg.print(robotCount).print(" robots, ");
        printSeconds(svg, ms(log.tick(0))).print(" to ");
        printSeconds(svg, ms(log.tick(samples - 1))).print(" s");
        if (samples > 1) {
            svg.print(", a sample every ");
            printSeconds(svg, spanMs() / (samples - 1)).print(" s");
        }
        svg.print("</text>\n");
        drawClock(svg);
        svg.print("</g>\n");
    }

    /** A text for each step, of which one is visible. */
    private void drawClock(final SvgFile svg) {
        final long spanMs = spanMs();
        final long stepMs = Math.max(1, ceilDiv(spanMs, (long) MAX_CLOCK_STEPS * MS_A_SECOND)) * MS_A_SECOND;
        final long steps = Math.max(1, ceilDiv(spanMs, stepMs));
        svg.print("<g text-anchor=\"end\">\n");
        for (long step = 0; step < steps; step++) {
            svg.print("<text x=\"").printDecimal(10L * map.width() - 2, 1).print("\" y=\"");
            svg.print(map.height() + legendCells()).print("\" dy=\"-.3em\" visibility=\"");
            svg.print(step == 0 ? "visible" : "hidden").print("\">");
            printSeconds(svg, ms(log.tick(0)) + step * stepMs).print(" s");
            if (steps > 1) {
                svg.print("<animate attributeName=\"visibility\" calcMode=\"discrete\" ");
                printTiming(svg);
                svg.print(" keyTimes=\"0;");
                if (step > 0) {
                    svg.printDecimal(fraction(step * stepMs, spanMs), FRACTION_DECIMALS)
                            .print(";");
                }
                svg.printDecimal(fraction(Math.min(spanMs, (step + 1) * stepMs), spanMs), FRACTION_DECIMALS);
                svg.print("\" values=\"").print(step > 0 ? "hidden;" : "").print("visible;hidden\"/>");
            }
            svg.print("</text>\n");
        }
        svg.print("</g>\n");
    }

    private void printTiming(final SvgFile svg) {
        svg.print("dur=\"");
        printSeconds(svg, spanMs()).print("s\" repeatCount=\"indefinite\"");
    }

    private static SvgFile printSeconds(final SvgFile svg, final long ms) {
        return svg.printDecimal(ms, MS_DECIMALS);
    }

    private static long fraction(final long part, final long whole) {
        return part * FRACTIONS / whole;
    }

    private static long ceilDiv(final long number, final long divisor) {
        return (number + divisor - 1) / divisor;
    }

    private int legendCells() {
        return 1 + map.width() / CELLS_A_LEGEND_LINE;
    }

    private long spanTicks() {
        return (long) log.tick(log.sampleCount() - 1) - log.tick(0);
    }

    private long spanMs() {
        return spanTicks() * tickMs;
    }

    private long ms(final int tick) {
        return (long) tick * tickMs;
    }
}
