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
package net.botclaw.tools.map;

import net.botclaw.routing.path.Heading;

/** The axes of a side file. */
enum AxisName {
    /** Along a row. */
    EAST_WEST(Heading.EAST),
    /** Along a column. */
    NORTH_SOUTH(Heading.NORTH);

    private final int heading;

    AxisName(final int heading) {
        this.heading = heading;
    }

    /** One of the axis's two headings. */
    int heading() {
        return heading;
    }

    /** The axis of an exit mask that has two opposite bits. */
    static AxisName ofExits(final int mask) {
        return (mask & Heading.bit(Heading.EAST)) != 0 ? EAST_WEST : NORTH_SOUTH;
    }
}
