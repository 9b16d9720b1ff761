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
package net.botclaw.tools.map;

import java.util.List;
import java.util.function.IntConsumer;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * The cells of one kind of mark, as a side file lists them: {@code [x, y]} is a cell, which must be free, and {@code [x,
 * y, width, height]} a rectangle, of which the free cells count. No cell is listed twice.
 */
final class CellAreas {
    private static final int CELL_FIELDS = 2;
    private static final int RECTANGLE_FIELDS = 4;

    private final WarehouseMap drawn;
    private final boolean[] isListed;

    /** Areas of a map of which the text has been read. */
    CellAreas(final WarehouseMap drawn) {
        this.drawn = drawn;
        isListed = new boolean[drawn.cellCount()];
    }

    /** Reads one cell. */
    static int readCell(final JsonValue value, final WarehouseMap drawn) {
        final List<JsonValue> fields = value.elements();
        if (fields.size() != CELL_FIELDS) {
            throw value.error("must be [x, y]");
        }
        return freeCell(value, drawn, readX(fields.get(0), drawn), readY(fields.get(1), drawn));
    }

    /** The cell at a place, which must be free. */
    static int freeCell(final JsonValue value, final WarehouseMap drawn, final int x, final int y) {
        final int cell = drawn.cellAt(x, y);
        if (cell == WarehouseMap.NO_CELL) {
            throw value.error("cell (" + x + ", " + y + ") is not free");
        }
        return cell;
    }

    /** Reads areas and hands on each of their cells. */
    void read(final List<JsonValue> areas, final IntConsumer marker) {
        for (final JsonValue area : areas) {
            final List<JsonValue> fields = area.elements();
            if (fields.size() == RECTANGLE_FIELDS) {
                readRectangle(area, fields, marker);
            } else if (fields.size() == CELL_FIELDS) {
                mark(area, readCell(area, drawn), marker);
            } else {
                throw area.error("must be [x, y] or [x, y, width, height]");
            }
        }
    }

    private void readRectangle(final JsonValue area, final List<JsonValue> fields, final IntConsumer marker) {
        final int left = readX(fields.get(0), drawn);
        final int top = readY(fields.get(1), drawn);
        final int width = fields.get(2).integer(1, drawn.width() - left);
        final int height = fields.get(3).integer(1, drawn.height() - top);
        boolean isAnyFree = false;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                final int cell = drawn.cellAt(x, y);
                if (cell != WarehouseMap.NO_CELL) {
                    isAnyFree = true;
                    mark(area, cell, marker);
                }
            }
        }
        if (!isAnyFree) {
            throw area.error("no cell of the rectangle is free");
        }
    }

    private void mark(final JsonValue area, final int cell, final IntConsumer marker) {
        if (isListed[cell]) {
            throw area.error("cell (" + drawn.x(cell) + ", " + drawn.y(cell) + ") is listed already");
        }
        isListed[cell] = true;
        marker.accept(cell);
    }

    private static int readX(final JsonValue value, final WarehouseMap drawn) {
        return value.integer(0, drawn.width() - 1);
    }

    private static int readY(final JsonValue value, final WarehouseMap drawn) {
        return value.integer(0, drawn.height() - 1);
    }
}
