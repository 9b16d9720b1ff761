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
import org.agrona.collections.Object2IntHashMap;

/**
 * Puts a map together and refuses what makes no sense, naming the cell. All cells are free, left in every direction and
 * turned in until told otherwise. A map without a vehicle class gets {@link VehicleClass#counterbalanced()}.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: every refusal is an {@link IllegalArgumentException} of one line; the
 * builder is as it was before the call.
 */
public final class WarehouseMapBuilder {
    /** The most cells of a side. */
    public static final int MAX_SIDE_CELLS = 4_096;
    /** The most cells of a grid, free or not. */
    public static final int MAX_GRID_CELLS = 1 << 20;
    /** The most zones. */
    public static final int MAX_ZONES = 127;
    /** The most named places. */
    public static final int MAX_PLACES = 1 << 16;
    /** The most vehicle classes. */
    public static final int MAX_VEHICLE_CLASSES = 16;
    /** Side of a cell when not told otherwise. */
    public static final int DEFAULT_CELL_SIZE_MM = 1_000;
    /** The greatest side of a cell. */
    public static final int MAX_CELL_SIZE_MM = 100_000;
    /** Length of a tick when not told otherwise. */
    public static final int DEFAULT_TICK_MS = 100;
    /** The greatest length of a tick. */
    public static final int MAX_TICK_MS = 60_000;

    private final int width;
    private final int height;
    private final boolean[] isBlocked;
    private final boolean[] isTurnForbidden;
    private final byte[] closedExits;
    private final byte[] zoneIds;
    private final Zone[] zones = new Zone[MAX_ZONES];
    private final VehicleClass[] vehicleClasses = new VehicleClass[MAX_VEHICLE_CLASSES];
    private final Object2IntHashMap<String> gridByPlace = new Object2IntHashMap<>(WarehouseMap.NO_CELL);
    private Place[] places = new Place[64];
    private int zoneCount;
    private int vehicleClassCount;
    private int placeCount;
    private int cellSizeMm = DEFAULT_CELL_SIZE_MM;
    private int tickMs = DEFAULT_TICK_MS;

    /**
     * A map of free cells.
     *
     * @param width  1 to {@link #MAX_SIDE_CELLS}.
     * @param height 1 to {@link #MAX_SIDE_CELLS}; the product at most {@link #MAX_GRID_CELLS}.
     */
    public WarehouseMapBuilder(final int width, final int height) {
        if (width < 1 || height < 1 || width > MAX_SIDE_CELLS || height > MAX_SIDE_CELLS) {
            throw new IllegalArgumentException(width + " x " + height + " cells: a side has 1 to " + MAX_SIDE_CELLS);
        }
        if (width * height > MAX_GRID_CELLS) {
            throw new IllegalArgumentException(width + " x " + height + " cells are more than " + MAX_GRID_CELLS);
        }
        this.width = width;
        this.height = height;
        isBlocked = new boolean[width * height];
        isTurnForbidden = new boolean[width * height];
        closedExits = new byte[width * height];
        zoneIds = new byte[width * height];
    }

    /**
     * Sets the side of a cell.
     *
     * @param sizeMm millimetres, 1 to {@link #MAX_CELL_SIZE_MM}.
     * @return this.
     */
    public WarehouseMapBuilder cellSizeMm(final int sizeMm) {
        if (sizeMm < 1 || sizeMm > MAX_CELL_SIZE_MM) {
            throw new IllegalArgumentException("a cell of " + sizeMm + " mm is not in 1 to " + MAX_CELL_SIZE_MM);
        }
        cellSizeMm = sizeMm;
        return this;
    }

    /**
     * Sets how long a tick is, which the vehicle classes count in.
     *
     * @param lengthMs milliseconds, 1 to {@link #MAX_TICK_MS}.
     * @return this.
     */
    public WarehouseMapBuilder tickMs(final int lengthMs) {
        tickMs = checkedTickMs(lengthMs);
        return this;
    }

    static int checkedTickMs(final int lengthMs) {
        if (lengthMs < 1 || lengthMs > MAX_TICK_MS) {
            throw new IllegalArgumentException("a tick of " + lengthMs + " ms is not in 1 to " + MAX_TICK_MS);
        }
        return lengthMs;
    }

    /**
     * Sets whether a cell is free. Zone, exits and turns of a cell that is not are kept, unused.
     *
     * @param x      to the east.
     * @param y      to the south.
     * @param isFree or wall, rack, void.
     * @return this.
     */
    public WarehouseMapBuilder free(final int x, final int y, final boolean isFree) {
        isBlocked[grid(x, y)] = !isFree;
        return this;
    }

    /**
     * Sets the directions in which a cell may be left.
     *
     * @param x    to the east.
     * @param y    to the south.
     * @param mask bits by {@link Heading}; bits towards cells that are not free do no harm.
     * @return this.
     */
    public WarehouseMapBuilder exits(final int x, final int y, final int mask) {
        final int grid = grid(x, y);
        if ((mask & ~Heading.ALL_MASK) != 0) {
            throw new IllegalArgumentException(at(x, y) + "an exit mask of " + mask + " is not in 0 to 15");
        }
        closedExits[grid] = (byte) (~mask & Heading.ALL_MASK);
        return this;
    }

    /**
     * Sets whether trucks may turn in a cell.
     *
     * @param x         to the east.
     * @param y         to the south.
     * @param isAllowed or not, whatever the truck.
     * @return this.
     */
    public WarehouseMapBuilder turnAllowed(final int x, final int y, final boolean isAllowed) {
        isTurnForbidden[grid(x, y)] = !isAllowed;
        return this;
    }

    /**
     * Adds a zone, which has no cells yet.
     *
     * @param zone to add.
     * @return its number, from 1.
     */
    public int addZone(final Zone zone) {
        if (zoneCount == MAX_ZONES) {
            throw new IllegalArgumentException("zone " + zone.name() + ": there are " + MAX_ZONES + " already");
        }
        zones[zoneCount++] = zone;
        return zoneCount;
    }

    /**
     * Puts a cell into a zone, out of the one it was in.
     *
     * @param x      to the east.
     * @param y      to the south.
     * @param zoneId of {@link #addZone(Zone)}, or {@link WarehouseMap#NO_ZONE}.
     * @return this.
     */
    public WarehouseMapBuilder zoneAt(final int x, final int y, final int zoneId) {
        final int grid = grid(x, y);
        if (zoneId < WarehouseMap.NO_ZONE || zoneId > zoneCount) {
            throw new IllegalArgumentException(at(x, y) + "there is no zone " + zoneId);
        }
        zoneIds[grid] = (byte) zoneId;
        return this;
    }

    /**
     * Adds a vehicle class.
     *
     * @param vehicleClass to add.
     * @return its index, from 0.
     */
    public int addVehicleClass(final VehicleClass vehicleClass) {
        if (vehicleClassCount == MAX_VEHICLE_CLASSES) {
            throw new IllegalArgumentException(
                    "vehicle class " + vehicleClass.name() + ": there are " + MAX_VEHICLE_CLASSES + " already");
        }
        vehicleClasses[vehicleClassCount] = vehicleClass;
        return vehicleClassCount++;
    }

    /**
     * Adds a named place.
     *
     * @param kind of the place.
     * @param name of its own.
     * @param x    to the east.
     * @param y    to the south; the cell must be free when the map is built.
     * @return this.
     */
    public WarehouseMapBuilder addPlace(final PlaceKind kind, final String name, final int x, final int y) {
        add(new Place(kind, name, grid(x, y), Place.NONE, Place.NONE));
        return this;
    }

    /**
     * Adds a pick face.
     *
     * @param name  of its own.
     * @param x     to the east.
     * @param y     to the south; the cell the bot stands on, which must be free when the map is built.
     * @param aisle number, 0 or more.
     * @param shelf number, 0 or more.
     * @return this.
     */
    public WarehouseMapBuilder addPickFace(
            final String name, final int x, final int y, final int aisle, final int shelf) {
        if (aisle < 0 || shelf < 0) {
            throw new IllegalArgumentException("pick face " + name + ": aisle " + aisle + ", shelf " + shelf);
        }
        add(new Place(PlaceKind.PICK_FACE, name, grid(x, y), aisle, shelf));
        return this;
    }

    /**
     * Removes all places, so that those of the text can be added in another order and with other names.
     *
     * @return this.
     */
    public WarehouseMapBuilder clearPlaces() {
        gridByPlace.clear();
        placeCount = 0;
        return this;
    }

    private void add(final Place place) {
        if (placeCount == MAX_PLACES) {
            throw new IllegalArgumentException("place " + place.name() + ": there are " + MAX_PLACES + " already");
        }
        if (gridByPlace.containsKey(place.name())) {
            throw new IllegalArgumentException("place " + place.name() + " is named twice");
        }
        if (placeCount == places.length) {
            final Place[] more = new Place[placeCount * 2];
            System.arraycopy(places, 0, more, 0, placeCount);
            places = more;
        }
        gridByPlace.put(place.name(), place.cell());
        places[placeCount++] = place;
    }

    /**
     * Builds the map; the builder can be changed and used again.
     *
     * @return the map.
     * @throws IllegalArgumentException when no cell is free, or a place lies on one that is not.
     */
    public WarehouseMap build() {
        int freeCount = 0;
        for (final boolean blocked : isBlocked) {
            freeCount += blocked ? 0 : 1;
        }
        if (freeCount == 0) {
            throw new IllegalArgumentException("no cell is free");
        }
        return new WarehouseMap(this);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int cellSizeMm() {
        return cellSizeMm;
    }

    int tickMs() {
        return tickMs;
    }

    boolean isFreeAt(final int grid) {
        return !isBlocked[grid];
    }

    boolean isTurnAllowedAt(final int grid) {
        return !isTurnForbidden[grid];
    }

    int exitMaskAt(final int grid) {
        return Heading.ALL_MASK & ~closedExits[grid];
    }

    byte zoneAt(final int grid) {
        return zoneIds[grid];
    }

    Zone[] copyOfZones() {
        final Zone[] copy = new Zone[zoneCount];
        System.arraycopy(zones, 0, copy, 0, zoneCount);
        return copy;
    }

    VehicleClass[] copyOfVehicleClasses() {
        if (vehicleClassCount == 0) {
            return new VehicleClass[] {VehicleClass.counterbalanced()};
        }
        final VehicleClass[] copy = new VehicleClass[vehicleClassCount];
        System.arraycopy(vehicleClasses, 0, copy, 0, vehicleClassCount);
        return copy;
    }

    /** The places with cell ids instead of places in the grid. */
    Place[] resolvePlaces(final int[] cellByGrid) {
        final Place[] resolved = new Place[placeCount];
        for (int i = 0; i < placeCount; i++) {
            final Place place = places[i];
            final int grid = place.cell();
            final int cell = cellByGrid[grid];
            if (cell == WarehouseMap.NO_CELL) {
                throw new IllegalArgumentException(
                        at(grid % width, grid / width) + "place " + place.name() + " is not on a free cell");
            }
            resolved[i] = new Place(place.kind(), place.name(), cell, place.aisle(), place.shelf());
        }
        return resolved;
    }

    private int grid(final int x, final int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw new IllegalArgumentException(at(x, y) + "not on a map of " + width + " x " + height);
        }
        return y * width + x;
    }

    private static String at(final int x, final int y) {
        return "cell (" + x + ", " + y + "): ";
    }
}
