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
        generator.drawPlaces(PlaceKind.DOCK, "D", layout.dockCount, 1);
        generator.drawPlaces(PlaceKind.STATION, "S", layout.stationCount, 1 + STATION_DISTANCE_CELLS);
        generator.drawPlaces(PlaceKind.CHARGER, "C", layout.chargerCount, width - 2);
        generator.drawPlaces(PlaceKind.PARKING, "P", layout.parkingCount, width - 2 - PARKING_DISTANCE_CELLS);
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

    /** A rack with a pick face before and behind each of its cells. */
    private void drawRack(final int column, final int row) {
        final int y = rackY(row);
        for (int i = 0; i < layout.rackLengthCells; i++) {
            final int x = rackX(column) + i;
            for (int depth = 0; depth < layout.rackDepthCells; depth++) {
                builder.free(x, y + depth, false);
            }
            final int shelf = column * layout.rackLengthCells + i;
            builder.addPickFace("A" + row + "-" + shelf + "S", x, y - 1, row, shelf);
            builder.addPickFace("A" + (row + 1) + "-" + shelf + "N", x, y + layout.rackDepthCells, row + 1, shelf);
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

    /** Evenly from north to south, each moved within its share, never next to another. */
    private void drawPlaces(final PlaceKind kind, final String letter, final int count, final int x) {
        final int rows = layout.height() - 2;
        if (count > rows / 2) {
            throw new IllegalArgumentException(
                    count + " places of kind " + kind + " do not fit into " + rows + " rows");
        }
        for (int i = 0; i < count; i++) {
            final int from = i * rows / count;
            final int room = (i + 1) * rows / count - from - 1;
            builder.addPlace(kind, letter + (i + 1), x, 1 + from + random.nextBelow(room));
        }
    }

    private int rackX(final int column) {
        return 1 + layout.marginCells + column * (layout.rackLengthCells + layout.crossAisleWidthCells);
    }

    private int rackY(final int row) {
        return 1 + layout.aisleWidthCells + row * (layout.rackDepthCells + layout.aisleWidthCells);
    }
}
