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
package net.botclaw.routing.path;

/**
 * The four headings of a grid as numbers, the same as on the wire. Cell (0, 0) is the upper left one: x grows to the
 * east, y to the south.
 *
 * <pre>
 *            NORTH 1  (0, -1)
 *  WEST 2 (-1, 0)  +  EAST 0 (1, 0)
 *            SOUTH 3  (0, 1)
 * </pre>
 *
 * Adding 1 (modulo 4) is a quarter turn to the left.
 */
public final class Heading {
    /** Towards greater x. */
    public static final int EAST = 0;
    /** Towards smaller y. */
    public static final int NORTH = 1;
    /** Towards smaller x. */
    public static final int WEST = 2;
    /** Towards greater y. */
    public static final int SOUTH = 3;
    /** Number of headings. */
    public static final int COUNT = 4;
    /** The bits of all headings. */
    public static final int ALL_MASK = 0b1111;

    private Heading() {}

    /**
     * The bit of a heading in an exit mask.
     *
     * @param heading 0 to 3.
     * @return 1, 2, 4 or 8.
     */
    public static int bit(final int heading) {
        return 1 << heading;
    }

    /**
     * The heading after a quarter turn to the left.
     *
     * @param heading 0 to 3.
     * @return 0 to 3.
     */
    public static int leftOf(final int heading) {
        return heading + 1 & 3;
    }

    /**
     * The heading after a quarter turn to the right.
     *
     * @param heading 0 to 3.
     * @return 0 to 3.
     */
    public static int rightOf(final int heading) {
        return heading + 3 & 3;
    }

    /**
     * The heading that looks back.
     *
     * @param heading 0 to 3.
     * @return 0 to 3.
     */
    public static int opposite(final int heading) {
        return heading ^ 2;
    }

    /**
     * Step to the east of one move.
     *
     * @param heading 0 to 3.
     * @return -1, 0 or 1.
     */
    public static int deltaX(final int heading) {
        return (heading & 1) == 0 ? 1 - heading : 0;
    }

    /**
     * Step to the south of one move.
     *
     * @param heading 0 to 3.
     * @return -1, 0 or 1.
     */
    public static int deltaY(final int heading) {
        return (heading & 1) == 0 ? 0 : heading - 2;
    }
}
