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
 * How far a straight move goes before something happens, 64 cells at a time. Moves are along the words: east and west in
 * the row-wise copy of the grid, south and north in the column-wise one.
 *
 * <pre>
 *   side   . . # # . .      A cell is a jump point when the cell beside it is free and the one beside its
 *   move   → → → → J        predecessor is blocked: only from here is the way around that corner no detour.
 *   side   . . . . . .      (Corners are not cut, so the turn is after the obstacle, not at its end.)
 * </pre>
 */
final class JumpScan {
    /** Blocked before anything of interest. */
    static final int NONE = -1;

    private static final int WORD_SHIFT = 6;
    private static final int LAST_BIT = 63;

    private JumpScan() {}

    /**
     * Scans towards higher bits.
     *
     * @param grid   words of the row-wise or the column-wise copy.
     * @param stride words of a line.
     * @param from   bit moved from.
     * @param goal   bit of the goal in this copy, on this line or another.
     * @return bit of the goal or the first jump point, whichever is nearer, or {@link #NONE}.
     */
    static int forward(final long[] grid, final int stride, final int from, final int goal) {
        int word = from >> WORD_SHIFT;
        // Two shifts, because one by 64 is none.
        long mask = -1L << (from & LAST_BIT) << 1;
        long carryA = 0;
        long carryB = 0;
        while (true) {
            final long line = grid[word];
            final long sideA = grid[word - stride];
            final long sideB = grid[word + stride];
            final long turns = sideA & ~(sideA << 1 | carryA) | sideB & ~(sideB << 1 | carryB);
            final long stops = (~line | turns) & mask;
            if (stops != 0) {
                final long first = stops & -stops;
                final int bit = (word << WORD_SHIFT) + Long.numberOfTrailingZeros(first);
                if (goal > from && goal <= bit && (goal < bit || (line & first) != 0)) {
                    return goal;
                }
                return (line & first) != 0 ? bit : NONE;
            }
            // In the first word the carry is of no matter: the bit it would decide lies at or before the start.
            carryA = sideA >>> LAST_BIT;
            carryB = sideB >>> LAST_BIT;
            mask = -1L;
            word++;
        }
    }

    /** Scans towards lower bits; else as {@link #forward(long[], int, int, int)}. */
    static int backward(final long[] grid, final int stride, final int from, final int goal) {
        int word = from >> WORD_SHIFT;
        long mask = ~(-1L << (from & LAST_BIT));
        long carryA = 0;
        long carryB = 0;
        while (true) {
            final long line = grid[word];
            final long sideA = grid[word - stride];
            final long sideB = grid[word + stride];
            final long turns = sideA & ~(sideA >>> 1 | carryA) | sideB & ~(sideB >>> 1 | carryB);
            final long stops = (~line | turns) & mask;
            if (stops != 0) {
                final long first = Long.highestOneBit(stops);
                final int bit = (word << WORD_SHIFT) + Long.numberOfTrailingZeros(first);
                if (goal < from && goal >= bit && (goal > bit || (line & first) != 0)) {
                    return goal;
                }
                return (line & first) != 0 ? bit : NONE;
            }
            carryA = sideA << LAST_BIT;
            carryB = sideB << LAST_BIT;
            mask = -1L;
            word--;
        }
    }
}
