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
package net.botclaw.routing.path.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/**
 * A small map with walls, one-way cells, cells to turn in and not, and zones of each kind; a class of trucks of a few
 * ticks; intervals that others hold, disjoint on each cell, in no order. Some of them are other robots on their way,
 * with both cells held during a move, and some are strewn. All follows from the seed.
 */
final class RandomTraffic {
    /** Takes what others hold: the cell, its first tick, and the first tick after it or the oracle's open end. */
    @FunctionalInterface
    interface IntervalSink {
        void occupy(int cell, int in, int out);
    }

    static final int MAX_SIDE_CELLS = 12;
    /** Finite intervals end before it, up to the last steps of a walk. */
    static final int LAST_TICKS = 60;

    private static final int LATEST_START_TICKS = 20;
    private static final int MAX_MOVE_TICKS = 5;
    private static final int MAX_STEPS = 12;
    private static final int START_TRIES = 100;

    final WarehouseMap map;
    final VehicleClass vehicle;
    int startCell;
    int startHeading;
    int t0;
    int goalCell;
    int stayTicks;

    private final Random random;
    private final List<List<int[]>> taken = new ArrayList<>();

    RandomTraffic(final long seed) {
        random = new Random(seed);
        map = drawMap();
        vehicle = new VehicleClass(
                "random",
                1 + random.nextInt(MAX_MOVE_TICKS),
                1 + random.nextInt(MAX_MOVE_TICKS),
                random.nextInt(MAX_MOVE_TICKS + 1),
                random.nextBoolean() ? VehicleClass.NO_REVERSE : 1 + random.nextInt(MAX_MOVE_TICKS),
                random.nextInt(3) == 0);
        for (int cell = 0; cell < map.cellCount(); cell++) {
            taken.add(new ArrayList<>());
        }
        final int robots = random.nextInt(1 + map.cellCount() / 4);
        for (int i = 0; i < robots; i++) {
            walk();
        }
        final int strewn = random.nextInt(1 + map.cellCount());
        for (int i = 0; i < strewn; i++) {
            final int in = random.nextInt(LAST_TICKS);
            final int length = random.nextInt(4) == 0 ? LAST_TICKS - in : Math.min(LAST_TICKS - in, 1 + in % 7);
            final boolean isOpen = random.nextInt(8) == 0;
            tryTake(random.nextInt(map.cellCount()), in, isOpen ? TimeExpandedOracle.OPEN_END : in + length);
        }
    }

    /** Tells what is taken. */
    void occupyAll(final IntervalSink sink) {
        for (int cell = 0; cell < taken.size(); cell++) {
            for (final int[] interval : taken.get(cell)) {
                sink.occupy(cell, interval[0], interval[1]);
            }
        }
    }

    /**
     * Draws the fields of the next query, of which the start is free at {@link #t0}.
     *
     * @return false when no free start was drawn.
     */
    boolean drawQuery() {
        goalCell = random.nextInt(map.cellCount());
        startHeading = random.nextInt(Heading.COUNT);
        stayTicks = random.nextInt(3) == 0 ? TimeExpandedOracle.OPEN_END : random.nextInt(10);
        for (int i = 0; i < START_TRIES; i++) {
            startCell = random.nextInt(map.cellCount());
            t0 = random.nextInt(LATEST_START_TICKS);
            if (isFree(startCell, t0, t0 + 1)) {
                return true;
            }
        }
        return false;
    }

    String query() {
        return "from cell " + startCell + " heading " + startHeading + " at " + t0 + " to " + goalCell + ", stay "
                + stayTicks;
    }

    private WarehouseMap drawMap() {
        final int width = 1 + random.nextInt(MAX_SIDE_CELLS);
        final int height = (width == 1 ? 2 : 1) + random.nextInt(MAX_SIDE_CELLS - 1);
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(width, height);
        final int zones = addZones(builder);
        final int wallPercent = random.nextInt(35);
        final int oneWayPercent = random.nextInt(30);
        final int zonePercent = random.nextInt(40);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                builder.free(x, y, x + y == 0 || random.nextInt(100) >= wallPercent);
                builder.turnAllowed(x, y, random.nextInt(8) > 0);
                builder.exits(x, y, random.nextInt(100) < oneWayPercent ? random.nextInt(16) : Heading.ALL_MASK);
                builder.zoneAt(x, y, random.nextInt(100) < zonePercent ? 1 + random.nextInt(zones) : 0);
            }
        }
        return builder.build();
    }

    /** One of each kind, with costs that the time of a move must not follow. */
    private int addZones(final WarehouseMapBuilder builder) {
        builder.addZone(Zone.blocked("blocked"));
        builder.addZone(Zone.weighted("slow", ZoneKind.SPEED_LIMIT, 100 + random.nextInt(300)));
        builder.addZone(Zone.weighted("liked", ZoneKind.PRIORITY, 10 + random.nextInt(91)));
        builder.addZone(Zone.weighted("avoided", ZoneKind.PENALTY, 100 + random.nextInt(901)));
        builder.addZone(Zone.weighted("release", ZoneKind.RELEASE, 100 + random.nextInt(901)));
        builder.addZone(Zone.directed("directed", random.nextInt(Heading.COUNT)));
        return builder.addZone(Zone.bidirected("axis", random.nextInt(Heading.COUNT)));
    }

    /** Another robot on its way, up to where it would meet what is taken already; it may stay there for ever. */
    private void walk() {
        int cell = random.nextInt(map.cellCount());
        int in = random.nextInt(LATEST_START_TICKS);
        int at = in;
        for (int step = 0; step < MAX_STEPS; step++) {
            final int next = map.neighbour(cell, random.nextInt(Heading.COUNT));
            final int start = at + random.nextInt(3);
            final int end = start + 1 + random.nextInt(MAX_MOVE_TICKS);
            if (next == WarehouseMap.NO_CELL || !tryTake(cell, in, end)) {
                break;
            }
            cell = next;
            in = start;
            at = end;
        }
        tryTake(cell, in, random.nextInt(3) == 0 ? TimeExpandedOracle.OPEN_END : at + 1 + random.nextInt(10));
    }

    private boolean tryTake(final int cell, final int in, final int out) {
        final boolean isFree = isFree(cell, in, out);
        if (isFree) {
            taken.get(cell).add(new int[] {in, out});
        }
        return isFree;
    }

    private boolean isFree(final int cell, final int from, final int to) {
        return taken.get(cell).stream().noneMatch(interval -> interval[0] < to && from < interval[1]);
    }
}
