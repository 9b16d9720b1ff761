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

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import net.botclaw.routing.path.benchmark.GridQueries;
import net.botclaw.routing.path.benchmark.PrintedLength;
import net.botclaw.routing.path.octile.OctileCost;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileRoute;
import net.botclaw.routing.path.octile.OctileSearch;

/**
 * Runs queries: once to compare every answer, then until it is warm, then measured.
 *
 * <p><b>Memory</b>: the measured loop allocates nothing of its own, so what is counted there is the planner's.
 */
final class PlanRun {
    private static final int WARM_UP_QUERIES = 50_000;
    private static final long LEAST_WARM_UP_NS = 500_000_000L;
    private static final long MOST_WARM_UP_NS = 5_000_000_000L;
    private static final int MAX_SHOWN = 10;

    private final GridQueries queries;
    private final OctileGrid grid;
    private final OctileSearch search;
    private final OctileRoute route;
    private final PlanResult result;

    /**
     * A run.
     *
     * @param queries with their answers.
     * @param grid    as it is before the first of them.
     * @param option  which search answers them.
     */
    PlanRun(final GridQueries queries, final OctileGrid grid, final SearchOption option) {
        this.queries = queries;
        this.grid = grid;
        search = option.on(grid);
        route = new OctileRoute(new int[grid.width() * grid.height()]);
        result = new PlanResult(queries.queryCount());
    }

    /**
     * Compares every answer with the published one.
     *
     * @param file    of the queries, for the lines about those that differ.
     * @param isWalk  whether every route is walked too.
     * @param drawing gets some of the routes; null for none.
     * @param out     gets a line for each of the first that differ.
     */
    void compare(final Path file, final boolean isWalk, final MapDrawing drawing, final PrintWriter out) {
        final int step = Math.max(1, queries.queryCount() / MapDrawing.MAX_ROUTES);
        int query = 0;
        for (int i = 0; i < queries.count(); i++) {
            if (!queries.isQuery(i)) {
                queries.apply(i, grid);
                continue;
            }
            plan(i);
            if (!route.isFound()) {
                result.onUnreachable();
            }
            if (!isAsPublished(i) || isWalk && route.isFound() && !isWalkable(i)) {
                result.onMismatch();
                if (result.mismatches() <= MAX_SHOWN) {
                    out.println(file + ":" + queries.line(i) + ": " + described(i));
                }
            }
            if (drawing != null && query++ % step == 0) {
                drawing.add(queries.startX(i), queries.startY(i), route);
            }
        }
    }

    /** Draws the grid as the last command has left it. */
    void draw(final MapDrawing drawing, final Path file) {
        drawing.write(grid, file);
    }

    /**
     * Measures.
     *
     * @param repeat how often all queries are measured.
     * @return with the answers compared before.
     */
    PlanResult measure(final int repeat) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long startNs = System.nanoTime();
        long elapsedNs;
        long warmedUp = 0;
        do {
            pass();
            warmedUp += queries.queryCount();
            elapsedNs = System.nanoTime() - startNs;
        } while (elapsedNs < LEAST_WARM_UP_NS || warmedUp < WARM_UP_QUERIES && elapsedNs < MOST_WARM_UP_NS);
        result.startMeasuring();
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < repeat; i++) {
            pass();
        }
        result.allocatedBytes(threads.getCurrentThreadAllocatedBytes() - before);
        return result;
    }

    private void pass() {
        queries.reset(grid);
        for (int i = 0; i < queries.count(); i++) {
            if (queries.isQuery(i)) {
                final long startNs = System.nanoTime();
                plan(i);
                result.onTime(System.nanoTime() - startNs);
            } else {
                queries.apply(i, grid);
            }
        }
    }

    private void plan(final int i) {
        search.plan(
                grid.cell(queries.startX(i), queries.startY(i)), grid.cell(queries.goalX(i), queries.goalY(i)), route);
    }

    private boolean isAsPublished(final int i) {
        return route.isFound()
                ? PrintedLength.isSame(queries.length(i), route.straight(), route.diagonal())
                : PrintedLength.isNoRoute(queries.length(i));
    }

    private boolean isWalkable(final int i) {
        return RouteCheck.isValid(
                grid, queries.startX(i), queries.startY(i), queries.goalX(i), queries.goalY(i), route);
    }

    private String described(final int i) {
        final String found = route.isFound()
                ? String.format(Locale.ROOT, "%.8f", OctileCost.cells(route.straight(), route.diagonal()))
                : "no route";
        return "published " + queries.length(i) + ", found " + found + (isAsPublished(i) ? ", not a way" : "");
    }
}
