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
import java.util.Locale;
import net.botclaw.routing.path.benchmark.GridQueries;
import net.botclaw.routing.path.benchmark.PrintedLength;
import net.botclaw.routing.path.octile.OctileCost;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileRoute;
import net.botclaw.routing.path.octile.OctileSearch;

/** The octile model: judged by the published lengths, or where there are none by its other search. */
final class OctileModel implements PlanModel {
    private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DY = {0, -1, -1, -1, 0, 1, 1, 1};

    private final GridQueries queries;
    private final OctileGrid grid;
    private final OctileSearch search;
    private final OctileSearch other;
    private final OctileRoute route;
    private final OctileRoute otherRoute;

    /**
     * A model.
     *
     * @param queries to be answered.
     * @param grid    as it is before the first of them.
     * @param option  which search answers them.
     */
    OctileModel(final GridQueries queries, final OctileGrid grid, final SearchOption option) {
        this.queries = queries;
        this.grid = grid;
        search = option.on(grid);
        other = option.other().on(grid);
        route = new OctileRoute(new int[grid.width() * grid.height()]);
        otherRoute = new OctileRoute(new int[0]);
    }

    @Override
    public void reset() {
        queries.reset(grid);
    }

    @Override
    public void apply(final int command) {
        queries.apply(command, grid);
    }

    @Override
    public void plan(final int query) {
        plan(search, query, route);
    }

    private void plan(final OctileSearch planner, final int query, final OctileRoute answer) {
        planner.plan(
                grid.cell(queries.startX(query), queries.startY(query)),
                grid.cell(queries.goalX(query), queries.goalY(query)),
                answer);
    }

    @Override
    public boolean isFound() {
        return route.isFound();
    }

    @Override
    public String mismatch(final int query, final boolean isCheck) {
        final String published = queries.length(query);
        boolean isRight = true;
        String expected = "";
        if (published != null) {
            isRight = isAsPublished(published);
            expected = "published " + published + ", ";
        } else if (isCheck) {
            plan(other, query, otherRoute);
            isRight = route.proof() == otherRoute.proof() && route.cost() == otherRoute.cost();
            expected = "other search " + length(otherRoute) + ", ";
        }
        if (isRight && isCheck && route.isFound() && !isWalkable(query)) {
            return expected + "found " + length(route) + ", not a way";
        }
        return isRight ? null : expected + "found " + length(route);
    }

    private boolean isAsPublished(final String published) {
        return route.isFound()
                ? PrintedLength.isSame(published, route.straight(), route.diagonal())
                : PrintedLength.isNoRoute(published);
    }

    private boolean isWalkable(final int query) {
        return RouteCheck.isValid(
                grid, queries.startX(query), queries.startY(query), queries.goalX(query), queries.goalY(query), route);
    }

    private static String length(final OctileRoute route) {
        return route.isFound()
                ? String.format(Locale.ROOT, "%.8f", OctileCost.cells(route.straight(), route.diagonal()))
                : "no route";
    }

    @Override
    public void trace(final int query, final MapDrawing drawing) {
        if (!route.isFound() || route.isTruncated() || !drawing.begin(queries.startX(query), queries.startY(query))) {
            return;
        }
        for (int i = 0; i < route.runCount(); i++) {
            final int direction = OctileRoute.direction(route.run(i));
            final int count = OctileRoute.count(route.run(i));
            drawing.go(DX[direction] * count, DY[direction] * count);
        }
        drawing.end();
    }

    @Override
    public void write(final MapDrawing drawing, final Path file) {
        drawing.write(grid.width(), grid.height(), (x, y) -> grid.isFree(grid.cell(x, y)), file);
    }
}
