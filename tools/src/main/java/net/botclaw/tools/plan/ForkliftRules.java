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

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/**
 * The moves of the forklift model with all zones on, as {@code docs/MAPS.md} has them, read from the map alone: the
 * planner's own graph and tables are not asked.
 */
final class ForkliftRules {
    /** No such move. */
    static final int FORBIDDEN = -1;

    private static final int PERCENT = 100;

    private final WarehouseMap map;
    private final VehicleClass truck;

    ForkliftRules(final WarehouseMap map, final VehicleClass truck) {
        this.map = map;
        this.truck = truck;
    }

    /** Number of cells. */
    int cellCount() {
        return map.cellCount();
    }

    /** The cell that a move in a direction leads to. */
    int next(final int cell, final int way) {
        return map.neighbour(cell, way);
    }

    /** What a move costs that leaves a cell with one heading and ends in the next with another, or FORBIDDEN. */
    int costTicks(final int cell, final int before, final int after, final boolean isReverse) {
        return ticks(cell, before, after, isReverse, true);
    }

    /** How long it takes, or FORBIDDEN. */
    int timeTicks(final int cell, final int before, final int after, final boolean isReverse) {
        return ticks(cell, before, after, isReverse, false);
    }

    private int ticks(
            final int cell, final int before, final int after, final boolean isReverse, final boolean isCost) {
        final int way = isReverse ? Heading.opposite(after) : after;
        if (!isOpen(cell, way) || isReverse && (before != after || !truck.canReverse())) {
            return FORBIDDEN;
        }
        final int quarters = Math.abs(before - after) == 3 ? 1 : Math.abs(before - after);
        if (quarters > 0 && !map.canTurn(cell, truck)) {
            return FORBIDDEN;
        }
        final int forward = quarters > 0 ? truck.forwardAfterTurnTicks() : truck.forwardTicks();
        final int step = isReverse ? truck.reverseTicks() : forward;
        final Zone zone = zoneOf(map.neighbour(cell, way));
        final int percent = zone == null ? PERCENT : isCost ? zone.costPercent() : zone.timePercent();
        return quarters * truck.turnTicks() + (int) Math.ceil(step * (double) percent / PERCENT);
    }

    private boolean isOpen(final int cell, final int way) {
        final Zone here = zoneOf(cell);
        final int exits = here == null ? map.exitMask(cell) : map.exitMask(cell) & here.exitMask();
        if ((exits & Heading.bit(way)) == 0) {
            return false;
        }
        final Zone ahead = zoneOf(map.neighbour(cell, way));
        return ahead == null || ahead.kind() != ZoneKind.BLOCKED;
    }

    private Zone zoneOf(final int cell) {
        return map.zoneId(cell) == WarehouseMap.NO_ZONE ? null : map.zone(map.zoneId(cell));
    }
}
