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

import net.botclaw.tools.drawing.SvgFile;

/**
 * A robot in a drawing: a triangle that points where it looks, and its number, upright. Between the three calls goes
 * what moves the whole of it and what turns the triangle.
 */
final class RobotMark {
    /** Decimals of a position: a unit is a hundredth of a cell. */
    static final int POSITION_DECIMALS = 2;

    private static final int HALF_CELL = PoseLog.UNITS_A_CELL / 2;
    private static final int QUARTER_TURN_DEGREES = 90;
    private static final String TRIANGLE = "M.46 0-.36.36v-.72z";

    private RobotMark() {}

    /** Begins a mark in the cell at a position, in {@link PoseLog#UNITS_A_CELL}. */
    static void begin(final SvgFile svg, final int x, final int y) {
        svg.print("<g transform=\"translate(");
        centre(svg, x, y);
        svg.print(")\">");
    }

    /** Begins its triangle. */
    static void beginTriangle(final SvgFile svg, final int robot, final int heading) {
        svg.print("<path d=\"").print(TRIANGLE).print("\" fill=\"").print(SvgFile.colour(robot));
        svg.print("\" transform=\"rotate(").print(degrees(heading)).print(")\">");
    }

    /** Ends triangle and mark. */
    static void end(final SvgFile svg, final int robot) {
        svg.print("</path><text y=\".11\">").print(robot).print("</text></g>\n");
    }

    /** The attributes of what holds marks. */
    static void beginAll(final SvgFile svg) {
        svg.print("<g fill=\"#fff\" font-family=\"sans-serif\" font-size=\".32\" text-anchor=\"middle\">\n");
    }

    /** Prints the middle of the cell at a position. */
    static void centre(final SvgFile svg, final int x, final int y) {
        svg.printDecimal(x + (long) HALF_CELL, POSITION_DECIMALS).print(",");
        svg.printDecimal(y + (long) HALF_CELL, POSITION_DECIMALS);
    }

    /** The turn of the triangle, clockwise from looking east, -270 to 0. */
    static int degrees(final int heading) {
        return -QUARTER_TURN_DEGREES * heading;
    }

    /** A position in cells as one in {@link PoseLog#UNITS_A_CELL}. */
    static int units(final double cells) {
        return (int) Math.round(cells * PoseLog.UNITS_A_CELL);
    }
}
