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

import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileRoute;

/** Walks a route over the grid, move by move, knowing nothing of how it was found. */
final class RouteCheck {
    private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DY = {0, -1, -1, -1, 0, 1, 1, 1};

    private RouteCheck() {}

    /**
     * Whether a route leads from its start to its goal over free cells, cuts no corner, and has as many moves as it says.
     *
     * @return false also for one that did not fit its array.
     */
    static boolean isValid(
            final OctileGrid grid,
            final int startX,
            final int startY,
            final int goalX,
            final int goalY,
            final OctileRoute route) {
        if (route.isTruncated()) {
            return false;
        }
        int x = startX;
        int y = startY;
        long straight = 0;
        long diagonal = 0;
        for (int i = 0; i < route.runCount(); i++) {
            final int dx = DX[OctileRoute.direction(route.run(i))];
            final int dy = DY[OctileRoute.direction(route.run(i))];
            final int count = OctileRoute.count(route.run(i));
            for (int move = 0; move < count; move++) {
                if (!isFree(grid, x + dx, y) || !isFree(grid, x, y + dy) || !isFree(grid, x + dx, y + dy)) {
                    return false;
                }
                x += dx;
                y += dy;
            }
            if (dx == 0 || dy == 0) {
                straight += count;
            } else {
                diagonal += count;
            }
        }
        return x == goalX && y == goalY && straight == route.straight() && diagonal == route.diagonal();
    }

    private static boolean isFree(final OctileGrid grid, final int x, final int y) {
        return x >= 0 && x < grid.width() && y >= 0 && y < grid.height() && grid.isFree(grid.cell(x, y));
    }
}
