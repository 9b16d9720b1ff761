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

/**
 * What a generated warehouse looks like; mutable, each setter returns this. The defaults make a grid of 170 x 84 cells
 * with 9,776 free ones when no rack is missing, the proportions of a published warehouse benchmark, and 220 parking
 * places.
 *
 * <pre>
 *  &#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;   wall
 *  &#64;................&#64;   aisle
 *  D..S.###.###.P..C&#64;   racks in columns; docks and stations west, parking and chargers east
 *  &#64;................&#64;   aisle
 *  &#64;....###.###.....&#64;
 *  &#64;................&#64;
 *  &#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;&#64;
 * </pre>
 */
public final class WarehouseLayout {
    int rackColumns = 10;
    int rackRows = 20;
    int rackLengthCells = 10;
    int rackDepthCells = 2;
    int aisleWidthCells = 2;
    int crossAisleWidthCells = 2;
    int marginCells = 25;
    int dockCount = 10;
    int stationCount = 20;
    int chargerCount = 10;
    int parkingCount = 220;
    int missingRacksPerMille;
    boolean isOneWay;

    /**
     * The large one: 340 x 164 cells, 38,756 of them free, 440 parking places.
     *
     * @return a layout of 20 x 40 racks.
     */
    public static WarehouseLayout large() {
        return new WarehouseLayout().racks(20, 40).marginCells(50).chargers(10, 440);
    }

    /**
     * Sets the number of racks.
     *
     * @param columns from west to east, 1 or more.
     * @param rows    from north to south, 1 or more.
     * @return this.
     */
    public WarehouseLayout racks(final int columns, final int rows) {
        rackColumns = checked("rack columns", columns, 1);
        rackRows = checked("rack rows", rows, 1);
        return this;
    }

    /**
     * Sets the size of a rack.
     *
     * @param lengthCells from west to east, 1 or more.
     * @param depthCells  from north to south, 1 or more.
     * @return this.
     */
    public WarehouseLayout rackCells(final int lengthCells, final int depthCells) {
        rackLengthCells = checked("rack length", lengthCells, 1);
        rackDepthCells = checked("rack depth", depthCells, 1);
        return this;
    }

    /**
     * Sets the width of aisles.
     *
     * @param aisleCells      between rows of racks, 1 or more.
     * @param crossAisleCells between columns of racks, 1 or more.
     * @return this.
     */
    public WarehouseLayout aisleCells(final int aisleCells, final int crossAisleCells) {
        aisleWidthCells = checked("aisle width", aisleCells, 1);
        crossAisleWidthCells = checked("cross-aisle width", crossAisleCells, 1);
        return this;
    }

    /**
     * Sets the open space between the west and east walls and the racks.
     *
     * @param cells on either side, 6 or more, so that all places keep a way around them.
     * @return this.
     */
    public WarehouseLayout marginCells(final int cells) {
        marginCells = checked("margin", cells, 6);
        return this;
    }

    /**
     * Sets the number of docks and of stations, on the west side.
     *
     * @param docks    0 or more.
     * @param stations 0 or more; each at most half the rows between the walls.
     * @return this.
     */
    public WarehouseLayout docks(final int docks, final int stations) {
        dockCount = checked("docks", docks, 0);
        stationCount = checked("stations", stations, 0);
        return this;
    }

    /**
     * Sets the number of chargers, in one column at the east wall, and of parking places, in as many columns to the west
     * of it as they need. Two lanes stay open between columns, and a row between the places of a column.
     *
     * @param chargers 0 or more.
     * @param parking  0 or more; of both at most half the rows between the walls go into a column, and a column of
     *                 parking takes 3 cells of the margin, of which 2 stay open.
     * @return this.
     */
    public WarehouseLayout chargers(final int chargers, final int parking) {
        chargerCount = checked("chargers", chargers, 0);
        parkingCount = checked("parking", parking, 0);
        return this;
    }

    /**
     * Sets how many racks are missing; the seed says which.
     *
     * @param perMille 0 to 1,000.
     * @return this.
     */
    public WarehouseLayout missingRacksPerMille(final int perMille) {
        missingRacksPerMille = Math.min(1_000, checked("missing racks", perMille, 0));
        return this;
    }

    /**
     * Sets whether the aisles between two rows of racks are one-way: with one lane alternately east and west, with more
     * the northern half west and the southern half east, as in traffic that keeps to the right.
     *
     * @param oneWay or both ways.
     * @return this.
     */
    public WarehouseLayout oneWayAisles(final boolean oneWay) {
        isOneWay = oneWay;
        return this;
    }

    int width() {
        return 2 + 2 * marginCells + rackColumns * rackLengthCells + (rackColumns - 1) * crossAisleWidthCells;
    }

    int height() {
        return 2 + rackRows * rackDepthCells + (rackRows + 1) * aisleWidthCells;
    }

    private static int checked(final String what, final int value, final int min) {
        if (value < min || value > WarehouseMapBuilder.MAX_SIDE_CELLS) {
            throw new IllegalArgumentException(
                    what + " of " + value + " is not in " + min + " to " + WarehouseMapBuilder.MAX_SIDE_CELLS);
        }
        return value;
    }
}
