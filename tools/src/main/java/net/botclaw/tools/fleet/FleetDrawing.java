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
import java.util.Arrays;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.drawing.MapOutline;
import net.botclaw.tools.drawing.SvgFile;

/** Draws a map, the robots on it and the rest of their ways, at one moment, as SVG. */
final class FleetDrawing {
    private static final int ABSENT = -1;
    private static final int[] NO_CELLS = {};

    private final WarehouseMap map;
    private final int[] xs;
    private final int[] ys;
    private final int[] headings;
    private final int[][] paths;

    /**
     * A drawing without robots.
     *
     * @param map        to draw.
     * @param robotCount 0 or more.
     */
    FleetDrawing(final WarehouseMap map, final int robotCount) {
        this.map = map;
        xs = new int[robotCount];
        ys = new int[robotCount];
        headings = new int[robotCount];
        paths = new int[robotCount][];
        Arrays.fill(headings, ABSENT);
        Arrays.fill(paths, NO_CELLS);
    }

    /**
     * Puts a robot on the map, or elsewhere.
     *
     * @param robot   0 to the count - 1.
     * @param x       in cells, between two while it moves.
     * @param y       in cells, between two while it moves.
     * @param heading 0 to 3.
     */
    void robot(final int robot, final double x, final double y, final int heading) {
        xs[robot] = RobotMark.units(x);
        ys[robot] = RobotMark.units(y);
        headings[robot] = heading;
    }

    /**
     * Sets the rest of a robot's way.
     *
     * @param robot 0 to the count - 1; it is drawn when the robot is on the map.
     * @param cells ids, each next to the one before it; copied.
     * @param count how many of them.
     */
    void path(final int robot, final int[] cells, final int count) {
        paths[robot] = Arrays.copyOf(cells, count);
    }

    /**
     * Writes the drawing.
     *
     * @param path of the file.
     */
    void write(final Path path) {
        try (SvgFile svg = new SvgFile(path, map.width(), map.height())) {
            drawMap(svg, map);
            svg.print("<g fill=\"none\" stroke-width=\"0.12\" stroke-linejoin=\"round\">\n");
            for (int robot = 0; robot < paths.length; robot++) {
                if (headings[robot] != ABSENT && paths[robot].length > 0) {
                    drawPath(svg, robot);
                }
            }
            svg.print("</g>\n");
            RobotMark.beginAll(svg);
            for (int robot = 0; robot < headings.length; robot++) {
                if (headings[robot] != ABSENT) {
                    RobotMark.begin(svg, xs[robot], ys[robot]);
                    RobotMark.beginTriangle(svg, robot, headings[robot]);
                    RobotMark.end(svg, robot);
                }
            }
            svg.print("</g>\n");
        }
    }

    /** Draws the map alone. */
    static void drawMap(final SvgFile svg, final WarehouseMap map) {
        MapOutline.draw(svg, map.width(), map.height(), (x, y) -> map.cellAt(x, y) != WarehouseMap.NO_CELL);
    }

    /** A line from where the robot is, with a point for each corner and for the end. */
    private void drawPath(final SvgFile svg, final int robot) {
        final int[] cells = paths[robot];
        svg.print("<polyline stroke=\"").print(SvgFile.colour(robot)).print("\" points=\"");
        RobotMark.centre(svg, xs[robot], ys[robot]);
        int lastX = xs[robot];
        int lastY = ys[robot];
        for (int i = 0; i < cells.length; i++) {
            final int x = unitsX(cells[i]);
            final int y = unitsY(cells[i]);
            final boolean isCorner = i == cells.length - 1
                    || Integer.signum(x - lastX) != Integer.signum(unitsX(cells[i + 1]) - x)
                    || Integer.signum(y - lastY) != Integer.signum(unitsY(cells[i + 1]) - y);
            if (isCorner) {
                svg.print(" ");
                RobotMark.centre(svg, x, y);
            }
            lastX = x;
            lastY = y;
        }
        svg.print("\"/>\n");
    }

    private int unitsX(final int cell) {
        return map.x(cell) * PoseLog.UNITS_A_CELL;
    }

    private int unitsY(final int cell) {
        return map.y(cell) * PoseLog.UNITS_A_CELL;
    }
}
