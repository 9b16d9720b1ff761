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
 * Answer to one query; the caller owns it and the array in it, and gives both again and again.
 *
 * <p>A route is runs of moves from the start, each {@code count << 3 | direction} (see {@link OctileDirection}). Its
 * start is the query's.
 *
 * <p><b>Memory</b>: none after the constructor. <b>Failure</b>: a route of more runs than the array holds is still
 * answered with proof and cost, but {@link #isTruncated()}, and the array's content is of no use.
 */
public final class OctileRoute {
    private static final int DIRECTION_BITS = 3;
    private static final int DIRECTION_MASK = 7;

    private final int[] runs;
    private PlanProof proof = PlanProof.UNREACHABLE;
    private long cost;
    private long straight;
    private long diagonal;
    private int expansions;
    private long mapEpoch;
    private int runCount;
    private int pendingDirection;
    private int pendingCount;

    /**
     * Wraps a caller's array.
     *
     * @param runs takes the runs of each route; as many as a route has moves are always enough.
     */
    public OctileRoute(final int[] runs) {
        this.runs = runs;
    }

    /**
     * Direction of a run.
     *
     * @param run as in the array.
     * @return 0 to 7.
     */
    public static int direction(final int run) {
        return run & DIRECTION_MASK;
    }

    /**
     * Moves of a run.
     *
     * @param run as in the array.
     * @return 1 or more.
     */
    public static int count(final int run) {
        return run >>> DIRECTION_BITS;
    }

    /** What the answer is worth. */
    public PlanProof proof() {
        return proof;
    }

    /** Whether there is a route to follow. */
    public boolean isFound() {
        return proof.hasPath();
    }

    /** Units of {@link OctileCost}; 0 without a route. */
    public long cost() {
        return cost;
    }

    /** Straight moves. */
    public long straight() {
        return straight;
    }

    /** Diagonal moves. */
    public long diagonal() {
        return diagonal;
    }

    /** Nodes taken from the open list for it. */
    public int expansions() {
        return expansions;
    }

    /** {@link OctileGrid#epoch()} when it was planned. */
    public long mapEpoch() {
        return mapEpoch;
    }

    /** Runs of the route, also when they did not fit. */
    public int runCount() {
        return runCount;
    }

    /** Whether the runs did not fit into the array. */
    public boolean isTruncated() {
        return runCount > runs.length;
    }

    /**
     * A run of the route.
     *
     * @param index from 0 at the start, below {@link #runCount()}.
     * @return for {@link #direction(int)} and {@link #count(int)}.
     */
    public int run(final int index) {
        return runs[index];
    }

    void begin(final long epoch) {
        mapEpoch = epoch;
        cost = 0;
        straight = 0;
        diagonal = 0;
        runCount = 0;
        pendingCount = 0;
        pendingDirection = 0;
    }

    /** Puts moves before those there are; runs of one direction become one. */
    void prepend(final int direction, final int count) {
        if (OctileDirection.isDiagonal(direction)) {
            diagonal += count;
        } else {
            straight += count;
        }
        if (direction != pendingDirection) {
            flush();
            pendingDirection = direction;
        }
        pendingCount += count;
    }

    PlanProof end(final PlanProof result, final int expanded) {
        flush();
        // Runs were written from the array's end, last one first.
        if (!isTruncated()) {
            System.arraycopy(runs, runs.length - runCount, runs, 0, runCount);
        }
        cost = straight * OctileCost.STRAIGHT + diagonal * OctileCost.DIAGONAL;
        expansions = expanded;
        proof = result;
        return result;
    }

    private void flush() {
        if (pendingCount > 0) {
            runCount++;
            if (!isTruncated()) {
                runs[runs.length - runCount] = pendingCount << DIRECTION_BITS | pendingDirection;
            }
            pendingCount = 0;
        }
    }
}
