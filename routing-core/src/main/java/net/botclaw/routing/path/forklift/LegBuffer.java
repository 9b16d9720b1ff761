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

/**
 * A path as legs: runs of cells on one heading. A leg begins in its start cell, at its start tick, with the turn to its
 * heading if there is one, and moves so many cells on; the next leg starts where it ends. In reverse the truck moves
 * against its heading. The buffer belongs to the caller and is used again for each plan.
 *
 * <p><b>Memory</b>: all of it in the constructor. <b>Failure</b>: legs beyond the capacity are dropped and
 * {@link #isTruncated()} says so; those before are a true beginning of the path.
 */
public final class LegBuffer {
    /** The most cells of one leg: a 16-bit field on the wire. Longer runs are cut. */
    public static final int MAX_LEG_CELLS = 65_535;

    private final int[] startCells;
    private final int[] startTicks;
    private final int[] cells;
    private final byte[] headings;
    private final boolean[] reverses;
    private int count;
    private boolean isTruncated;

    /**
     * An empty buffer.
     *
     * @param capacity legs, 1 or more.
     */
    public LegBuffer(final int capacity) {
        startCells = new int[capacity];
        startTicks = new int[capacity];
        cells = new int[capacity];
        headings = new byte[capacity];
        reverses = new boolean[capacity];
    }

    /**
     * Number of legs.
     *
     * @return 0 when the path is empty or there is none.
     */
    public int count() {
        return count;
    }

    /**
     * Whether there were more legs than the buffer holds.
     *
     * @return true when the last ones are missing.
     */
    public boolean isTruncated() {
        return isTruncated;
    }

    /**
     * The cell a leg starts in.
     *
     * @param index of the leg.
     * @return a cell id.
     */
    public int startCell(final int index) {
        return startCells[index];
    }

    /**
     * When a leg starts, with its turn.
     *
     * @param index of the leg.
     * @return ticks of time, from 0 at the start of the path.
     */
    public int startTick(final int index) {
        return startTicks[index];
    }

    /**
     * How far a leg goes.
     *
     * @param index of the leg.
     * @return cells, 1 to {@link #MAX_LEG_CELLS}.
     */
    public int cells(final int index) {
        return cells[index];
    }

    /**
     * Where the truck looks along a leg.
     *
     * @param index of the leg.
     * @return 0 to 3.
     */
    public int heading(final int index) {
        return headings[index];
    }

    /**
     * Whether a leg is driven in reverse.
     *
     * @param index of the leg.
     * @return true when the truck moves against its heading.
     */
    public boolean isReverse(final int index) {
        return reverses[index];
    }

    /**
     * Where a leg goes.
     *
     * @param index of the leg.
     * @return the direction of travel, 0 to 3.
     */
    public int way(final int index) {
        return reverses[index] ? Heading.opposite(headings[index]) : headings[index];
    }

    void clear() {
        count = 0;
        isTruncated = false;
    }

    /** Adds one move. */
    void add(final int fromCell, final int heading, final int move, final int tick) {
        add(fromCell, heading, move, 1, tick);
    }

    /** Adds so many moves of one kind: to the last leg when it goes on like that, else as a new one. */
    void add(final int fromCell, final int heading, final int move, final int moves, final int tick) {
        final int last = count - 1;
        final boolean isReverse = move == Move.REVERSE;
        final boolean goesOn = isReverse || move == Move.STRAIGHT;
        if (isTruncated) {
            return;
        }
        if (goesOn && last >= 0 && reverses[last] == isReverse && cells[last] + moves <= MAX_LEG_CELLS) {
            cells[last] += moves;
        } else if (count == cells.length) {
            isTruncated = true;
        } else {
            startCells[count] = fromCell;
            startTicks[count] = tick;
            cells[count] = moves;
            headings[count] = (byte) heading;
            reverses[count] = isReverse;
            count++;
        }
    }
}
