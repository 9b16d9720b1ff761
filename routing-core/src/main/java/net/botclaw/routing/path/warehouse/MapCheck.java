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
 * Checks a map for one vehicle class, when it is loaded: that every place can be reached and left, and that endpoints
 * (where bots stay) are <em>well-formed</em>: every one can be reached and left without passing another, so that a bot
 * that stays never shuts others in (Ma, Li, Kumar, Koenig: "Lifelong Multi-Agent Path Finding for Online Pickup and
 * Delivery Tasks", 2017). Pick faces lie on aisles and are no endpoints.
 *
 * <p><b>Time</b>: a few floods of the map. <b>Memory</b>: 25 bytes a free cell while it runs.
 */
public final class MapCheck {
    /** Cells tried as the middle of the map before the best so far is taken. */
    private static final int MAX_HUB_TRIES = 16;

    private static final int NO_CELL = WarehouseMap.NO_CELL;

    private final WarehouseMap map;
    private final MapFlood flood;
    private final boolean[] isAvoided;
    private boolean[] fromHub;
    private boolean[] toHub;

    private MapCheck(final WarehouseMap map, final VehicleClass vehicleClass, final boolean areEndpointsAvoided) {
        this.map = map;
        isAvoided = new boolean[map.cellCount()];
        for (int i = 0; i < map.placeCount(); i++) {
            isAvoided[map.place(i).cell()] |=
                    areEndpointsAvoided && map.place(i).kind().isEndpoint();
        }
        flood = new MapFlood(map, vehicleClass, isAvoided);
    }

    /**
     * Checks a map.
     *
     * @param map          to check.
     * @param vehicleClass whose turns and reverse count.
     * @return the faults in the order of the places, at most one each: a place that cannot be reached or left is not
     *     said to be ill-formed as well. Empty when the map is good.
     */
    public static MapFault[] check(final WarehouseMap map, final VehicleClass vehicleClass) {
        final MapCheck whole = new MapCheck(map, vehicleClass, false);
        final MapCheck open = new MapCheck(map, vehicleClass, true);
        whole.findHub();
        open.findHub();
        final MapFault[] faults = new MapFault[map.placeCount()];
        int count = 0;
        for (int i = 0; i < map.placeCount(); i++) {
            final Place place = map.place(i);
            final MapFault.Kind kind = faultOf(place, whole, open);
            if (kind != null) {
                faults[count++] = new MapFault(kind, place, map);
            }
        }
        final MapFault[] found = new MapFault[count];
        System.arraycopy(faults, 0, found, 0, count);
        return found;
    }

    private static MapFault.Kind faultOf(final Place place, final MapCheck whole, final MapCheck open) {
        if (!whole.canBeReached(place.cell())) {
            return MapFault.Kind.CANNOT_BE_REACHED;
        }
        if (!whole.canBeLeft(place.cell())) {
            return MapFault.Kind.CANNOT_BE_LEFT;
        }
        final boolean isWellFormed = open.canBeReached(place.cell()) && open.canBeLeft(place.cell());
        return place.kind().isEndpoint() && !isWellFormed ? MapFault.Kind.NOT_WELL_FORMED : null;
    }

    /** Finds a cell that is connected both ways with at least half of the cells that are not avoided. */
    private void findHub() {
        int avoided = 0;
        for (final boolean cell : isAvoided) {
            avoided += cell ? 1 : 0;
        }
        final int open = isAvoided.length - avoided;
        int best = -1;
        final int step = Math.max(1, isAvoided.length / MAX_HUB_TRIES);
        for (int i = 0; i < MAX_HUB_TRIES && best < open / 2; i++) {
            final int cell = openCellFrom(i * step);
            if (cell != NO_CELL) {
                final boolean[] from = flood.reachableFrom(cell);
                final boolean[] to = flood.reaching(cell);
                final int size = countOfBoth(from, to, isAvoided);
                if (size > best) {
                    best = size;
                    fromHub = from;
                    toHub = to;
                }
            }
        }
    }

    private int openCellFrom(final int first) {
        for (int cell = first; cell < isAvoided.length; cell++) {
            if (!isAvoided[cell]) {
                return cell;
            }
        }
        return NO_CELL;
    }

    private static int countOfBoth(final boolean[] from, final boolean[] to, final boolean[] isAvoided) {
        int count = 0;
        for (int cell = 0; cell < isAvoided.length; cell++) {
            count += !isAvoided[cell] && MapFlood.isSeen(from, cell) && MapFlood.isSeen(to, cell) ? 1 : 0;
        }
        return count;
    }

    private boolean canBeReached(final int cell) {
        return fromHub != null && MapFlood.isSeen(fromHub, cell);
    }

    /** Whichever way a bot looks when it arrives, it gets back. */
    private boolean canBeLeft(final int cell) {
        for (int state = cell * Heading.COUNT; state < (cell + 1) * Heading.COUNT; state++) {
            if (fromHub[state] && !toHub[state]) {
                return false;
            }
        }
        return true;
    }
}
