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

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * The locations of the site by id: the map's places in its order from 1, and behind them the stations the operator adds.
 *
 * <p><b>Threading</b>: the core's thread; {@link StationHandler} writes, the others read. <b>Memory</b>: bounded by the
 * map's places and {@link #MAX_ADDED}.
 */
public final class LocationTable {
    /** No location. */
    public static final int NONE = 0;
    /** Stations the operator can add. */
    public static final int MAX_ADDED = 1_024;
    /** Aisle or shelf of a location that has none. */
    public static final int NO_AISLE = 0xFFFF;

    /** In place of a cell: the id names no location. */
    static final int NO_CELL = WarehouseMap.NO_CELL;

    private static final int FREE = -1;
    private static final PlaceKind[] KINDS = PlaceKind.values();

    private final int mapPlaces;
    private final int[] cells;
    private final int[] aisles;
    private final int[] shelves;
    private final int[] kinds;

    /**
     * The locations of a site.
     *
     * @param site whose places they are.
     */
    public LocationTable(final Site site) {
        mapPlaces = site.hasMap() ? site.map().placeCount() : 0;
        final int rows = site.hasMap() ? mapPlaces + MAX_ADDED + 1 : 1;
        cells = new int[rows];
        aisles = new int[rows];
        shelves = new int[rows];
        kinds = new int[rows];
        for (int id = 0; id < rows; id++) {
            cells[id] = NO_CELL;
            aisles[id] = NO_AISLE;
            shelves[id] = NO_AISLE;
            kinds[id] = FREE;
        }
        for (int index = 0; index < mapPlaces; index++) {
            final Place place = site.map().place(index);
            cells[index + 1] = place.cell();
            aisles[index + 1] = place.aisle() == Place.NONE ? NO_AISLE : place.aisle();
            shelves[index + 1] = place.shelf() == Place.NONE ? NO_AISLE : place.shelf();
            kinds[index + 1] = place.kind().ordinal();
        }
    }

    /**
     * Greatest id there can be.
     *
     * @return 0 without a map.
     */
    public int maxLocationId() {
        return cells.length - 1;
    }

    /**
     * Places of the map; their ids are 1 to this.
     *
     * @return 0 and up.
     */
    public int mapPlaces() {
        return mapPlaces;
    }

    /**
     * Whether an id names a location.
     *
     * @param locationId as it came in a message.
     * @return true when it does.
     */
    public boolean isKnown(final long locationId) {
        return locationId > 0 && locationId < cells.length && cells[(int) locationId] != NO_CELL;
    }

    /**
     * Where a location is.
     *
     * @param locationId that is known.
     * @return a cell of the map.
     */
    public int cell(final int locationId) {
        return cells[locationId];
    }

    /**
     * The aisle of a location.
     *
     * @param locationId that is known.
     * @return its number, or {@link #NO_AISLE}.
     */
    public int aisle(final int locationId) {
        return aisles[locationId];
    }

    /**
     * The shelf of a location.
     *
     * @param locationId that is known.
     * @return its number, or {@link #NO_AISLE}.
     */
    public int shelf(final int locationId) {
        return shelves[locationId];
    }

    /**
     * Whether a location is of a kind.
     *
     * @param locationId that is known.
     * @param kind       to compare with.
     * @return true when it is.
     */
    public boolean isOf(final int locationId, final PlaceKind kind) {
        return kinds[locationId] == kind.ordinal();
    }

    /**
     * Room for goods at a location.
     *
     * @param locationId that is known.
     * @return false for chargers and parking places.
     */
    public boolean isStorage(final int locationId) {
        return KINDS[kinds[locationId]].isStorage();
    }

    /** Adds a station under an id beyond the map's places that names no location yet. */
    void add(final int locationId, final int cell) {
        cells[locationId] = cell;
        kinds[locationId] = PlaceKind.STATION.ordinal();
    }

    long stateHash() {
        long hash = 0;
        for (int id = mapPlaces + 1; id < cells.length; id++) {
            hash = StateHash.mix(hash, cells[id]);
        }
        return hash;
    }
}
