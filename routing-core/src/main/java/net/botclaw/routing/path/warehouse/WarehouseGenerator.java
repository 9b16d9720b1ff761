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
 * Draws warehouses: racks in rows and columns, aisles, cross-aisles, docks and stations to the west, parking and chargers
 * to the east, pick faces all along the racks. The same layout and seed give the same map everywhere.
 *
 * <p><b>Threading</b>: one call, one thread; nothing is kept.
 */
public final class WarehouseGenerator {
    private static final int STATION_DISTANCE_CELLS = 3;
    /** From the chargers to parking, and from one column of parking to the next. */
    private static final int PARKING_DISTANCE_CELLS = 3;

    private final WarehouseLayout layout;
    private final SplitMix64 random;
    private final WarehouseMapBuilder builder;

    private WarehouseGenerator(final WarehouseLayout layout, final long seed) {
        this.layout = layout;
        random = new SplitMix64(seed);
        builder = new WarehouseMapBuilder(layout.width(), layout.height());
    }

    /**
     * Draws a warehouse.
     *
     * @param layout of the racks and places.
     * @param seed   for the missing racks and the places along the walls.
     * @return a builder, for the caller to add zones and vehicle classes and to build.
     * @throws IllegalArgumentException when the grid is too large, or there is no room for the places.
     */
    public static WarehouseMapBuilder generate(final WarehouseLayout layout, final long seed) {
        final WarehouseGenerator generator = new WarehouseGenerator(layout, seed);
        generator.drawWalls();
        generator.drawRacks();
        if (layout.isOneWay) {
            generator.drawOneWayAisles();
        }
        final int width = layout.width();
        generator.drawColumn(PlaceKind.DOCK, "D", 1, layout.dockCount, 1);
        generator.drawColumn(PlaceKind.STATION, "S", 1, layout.stationCount, 1 + STATION_DISTANCE_CELLS);
        generator.drawColumn(PlaceKind.CHARGER, "C", 1, layout.chargerCount, width - 2);
        generator.drawParking();
        return generator.builder;
    }

    private void drawWalls() {
        for (int x = 0; x < layout.width(); x++) {
            builder.free(x, 0, false).free(x, layout.height() - 1, false);
        }
        for (int y = 0; y < layout.height(); y++) {
            builder.free(0, y, false).free(layout.width() - 1, y, false);
        }
    }

    private void drawRacks() {
        for (int row = 0; row < layout.rackRows; row++) {
            for (int column = 0; column < layout.rackColumns; column++) {
                if (random.nextBelow(1_000) >= layout.missingRacksPerMille) {
                    drawRack(column, row);
                }
            }
        }
    }

    /** A rack with a pick face before each of its cells, then one behind each. */
    private void drawRack(final int column, final int row) {
        final int y = rackY(row);
        for (int i = 0; i < layout.rackLengthCells; i++) {
            for (int depth = 0; depth < layout.rackDepthCells; depth++) {
                builder.free(rackX(column) + i, y + depth, false);
            }
        }
        drawPickFaces(column, y - 1, row, "S");
        drawPickFaces(column, y + layout.rackDepthCells, row + 1, "N");
    }

    private void drawPickFaces(final int column, final int y, final int aisle, final String side) {
        for (int i = 0; i < layout.rackLengthCells; i++) {
            final int shelf = column * layout.rackLengthCells + i;
            builder.addPickFace("A" + aisle + "-" + shelf + side, rackX(column) + i, y, aisle, shelf);
        }
    }

    /** Only along the racks: cross-aisles and the aisles at the walls stay open to both sides. */
    private void drawOneWayAisles() {
        for (int aisle = 1; aisle < layout.rackRows; aisle++) {
            for (int lane = 0; lane < layout.aisleWidthCells; lane++) {
                final boolean isWestbound =
                        layout.aisleWidthCells == 1 ? (aisle & 1) == 0 : lane < layout.aisleWidthCells / 2;
                final int exits = Heading.bit(isWestbound ? Heading.WEST : Heading.EAST);
                final int y = rackY(aisle) - layout.aisleWidthCells + lane;
                for (int column = 0; column < layout.rackColumns; column++) {
                    for (int i = 0; i < layout.rackLengthCells; i++) {
                        builder.exits(rackX(column) + i, y, exits);
                    }
                }
            }
        }
    }

    /** In as few columns as hold them, each with as many as the others, from the chargers to the racks. */
    private void drawParking() {
        final int perColumn = rows() / 2;
        final int columns = (layout.parkingCount + perColumn - 1) / perColumn;
        if (columns * PARKING_DISTANCE_CELLS > layout.marginCells - 2) {
            throw new IllegalArgumentException(layout.parkingCount + " places of kind " + PlaceKind.PARKING
                    + " do not fit into a margin of " + layout.marginCells + " x " + rows() + " cells");
        }
        for (int column = 0; column < columns; column++) {
            final int first = column * layout.parkingCount / columns;
            final int count = (column + 1) * layout.parkingCount / columns - first;
            final int x = layout.width() - 2 - (column + 1) * PARKING_DISTANCE_CELLS;
            drawColumn(PlaceKind.PARKING, "P", first + 1, count, x);
        }
    }

    /** Evenly from north to south, each moved within its share, never next to another. */
    private void drawColumn(
            final PlaceKind kind, final String letter, final int firstNumber, final int count, final int x) {
        if (count > rows() / 2) {
            throw new IllegalArgumentException(
                    count + " places of kind " + kind + " do not fit into " + rows() + " rows");
        }
        for (int i = 0; i < count; i++) {
            final int from = i * rows() / count;
            final int room = (i + 1) * rows() / count - from - 1;
            builder.addPlace(kind, letter + (firstNumber + i), x, 1 + from + random.nextBelow(room));
        }
    }

    /** Between the walls. */
    private int rows() {
        return layout.height() - 2;
    }

    private int rackX(final int column) {
        return 1 + layout.marginCells + column * (layout.rackLengthCells + layout.crossAisleWidthCells);
    }

    private int rackY(final int row) {
        return 1 + layout.aisleWidthCells + row * (layout.rackDepthCells + layout.aisleWidthCells);
    }
}
