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
package net.botclaw.tools.plan;

import java.util.Arrays;
import java.util.PriorityQueue;
import net.botclaw.routing.path.Heading;

/** Dijkstra's algorithm (1959) over (cell, heading), as plain as can be: a judge, not a planner. */
final class ForkliftDijkstra {
    /** There is no way. */
    static final int NO_WAY = Integer.MAX_VALUE;

    private final ForkliftRules rules;
    private final int[] costs;
    /** Cost in the upper half of each entry, state in the lower. */
    private final PriorityQueue<Long> open = new PriorityQueue<>();

    ForkliftDijkstra(final ForkliftRules rules) {
        this.rules = rules;
        costs = new int[rules.cellCount() * Heading.COUNT];
    }

    /** The least cost of a way, whatever the heading at the goal; {@link #NO_WAY} when there is none. */
    int cost(final int startCell, final int startHeading, final int goalCell) {
        Arrays.fill(costs, NO_WAY);
        open.clear();
        offer(startCell, startHeading, 0);
        while (!open.isEmpty()) {
            final long entry = open.poll();
            final int cost = (int) (entry >>> Integer.SIZE);
            final int state = (int) entry;
            final int cell = state / Heading.COUNT;
            if (cell == goalCell) {
                return cost;
            }
            if (cost == costs[state]) {
                expand(cell, state % Heading.COUNT, cost);
            }
        }
        return NO_WAY;
    }

    private void expand(final int cell, final int heading, final int cost) {
        for (int after = 0; after < Heading.COUNT; after++) {
            final int forward = rules.costTicks(cell, heading, after, false);
            if (forward != ForkliftRules.FORBIDDEN) {
                offer(rules.next(cell, after), after, cost + forward);
            }
        }
        final int reverse = rules.costTicks(cell, heading, heading, true);
        if (reverse != ForkliftRules.FORBIDDEN) {
            offer(rules.next(cell, Heading.opposite(heading)), heading, cost + reverse);
        }
    }

    private void offer(final int cell, final int heading, final int cost) {
        final int state = cell * Heading.COUNT + heading;
        if (cost < costs[state]) {
            costs[state] = cost;
            open.add((long) cost << Integer.SIZE | state);
        }
    }
}
