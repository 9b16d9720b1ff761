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

/** The eight directions, counter-clockwise from east; y grows to the south. Even: straight, odd: diagonal. */
public final class OctileDirection {
    /** How many there are. */
    public static final int COUNT = 8;

    static final int EAST = 0;
    static final int NORTH_EAST = 1;
    static final int NORTH = 2;
    static final int NORTH_WEST = 3;
    static final int WEST = 4;
    static final int SOUTH_WEST = 5;
    static final int SOUTH = 6;
    static final int SOUTH_EAST = 7;

    private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DY = {0, -1, -1, -1, 0, 1, 1, 1};
    private static final int[] BY_SIGNS = {
        NORTH_WEST, NORTH, NORTH_EAST, WEST, -1, EAST, SOUTH_WEST, SOUTH, SOUTH_EAST,
    };

    private OctileDirection() {}

    /**
     * Columns of a move.
     *
     * @param direction 0 to 7.
     * @return -1, 0 or 1.
     */
    public static int dx(final int direction) {
        return DX[direction];
    }

    /**
     * Rows of a move.
     *
     * @param direction 0 to 7.
     * @return -1, 0 or 1; 1 is to the south.
     */
    public static int dy(final int direction) {
        return DY[direction];
    }

    /**
     * Whether a move is a diagonal one.
     *
     * @param direction 0 to 7.
     * @return true for the odd ones.
     */
    public static boolean isDiagonal(final int direction) {
        return (direction & 1) != 0;
    }

    /** The direction of a move by the signs of its two parts, which are not both 0. */
    static int of(final int dx, final int dy) {
        return BY_SIGNS[3 * (Integer.signum(dy) + 1) + Integer.signum(dx) + 1];
    }
}
