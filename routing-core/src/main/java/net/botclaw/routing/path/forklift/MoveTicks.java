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

import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;

/**
 * What each move costs into each zone, in ticks: now, on the base map (every zone at its cheapest), and how long it takes
 * now. Turning happens in the cell that is left and costs the same everywhere; the zone that is entered scales the rest.
 */
final class MoveTicks {
    /** By {@code zone * Move.STRIDE + move}. */
    final int[] cost;
    /** The least the same move ever costs. */
    final int[] base;
    /** How long it takes. */
    final int[] time;
    /** The least any move costs, without its turns. */
    final int minStep;
    /** A quarter turn. */
    final int turn;

    private final int[] stepTicks = new int[Move.COUNT];
    private final int[] turnTicks = new int[Move.COUNT];
    private final int maxTicks;

    MoveTicks(final WarehouseMap map, final VehicleClass vehicleClass) {
        turn = vehicleClass.turnTicks();
        for (int move = 0; move < Move.COUNT; move++) {
            stepTicks[move] = vehicleClass.forwardAfterTurnTicks();
        }
        stepTicks[Move.STRAIGHT] = vehicleClass.forwardTicks();
        stepTicks[Move.REVERSE] = vehicleClass.reverseTicks();
        turnTicks[Move.LEFT] = turn;
        turnTicks[Move.RIGHT] = turn;
        turnTicks[Move.HALF_TURN] = 2 * turn;
        final int length = (map.zoneCount() + 1) * Move.STRIDE;
        cost = new int[length];
        base = new int[length];
        time = new int[length];
        fill(cost, WarehouseMap.NO_ZONE, Zone.NORMAL_PERCENT);
        fill(time, WarehouseMap.NO_ZONE, Zone.NORMAL_PERCENT);
        fill(base, WarehouseMap.NO_ZONE, Zone.NORMAL_PERCENT);
        int min = Zone.NORMAL_PERCENT;
        int max = Zone.NORMAL_PERCENT;
        for (int zone = 1; zone <= map.zoneCount(); zone++) {
            final int percent = map.zone(zone).costPercent();
            fill(base, zone, Math.min(percent, Zone.NORMAL_PERCENT));
            min = Math.min(min, percent);
            max = Math.max(max, percent);
        }
        int cheapest = Math.min(vehicleClass.forwardTicks(), vehicleClass.forwardAfterTurnTicks());
        cheapest = vehicleClass.canReverse() ? Math.min(cheapest, vehicleClass.reverseTicks()) : cheapest;
        minStep = Zone.scale(cheapest, min);
        int dearest = vehicleClass.reverseTicks();
        dearest = Math.max(dearest, Math.max(vehicleClass.forwardTicks(), vehicleClass.forwardAfterTurnTicks()));
        maxTicks = Zone.scale(dearest, max) + 2 * turn;
    }

    /** The most any move ever costs. */
    int maxTicks() {
        return maxTicks;
    }

    /** What a move costs more than straight on into the same cell, at least: on the base map, in any zone. */
    int leastBeyondStraight(final int move) {
        int least = Integer.MAX_VALUE;
        for (int zone = 0; zone < base.length; zone += Move.STRIDE) {
            least = Math.min(least, base[zone + move] - base[zone + Move.STRAIGHT]);
        }
        return least;
    }

    void activate(final int zoneId, final Zone zone, final boolean isActive) {
        fill(cost, zoneId, isActive ? zone.costPercent() : Zone.NORMAL_PERCENT);
        fill(time, zoneId, isActive ? zone.timePercent() : Zone.NORMAL_PERCENT);
    }

    private void fill(final int[] ticks, final int zone, final int percent) {
        for (int move = 0; move < Move.COUNT; move++) {
            ticks[zone * Move.STRIDE + move] = turnTicks[move] + Zone.scale(stepTicks[move], percent);
        }
    }
}
