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

import net.botclaw.routing.path.PlanProof;

/**
 * An optimal search on one grid: guards that answer without a search, then the search of the subclass.
 *
 * <pre>
 *  state of a cell, one long:  query stamp:16 | cost from the start:40 | the search's own:8
 * </pre>
 *
 * A cell whose stamp is not the query's has not been seen, so nothing is cleared between queries but once in 65,535.
 *
 * <p><b>Threading</b>: the grid's. <b>Memory</b>: 16 to 20 bytes a cell, in the constructor; a query allocates nothing.
 * <b>Time</b>: at most the cap's number of expansions, and at most linear in the cells without one.
 */
public abstract sealed class OctileSearch permits OctileAStar, OctileJumpPointSearch {
    /** For a query without a cap. */
    public static final int NO_CAP = Integer.MAX_VALUE;

    static final int COST_SHIFT = 8;
    static final int STAMP_SHIFT = 48;
    static final long COST_MASK = (1L << STAMP_SHIFT - COST_SHIFT) - 1;
    static final int OWN_MASK = (1 << COST_SHIFT) - 1;

    private static final int MAX_STAMP = (1 << Long.SIZE - STAMP_SHIFT) - 1;

    final OctileGrid grid;
    final long[] states;
    final BucketRing open;
    int stamp;
    long goalCost;

    private final GoalPocket pocket;

    OctileSearch(final OctileGrid grid, final long maxKeyGap) {
        this.grid = grid;
        states = new long[grid.paddedCells()];
        open = new BucketRing(grid.paddedCells(), maxKeyGap);
        pocket = new GoalPocket(grid);
    }

    /**
     * Plans without a cap.
     *
     * @param start id of a cell.
     * @param goal  id of a cell.
     * @param route takes the answer.
     * @return the answer's proof: optimal or unreachable.
     */
    public final PlanProof plan(final int start, final int goal, final OctileRoute route) {
        return plan(start, goal, NO_CAP, route);
    }

    /**
     * Plans.
     *
     * @param start         id of a cell; one that is blocked has no route.
     * @param goal          id of a cell; one that is blocked has no route.
     * @param maxExpansions after which the search gives up, 0 or more.
     * @param route         takes the answer.
     * @return the answer's proof: optimal, capped, unreachable, or bounded for a route beyond
     *     {@link OctileCost#MAX_EXACT}.
     */
    public final PlanProof plan(final int start, final int goal, final int maxExpansions, final OctileRoute route) {
        route.begin(grid.epoch());
        if (!grid.isFree(start) || !grid.isFree(goal)) {
            return route.end(PlanProof.UNREACHABLE, 0);
        }
        if (start == goal) {
            return route.end(PlanProof.OPTIMAL, 0);
        }
        if (!grid.mayReach(start, goal)) {
            return route.end(PlanProof.UNREACHABLE, 0);
        }
        if (grid.mayBeSplit()) {
            nextStamp();
            if (pocket.isClosed(goal, start, states, (long) stamp << STAMP_SHIFT)) {
                return route.end(PlanProof.UNREACHABLE, 0);
            }
        }
        nextStamp();
        goalCost = Long.MAX_VALUE;
        final int expansions = search(start, goal, maxExpansions);
        if (expansions > maxExpansions) {
            return route.end(PlanProof.CAPPED, maxExpansions);
        }
        if (goalCost == Long.MAX_VALUE) {
            grid.reindex();
            return route.end(PlanProof.UNREACHABLE, expansions);
        }
        trace(start, goal, route);
        return route.end(goalCost <= OctileCost.MAX_EXACT ? PlanProof.OPTIMAL : PlanProof.BOUNDED, expansions);
    }

    /**
     * Searches until no key is below {@link #goalCost}, which it sets when it finds the goal.
     *
     * @return nodes expanded; one more than the maximum when that was too few.
     */
    abstract int search(int start, int goal, int maxExpansions);

    /** Prepends the moves of the route that was found, from the goal back to the start. */
    abstract void trace(int start, int goal, OctileRoute route);

    /** A state of this query. */
    final long state(final long cost, final int own) {
        return (long) stamp << STAMP_SHIFT | cost << COST_SHIFT | own;
    }

    private void nextStamp() {
        if (stamp == MAX_STAMP) {
            final long[] all = states;
            for (int i = 0; i < all.length; i++) {
                all[i] = 0;
            }
            stamp = 0;
        }
        stamp++;
    }
}
