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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * The octile searches next to what else a Java program would use. Lengths are compared; JGraphT's heuristic is a millionth
 * too low, because its A* refuses one that is exact up to rounding.
 *
 * <p>{@code java -cp benchmarks.jar net.botclaw.benchmarks.micro.OctileComparison [blockedPerMille]}
 */
public final class OctileComparison {
    private static final int QUERIES = 128;
    private static final double CAUTION = 1.0 - 1.0e-6;

    private final OctileWorkload workload;
    private final PlannerComparison comparison = new PlannerComparison(QUERIES);

    private OctileComparison(final int blockedPerMille) {
        workload = new OctileWorkload(blockedPerMille);
        final OctileGrid grid = workload.toGrid();
        comparison.addOwn("botclaw jump points", ours(grid, new OctileJumpPointSearch(grid)));
        comparison.addOwn("botclaw A*", ours(grid, new OctileAStar(grid)));
        comparison.add("gdx-ai A*", gdxAi());
        final SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = jgraphtGraph();
        final AStarShortestPath<Integer, DefaultWeightedEdge> astar =
                new AStarShortestPath<>(graph, (from, to) -> between(from, to) * CAUTION);
        comparison.add("JGraphT A*", i -> astar.getPathWeight(workload.start(i), workload.goal(i)));
        final DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra = new DijkstraShortestPath<>(graph);
        comparison.add("JGraphT Dijkstra", i -> dijkstra.getPathWeight(workload.start(i), workload.goal(i)));
    }

    /**
     * Compares and prints.
     *
     * @param args thousandths of the free cells that are blocked; none if not given.
     */
    public static void main(final String[] args) {
        new OctileComparison(args.length == 0 ? 0 : Integer.parseInt(args[0])).comparison.run();
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
