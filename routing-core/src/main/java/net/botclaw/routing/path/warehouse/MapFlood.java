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
package net.botclaw.routing.path.warehouse;

import net.botclaw.routing.path.Heading;

/**
 * Finds what a truck can reach, or from where it can come, over (cell, heading) of the permanent map. A breadth-first
 * search with room for every state, so that one is enough for a whole check.
 */
final class MapFlood {
    private final WarehouseMap map;
    private final VehicleClass vehicleClass;
    private final boolean[] isBarrier;
    private final int[] queue;
    private int queued;

    /**
     * A flood.
     *
     * @param isBarrier cells it enters but does not pass, by id.
     */
    MapFlood(final WarehouseMap map, final VehicleClass vehicleClass, final boolean[] isBarrier) {
        this.map = map;
        this.vehicleClass = vehicleClass;
        this.isBarrier = isBarrier;
        queue = new int[map.cellCount() * Heading.COUNT];
    }

    /** The states that can be reached from a cell, whatever the heading there. */
    boolean[] reachableFrom(final int cell) {
        final boolean[] seen = start(cell);
        for (int i = 0; i < queued; i++) {
            final int from = queue[i] >> 2;
            final int heading = queue[i] & 3;
            final boolean canTurn = map.canTurn(from, vehicleClass);
            for (int way = 0; way < Heading.COUNT; way++) {
                if ((map.exitMask(from) & Heading.bit(way)) == 0) {
                    continue;
                }
                final int to = map.neighbour(from, way);
                if (canTurn || way == heading) {
                    visit(seen, to, way);
                }
                if (way == Heading.opposite(heading) && vehicleClass.canReverse()) {
                    visit(seen, to, heading);
                }
            }
        }
        return seen;
    }

    /** The states from which a cell can be reached. */
    boolean[] reaching(final int cell) {
        final boolean[] seen = start(cell);
        for (int i = 0; i < queued; i++) {
            final int to = queue[i] >> 2;
            final int heading = queue[i] & 3;
            final int behind = map.neighbour(to, Heading.opposite(heading));
            if (behind != WarehouseMap.NO_CELL && (map.exitMask(behind) & Heading.bit(heading)) != 0) {
                final boolean canTurn = map.canTurn(behind, vehicleClass);
                for (int before = 0; before < Heading.COUNT; before++) {
                    if (canTurn || before == heading) {
                        visit(seen, behind, before);
                    }
                }
            }
            final int ahead = map.neighbour(to, heading);
            if (vehicleClass.canReverse()
                    && ahead != WarehouseMap.NO_CELL
                    && (map.exitMask(ahead) & Heading.bit(Heading.opposite(heading))) != 0) {
                visit(seen, ahead, heading);
            }
        }
        return seen;
    }

    private boolean[] start(final int cell) {
        final boolean[] seen = new boolean[queue.length];
        queued = 0;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            seen[cell * Heading.COUNT + heading] = true;
            queue[queued++] = cell * Heading.COUNT + heading;
        }
        return seen;
    }

    private void visit(final boolean[] seen, final int cell, final int heading) {
        final int state = cell * Heading.COUNT + heading;
        if (!seen[state]) {
            seen[state] = true;
            if (!isBarrier[cell]) {
                queue[queued++] = state;
            }
        }
    }

    /** Whether a state of the cell was seen. */
    static boolean isSeen(final boolean[] seen, final int cell) {
        final int state = cell * Heading.COUNT;
        return seen[state] || seen[state + 1] || seen[state + 2] || seen[state + 3];
    }
}
