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
package net.botclaw.tools.fleet;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * Where a fleet is tried out: a map, a home for each robot, cells to fetch from and cells to bring to, each with its
 * goal table. On a map with pick faces, stations and docks these are the cells; on a plain grid any that are not homes.
 */
final class FleetSite {
    /** The most cells to fetch from; each has a table. */
    static final int MAX_SOURCES = 256;
    /** The most cells to bring to. */
    static final int MAX_TARGETS = 64;

    private static final int MS_PER_SECOND = 1_000;
    private static final int RESERVATION_BYTES = 85;
    private static final int MIB_SHIFT = 20;

    private final WarehouseMap map;
    private final ForkliftGraph graph;
    private final GoalTables tables;
    private final GoalTableBuilder builder;
    private final int[] homes;
    private final int[] sources;
    private final int[] targets;

    /**
     * Prepares a site.
     *
     * @param map        of the warehouse; the robots are of its first vehicle class.
     * @param robotCount homes needed, 1 or more.
     * @param seed       of the choice among the places.
     * @throws IllegalArgumentException when the map has too few homes, or no place to fetch from or bring to, or when it
     *     all takes more memory than there is.
     */
    FleetSite(final WarehouseMap map, final int robotCount, final long seed) {
        this.map = map;
        graph = new ForkliftGraph(map, map.vehicleClass(0));
        tables = new GoalTables(graph);
        builder = new GoalTableBuilder(graph);
        homes = RestCells.choose(map, map.vehicleClass(0), robotCount);
        if (homes.length < robotCount) {
            throw new IllegalArgumentException("the map has room for " + homes.length
                    + " robots to rest without shutting others in, not for " + robotCount);
        }
        checkMemory();
        for (final int home : homes) {
            tables.publish(builder.build(home));
        }
        final SplittableRandom random = new SplittableRandom(seed);
        // On a grid without places both are drawn from all cells: the targets must leave some to fetch from.
        targets = choose(random, Math.min(MAX_TARGETS, map.cellCount() / 2), PlaceKind.STATION, PlaceKind.DOCK);
        sources = choose(random, MAX_SOURCES, PlaceKind.PICK_FACE);
    }

    WarehouseMap map() {
        return map;
    }

    ForkliftGraph graph() {
        return graph;
    }

    GoalTables tables() {
        return tables;
    }

    /** So many seconds in ticks of the map, rounded down, at least 1. */
    int ticks(final int seconds) {
        return Math.max(1, Math.toIntExact((long) seconds * MS_PER_SECOND / map.tickMs()));
    }

    int home(final int robot) {
        return homes[robot];
    }

    int sourceCount() {
        return sources.length;
    }

    int source(final int index) {
        return sources[index];
    }

    int targetCount() {
        return targets.length;
    }

    int target(final int index) {
        return targets[index];
    }

    /** The tables take most of it, then the reservations; the rest of the heap is small beside them. */
    private void checkMemory() {
        final long tableBytes = (long) map.cellCount() * Heading.COUNT * Short.BYTES;
        final long tableCount = (long) homes.length + Math.min(MAX_SOURCES + MAX_TARGETS, map.cellCount());
        final long fleetBytes = (long) homes.length * FleetLimits.RESERVATIONS_PER_ROBOT * RESERVATION_BYTES;
        final long needed = tableBytes * tableCount + fleetBytes;
        final long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new IllegalArgumentException(homes.length + " robots on " + map.cellCount() + " cells take "
                    + (needed >> MIB_SHIFT) + " MiB of memory, the JVM may use " + (most >> MIB_SHIFT)
                    + "; it is given more with -Xmx");
        }
    }

    private int[] choose(final SplittableRandom random, final int max, final PlaceKind... kinds) {
        final int[] candidates = shuffled(candidates(kinds), random);
        final int[] cells = new int[max];
        int count = 0;
        for (int i = 0; i < candidates.length && count < max; i++) {
            if (tables.find(candidates[i], graph.baseEpoch()) == null && isOnTheWay(candidates[i])) {
                cells[count++] = candidates[i];
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("no place of the map can be reached from the homes and left for them");
        }
        return Arrays.copyOf(cells, count);
    }

    /** The cells of places of some kinds, or all cells when there is none. */
    private int[] candidates(final PlaceKind... kinds) {
        final int[] cells = new int[map.placeCount()];
        int count = 0;
        for (int i = 0; i < map.placeCount(); i++) {
            if (Arrays.asList(kinds).contains(map.place(i).kind())) {
                cells[count++] = map.place(i).cell();
            }
        }
        if (count > 0) {
            return Arrays.copyOf(cells, count);
        }
        final int[] all = new int[map.cellCount()];
        Arrays.setAll(all, cell -> cell);
        return all;
    }

    private static int[] shuffled(final int[] cells, final SplittableRandom random) {
        for (int i = cells.length - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final int cell = cells[i];
            cells[i] = cells[other];
            cells[other] = cell;
        }
        return cells;
    }

    /** Publishes the table of a cell if a robot can come to it from a home and leave it for one on any heading. */
    private boolean isOnTheWay(final int cell) {
        final GoalTable toHome = tables.find(homes[0], graph.baseEpoch());
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            if (toHome.costTicks(cell, heading) == ForkliftGraph.NO_WAY_TICKS) {
                return false;
            }
        }
        final GoalTable table = builder.build(cell);
        final boolean isReached = table.costTicks(homes[0], Heading.EAST) != ForkliftGraph.NO_WAY_TICKS;
        if (isReached) {
            tables.publish(table);
        }
        return isReached;
    }
}
