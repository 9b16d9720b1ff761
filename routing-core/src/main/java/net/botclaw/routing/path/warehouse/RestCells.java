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

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.Heading;

/**
 * Chooses cells where trucks may stay for ever without shutting others in: the parking places and chargers of the map
 * first, then cells of open floor. A cell of open floor is taken when no other one is next to it and the free cells around
 * it stay connected without it; in the end each must have a way in and out that passes no other.
 *
 * <p>The choice depends on the map and the vehicle class alone.
 */
public final class RestCells {
    private static final int VIEW_CELLS = 2;
    /** Parts of a map that are looked at for the greatest one. */
    private static final int MAX_PARTS = 64;
    /** The eight cells around one, in order around it. */
    private static final int[] RING_X = {1, 1, 0, -1, -1, -1, 0, 1};

    private static final int[] RING_Y = {0, -1, -1, -1, 0, 1, 1, 1};

    private final WarehouseMap map;
    private final VehicleClass vehicleClass;
    private final int[] chosen;
    private final boolean[] isChosen;
    private int count;

    private RestCells(final WarehouseMap map, final VehicleClass vehicleClass, final int count) {
        this.map = map;
        this.vehicleClass = vehicleClass;
        chosen = new int[count];
        isChosen = new boolean[map.cellCount()];
    }

    /**
     * Chooses cells.
     *
     * @param map          of the warehouse.
     * @param vehicleClass of the trucks.
     * @param count        how many, 1 or more.
     * @return their ids, the better ones first; fewer when the map has no room for more.
     */
    public static int[] choose(final WarehouseMap map, final VehicleClass vehicleClass, final int count) {
        final RestCells cells = new RestCells(map, vehicleClass, count);
        cells.takePlaces(PlaceKind.PARKING);
        cells.takePlaces(PlaceKind.CHARGER);
        for (int view = (2 * VIEW_CELLS + 1) * (2 * VIEW_CELLS + 1); view > 1; view--) {
            cells.takeOpenFloor(view);
        }
        return cells.wellFormed();
    }

    private void takePlaces(final PlaceKind kind) {
        for (int i = 0; i < map.placeCount() && count < chosen.length; i++) {
            final int cell = map.place(i).cell();
            if (map.place(i).kind() == kind && !isChosen[cell]) {
                take(cell);
            }
        }
    }

    /** Takes cells that have so many free ones around them, spread over the map. */
    private void takeOpenFloor(final int view) {
        final int cells = map.cellCount();
        final int stride = strideOver(cells);
        int cell = 0;
        for (int i = 0; i < cells && count < chosen.length; i++) {
            if (!isChosen[cell] && freeAround(cell) == view && canBeSpared(cell)) {
                take(cell);
            }
            cell = (int) (((long) cell + stride) % cells);
        }
    }

    private void take(final int cell) {
        isChosen[cell] = true;
        chosen[count++] = cell;
    }

    /** A step that visits every cell once, in an order that looks like none. */
    private static int strideOver(final int cells) {
        int stride = (int) (Long.remainderUnsigned(StateHash.spread(cells), cells)) | 1;
        while (greatestCommonDivisor(stride, cells) != 1) {
            stride += 2;
        }
        return stride;
    }

    private static int greatestCommonDivisor(final int a, final int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private int freeAround(final int cell) {
        int free = 0;
        for (int dy = -VIEW_CELLS; dy <= VIEW_CELLS; dy++) {
            for (int dx = -VIEW_CELLS; dx <= VIEW_CELLS; dx++) {
                free += map.cellAt(map.x(cell) + dx, map.y(cell) + dy) == WarehouseMap.NO_CELL ? 0 : 1;
            }
        }
        return free;
    }

    /** Whether no place or chosen cell is next to it, and the free ones around it form one arc, or a full ring. */
    private boolean canBeSpared(final int cell) {
        int borders = 0;
        int free = 0;
        boolean isLastFree = isFree(cell, RING_X.length - 1);
        for (int i = 0; i < RING_X.length; i++) {
            final int next = map.cellAt(map.x(cell) + RING_X[i], map.y(cell) + RING_Y[i]);
            if (next != WarehouseMap.NO_CELL && isChosen[next]) {
                return false;
            }
            final boolean isFree = next != WarehouseMap.NO_CELL;
            borders += isFree == isLastFree ? 0 : 1;
            free += isFree && (i & 1) == 0 ? 1 : 0;
            isLastFree = isFree;
        }
        return borders <= 2 && free > 1;
    }

    private boolean isFree(final int cell, final int ring) {
        return map.cellAt(map.x(cell) + RING_X[ring], map.y(cell) + RING_Y[ring]) != WarehouseMap.NO_CELL;
    }

    /** Those that are reached from the greater part of the map and left to it, whatever the heading they are reached with. */
    private int[] wellFormed() {
        final int hub = hub();
        if (hub == WarehouseMap.NO_CELL) {
            return new int[0];
        }
        final MapFlood flood = new MapFlood(map, vehicleClass, isChosen);
        final boolean[] reached = flood.reachableFrom(hub);
        final boolean[] leaves = flood.reaching(hub);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (isWellFormed(chosen[i], reached, leaves)) {
                chosen[kept++] = chosen[i];
            }
        }
        final int[] cells = new int[kept];
        System.arraycopy(chosen, 0, cells, 0, kept);
        return cells;
    }

    private static boolean isWellFormed(final int cell, final boolean[] reached, final boolean[] leaves) {
        boolean isReached = false;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            final int state = cell * Heading.COUNT + heading;
            if (reached[state] && !leaves[state]) {
                return false;
            }
            isReached |= reached[state];
        }
        return isReached;
    }

    /** A cell of the greatest part of the map that hangs together without the chosen ones. */
    private int hub() {
        final MapFlood flood = new MapFlood(map, vehicleClass, isChosen);
        final boolean[] isSeen = new boolean[map.cellCount()];
        int hub = WarehouseMap.NO_CELL;
        int most = 0;
        int parts = 0;
        final int cells = map.cellCount();
        final int stride = strideOver(cells);
        int cell = 0;
        // In no order, so that small parts beside each other do not use up the looks.
        for (int i = 0; i < cells && parts < MAX_PARTS; i++) {
            if (!isSeen[cell] && !isChosen[cell]) {
                parts++;
                final int size = mark(flood.reachableFrom(cell), isSeen);
                if (size > most) {
                    most = size;
                    hub = cell;
                }
            }
            cell = (int) (((long) cell + stride) % cells);
        }
        return hub;
    }

    private int mark(final boolean[] reached, final boolean[] isSeen) {
        int size = 0;
        for (int cell = 0; cell < map.cellCount(); cell++) {
            if (MapFlood.isSeen(reached, cell)) {
                isSeen[cell] = true;
                size++;
            }
        }
        return size;
    }
}
