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

/**
 * Costs of the octile model in whole units: 47,321 / 33,461 is a convergent of the square root of two, so the sums order
 * any two routes exactly as {@code a + b * sqrt(2)} does while they differ by fewer than 33,459 diagonal moves. No
 * floating point decides anything.
 */
public final class OctileCost {
    /** Units of a move along a row or a column: the unit is 1 / 33,461 of a cell's side. */
    public static final int STRAIGHT = 33_461;
    /** Units of a diagonal move. */
    public static final int DIAGONAL = 47_321;
    /** A route up to this cost has too few diagonal moves, and so has any shorter one, for the order to be in doubt. */
    public static final long MAX_EXACT = 33_458L * STRAIGHT;

    private static final double SQRT_2 = Math.sqrt(2.0);

    private OctileCost() {}

    /**
     * Cost between two cells when nothing is blocked; the heuristic of both searches, consistent by construction.
     *
     * @param dx columns between them, of either sign.
     * @param dy rows between them, of either sign.
     * @return units.
     */
    public static long between(final int dx, final int dy) {
        final int columns = Math.abs(dx);
        final int rows = Math.abs(dy);
        return (long) STRAIGHT * Math.max(columns, rows) + (long) (DIAGONAL - STRAIGHT) * Math.min(columns, rows);
    }

    /**
     * Length as the benchmarks print it.
     *
     * @param straight moves along a row or a column.
     * @param diagonal moves.
     * @return sides of a cell.
     */
    public static double cells(final long straight, final long diagonal) {
        return straight + diagonal * SQRT_2;
    }
}
