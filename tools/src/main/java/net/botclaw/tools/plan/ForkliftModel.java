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
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.benchmark.GridQueries;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;

/**
 * The forklift model: trucks of the map's first class, which look east at the start. Published lengths are of another
 * model, so {@link ForkliftDijkstra} judges the costs, and {@link LegWalk} the paths.
 */
final class ForkliftModel implements PlanModel {
    private static final int START_HEADING = Heading.EAST;

    private final WarehouseMap map;
    private final int[] starts;
    private final int[] goals;
    private final ForkliftPlanner planner;
    private final LegBuffer legs;
    private final PlanResult result = new PlanResult();
    private final ForkliftDijkstra judge;
    private final LegWalk walk;

    /**
     * A model.
     *
     * @param map        of the warehouse.
     * @param queries    without changes between them.
     * @param file       of the queries.
     * @param tableCount of the first so many goals tables are built; the others are planned without one.
     * @throws CommandFailedException when a start or goal is on no free cell, or costs could grow too large.
     */
    ForkliftModel(final WarehouseMap map, final GridQueries queries, final Path file, final int tableCount) {
        this.map = map;
        starts = new int[queries.count()];
        goals = new int[queries.count()];
        for (int i = 0; i < starts.length; i++) {
            final String at = file + ":" + queries.line(i) + ": ";
            starts[i] = freeCell(at + "start ", queries.startX(i), queries.startY(i));
            goals[i] = freeCell(at + "goal ", queries.goalX(i), queries.goalY(i));
        }
        final VehicleClass truck = map.vehicleClass(0);
        final ForkliftGraph graph = graph(map, truck);
        planner = new ForkliftPlanner(graph, tables(graph, tableCount));
        legs = new LegBuffer(map.cellCount() * Heading.COUNT);
        final ForkliftRules rules = new ForkliftRules(map, truck);
        judge = new ForkliftDijkstra(rules);
        walk = new LegWalk(rules);
    }

    private static ForkliftGraph graph(final WarehouseMap map, final VehicleClass truck) {
        try {
            return new ForkliftGraph(map, truck);
        } catch (final IllegalArgumentException e) {
            throw new CommandFailedException("vehicle class " + truck.name() + ": " + e.getMessage(), e);
        }
    }

    private int freeCell(final String what, final int x, final int y) {
        final int cell = map.cellAt(x, y);
        if (cell == WarehouseMap.NO_CELL) {
            throw new CommandFailedException(what + "(" + x + ", " + y + ") is not a free cell");
        }
        return cell;
    }

    private GoalTables tables(final ForkliftGraph graph, final int count) {
        final GoalTables tables = new GoalTables(graph);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        int built = 0;
        for (int i = 0; i < goals.length && built < count; i++) {
            if (tables.find(goals[i], graph.baseEpoch()) == null) {
                tables.publish(builder.build(goals[i]));
                built++;
            }
        }
        return tables;
    }

    @Override
    public void reset() {
        // Nothing changes the map.
    }

    @Override
    public void apply(final int command) {
        throw new IllegalStateException("no change of the map: " + command);
    }

    @Override
    public void plan(final int query) {
        planner.plan(starts[query], START_HEADING, goals[query], legs, result);
    }

    @Override
    public boolean isFound() {
        return result.proof().hasPath();
    }

    @Override
    public String mismatch(final int query, final boolean isCheck) {
        if (!isCheck) {
            return null;
        }
        final int least = judge.cost(starts[query], START_HEADING, goals[query]);
        final boolean isRight = least == ForkliftDijkstra.NO_WAY
                ? result.proof() == PlanProof.UNREACHABLE
                : result.proof() == PlanProof.OPTIMAL && result.costTicks() == least;
        final String answers = "Dijkstra " + (least == ForkliftDijkstra.NO_WAY ? "no way" : least + " ticks")
                + ", found " + (isFound() ? result.costTicks() + " ticks" : "no way");
        if (isRight && isFound() && !walk.isValid(starts[query], START_HEADING, goals[query], legs, result)) {
            return answers + ", not a way";
        }
        return isRight ? null : answers;
    }

    @Override
    public void trace(final int query, final MapDrawing drawing) {
        if (!isFound() || !drawing.begin(map.x(starts[query]), map.y(starts[query]))) {
            return;
        }
        for (int i = 0; i < legs.count(); i++) {
            drawing.go(Heading.deltaX(legs.way(i)) * legs.cells(i), Heading.deltaY(legs.way(i)) * legs.cells(i));
        }
        drawing.end();
    }

    @Override
    public void write(final MapDrawing drawing, final Path file) {
        drawing.write(map.width(), map.height(), (x, y) -> map.cellAt(x, y) != WarehouseMap.NO_CELL, file);
    }
}
