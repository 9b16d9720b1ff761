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

/** The five ways of a truck from a cell to the next, as numbers that fit into three bits. */
public final class Move {
    /** Forward, on the heading it has. */
    public static final int STRAIGHT = 0;
    /** A quarter turn to the left, then forward. */
    public static final int LEFT = 1;
    /** A half turn, then forward. */
    public static final int HALF_TURN = 2;
    /** A quarter turn to the right, then forward. */
    public static final int RIGHT = 3;
    /** Backward, with the heading kept. */
    public static final int REVERSE = 4;
    /** Number of moves. */
    public static final int COUNT = 5;
    /** Room for each zone in a table of ticks: a power of two. */
    static final int STRIDE = 8;

    private Move() {}

    /**
     * The direction of travel of a move that ends with a heading.
     *
     * @param move    0 to 4.
     * @param heading after the move, 0 to 3.
     * @return 0 to 3.
     */
    public static int wayInto(final int move, final int heading) {
        return move == REVERSE ? Heading.opposite(heading) : heading;
    }

    /** The heading before a move that ends with one: forward moves are numbered by their quarter turns to the left. */
    static int headingBefore(final int move, final int heading) {
        return heading - move & 3;
    }
}
