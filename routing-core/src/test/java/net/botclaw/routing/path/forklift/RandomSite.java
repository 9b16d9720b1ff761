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

import java.util.Random;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/** A small random site as plain arrays: what the oracle believes, and what the planner's map is built from. */
final class RandomSite {
    static final int[] DX = {1, 0, -1, 0};
    static final int[] DY = {0, -1, 0, 1};
    static final int ZONES = 6;

    final int width;
    final int height;
    final boolean[][] free;
    final boolean[][] turn;
    final boolean[][][] exit;
    final int[][] zone;
    final boolean[][] closed;
    final boolean[][][] closedEdge;
    final boolean[] active = {false, true, true, true, true, true, true};
    final int[] percent = new int[ZONES + 1];
    final int directed;
    final int axis;
    final VehicleClass vehicle;

    RandomSite(final Random random) {
        this(random, 1);
    }

    /** A site whose truck takes so many times the usual ticks for everything, up to 400. */
    RandomSite(final Random random, final int tickFactor) {
        width = 2 + random.nextInt(19);
        height = 2 + random.nextInt(19);
        free = new boolean[height][width];
        turn = new boolean[height][width];
        closed = new boolean[height][width];
        exit = new boolean[height][width][4];
        closedEdge = new boolean[height][width][4];
        zone = new int[height][width];
        final int walls = random.nextInt(30);
        final int oneWays = random.nextInt(25);
        final int zones = random.nextInt(50);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                free[y][x] = random.nextInt(100) >= walls;
                turn[y][x] = random.nextInt(100) >= 10;
                zone[y][x] = random.nextInt(100) < zones ? 1 + random.nextInt(ZONES) : 0;
                final boolean isMasked = random.nextInt(100) < oneWays;
                final int mask = isMasked ? 1 + random.nextInt(15) : 15;
                for (int way = 0; way < 4; way++) {
                    exit[y][x][way] = (mask & 1 << way) != 0;
                }
            }
        }
        free[0][0] = true;
        directed = random.nextInt(4);
        axis = random.nextInt(2);
        percent[1] = 100;
        percent[2] = 100 + random.nextInt(300);
        percent[3] = 30 + random.nextInt(71);
        percent[4] = 100 + random.nextInt(901);
        percent[5] = 100;
        percent[6] = 100;
        vehicle = new VehicleClass(
                "random",
                tickFactor * (1 + random.nextInt(12)),
                tickFactor * (1 + random.nextInt(20)),
                tickFactor * random.nextInt(25),
                random.nextInt(3) == 0 ? VehicleClass.NO_REVERSE : tickFactor * (1 + random.nextInt(25)),
                random.nextBoolean());
    }

    WarehouseMap build() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(width, height);
        builder.addZone(Zone.blocked("blocked"));
        builder.addZone(Zone.weighted("slow", ZoneKind.SPEED_LIMIT, percent[2]));
        builder.addZone(Zone.weighted("liked", ZoneKind.PRIORITY, percent[3]));
        builder.addZone(Zone.weighted("avoided", ZoneKind.PENALTY, percent[4]));
        builder.addZone(Zone.directed("directed", directed));
        builder.addZone(Zone.bidirected("axis", axis));
        builder.addVehicleClass(vehicle);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int mask = 0;
                for (int way = 0; way < 4; way++) {
                    mask |= exit[y][x][way] ? 1 << way : 0;
                }
                builder.free(x, y, free[y][x]).turnAllowed(x, y, turn[y][x]);
                builder.exits(x, y, mask).zoneAt(x, y, zone[y][x]);
            }
        }
        return builder.build();
    }

    boolean isFree(final int x, final int y) {
        return x >= 0 && y >= 0 && x < width && y < height && free[y][x];
    }

    /** Whether a truck can turn, told from the rule for people: not in a one-wide aisle when it is long. */
    boolean canTurn(final int x, final int y) {
        final boolean isNarrow = !isFree(x - 1, y) && !isFree(x + 1, y) || !isFree(x, y - 1) && !isFree(x, y + 1);
        return turn[y][x] && !(vehicle.isLong() && isNarrow);
    }

    /** Whether one may go from a cell in a direction at the moment. */
    boolean mayGo(final int x, final int y, final int way) {
        final int toX = x + DX[way];
        final int toY = y + DY[way];
        if (!isFree(toX, toY) || !exit[y][x][way] || closedEdge[y][x][way] || closed[toY][toX]) {
            return false;
        }
        if (zone[toY][toX] == 1 && active[1]) {
            return false;
        }
        if (zone[y][x] == 5 && active[5] && way != directed) {
            return false;
        }
        return !(zone[y][x] == 6 && active[6] && way % 2 != axis);
    }

    /** Ticks of one cell in a zone, rounded up. */
    int scaled(final int ticks, final int x, final int y, final boolean isTime) {
        final int id = zone[y][x];
        final boolean counts = active[id] && (!isTime || id == 2);
        return (int) Math.ceil(ticks * (double) (counts ? percent[id] : 100) / 100.0 - 1e-9);
    }
}
