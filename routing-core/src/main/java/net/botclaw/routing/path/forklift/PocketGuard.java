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
 * Looks back from the goal over the ways that are open now, without headings: if that ends before it meets the start,
 * there is no way. A pocket around the goal is so found at the cost of its size, not of all that can be reached from the
 * start.
 */
final class PocketGuard {
    private final ForkliftGraph graph;
    private final int[] seenIn;
    private final int[] queue;
    private int generation;

    PocketGuard(final ForkliftGraph graph) {
        this.graph = graph;
        seenIn = new int[graph.cellCount];
        queue = new int[graph.cellCount];
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
        queue[0] = goal;
        int queued = 1;
        for (int i = 0; i < queued; i++) {
            final int to = queue[i];
            if (to == start || i >= maxCells) {
                return false;
            }
            for (int way = 0; way < Heading.COUNT; way++) {
                final int from = neighbours[to << 2 | Heading.opposite(way)];
                if (from != WarehouseMap.NO_CELL
                        && seenIn[from] != generation
                        && (open[from] & Heading.bit(way)) != 0) {
                    seenIn[from] = generation;
                    queue[queued++] = from;
                }
            }
        }
        return true;
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
