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
package net.botclaw.routing.path.forklift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Dijkstra's algorithm over an explicit list of edges between (x, y, heading), made from the arrays of a site; shares no
 * code with the planner.
 */
final class ForkliftOracle {
    static final long NO_WAY = Long.MAX_VALUE;

    private final RandomSite site;
    private final List<List<int[]>> edges = new ArrayList<>();

    ForkliftOracle(final RandomSite site) {
        this.site = site;
        for (int y = 0; y < site.height; y++) {
            for (int x = 0; x < site.width; x++) {
                for (int heading = 0; heading < 4; heading++) {
                    edges.add(edgesFrom(x, y, heading));
                }
            }
        }
    }

    private List<int[]> edgesFrom(final int x, final int y, final int heading) {
        final List<int[]> list = new ArrayList<>();
        for (int way = 0; way < 4 && site.isFree(x, y); way++) {
            if (!site.mayGo(x, y, way)) {
                continue;
            }
            final int toX = x + RandomSite.DX[way];
            final int toY = y + RandomSite.DY[way];
            final int quarters = Math.min((way - heading + 4) % 4, (heading - way + 4) % 4);
            if (quarters == 0) {
                list.add(new int[] {node(toX, toY, way), site.scaled(site.vehicle.forwardTicks(), toX, toY, false)});
            } else if (site.canTurn(x, y)) {
                final int step = site.scaled(site.vehicle.forwardAfterTurnTicks(), toX, toY, false);
                list.add(new int[] {node(toX, toY, way), quarters * site.vehicle.turnTicks() + step});
            }
            if (quarters == 2 && site.vehicle.canReverse()) {
                list.add(
                        new int[] {node(toX, toY, heading), site.scaled(site.vehicle.reverseTicks(), toX, toY, false)});
            }
        }
        return list;
    }

    /** Cost to each cell, by y * width + x, whatever the heading there. */
    long[] costsFrom(final int x, final int y, final int heading) {
        final long[] costs = new long[edges.size()];
        Arrays.fill(costs, NO_WAY);
        final PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        costs[node(x, y, heading)] = 0;
        queue.add(new long[] {0, node(x, y, heading)});
        while (!queue.isEmpty()) {
            final long[] top = queue.poll();
            final int from = (int) top[1];
            if (top[0] > costs[from]) {
                continue;
            }
            for (final int[] edge : edges.get(from)) {
                final long cost = top[0] + edge[1];
                if (cost < costs[edge[0]]) {
                    costs[edge[0]] = cost;
                    queue.add(new long[] {cost, edge[0]});
                }
            }
        }
        final long[] byCell = new long[site.width * site.height];
        Arrays.fill(byCell, NO_WAY);
        for (int i = 0; i < costs.length; i++) {
            byCell[i / 4] = Math.min(byCell[i / 4], costs[i]);
        }
        return byCell;
    }

    private int node(final int x, final int y, final int heading) {
        return (y * site.width + x) * 4 + heading;
    }
}
