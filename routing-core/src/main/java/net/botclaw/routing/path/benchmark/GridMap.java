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
package net.botclaw.routing.path.benchmark;

import net.botclaw.routing.path.MapFormatException;
import net.botclaw.routing.path.octile.OctileGrid;

/**
 * A grid of letters, as MovingAI, the League of Robot Runners and the patches of the dynamic benchmark write it.
 *
 * <pre>
 *  type octile        Free:    .  G  S (swamp; the League: service point)  E (the League: emitter)
 *  height 2           Blocked: @  O  T  W (water)
 *  width 3
 *  map                (0,0) is the upper left cell. Width and height come in either order.
 *  .@.
 *  ...
 * </pre>
 *
 * The words of the head may be in capitals; lines of the head that begin with {@code #} are comments.
 *
 * <p>What a letter means differs between the formats; whether its cell is free does not.
 */
public final class GridMap {
    private static final String FREE = ".GSE";
    private static final String BLOCKED = "@OTW";

    private final int width;
    private final int height;
    private final byte[] letters;

    private GridMap(final int width, final int height, final byte[] letters) {
        this.width = width;
        this.height = height;
        this.letters = letters;
    }

    /**
     * Reads a map.
     *
     * @param text a whole file.
     * @return the map.
     * @throws MapFormatException when it is none.
     */
    public static GridMap parse(final CharSequence text) {
        final TextCursor cursor = new TextCursor(text);
        cursor.nextLineWithWords("'type octile'");
        cursor.expectInAnyCase("type");
        cursor.expectInAnyCase("octile");
        cursor.expectEndOfLine();
        final GridMap map = parseSizeAndRows(cursor);
        if (cursor.tryNextLineWithWords()) {
            throw cursor.errorAt(0, "more rows than height " + map.height);
        }
        return map;
    }

    static GridMap parseSizeAndRows(final TextCursor cursor) {
        int width = 0;
        int height = 0;
        for (int i = 0; i < 2; i++) {
            cursor.nextLineWithWords("'height' and 'width'");
            final String name = cursor.word("'height' or 'width'");
            if (name.equalsIgnoreCase("height") && height == 0) {
                height = cursor.number("height", 1, OctileGrid.MAX_PADDED_CELLS);
            } else if (name.equalsIgnoreCase("width") && width == 0) {
                width = cursor.number("width", 1, OctileGrid.MAX_PADDED_CELLS);
            } else {
                throw cursor.error("expected 'height' and 'width' once each, found " + MapFormatException.quoted(name));
            }
            cursor.expectEndOfLine();
        }
        if (!OctileGrid.isSupported(width, height)) {
            throw cursor.errorAt(0, "a grid of " + width + " x " + height + " cells is too large");
        }
        cursor.nextLineWithWords("'map'");
        cursor.expectInAnyCase("map");
        cursor.expectEndOfLine();
        return parseRows(cursor, width, height);
    }

    private static GridMap parseRows(final TextCursor cursor, final int width, final int height) {
        final byte[] letters = new byte[width * height];
        for (int y = 0; y < height; y++) {
            cursor.nextLine("row " + y + " of " + height);
            if (cursor.lineLength() != width) {
                throw cursor.errorAt(
                        Math.min(cursor.lineLength(), width),
                        "row " + y + " has " + cursor.lineLength() + " cells, width is " + width);
            }
            for (int x = 0; x < width; x++) {
                final char letter = cursor.charAt(x);
                if (FREE.indexOf(letter) < 0 && BLOCKED.indexOf(letter) < 0) {
                    throw cursor.errorAt(x, MapFormatException.quoted(String.valueOf(letter)) + " is no cell");
                }
                letters[y * width + x] = (byte) letter;
            }
        }
        return new GridMap(width, height, letters);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /**
     * The letter of a cell.
     *
     * @param x column, from 0.
     * @param y row, from 0.
     * @return as in the file.
     */
    public char letter(final int x, final int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("no cell " + x + "," + y + " in " + width + " x " + height);
        }
        return (char) letters[y * width + x];
    }

    /**
     * Whether a cell can be entered.
     *
     * @param x column, from 0.
     * @param y row, from 0.
     * @return by its letter.
     */
    public boolean isFree(final int x, final int y) {
        return FREE.indexOf(letter(x, y)) >= 0;
    }

    /**
     * Makes part of a grid as this map is.
     *
     * @param grid to be changed.
     * @param left column of the grid for this map's first.
     * @param top  row of the grid for this map's first.
     */
    public void copyTo(final OctileGrid grid, final int left, final int top) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                final int cell = grid.cell(left + x, top + y);
                if (isFree(x, y)) {
                    grid.unblock(cell);
                } else {
                    grid.block(cell);
                }
            }
        }
    }

    /**
     * This map to plan on.
     *
     * @return new, its regions found.
     */
    public OctileGrid toGrid() {
        final OctileGrid grid = new OctileGrid(width, height);
        copyTo(grid, 0, 0);
        grid.reindex();
        return grid;
    }
}
