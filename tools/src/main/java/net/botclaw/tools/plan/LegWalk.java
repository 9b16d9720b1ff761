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

import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;

/** Drives the legs of a path, move by move, knowing nothing of how it was found. */
final class LegWalk {
    private final ForkliftRules rules;

    LegWalk(final ForkliftRules rules) {
        this.rules = rules;
    }

    /**
     * Whether legs lead from start to goal by allowed moves, start where and when they say, and cost and take what the
     * result says.
     *
     * @return false also for legs that did not fit their buffer.
     */
    boolean isValid(
            final int startCell,
            final int startHeading,
            final int goalCell,
            final LegBuffer legs,
            final PlanResult result) {
        int cell = startCell;
        int heading = startHeading;
        int cost = 0;
        int time = 0;
        for (int leg = 0; leg < legs.count(); leg++) {
            if (legs.startCell(leg) != cell || legs.startTick(leg) != time) {
                return false;
            }
            for (int move = 0; move < legs.cells(leg); move++) {
                final int moveCost = rules.costTicks(cell, heading, legs.heading(leg), legs.isReverse(leg));
                if (moveCost == ForkliftRules.FORBIDDEN) {
                    return false;
                }
                cost += moveCost;
                time += rules.timeTicks(cell, heading, legs.heading(leg), legs.isReverse(leg));
                cell = rules.next(cell, legs.way(leg));
                heading = legs.heading(leg);
            }
        }
        return !legs.isTruncated()
                && cell == goalCell
                && heading == result.finalHeading()
                && cost == result.costTicks()
                && time == result.durationTicks();
    }
}
