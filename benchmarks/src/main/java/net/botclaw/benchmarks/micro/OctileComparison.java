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
package net.botclaw.benchmarks.micro;

import com.badlogic.gdx.ai.pfa.Connection;
import com.badlogic.gdx.ai.pfa.DefaultConnection;
import com.badlogic.gdx.ai.pfa.DefaultGraphPath;
import com.badlogic.gdx.ai.pfa.indexed.IndexedAStarPathFinder;
import com.badlogic.gdx.ai.pfa.indexed.IndexedGraph;
import com.badlogic.gdx.utils.Array;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import net.botclaw.routing.path.octile.OctileAStar;
import net.botclaw.routing.path.octile.OctileCost;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileJumpPointSearch;
import net.botclaw.routing.path.octile.OctileRoute;
import net.botclaw.routing.path.octile.OctileSearch;
import org.jgrapht.alg.shortestpath.AStarShortestPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * The octile searches next to what else a Java program would use: one process, one map, the same queries in turns, so that
 * the ratios mean something where the figures do not. Lengths are compared; JGraphT's heuristic is a millionth too low,
 * because its A* refuses one that is exact up to rounding.
 *
 * <p>{@code java -cp benchmarks.jar net.botclaw.benchmarks.micro.OctileComparison [blockedPerMille]}
 */
public final class OctileComparison {
    private static final int QUERIES = 128;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 7;
    private static final double NS_PER_US = 1_000.0;
    private static final double CAUTION = 1.0 - 1.0e-6;
    private static final double TOLERANCE = 1.0e-2;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OctileWorkload workload;
    private final List<String> names = new ArrayList<>();
    private final List<IntToDoubleFunction> planners = new ArrayList<>();

    private OctileComparison(final int blockedPerMille) {
        workload = new OctileWorkload(blockedPerMille);
        final OctileGrid grid = workload.toGrid();
        add("botclaw jump points", ours(grid, new OctileJumpPointSearch(grid)));
        add("botclaw A*", ours(grid, new OctileAStar(grid)));
        add("gdx-ai A*", gdxAi());
        final SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = jgraphtGraph();
        final AStarShortestPath<Integer, DefaultWeightedEdge> astar =
                new AStarShortestPath<>(graph, (from, to) -> between(from, to) * CAUTION);
        add("JGraphT A*", i -> astar.getPathWeight(workload.start(i), workload.goal(i)));
        final DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra = new DijkstraShortestPath<>(graph);
        add("JGraphT Dijkstra", i -> dijkstra.getPathWeight(workload.start(i), workload.goal(i)));
    }

    /**
     * Compares and prints.
     *
     * @param args thousandths of the free cells that are blocked; none if not given.
     */
    public static void main(final String[] args) {
        new OctileComparison(args.length == 0 ? 0 : Integer.parseInt(args[0])).run();
    }

    private void add(final String name, final IntToDoubleFunction planner) {
        names.add(name);
        planners.add(planner);
    }

    private void run() {
        final double[][] us = new double[planners.size()][ROUNDS];
        final long[] bytes = new long[planners.size()];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int p = 0; p < planners.size(); p++) {
                final long bytesBefore = threads.getCurrentThreadAllocatedBytes();
                final long startNs = System.nanoTime();
                for (int i = 0; i < QUERIES; i++) {
                    planners.get(p).applyAsDouble(i);
                }
                if (round >= 0) {
                    us[p][round] = (System.nanoTime() - startNs) / NS_PER_US / QUERIES;
                    bytes[p] = (threads.getCurrentThreadAllocatedBytes() - bytesBefore) / QUERIES;
                }
            }
        }
        for (int p = 0; p < planners.size(); p++) {
            Arrays.sort(us[p]);
            final double median = us[p][ROUNDS / 2];
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-20s mean_us=%.1f bytes=%d differing=%d times_jump_points=%.1f times_astar=%.1f",
                    names.get(p),
                    median,
                    bytes[p],
                    differing(planners.get(p)),
                    median / us[0][ROUNDS / 2],
                    median / us[1][ROUNDS / 2]));
        }
    }

    private int differing(final IntToDoubleFunction planner) {
        int count = 0;
        for (int i = 0; i < QUERIES; i++) {
            if (Math.abs(planner.applyAsDouble(i) - planners.get(0).applyAsDouble(i)) > TOLERANCE) {
                count++;
            }
        }
        return count;
    }

    private IntToDoubleFunction ours(final OctileGrid grid, final OctileSearch search) {
        final OctileRoute route = new OctileRoute(new int[OctileWorkload.WIDTH * OctileWorkload.HEIGHT]);
        return i -> {
            search.plan(
                    OctileWorkload.cell(grid, workload.start(i)), OctileWorkload.cell(grid, workload.goal(i)), route);
            return OctileCost.cells(route.straight(), route.diagonal());
        };
    }

    private IntToDoubleFunction gdxAi() {
        final GdxGraph graph = new GdxGraph();
        final IndexedAStarPathFinder<Integer> finder = new IndexedAStarPathFinder<>(graph);
        final DefaultGraphPath<Connection<Integer>> path = new DefaultGraphPath<>();
        return i -> {
            path.clear();
            finder.searchConnectionPath(
                    graph.nodes[workload.start(i)],
                    graph.nodes[workload.goal(i)],
                    (from, to) -> (float) between(from, to),
                    path);
            double length = 0;
            for (int k = 0; k < path.getCount(); k++) {
                length += path.get(k).getCost();
            }
            return length;
        };
    }

    private SimpleWeightedGraph<Integer, DefaultWeightedEdge> jgraphtGraph() {
        final SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
                new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int cell = 0; cell < OctileWorkload.WIDTH * OctileWorkload.HEIGHT; cell++) {
            graph.addVertex(cell);
        }
        for (int cell = 0; cell < OctileWorkload.WIDTH * OctileWorkload.HEIGHT; cell++) {
            for (final int next : neighbours(cell)) {
                if (next > cell) {
                    graph.setEdgeWeight(graph.addEdge(cell, next), between(cell, next));
                }
            }
        }
        return graph;
    }

    private int[] neighbours(final int cell) {
        final int x = cell % OctileWorkload.WIDTH;
        final int y = cell / OctileWorkload.WIDTH;
        final int[] result = new int[8];
        int count = 0;
        for (int i = 0; i < 9; i++) {
            final int dx = i % 3 - 1;
            final int dy = i / 3 - 1;
            final boolean isOpen = workload.isFree(x, y)
                    && workload.isFree(x + dx, y)
                    && workload.isFree(x, y + dy)
                    && workload.isFree(x + dx, y + dy);
            if (isOpen && (dx != 0 || dy != 0)) {
                result[count++] = cell + dy * OctileWorkload.WIDTH + dx;
            }
        }
        return Arrays.copyOf(result, count);
    }

    private static double between(final int from, final int to) {
        final int dx = Math.abs(from % OctileWorkload.WIDTH - to % OctileWorkload.WIDTH);
        final int dy = Math.abs(from / OctileWorkload.WIDTH - to / OctileWorkload.WIDTH);
        return OctileCost.cells(Math.abs(dx - dy), Math.min(dx, dy));
    }

    /** All connections made beforehand: gdx-ai then allocates next to nothing. It tells nodes apart by identity. */
    private final class GdxGraph implements IndexedGraph<Integer> {
        private final List<Array<Connection<Integer>>> connections = new ArrayList<>();
        private final Integer[] nodes = new Integer[OctileWorkload.WIDTH * OctileWorkload.HEIGHT];

        private GdxGraph() {
            Arrays.setAll(nodes, Integer::valueOf);
            for (int cell = 0; cell < OctileWorkload.WIDTH * OctileWorkload.HEIGHT; cell++) {
                final Array<Connection<Integer>> all = new Array<>();
                for (final int next : neighbours(cell)) {
                    all.add(new WeightedConnection(nodes[cell], nodes[next]));
                }
                connections.add(all);
            }
        }

        @Override
        public int getIndex(final Integer node) {
            return node;
        }

        @Override
        public int getNodeCount() {
            return connections.size();
        }

        @Override
        public Array<Connection<Integer>> getConnections(final Integer node) {
            return connections.get(node);
        }
    }

    private static final class WeightedConnection extends DefaultConnection<Integer> {
        private final float cost;

        private WeightedConnection(final Integer from, final Integer to) {
            super(from, to);
            cost = (float) between(from, to);
        }

        @Override
        public float getCost() {
            return cost;
        }
    }
}
