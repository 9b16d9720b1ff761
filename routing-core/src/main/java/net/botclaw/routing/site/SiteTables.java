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
package net.botclaw.routing.site;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalBound;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * The graph of a site, where its trucks rest, and a goal table for each place they go to as far as the memory allows:
 * homes, stations, docks and chargers first, then pick faces, each kind in the map's order. A goal without a table is
 * planned with a bound.
 *
 * <p><b>Threading</b>: the core's thread. <b>Time</b>: the constructor takes about a millisecond a table. <b>Memory</b>:
 * the budget at most for the tables, and some 100 bytes a cell. <b>Determinism</b>: the site alone decides.
 */
public final class SiteTables {
    /** In place of ticks: there is no way, whatever is opened. */
    public static final int NO_WAY = ForkliftGraph.NO_WAY_TICKS;
    /** Bytes of all tables together. */
    public static final long MAX_TABLE_BYTES = 32L << 20;

    private final WarehouseMap map;
    private final ForkliftGraph graph;
    private final GoalTables tables;
    private final GoalBound bound;
    private final int[] homes;
    private int tableCount;

    /**
     * Builds the tables of a site.
     *
     * @param site with a map.
     */
    public SiteTables(final Site site) {
        this(site, MAX_TABLE_BYTES);
    }

    /**
     * Builds the tables of a site within a budget.
     *
     * @param site          with a map.
     * @param maxTableBytes of all tables together, 0 or more.
     * @throws IllegalArgumentException when the site has no map.
     */
    public SiteTables(final Site site, final long maxTableBytes) {
        if (!site.hasMap()) {
            throw new IllegalArgumentException("a site without a map has no goals");
        }
        map = site.map();
        graph = new ForkliftGraph(map, map.vehicleClass(0));
        tables = new GoalTables(graph);
        bound = new GoalBound(graph);
        homes = RestCells.choose(map, map.vehicleClass(0), site.maxTrucks());
        final long most = maxTableBytes / tableBytes();
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (final int home : homes) {
            build(builder, home, most);
        }
        buildPlaces(builder, PlaceKind.STATION, most);
        buildPlaces(builder, PlaceKind.DOCK, most);
        buildPlaces(builder, PlaceKind.CHARGER, most);
        buildPlaces(builder, PlaceKind.PICK_FACE, most);
    }

    private void buildPlaces(final GoalTableBuilder builder, final PlaceKind kind, final long most) {
        for (int index = 0; index < map.placeCount(); index++) {
            if (map.place(index).kind() == kind) {
                build(builder, map.place(index).cell(), most);
            }
        }
    }

    private void build(final GoalTableBuilder builder, final int cell, final long most) {
        if (tableCount < most && tables.find(cell, graph.baseEpoch()) == null) {
            tables.publish(builder.build(cell));
            tableCount++;
        }
    }

    private long tableBytes() {
        return Math.max(1, (long) map.cellCount() * Heading.COUNT * Character.BYTES);
    }

    /**
     * The graph of the site's trucks; cells are closed and opened by whoever plans for them.
     *
     * @return the same for as long as the tables.
     */
    public ForkliftGraph graph() {
        return graph;
    }

    /**
     * The tables for a planner.
     *
     * @return complete; none is added later.
     */
    public GoalTables goals() {
        return tables;
    }

    /**
     * Tables that were built.
     *
     * @return 0 and up.
     */
    public int tableCount() {
        return tableCount;
    }

    /**
     * Cells where trucks may stay for ever.
     *
     * @return how many; as many as there may be trucks, or fewer.
     */
    public int homeCount() {
        return homes.length;
    }

    /**
     * A cell where a truck may stay for ever.
     *
     * @param index below {@link #homeCount()}; the better ones first.
     * @return a cell id.
     */
    public int home(final int index) {
        return homes[index];
    }

    /**
     * How long a truck that is alone takes from a cell to another, at least: exactly so when the goal has a table and
     * nothing is closed.
     *
     * @param fromCell where it is; any number.
     * @param heading  of the truck; the lower two bits count.
     * @param toCell   the goal, whatever the heading there; any number.
     * @return ticks, or {@link #NO_WAY}, also when one of the two is no cell of the map.
     */
    public int ticks(final int fromCell, final int heading, final int toCell) {
        if (!isCell(fromCell) || !isCell(toCell)) {
            return NO_WAY;
        }
        final int from = heading & Heading.COUNT - 1;
        final GoalTable table = tables.find(toCell, graph.baseEpoch());
        if (table != null) {
            return table.costTicks(fromCell, from);
        }
        bound.goal(toCell);
        return bound.toGo(fromCell << 2 | from);
    }

    private boolean isCell(final int cell) {
        return cell >= 0 && cell < map.cellCount();
    }
}
