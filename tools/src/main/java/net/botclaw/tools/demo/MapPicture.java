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
package net.botclaw.tools.demo;

import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.warehouse.TruckPositions;

/**
 * A map in characters, as large as fits: {@code #} shelves and walls, {@code .} floor, and the trucks by what they do. Where
 * a character stands for several cells, it shows whoever is in one of them.
 */
final class MapPicture {
    private static final char WALL = '#';
    private static final char FLOOR = '.';

    private final WarehouseMap map;
    private final int cellsPerColumn;
    private final int cellsPerRow;
    private final int columns;
    private final int rows;
    private final char[] background;
    private final char[] drawn;

    /**
     * A picture of a map.
     *
     * @param map     to draw.
     * @param columns there are at most.
     * @param rows    there are at most.
     */
    MapPicture(final WarehouseMap map, final int columns, final int rows) {
        this.map = map;
        cellsPerColumn = ceilDiv(map.width(), Math.max(1, columns));
        cellsPerRow = ceilDiv(map.height(), Math.max(1, rows));
        this.columns = ceilDiv(map.width(), cellsPerColumn);
        this.rows = ceilDiv(map.height(), cellsPerRow);
        background = new char[this.columns * this.rows];
        drawn = new char[background.length];
        final int[] floor = new int[background.length];
        for (int cell = 0; cell < map.cellCount(); cell++) {
            floor[indexOf(cell)]++;
        }
        for (int index = 0; index < background.length; index++) {
            background[index] = 2 * floor[index] >= gridCells(index) ? FLOOR : WALL;
        }
    }

    /** Cells of the grid that one character stands for, driven on or not; fewer at the right and the lower edge. */
    private int gridCells(final int index) {
        final int width = Math.min(cellsPerColumn, map.width() - index % columns * cellsPerColumn);
        final int height = Math.min(cellsPerRow, map.height() - index / columns * cellsPerRow);
        return width * height;
    }

    private static int ceilDiv(final int a, final int b) {
        return (a + b - 1) / b;
    }

    private int indexOf(final int cell) {
        return map.y(cell) / cellsPerRow * columns + map.x(cell) / cellsPerColumn;
    }

    int rows() {
        return rows;
    }

    /** Appends a line for each row, each with an end of its own. */
    void append(final TruckPositions trucks, final String lineEnd, final StringBuilder out) {
        System.arraycopy(background, 0, drawn, 0, drawn.length);
        for (int truck = 0; truck < trucks.count(); truck++) {
            drawn[indexOf(trucks.cell(truck))] = trucks.state(truck).mark();
        }
        for (int row = 0; row < rows; row++) {
            out.append(drawn, row * columns, columns).append(lineEnd);
        }
    }
}
