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
 * A small flood from the goal: when it runs dry without meeting the start, there is no route, and that was found out
 * without a flood of everything else. It is asked only when cells were blocked since the regions were found.
 */
final class GoalPocket {
    private static final int MAX_CELLS = 64;

    private final OctileGrid grid;
    private final int[] reached = new int[MAX_CELLS];
    private int count;

    GoalPocket(final OctileGrid grid) {
        this.grid = grid;
    }

    /**
     * Floods, at most {@link #MAX_CELLS}.
     *
     * @param marks one a cell; those equal to {@code mark} are taken as seen.
     * @return true when the goal's region is small and the start is not in it.
     */
    boolean isClosed(final int goal, final int start, final long[] marks, final long mark) {
        final int rowBits = grid.rowBits();
        reached[0] = goal;
        count = 1;
        marks[goal] = mark;
        for (int i = 0; i < count; i++) {
            final int cell = reached[i];
            final boolean hasRoom = reach(cell + 1, marks, mark)
                    && reach(cell - 1, marks, mark)
                    && reach(cell + rowBits, marks, mark)
                    && reach(cell - rowBits, marks, mark);
            if (!hasRoom || marks[start] == mark) {
                return false;
            }
        }
        return true;
    }

    private boolean reach(final int cell, final long[] marks, final long mark) {
        if (marks[cell] == mark || !grid.isFree(cell)) {
            return true;
        }
        if (count == MAX_CELLS) {
            return false;
        }
        marks[cell] = mark;
        reached[count++] = cell;
        return true;
    }
}
