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

import java.util.Arrays;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.warehouse.TruckPositions;
import net.botclaw.tools.warehouse.TruckState;

/**
 * A map in characters, as large as fits: {@code #} shelves and walls, {@code .} floor, {@code S D C} stations, docks and
 * chargers, and the trucks by their state and heading.
 *
 * <p>Where a character stands for several cells it shows what is rare among them: a truck, and of several the one in the
 * later {@link TruckState}; else a place, and of several the one of the later {@link PlaceKind}; else shelves, when they take
 * as large a share of these cells as of the whole map. A majority would leave shelves out that are two cells deep, and any
 * cell at all would close the aisles between them.
 */
final class MapPicture {
    private static final char SHELF = '#';
    private static final char FLOOR = '.';
    private static final char STATION = 'S';
    private static final char DOCK = 'D';
    private static final char CHARGER = 'C';
    /** By {@link net.botclaw.routing.path.Heading}: east, north, west, south. */
    private static final String HEADING_MARKS = ">^<v";

    private final WarehouseMap map;
    private final int columns;
    private final int rows;
    private final char[] background;
    private final char[] drawn;
    private final TruckState[] states;

    /**
     * A picture of a map.
     *
     * @param map     to draw.
     * @param columns there are at most.
     * @param rows    there are at most.
     */
    MapPicture(final WarehouseMap map, final int columns, final int rows) {
        this.map = map;
        this.columns = Math.min(map.width(), Math.max(1, columns));
        this.rows = Math.min(map.height(), Math.max(1, rows));
        background = new char[this.columns * this.rows];
        drawn = new char[background.length];
        states = new TruckState[background.length];
        drawShelves();
        drawPlaces(PlaceKind.STATION, STATION);
        drawPlaces(PlaceKind.DOCK, DOCK);
        drawPlaces(PlaceKind.CHARGER, CHARGER);
    }

    private void drawShelves() {
        final int[] floor = new int[background.length];
        final int[] all = new int[background.length];
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                final int index = index(x, y);
                all[index]++;
                floor[index] += map.cellAt(x, y) == WarehouseMap.NO_CELL ? 0 : 1;
            }
        }
        final long gridCells = (long) map.width() * map.height();
        final long shelfCells = gridCells - map.cellCount();
        for (int index = 0; index < background.length; index++) {
            final long shelves = all[index] - floor[index];
            background[index] = shelves > 0 && shelves * gridCells >= shelfCells * all[index] ? SHELF : FLOOR;
        }
    }

    private void drawPlaces(final PlaceKind kind, final char mark) {
        for (int i = 0; i < map.placeCount(); i++) {
            final Place place = map.place(i);
            if (place.kind() == kind) {
                background[indexOf(place.cell())] = mark;
            }
        }
    }

    private int indexOf(final int cell) {
        return index(map.x(cell), map.y(cell));
    }

    private int index(final int x, final int y) {
        return y * rows / map.height() * columns + x * columns / map.width();
    }

    int rows() {
        return rows;
    }

    /** Appends a line for each row, each with an end of its own. */
    void append(final TruckPositions trucks, final String lineEnd, final StringBuilder out) {
        System.arraycopy(background, 0, drawn, 0, drawn.length);
        Arrays.fill(states, TruckState.IDLE);
        for (int truck = 0; truck < trucks.count(); truck++) {
            final int index = indexOf(trucks.cell(truck));
            if (trucks.state(truck).compareTo(states[index]) >= 0) {
                states[index] = trucks.state(truck);
                drawn[index] = mark(trucks, truck);
            }
        }
        for (int row = 0; row < rows; row++) {
            out.append(drawn, row * columns, columns).append(lineEnd);
        }
    }

    private static char mark(final TruckPositions trucks, final int truck) {
        final TruckState state = trucks.state(truck);
        return state == TruckState.DRIVING ? HEADING_MARKS.charAt(trucks.heading(truck)) : state.mark();
    }
}
