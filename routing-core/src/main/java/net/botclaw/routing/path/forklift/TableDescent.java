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
 * Walks down the table of a goal, on moves that are open and cost just what the table says: where that ends at the goal,
 * the way is optimal from where it began. Straight on comes first, and as far as it goes.
 *
 * <p>Of a run of open ways at normal cost the table is not asked for each cell: as it is consistent, a run costs what the
 * table says as soon as the difference of its ends does. A saturated cost differs from none by the cost of a move, so
 * what is not exact is never trusted.
 */
final class TableDescent {
    static final int NOWHERE = -1;

    private static final int LONG_STRIDE = 16;
    private static final int NO_MOVE = Move.COUNT;

    private final ForkliftGraph graph;
    private final OpenRuns runs;
    private final int[] cost;
    private final int[] time;
    private final int forwardTicks;
    private int endTick;

    TableDescent(final ForkliftGraph graph) {
        this.graph = graph;
        runs = graph.runs;
        cost = graph.ticks.cost;
        time = graph.ticks.time;
        forwardTicks = graph.ticks.base[Move.STRAIGHT];
    }

    /** When the last walk ended. */
    int endTick() {
        return endTick;
    }

    /**
     * Walks from a state.
     *
     * @return the state at the goal, or NOWHERE when the walk ends before it.
     */
    int walk(final char[] toGo, final int start, final int startTick, final int goalCell, final LegBuffer legs) {
        int state = start;
        int tick = startTick;
        while (state >> 2 != goalCell) {
            final int cell = state >> 2;
            final int heading = state & 3;
            final int steps = straightOn(toGo, state);
            if (steps > 0) {
                legs.add(cell, heading, Move.STRAIGHT, steps, tick);
                tick += steps * forwardTicks;
                state = runs.cellAfter(cell, heading, steps) << 2 | heading;
            } else {
                final int move = oneMove(toGo, state);
                if (move == NO_MOVE) {
                    return NOWHERE;
                }
                final int after = heading + move & 3;
                final int next = graph.neighbours[cell << 2 | Move.wayInto(move, after)];
                legs.add(cell, after, move, 1, tick);
                tick += time[graph.zones[next] * Move.STRIDE + move];
                state = next << 2 | after;
            }
        }
        endTick = tick;
        return state;
    }

    /** Cells straight on, none of them in a zone that changes costs. */
    private int straightOn(final char[] toGo, final int state) {
        final int cell = state >> 2;
        final int heading = state & 3;
        final int limit = runs.length(cell, heading);
        final int from = toGo[state];
        int steps = 0;
        for (int stride = LONG_STRIDE; stride > 0; stride >>= 2) {
            while (steps + stride <= limit
                    && toGo[runs.cellAfter(cell, heading, steps + stride) << 2 | heading]
                            == from - (steps + stride) * forwardTicks) {
                steps += stride;
            }
        }
        return steps;
    }

    /** A move that costs what the table says, or NO_MOVE when there is none. */
    private int oneMove(final char[] toGo, final int state) {
        final int cell = state >> 2;
        final int open = graph.open[cell];
        final boolean canTurn = (open & ForkliftGraph.TURN_BIT) != 0;
        final int end = graph.canReverse ? Move.COUNT : Move.REVERSE;
        for (int move = Move.STRAIGHT; move < end; move++) {
            final int after = state + move & 3;
            final int way = Move.wayInto(move, after);
            final boolean isAllowed = canTurn || move == Move.STRAIGHT || move == Move.REVERSE;
            if (isAllowed && (open & Heading.bit(way)) != 0) {
                final int next = graph.neighbours[cell << 2 | way];
                if (toGo[next << 2 | after] + cost[graph.zones[next] * Move.STRIDE + move] == toGo[state]) {
                    return move;
                }
            }
        }
        return NO_MOVE;
    }
}
