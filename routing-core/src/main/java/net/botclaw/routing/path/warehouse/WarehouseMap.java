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
 * A warehouse as a grid. Free cells are numbered row by row from the upper left one, without holes: the number is the
 * cell's id. What is here is the permanent part; what is closed and opened while bots drive is up to the planner's graph.
 *
 * <p><b>Threading</b>: immutable, share it freely. <b>Memory</b>: about 30 bytes a free cell and 4 a cell.
 */
public final class WarehouseMap {
    /** No cell: beyond the edge, or not free. */
    public static final int NO_CELL = -1;
    /** Zone of a cell that lies in none. */
    public static final int NO_ZONE = 0;

    private final int width;
    private final int height;
    private final int cellSizeMm;
    private final int tickMs;
    private final int cellCount;
    private final int[] cellByGrid;
    private final int[] gridByCell;
    private final int[] neighbours;
    private final byte[] exits;
    private final byte[] zones;
    private final boolean[] turns;
    private final Zone[] zoneById;
    private final Place[] places;
    private final VehicleClass[] vehicleClasses;

    WarehouseMap(final WarehouseMapBuilder builder) {
        width = builder.width();
        height = builder.height();
        cellSizeMm = builder.cellSizeMm();
        tickMs = builder.tickMs();
        cellByGrid = new int[width * height];
        int count = 0;
        for (int i = 0; i < cellByGrid.length; i++) {
            cellByGrid[i] = builder.isFreeAt(i) ? count++ : NO_CELL;
        }
        cellCount = count;
        gridByCell = new int[count];
        neighbours = new int[count * Heading.COUNT];
        exits = new byte[count];
        zones = new byte[count];
        turns = new boolean[count];
        for (int i = 0; i < cellByGrid.length; i++) {
            if (cellByGrid[i] != NO_CELL) {
                fillCell(cellByGrid[i], i, builder);
            }
        }
        zoneById = builder.copyOfZones();
        places = builder.resolvePlaces(cellByGrid);
        vehicleClasses = builder.copyOfVehicleClasses();
    }

    private WarehouseMap(final WarehouseMap other, final int tickMs) {
        width = other.width;
        height = other.height;
        cellSizeMm = other.cellSizeMm;
        this.tickMs = tickMs;
        cellCount = other.cellCount;
        cellByGrid = other.cellByGrid;
        gridByCell = other.gridByCell;
        neighbours = other.neighbours;
        exits = other.exits;
        zones = other.zones;
        turns = other.turns;
        zoneById = other.zoneById;
        places = other.places;
        vehicleClasses = other.vehicleClasses;
    }

    private void fillCell(final int cell, final int grid, final WarehouseMapBuilder builder) {
        gridByCell[cell] = grid;
        zones[cell] = builder.zoneAt(grid);
        turns[cell] = builder.isTurnAllowedAt(grid);
        int mask = 0;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            final int next = cellAt(grid % width + Heading.deltaX(heading), grid / width + Heading.deltaY(heading));
            neighbours[cell * Heading.COUNT + heading] = next;
            mask |= next == NO_CELL ? 0 : Heading.bit(heading);
        }
        exits[cell] = (byte) (mask & builder.exitMaskAt(grid));
    }

    /**
     * Cells from west to east.
     *
     * @return 1 to {@link WarehouseMapBuilder#MAX_SIDE_CELLS}.
     */
    public int width() {
        return width;
    }

    /**
     * Cells from north to south.
     *
     * @return 1 to {@link WarehouseMapBuilder#MAX_SIDE_CELLS}.
     */
    public int height() {
        return height;
    }

    /**
     * Side of a cell.
     *
     * @return millimetres.
     */
    public int cellSizeMm() {
        return cellSizeMm;
    }

    /**
     * Length of a tick, which vehicle classes count in.
     *
     * @return milliseconds, 1 to {@link WarehouseMapBuilder#MAX_TICK_MS}.
     */
    public int tickMs() {
        return tickMs;
    }

    /**
     * The same map with another clock: its trucks are faster or slower, for they count in ticks.
     *
     * @param lengthMs of a tick, milliseconds, 1 to {@link WarehouseMapBuilder#MAX_TICK_MS}.
     * @return a map that shares this one's memory.
     * @throws IllegalArgumentException when the length is out of its range.
     */
    public WarehouseMap withTickMs(final int lengthMs) {
        return new WarehouseMap(this, WarehouseMapBuilder.checkedTickMs(lengthMs));
    }

    /**
     * Number of free cells: ids are below it.
     *
     * @return 1 or more.
     */
    public int cellCount() {
        return cellCount;
    }

    /**
     * Id of the free cell at a place.
     *
     * @param x to the east, from 0; may be beyond the edge.
     * @param y to the south, from 0; may be beyond the edge.
     * @return the id, or {@link #NO_CELL}.
     */
    public int cellAt(final int x, final int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? NO_CELL : cellByGrid[y * width + x];
    }

    /**
     * Where a cell is.
     *
     * @param cell id.
     * @return x, from 0.
     */
    public int x(final int cell) {
        return gridByCell[cell] % width;
    }

    /**
     * Where a cell is.
     *
     * @param cell id.
     * @return y, from 0.
     */
    public int y(final int cell) {
        return gridByCell[cell] / width;
    }

    /**
     * The free cell next to another, whether or not a bot may go there.
     *
     * @param cell    id.
     * @param heading 0 to 3.
     * @return its id, or {@link #NO_CELL}.
     */
    public int neighbour(final int cell, final int heading) {
        return neighbours[cell * Heading.COUNT + heading];
    }

    /**
     * The directions in which a cell may be left: towards a free cell, and not against a one-way sign.
     *
     * @param cell id.
     * @return bits by {@link Heading}.
     */
    public int exitMask(final int cell) {
        return exits[cell];
    }

    /**
     * Whether a truck of a class may turn in a cell. A long one may not where the cells on both sides of one axis are
     * not free, which is so all along an aisle of one cell and at its dead end, but not where two aisles cross.
     *
     * @param cell         id.
     * @param vehicleClass of the truck.
     * @return true when it may.
     */
    public boolean canTurn(final int cell, final VehicleClass vehicleClass) {
        return turns[cell] && !(vehicleClass.isLong() && isOneWide(cell));
    }

    private boolean isOneWide(final int cell) {
        final boolean isShutEastWest =
                neighbour(cell, Heading.EAST) == NO_CELL && neighbour(cell, Heading.WEST) == NO_CELL;
        final boolean isShutNorthSouth =
                neighbour(cell, Heading.NORTH) == NO_CELL && neighbour(cell, Heading.SOUTH) == NO_CELL;
        return isShutEastWest || isShutNorthSouth;
    }

    /**
     * Whether the map lets any truck turn in a cell.
     *
     * @param cell id.
     * @return false where the map forbids it.
     */
    public boolean isTurnAllowed(final int cell) {
        return turns[cell];
    }

    /**
     * The zone a cell lies in.
     *
     * @param cell id.
     * @return its number, or {@link #NO_ZONE}.
     */
    public int zoneId(final int cell) {
        return zones[cell];
    }

    /**
     * The greatest zone number.
     *
     * @return 0 to {@link WarehouseMapBuilder#MAX_ZONES}.
     */
    public int zoneCount() {
        return zoneById.length;
    }

    /**
     * A zone.
     *
     * @param zoneId 1 to {@link #zoneCount()}.
     * @return the zone.
     */
    public Zone zone(final int zoneId) {
        return zoneById[zoneId - 1];
    }

    /**
     * Number of named places.
     *
     * @return 0 or more.
     */
    public int placeCount() {
        return places.length;
    }

    /**
     * A named place.
     *
     * @param index 0 to {@link #placeCount()} - 1, in the order they were added.
     * @return the place.
     */
    public Place place(final int index) {
        return places[index];
    }

    /**
     * Number of vehicle classes.
     *
     * @return 1 or more.
     */
    public int vehicleClassCount() {
        return vehicleClasses.length;
    }

    /**
     * A vehicle class.
     *
     * @param index 0 to {@link #vehicleClassCount()} - 1.
     * @return the class.
     */
    public VehicleClass vehicleClass(final int index) {
        return vehicleClasses[index];
    }
}
