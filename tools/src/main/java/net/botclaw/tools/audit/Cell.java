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
package net.botclaw.tools.audit;

import java.util.Comparator;

/** A square of the floor, by its column and row. */
record Cell(int x, int y) {
    /** Row by row. */
    static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::y).thenComparingInt(Cell::x);

    private static final double QUARTER_MICRO_RAD = 1_000_000 * Math.PI / 2;

    static Cell at(final int xMm, final int yMm, final int cellSizeMm) {
        return new Cell(Math.floorDiv(xMm, cellSizeMm), Math.floorDiv(yMm, cellSizeMm));
    }

    /** The cell beside it, in the direction nearest to a heading counter-clockwise from east. */
    Cell towards(final int headingMicroRad) {
        switch (Math.floorMod(Math.round(headingMicroRad / QUARTER_MICRO_RAD), 4)) {
            case 0:
                return new Cell(x + 1, y);
            case 1:
                return new Cell(x, y - 1);
            case 2:
                return new Cell(x - 1, y);
            default:
                return new Cell(x, y + 1);
        }
    }

    @Override
    public String toString() {
        return "(" + x + ", " + y + ")";
    }
}
