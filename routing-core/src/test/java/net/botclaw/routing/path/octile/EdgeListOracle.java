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
package net.botclaw.routing.path.octile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Dijkstra over an explicit list of edges, made from nothing but which cells are free: no code of the planner's. */
final class EdgeListOracle {
    static final long NO_ROUTE = Long.MAX_VALUE;

    private static final long STRAIGHT = 33_461;
    private static final long DIAGONAL = 47_321;

    private final int width;
    private final List<List<long[]>> edges = new ArrayList<>();

    EdgeListOracle(final boolean[][] free) {
        width = free[0].length;
        for (int y = 0; y < free.length; y++) {
            for (int x = 0; x < width; x++) {
                edges.add(free[y][x] ? edgesOf(free, x, y) : List.of());
            }
        }
    }

    /** Costs from a cell to all, by y * width + x. */
    long[] costsFrom(final int x, final int y) {
        final long[] costs = new long[edges.size()];
        Arrays.fill(costs, NO_ROUTE);
        final PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[1], b[1]));
        costs[y * width + x] = 0;
        queue.add(new long[] {y * width + x, 0});
        while (!queue.isEmpty()) {
            final long[] entry = queue.remove();
            if (entry[1] == costs[(int) entry[0]]) {
                for (final long[] edge : edges.get((int) entry[0])) {
                    final long cost = entry[1] + edge[1];
                    if (cost < costs[(int) edge[0]]) {
                        costs[(int) edge[0]] = cost;
                        queue.add(new long[] {edge[0], cost});
                    }
                }
            }
        }
        return costs;
    }

    private static List<long[]> edgesOf(final boolean[][] free, final int x, final int y) {
        final List<long[]> result = new ArrayList<>();
        final boolean north = isFree(free, x, y - 1);
        final boolean south = isFree(free, x, y + 1);
        final boolean west = isFree(free, x - 1, y);
        final boolean east = isFree(free, x + 1, y);
        add(result, free, north, x, y - 1, STRAIGHT);
        add(result, free, south, x, y + 1, STRAIGHT);
        add(result, free, west, x - 1, y, STRAIGHT);
        add(result, free, east, x + 1, y, STRAIGHT);
        add(result, free, north && west, x - 1, y - 1, DIAGONAL);
        add(result, free, north && east, x + 1, y - 1, DIAGONAL);
        add(result, free, south && west, x - 1, y + 1, DIAGONAL);
        add(result, free, south && east, x + 1, y + 1, DIAGONAL);
        return result;
    }

    private static void add(
            final List<long[]> edges,
            final boolean[][] free,
            final boolean isOpen,
            final int x,
            final int y,
            final long cost) {
        if (isOpen && isFree(free, x, y)) {
            edges.add(new long[] {(long) y * free[0].length + x, cost});
        }
    }

    private static boolean isFree(final boolean[][] free, final int x, final int y) {
        return y >= 0 && y < free.length && x >= 0 && x < free[0].length && free[y][x];
    }
}
