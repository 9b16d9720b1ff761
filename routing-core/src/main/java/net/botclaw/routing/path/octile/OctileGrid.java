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
package net.botclaw.routing.path.octile;

/**
 * Which cells are free, one bit each, by rows and again by columns, with a frame of blocked cells around.
 *
 * <pre>
 *  bit of the row-wise copy = cell id = (y + 1) * rowBits + (x + 1)
 *
 *   0 0 0 0 0 0 ... 0      rowBits is a multiple of 64 and at least width + 2, so a row starts at a word,
 *   0 . . . . 0 ... 0      has a blocked cell before and after it, and a cell's neighbours are at
 *   0 . . . . 0 ... 0      id - 1, id + 1, id - rowBits and id + rowBits without any check of bounds
 *   0 0 0 0 0 0 ... 0
 * </pre>
 *
 * <p><b>Threading</b>: one thread, that of its searches. <b>Memory</b>: all of it in the constructor, about 4.5 bytes a
 * cell. <b>Failure</b>: coordinates outside the grid are the caller's mistake: {@link IndexOutOfBoundsException}.
 */
public final class OctileGrid {
    /** Most cells of a grid, its frame and padding included. */
    public static final int MAX_PADDED_CELLS = 1 << 24;

    private static final int WORD_SHIFT = 6;
    private static final int WORD_MASK = 63;
    private static final int FRAME = 2;

    private final int width;
    private final int height;
    private final int rowWords;
    private final int columnWords;
    private final long[] rows;
    private final long[] columns;
    private final GridRegions regions;
    private long epoch;

    /**
     * A grid whose cells are all free.
     *
     * @param width  columns, 1 or more.
     * @param height rows, 1 or more.
     */
    public OctileGrid(final int width, final int height) {
        if (!isSupported(width, height)) {
            throw new IllegalArgumentException("no grid of " + width + " x " + height + " cells");
        }
        this.width = width;
        this.height = height;
        rowWords = words(width);
        columnWords = words(height);
        rows = new long[(height + FRAME) * rowWords];
        columns = new long[(width + FRAME) * columnWords];
        regions = new GridRegions(rows.length << WORD_SHIFT);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                write(cell(x, y), x, y, true);
            }
        }
        reindex();
    }

    /**
     * Whether a grid of this size can be made.
     *
     * @param width  columns.
     * @param height rows.
     * @return false when a side is less than 1 or the whole is too large.
     */
    public static boolean isSupported(final int width, final int height) {
        return width > 0
                && height > 0
                && ((long) height + FRAME) * words(width) << WORD_SHIFT <= MAX_PADDED_CELLS
                && ((long) width + FRAME) * words(height) << WORD_SHIFT <= MAX_PADDED_CELLS;
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
     * Id of a cell, as the searches take it.
     *
     * @param x column from the left, from 0.
     * @param y row from the top, from 0.
     * @return positive.
     */
    public int cell(final int x, final int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("no cell " + x + "," + y + " in " + width + " x " + height);
        }
        return ((y + 1) * rowWords << WORD_SHIFT) + x + 1;
    }

    /**
     * Column of a cell.
     *
     * @param cell id.
     * @return from 0.
     */
    public int x(final int cell) {
        return cell % (rowWords << WORD_SHIFT) - 1;
    }

    /**
     * Row of a cell.
     *
     * @param cell id.
     * @return from 0.
     */
    public int y(final int cell) {
        return cell / (rowWords << WORD_SHIFT) - 1;
    }

    /**
     * Whether a cell can be entered.
     *
     * @param cell id.
     * @return false for blocked cells and the frame.
     */
    public boolean isFree(final int cell) {
        return (rows[cell >> WORD_SHIFT] >>> cell & 1L) != 0;
    }

    /**
     * Blocks a cell, in constant time. The next query sees it.
     *
     * @param cell id.
     * @return whether it was free.
     */
    public boolean block(final int cell) {
        if (!isFree(cell)) {
            return false;
        }
        write(cell, x(cell), y(cell), false);
        regions.onBlocked();
        epoch++;
        return true;
    }

    /**
     * Frees a cell, in constant time but for the joining of regions (amortised, inverse Ackermann-like). The next query
     * sees it.
     *
     * @param cell id from {@link #cell(int, int)}.
     * @return whether it was blocked.
     */
    public boolean unblock(final int cell) {
        if (isFree(cell)) {
            return false;
        }
        final int x = x(cell);
        final int y = y(cell);
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("no cell " + cell + " in " + width + " x " + height);
        }
        write(cell, x, y, true);
        joinIfFree(cell, cell - 1);
        joinIfFree(cell, cell + 1);
        joinIfFree(cell, cell - rowBits());
        joinIfFree(cell, cell + rowBits());
        epoch++;
        return true;
    }

    /** Number of changes so far; a route says at which one it was planned. */
    public long epoch() {
        return epoch;
    }

    /**
     * Finds the regions anew, in time linear in the cells. Loaders call it once; a search that finds out by itself that
     * there is no route calls it too, so that the next one does not have to.
     */
    public void reindex() {
        regions.reset();
        for (int word = rowWords; word < rows.length - rowWords; word++) {
            long bits = rows[word];
            while (bits != 0) {
                final int cell = (word << WORD_SHIFT) + Long.numberOfTrailingZeros(bits);
                joinIfFree(cell, cell - 1);
                joinIfFree(cell, cell - rowBits());
                bits &= bits - 1;
            }
        }
    }

    /** False: there is certainly no route between two free cells. */
    boolean mayReach(final int from, final int to) {
        return regions.isSame(from, to);
    }

    /** True: cells were blocked since the regions were found, so one of them may have come apart. */
    boolean mayBeSplit() {
        return regions.mayBeSplit();
    }

    long[] rows() {
        return rows;
    }

    long[] columns() {
        return columns;
    }

    int rowWords() {
        return rowWords;
    }

    int columnWords() {
        return columnWords;
    }

    int rowBits() {
        return rowWords << WORD_SHIFT;
    }

    int columnBits() {
        return columnWords << WORD_SHIFT;
    }

    /** One more than the largest id, the frame included. */
    int paddedCells() {
        return rows.length << WORD_SHIFT;
    }

    private void joinIfFree(final int cell, final int neighbour) {
        if (isFree(neighbour)) {
            regions.join(cell, neighbour);
        }
    }

    private void write(final int cell, final int x, final int y, final boolean isFree) {
        final int columnBit = ((x + 1) * columnWords << WORD_SHIFT) + y + 1;
        if (isFree) {
            rows[cell >> WORD_SHIFT] |= 1L << (cell & WORD_MASK);
            columns[columnBit >> WORD_SHIFT] |= 1L << (columnBit & WORD_MASK);
        } else {
            rows[cell >> WORD_SHIFT] &= ~(1L << (cell & WORD_MASK));
            columns[columnBit >> WORD_SHIFT] &= ~(1L << (columnBit & WORD_MASK));
        }
    }

    private static int words(final int side) {
        return (int) ((long) side + FRAME + WORD_MASK >> WORD_SHIFT);
    }
}
