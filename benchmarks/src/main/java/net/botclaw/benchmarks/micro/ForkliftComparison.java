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

import java.util.function.IntToDoubleFunction;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.jgrapht.alg.shortestpath.AStarShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The planner of one truck next to JGraphT's A* over the explicit graph of cells and headings, with the best heuristic
 * that needs no table: distance and a turn. The costs are compared.
 *
 * <p>{@code java -cp benchmarks.jar net.botclaw.benchmarks.micro.ForkliftComparison [170x84|340x164 [closedPerMille]]}
 */
public final class ForkliftComparison {
    private static final int QUERIES = 256;
    private static final int MAX_LEGS = 1_024;

    private final ForkliftWorkload workload;
    private final ForkliftGraph graph;
    private final WarehouseMap map;
    private final VehicleClass vehicle;
    private final PlannerComparison comparison = new PlannerComparison(QUERIES);

    private ForkliftComparison(final String size, final int closedPerMille) {
        workload = new ForkliftWorkload(size);
        graph = workload.graphWithClosed(closedPerMille);
        map = workload.map();
        vehicle = workload.vehicleClass();
        comparison.addOwn("botclaw", botclaw());
        comparison.add("JGraphT A*", jgrapht());
    }

    /**
     * Compares and prints.
     *
     * @param args size of the warehouse and thousandths of its cells that are closed; 170x84 and none if not given.
     */
    public static void main(final String[] args) {
        final String size = args.length > 0 ? args[0] : "170x84";
        final int closedPerMille = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        new ForkliftComparison(size, closedPerMille).comparison.run();
    }

    private IntToDoubleFunction botclaw() {
        final ForkliftPlanner planner = workload.planner(graph);
        final LegBuffer legs = new LegBuffer(MAX_LEGS);
        final PlanResult result = new PlanResult();
        return i -> {
            planner.plan(workload.startCell(i), workload.startHeading(i), workload.goal(i), legs, result);
            return result.proof().hasPath() ? result.costTicks() : Double.POSITIVE_INFINITY;
        };
    }

    /** A state is a vertex; a goal is one more, which every heading there leads to. */
    private IntToDoubleFunction jgrapht() {
        final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> states =
                new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        for (int state = 0; state < map.cellCount() * Heading.COUNT; state++) {
            states.addVertex(state);
        }
        for (int state = 0; state < map.cellCount() * Heading.COUNT; state++) {
            addMoves(states, state >> 2, state & 3);
        }
        for (int i = 0; i < QUERIES; i++) {
            if (states.addVertex(vertexOfGoal(workload.goal(i)))) {
                for (int heading = 0; heading < Heading.COUNT; heading++) {
                    addEdge(states, workload.goal(i) << 2 | heading, vertexOfGoal(workload.goal(i)), 0);
                }
            }
        }
        final AStarShortestPath<Integer, DefaultWeightedEdge> astar = new AStarShortestPath<>(states, this::atLeast);
        return i -> astar.getPathWeight(
                workload.startCell(i) << 2 | workload.startHeading(i), vertexOfGoal(workload.goal(i)));
    }

    private void addMoves(
            final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> states, final int cell, final int heading) {
        final int from = cell << 2 | heading;
        for (int way = 0; way < Heading.COUNT; way++) {
            if (!graph.isOpen(cell, way)) {
                continue;
            }
            final int next = map.neighbour(cell, way);
            final int quarters = way == heading ? 0 : way == Heading.opposite(heading) ? 2 : 1;
            if (quarters == 0) {
                addEdge(states, from, next << 2 | way, vehicle.forwardTicks());
            } else if (map.canTurn(cell, vehicle)) {
                addEdge(
                        states,
                        from,
                        next << 2 | way,
                        quarters * vehicle.turnTicks() + vehicle.forwardAfterTurnTicks());
            }
            if (quarters == 2 && vehicle.canReverse()) {
                addEdge(states, from, next << 2 | heading, vehicle.reverseTicks());
            }
        }
    }

    private static void addEdge(
            final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> states,
            final int from,
            final int to,
            final double ticks) {
        states.setEdgeWeight(states.addEdge(from, to), ticks);
    }

    private int vertexOfGoal(final int cell) {
        return (map.cellCount() + cell) * Heading.COUNT;
    }

    /** What is left from a vertex to that of a goal, at least. */
    private double atLeast(final int from, final int goalVertex) {
        if (from >= map.cellCount() * Heading.COUNT) {
            // No way leads on from the vertex of another goal.
            return from == goalVertex ? 0 : Double.POSITIVE_INFINITY;
        }
        final int cell = from >> 2;
        final int goal = (goalVertex >> 2) - map.cellCount();
        final int alongX = Math.abs(map.x(cell) - map.x(goal));
        final int alongY = Math.abs(map.y(cell) - map.y(goal));
        final int across = (from & Heading.NORTH) == 0 ? alongY : alongX;
        return (alongX + alongY) * vehicle.forwardTicks() + (across == 0 ? 0 : vehicle.turnTicks());
    }
}
