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
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * Looks back from the goal over the ways that are open now, without headings: if that ends before it meets a cell the
 * search has reached, there is no way. A pocket around the goal is so found at the cost of its size, not of all that can
 * be reached from the start; and where there is a way, a look towards the start soon meets the search.
 */
final class PocketGuard {
    private final ForkliftGraph graph;
    private final OpenList reached;
    private final int[] seenIn;
    private final int[] stack;
    private int generation;

    PocketGuard(final ForkliftGraph graph, final OpenList reached) {
        this.graph = graph;
        this.reached = reached;
        seenIn = new int[graph.cellCount];
        stack = new int[graph.cellCount];
    }

    /**
     * Whether it is certain that no way leads from start to goal.
     *
     * @param maxCells looked at before it gives up.
     */
    boolean isCutOff(final int start, final int goal, final int maxCells) {
        final int[] neighbours = graph.neighbours;
        final byte[] open = graph.open;
        nextGeneration();
        seenIn[goal] = generation;
        stack[0] = goal;
        int depth = 1;
        for (int looked = 0; depth > 0; looked++) {
            final int to = stack[--depth];
            if (looked >= maxCells || isReached(to)) {
                return false;
            }
            // The side towards the start comes last, to be looked at first.
            final int towards = towards(to, start);
            for (int i = 1; i <= Heading.COUNT; i++) {
                final int side = towards + i & 3;
                final int from = neighbours[to << 2 | side];
                if (from != WarehouseMap.NO_CELL
                        && seenIn[from] != generation
                        && (open[from] & Heading.bit(Heading.opposite(side))) != 0) {
                    seenIn[from] = generation;
                    stack[depth++] = from;
                }
            }
        }
        return true;
    }

    private int towards(final int cell, final int other) {
        final int dx = graph.map().x(other) - graph.map().x(cell);
        final int dy = graph.map().y(other) - graph.map().y(cell);
        if (Math.abs(dx) >= Math.abs(dy)) {
            return dx > 0 ? Heading.EAST : Heading.WEST;
        }
        return dy > 0 ? Heading.SOUTH : Heading.NORTH;
    }

    private boolean isReached(final int cell) {
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            if (reached.isKnown(cell << 2 | heading)) {
                return true;
            }
        }
        return false;
    }

    private void nextGeneration() {
        if (++generation == Integer.MAX_VALUE) {
            generation = 1;
            for (int i = 0; i < seenIn.length; i++) {
                seenIn[i] = 0;
            }
        }
    }
}
