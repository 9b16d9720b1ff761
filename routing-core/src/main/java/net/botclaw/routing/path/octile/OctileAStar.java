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
 * A* (Hart, Nilsson and Raphael, 1968) with the octile distance as its heuristic. It expands every cell that it has to,
 * so it is the plain one of the two searches and the check on the other.
 *
 * <p>The state's own bits are the direction of the move into the cell.
 */
public final class OctileAStar extends OctileSearch {
    /** Bits 0 to 2: the row above, west to east; 3 to 5: the own row; 6 to 8: the row below. Value: open directions. */
    private static final byte[] EXITS = exits();

    private static final int WINDOW_MASK = 7;
    private static final int OWN_ROW = 3;
    private static final int ROW_BELOW = 6;

    private final int[] offsets = new int[OctileDirection.COUNT];
    private int goalX;
    private int goalY;

    /**
     * A search on a grid.
     *
     * @param grid to plan on, as it is at each query.
     */
    public OctileAStar(final OctileGrid grid) {
        super(grid, 2L * OctileCost.DIAGONAL);
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = OctileDirection.dy(i) * grid.rowBits() + OctileDirection.dx(i);
        }
    }

    @Override
    int search(final int start, final int goal, final int maxExpansions) {
        goalX = grid.x(goal);
        goalY = grid.y(goal);
        final long firstKey = OctileCost.between(grid.x(start) - goalX, grid.y(start) - goalY);
        open.reset(firstKey);
        states[start] = state(0, 0);
        open.add(start, firstKey);
        int expansions = 0;
        int cell = open.poll(goalCost);
        while (cell != BucketRing.NONE) {
            if (++expansions > maxExpansions) {
                return expansions;
            }
            expand(cell, goal);
            cell = open.poll(goalCost);
        }
        return expansions;
    }

    private void expand(final int cell, final int goal) {
        final long[] rows = grid.rows();
        final int rowBits = grid.rowBits();
        final int x = grid.x(cell);
        final int y = grid.y(cell);
        final long cost = states[cell] >>> COST_SHIFT & COST_MASK;
        int exits = EXITS[
                        window(rows, cell - rowBits)
                                | window(rows, cell) << OWN_ROW
                                | window(rows, cell + rowBits) << ROW_BELOW]
                & 0xFF;
        while (exits != 0) {
            final int direction = Integer.numberOfTrailingZeros(exits);
            exits &= exits - 1;
            final int next = cell + offsets[direction];
            final long nextCost =
                    cost + (OctileDirection.isDiagonal(direction) ? OctileCost.DIAGONAL : OctileCost.STRAIGHT);
            final long state = states[next];
            final boolean isSeen = state >>> STAMP_SHIFT == stamp;
            if (isSeen && (state >>> COST_SHIFT & COST_MASK) <= nextCost) {
                continue;
            }
            final int dx = x + OctileDirection.dx(direction) - goalX;
            final int dy = y + OctileDirection.dy(direction) - goalY;
            relax(next, nextCost, OctileCost.between(dx, dy), isSeen, direction);
            if (next == goal) {
                goalCost = nextCost;
            }
        }
    }

    private void relax(final int cell, final long cost, final long toGoal, final boolean isSeen, final int direction) {
        if (cost + toGoal >= goalCost) {
            return;
        }
        if (isSeen && open.isQueued(cell)) {
            open.remove(cell);
        }
        states[cell] = state(cost, direction);
        open.add(cell, cost + toGoal);
    }

    @Override
    void trace(final int start, final int goal, final OctileRoute route) {
        int cell = goal;
        while (cell != start) {
            final int direction = (int) states[cell] & OWN_MASK;
            route.prepend(direction, 1);
            cell -= offsets[direction];
        }
    }

    /** The cell's bit and those to its west (lowest) and east. A row's first and last bits are its frame. */
    private static int window(final long[] rows, final int cell) {
        final int west = cell - 1;
        final int word = west >> 6;
        final int shift = west & 63;
        long bits = rows[word] >>> shift;
        if (shift > 61) {
            bits |= rows[word + 1] << -shift;
        }
        return (int) bits & WINDOW_MASK;
    }

    private static byte[] exits() {
        final byte[] table = new byte[1 << 9];
        for (int i = 0; i < table.length; i++) {
            for (int direction = 0; direction < OctileDirection.COUNT; direction++) {
                final int dx = OctileDirection.dx(direction);
                final int dy = OctileDirection.dy(direction);
                // For a straight move the three are two cells: the one entered, and the one that is left.
                final int needed = 1 << index(dx, dy) | 1 << index(dx, 0) | 1 << index(0, dy) | 1 << index(0, 0);
                if ((i & needed) == needed) {
                    table[i] |= (byte) (1 << direction);
                }
            }
        }
        return table;
    }

    private static int index(final int dx, final int dy) {
        return OWN_ROW * (dy + 1) + dx + 1;
    }
}
