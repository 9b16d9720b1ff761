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
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileRoute;
import net.botclaw.tools.drawing.MapOutline;
import net.botclaw.tools.drawing.SvgFile;

/** Draws a grid and some routes on it as SVG, a unit a cell: blocked cells dark, starts green, goals red. */
final class MapDrawing {
    /** Most routes that are drawn: more hide the map. */
    static final int MAX_ROUTES = 64;

    private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DY = {0, -1, -1, -1, 0, 1, 1, 1};

    private final StringBuilder routes = new StringBuilder();
    private int routeCount;

    /** Adds a route, which need not be of the grid's last state. */
    void add(final int startX, final int startY, final OctileRoute route) {
        if (!route.isFound() || route.isTruncated() || routeCount == MAX_ROUTES) {
            return;
        }
        int x = startX;
        int y = startY;
        routes.append("<polyline stroke=\"").append(SvgFile.colour(routeCount)).append("\" points=\"");
        point(x, y);
        for (int i = 0; i < route.runCount(); i++) {
            final int direction = OctileRoute.direction(route.run(i));
            x += DX[direction] * OctileRoute.count(route.run(i));
            y += DY[direction] * OctileRoute.count(route.run(i));
            routes.append(' ');
            point(x, y);
        }
        routes.append("\"/>\n");
        dot(startX, startY, "#1a8f3c");
        dot(x, y, "#c62828");
        routeCount++;
    }

    /** Writes the drawing. */
    void write(final OctileGrid grid, final Path path) {
        try (SvgFile svg = new SvgFile(path, grid.width(), grid.height())) {
            MapOutline.draw(svg, grid.width(), grid.height(), (x, y) -> grid.isFree(grid.cell(x, y)));
            svg.print("<g fill=\"none\" stroke-width=\"0.35\" stroke-linejoin=\"round\">\n");
            svg.print(routes).print("</g>\n");
        }
    }

    private void point(final int x, final int y) {
        routes.append(x).append(".5,").append(y).append(".5");
    }

    private void dot(final int x, final int y, final String colour) {
        routes.append("<circle r=\"0.6\" fill=\"").append(colour).append("\" cx=\"");
        routes.append(x).append(".5\" cy=\"").append(y).append(".5\"/>\n");
    }
}
