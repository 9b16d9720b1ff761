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
package net.botclaw.tools.plan;

import java.nio.file.Path;
import net.botclaw.tools.drawing.MapOutline;
import net.botclaw.tools.drawing.SvgFile;

/** Draws a grid and some routes on it as SVG, a unit a cell: blocked cells dark, starts green, goals red. */
final class MapDrawing {
    /** Most routes that are drawn: more hide the map. */
    static final int MAX_ROUTES = 64;

    private final StringBuilder routes = new StringBuilder();
    private int routeCount;
    private int firstX;
    private int firstY;
    private int x;
    private int y;

    /** Begins a route, which need not be of the map's last state; false when there are enough. */
    boolean begin(final int startX, final int startY) {
        if (routeCount == MAX_ROUTES) {
            return false;
        }
        firstX = startX;
        firstY = startY;
        x = startX;
        y = startY;
        routes.append("<polyline stroke=\"").append(SvgFile.colour(routeCount)).append("\" points=\"");
        point();
        return true;
    }

    /** Goes on with the route that was begun, straight or along a diagonal. */
    void go(final int dx, final int dy) {
        x += dx;
        y += dy;
        routes.append(' ');
        point();
    }

    /** Ends the route. */
    void end() {
        routes.append("\"/>\n");
        dot(firstX, firstY, "#1a8f3c");
        dot(x, y, "#c62828");
        routeCount++;
    }

    /** Writes the drawing. */
    void write(final int width, final int height, final MapOutline.FreeCells cells, final Path path) {
        try (SvgFile svg = new SvgFile(path, width, height)) {
            MapOutline.draw(svg, width, height, cells);
            svg.print("<g fill=\"none\" stroke-width=\"0.35\" stroke-linejoin=\"round\">\n");
            svg.print(routes).print("</g>\n");
        }
    }

    private void point() {
        routes.append(x).append(".5,").append(y).append(".5");
    }

    private void dot(final int dotX, final int dotY, final String colour) {
        routes.append("<circle r=\"0.6\" fill=\"").append(colour).append("\" cx=\"");
        routes.append(dotX).append(".5\" cy=\"").append(dotY).append(".5\"/>\n");
    }
}
