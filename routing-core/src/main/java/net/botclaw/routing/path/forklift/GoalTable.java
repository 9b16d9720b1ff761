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

/**
 * The exact cost from every (cell, heading) to one goal, whatever the heading there, on the base map: what is permanent
 * stays closed, what can be opened is open, every zone costs its least. What happens live only adds to that, so the
 * table is a consistent heuristic at any time of its base epoch.
 *
 * <p>A cost of {@link #SATURATED_TICKS} or more is held as that: no longer exact, but the least of a consistent heuristic
 * and a constant is one too.
 *
 * <p><b>Threading</b>: written by its builder, then read only. <b>Memory</b>: 8 bytes a cell.
 */
public final class GoalTable {
    /** The greatest cost a table holds. It says: so much or more. */
    public static final int SATURATED_TICKS = Character.MAX_VALUE - 1;

    /** In place of {@link ForkliftGraph#NO_WAY_TICKS}. */
    static final char NO_WAY = Character.MAX_VALUE;

    final char[] ticks;

    private final int goalCell;
    private final int baseEpoch;

    GoalTable(final char[] ticks, final int goalCell, final int baseEpoch) {
        this.ticks = ticks;
        this.goalCell = goalCell;
        this.baseEpoch = baseEpoch;
    }

    /**
     * The goal.
     *
     * @return a cell id.
     */
    public int goalCell() {
        return goalCell;
    }

    /**
     * The base map it is for.
     *
     * @return {@link ForkliftGraph#baseEpoch()} when it was built.
     */
    public int baseEpoch() {
        return baseEpoch;
    }

    /**
     * Cost of the cheapest way to the goal when nothing is closed.
     *
     * @param cell    id.
     * @param heading 0 to 3.
     * @return ticks, exact below {@link #SATURATED_TICKS} and so much at least when it is that, or
     * {@link ForkliftGraph#NO_WAY_TICKS}.
     */
    public int costTicks(final int cell, final int heading) {
        final char held = ticks[cell << 2 | heading];
        return held == NO_WAY ? ForkliftGraph.NO_WAY_TICKS : held;
    }
}
