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

import net.botclaw.routing.path.PlanProof;

/** What a planner found out; belongs to the caller and is filled anew by each plan. */
public final class PlanResult {
    private PlanProof proof = PlanProof.UNREACHABLE;
    private int costTicks;
    private int durationTicks;
    private int expansions;
    private int finalHeading;
    private long mapEpoch;

    /**
     * How good the answer is.
     *
     * @return the proof; UNREACHABLE before the first plan.
     */
    public PlanProof proof() {
        return proof;
    }

    /**
     * What the path costs, zones included. Without a path: when CAPPED what it costs at least, when UNREACHABLE
     * {@link ForkliftGraph#NO_WAY_TICKS}.
     *
     * @return ticks.
     */
    public int costTicks() {
        return costTicks;
    }

    /**
     * How long the path takes: as its cost, but zones count only when they slow the truck down.
     *
     * @return ticks of time; 0 without a path.
     */
    public int durationTicks() {
        return durationTicks;
    }

    /**
     * States the search took up; 0 when the table alone gave the answer.
     *
     * @return 0 or more.
     */
    public int expansions() {
        return expansions;
    }

    /**
     * Where the truck looks at the goal.
     *
     * @return 0 to 3; without a path the heading at the start.
     */
    public int finalHeading() {
        return finalHeading;
    }

    /**
     * The epoch of the graph the answer is for.
     *
     * @return {@link ForkliftGraph#epoch()}.
     */
    public long mapEpoch() {
        return mapEpoch;
    }

    void begin(final long epoch, final int heading) {
        mapEpoch = epoch;
        finalHeading = heading;
        expansions = 0;
        durationTicks = 0;
    }

    void found(final int cost, final int duration, final int heading) {
        proof = PlanProof.OPTIMAL;
        costTicks = cost;
        durationTicks = duration;
        finalHeading = heading;
    }

    void capped(final int atLeastTicks) {
        proof = PlanProof.CAPPED;
        costTicks = atLeastTicks;
    }

    void unreachable() {
        proof = PlanProof.UNREACHABLE;
        costTicks = ForkliftGraph.NO_WAY_TICKS;
    }

    void expansions(final int count) {
        expansions = count;
    }
}
