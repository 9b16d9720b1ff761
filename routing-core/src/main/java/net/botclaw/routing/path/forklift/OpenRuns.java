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
package net.botclaw.routing.path.forklift;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;

/**
 * How far a truck may go straight on at the normal cost, for each way one bit a cell: the way is open now and the cell ahead
 * lies in no zone that ever changes costs or times. Cells are in the order of their ids for the ways along a row, and
 * column by column for those along a column, so that a run of ways is a run of bits.
 *
 * <p><b>Memory</b>: 10 bytes a cell.
 */
final class OpenRuns {
    private static final int WORD_BITS = 64;

    private final int[] columnCells;
    private final int[] columnIndexes;
    private final byte[] plainWays;
    private final long[][] bits;

    OpenRuns(final WarehouseMap map) {
        final int cellCount = map.cellCount();
        columnCells = new int[cellCount];
        columnIndexes = new int[cellCount];
        plainWays = new byte[cellCount];
        bits = new long[Heading.COUNT][cellCount / WORD_BITS + 1];
        int index = 0;
        for (int x = 0; x < map.width(); x++) {
            for (int y = 0; y < map.height(); y++) {
                final int cell = map.cellAt(x, y);
                if (cell != WarehouseMap.NO_CELL) {
                    columnCells[index] = cell;
                    columnIndexes[cell] = index++;
                    plainWays[cell] = (byte) plainWays(map, cell);
                }
            }
        }
    }

    private static int plainWays(final WarehouseMap map, final int cell) {
        int ways = 0;
        for (int way = 0; way < Heading.COUNT; way++) {
            final int next = map.neighbour(cell, way);
            if (next != WarehouseMap.NO_CELL && isPlain(map, map.zoneId(next))) {
                ways |= Heading.bit(way);
            }
        }
        return ways;
    }

    private static boolean isPlain(final WarehouseMap map, final int zoneId) {
        if (zoneId == WarehouseMap.NO_ZONE) {
            return true;
        }
        final Zone zone = map.zone(zoneId);
        return zone.costPercent() == Zone.NORMAL_PERCENT && zone.timePercent() == Zone.NORMAL_PERCENT;
    }

    /** Takes over whether a way out of a cell is open, from the mask of those that are. */
    void update(final int cell, final int way, final int openMask) {
        final int index = index(cell, way);
        final long bit = 1L << index;
        if ((openMask & plainWays[cell] & Heading.bit(way)) != 0) {
            bits[way][index >> 6] |= bit;
        } else {
            bits[way][index >> 6] &= ~bit;
        }
    }

    /**
     * How many cells a truck may go from a cell in a direction, up to 64: none only when it may not go at all. A run may
     * go on behind its length, where a word of bits ends.
     */
    int length(final int cell, final int way) {
        final int index = index(cell, way);
        final long word = bits[way][index >> 6];
        return isAscending(way)
                ? Long.numberOfTrailingZeros(~(word >>> index))
                : Long.numberOfLeadingZeros(~(word << ~index));
    }

    /** The cell so many cells on, within the length of a run. */
    int cellAfter(final int cell, final int way, final int steps) {
        final int signed = isAscending(way) ? steps : -steps;
        return isAlongRow(way) ? cell + signed : columnCells[columnIndexes[cell] + signed];
    }

    private int index(final int cell, final int way) {
        return isAlongRow(way) ? cell : columnIndexes[cell];
    }

    private static boolean isAlongRow(final int way) {
        return (way & 1) == 0;
    }

    private static boolean isAscending(final int way) {
        return way == Heading.EAST || way == Heading.SOUTH;
    }
}
