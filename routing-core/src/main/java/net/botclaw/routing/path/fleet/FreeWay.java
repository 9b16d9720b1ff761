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
package net.botclaw.routing.path.fleet;

import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;

/** The way a truck would have if it were alone: whether there is one at all, and where it begins. */
final class FreeWay {
    private static final int MAX_LEGS = 1_024;

    private final Reservations reservations;
    private final RobotTable robots;
    private final ForkliftPlanner planner;
    private final LegBuffer legs = new LegBuffer(MAX_LEGS);
    private final PlanResult result = new PlanResult();
    private long expansions;

    FreeWay(final Reservations reservations, final RobotTable robots, final ForkliftPlanner planner) {
        this.reservations = reservations;
        this.robots = robots;
        this.planner = planner;
    }

    /** Whether a truck can reach a cell when it has the map to itself. A search that was capped may have missed it. */
    boolean exists(final int robot, final int goal) {
        final int from = robots.released[robot];
        final PlanProof proof = planner.plan(reservations.cell(from), reservations.heading(from), goal, legs, result);
        expansions += result.expansions();
        return proof != PlanProof.UNREACHABLE;
    }

    /** Whether each stop can be reached from the truck. */
    boolean exists(final int robot, final Trip trip) {
        for (int stop = 0; stop < trip.stopCount(); stop++) {
            if (!exists(robot, trip.cell(stop))) {
                return false;
            }
        }
        return true;
    }

    /** States taken up by all its searches so far. */
    long expansions() {
        return expansions;
    }

    /** The legs of the way that was looked for last; none when there is none. */
    LegBuffer legs() {
        return legs;
    }
}
