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
import net.botclaw.routing.path.MapFormatException;

/**
 * The map's text: a line for each row, a character for each cell, the upper left cell first. Lines that begin with a
 * semicolon are comments; LF and CRLF both end a line; all rows are of one length.
 *
 * <pre>
 *  .  free                      &gt;  free, left to the east only     S  station
 *  #  rack                      &lt;  free, left to the west only     D  dock
 *  &#64;  wall, or no floor         ^  free, left to the north only    C  charger
 *  x  free, no turning          v  free, left to the south only    P  parking
 *  =  free, left to the east    |  free, left to the north
 *     and west only                and south only
 * </pre>
 *
 * A place in the text is named by its letter and its number among its kind, row by row from 1: {@code S1}, {@code D12}.
 * What has no letter (zones, pick faces, vehicle classes, names, other combinations of exits) is in the side file and
 * goes to the builder.
 */
public final class WarehouseText {
    private static final char COMMENT = ';';
    private static final char RACK = '#';
    private static final char WALL = '@';
    private static final char NO_TURN = 'x';
    /** Exit mask by place in the string: a blank is a mask without a letter. */
    private static final String LETTER_BY_EXITS = " >^ <=  v |    .";
    /** Letters of places by ordinal of their kind. */
    private static final String LETTER_BY_KIND = "SDCP";

    private static final PlaceKind[] KINDS = PlaceKind.values();

    private WarehouseText() {}

    /**
     * Reads a map's text.
     *
     * @param text of the map.
     * @return a builder that knows the grid and its places, for the side file to add to.
     * @throws MapFormatException when the text is no map; it says where.
     */
    public static WarehouseMapBuilder parse(final CharSequence text) {
        final WarehouseMapBuilder builder = measure(text);
        // By kind, and of all kinds in the last element.
        final int[] placeCounts = new int[LETTER_BY_KIND.length() + 1];
        int line = 0;
        int y = 0;
        for (int start = 0; start < text.length(); start = nextLine(text, start)) {
            line++;
            if (text.charAt(start) != COMMENT) {
                for (int x = 0; x < builder.width(); x++) {
                    put(builder, x, y, text.charAt(start + x), line, placeCounts);
                }
                y++;
            }
        }
        return builder;
    }

    /** Finds the size; refuses rows of different lengths. */
    private static WarehouseMapBuilder measure(final CharSequence text) {
        int line = 0;
        int width = 0;
        int height = 0;
        for (int start = 0; start < text.length(); start = nextLine(text, start)) {
            line++;
            if (text.charAt(start) == COMMENT) {
                continue;
            }
            final int length = lineLength(text, start);
            if (length == 0) {
                throw new MapFormatException(line, 1, "an empty row");
            }
            if (height > 0 && length != width) {
                throw new MapFormatException(
                        line, Math.min(length, width) + 1, "a row of " + length + " cells among rows of " + width);
            }
            width = length;
            height++;
            if (width > WarehouseMapBuilder.MAX_SIDE_CELLS
                    || height > WarehouseMapBuilder.MAX_SIDE_CELLS
                    || width * height > WarehouseMapBuilder.MAX_GRID_CELLS) {
                throw new MapFormatException(
                        line,
                        1,
                        "more than " + WarehouseMapBuilder.MAX_SIDE_CELLS + " cells a side or "
                                + WarehouseMapBuilder.MAX_GRID_CELLS + " in all");
            }
        }
        if (height == 0) {
            throw new MapFormatException(line + 1, 1, "there is no row");
        }
        return new WarehouseMapBuilder(width, height);
    }

    private static void put(
            final WarehouseMapBuilder builder,
            final int x,
            final int y,
            final char letter,
            final int line,
            final int[] placeCounts) {
        final int kind = LETTER_BY_KIND.indexOf(letter);
        final int exits = letter == ' ' ? -1 : LETTER_BY_EXITS.indexOf(letter);
        if (letter == RACK || letter == WALL) {
            builder.free(x, y, false);
        } else if (letter == NO_TURN) {
            builder.turnAllowed(x, y, false);
        } else if (kind >= 0) {
            if (++placeCounts[placeCounts.length - 1] > WarehouseMapBuilder.MAX_PLACES) {
                throw new MapFormatException(line, x + 1, "more than " + WarehouseMapBuilder.MAX_PLACES + " places");
            }
            builder.addPlace(KINDS[kind], letter + Integer.toString(++placeCounts[kind]), x, y);
        } else if (exits >= 0) {
            builder.exits(x, y, exits);
        } else {
            throw new MapFormatException(
                    line, x + 1, MapFormatException.quoted(String.valueOf(letter)) + " is no cell");
        }
    }

    /**
     * Writes a map's text. What has no letter is left out: of a place on a one-way cell only the place is written, of
     * exits without a letter none.
     *
     * @param map to write.
     * @return the text, with a line feed after each row.
     */
    public static String print(final WarehouseMap map) {
        final char[] letters = new char[map.cellCount()];
        for (int cell = 0; cell < letters.length; cell++) {
            letters[cell] = letterOf(map, cell);
        }
        for (int i = 0; i < map.placeCount(); i++) {
            final Place place = map.place(i);
            if (place.kind().isEndpoint()) {
                letters[place.cell()] = LETTER_BY_KIND.charAt(place.kind().ordinal());
            }
        }
        final StringBuilder text = new StringBuilder((map.width() + 1) * map.height());
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                final int cell = map.cellAt(x, y);
                text.append(cell == WarehouseMap.NO_CELL ? RACK : letters[cell]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static char letterOf(final WarehouseMap map, final int cell) {
        int towardsFree = 0;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            towardsFree |= map.neighbour(cell, heading) == WarehouseMap.NO_CELL ? 0 : Heading.bit(heading);
        }
        if (map.exitMask(cell) != towardsFree) {
            final char letter = LETTER_BY_EXITS.charAt(map.exitMask(cell));
            return letter == ' ' ? '.' : letter;
        }
        return map.isTurnAllowed(cell) ? '.' : NO_TURN;
    }

    private static int nextLine(final CharSequence text, final int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '\n') {
            i++;
        }
        return i + 1;
    }

    private static int lineLength(final CharSequence text, final int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        return end > start && text.charAt(end - 1) == '\r' ? end - start - 1 : end - start;
    }
}
