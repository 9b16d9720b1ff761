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

/** The headings of a side file; the ordinals are the numbers of {@link Heading}. */
enum HeadingName {
    /** Towards greater x. */
    EAST,
    /** Towards smaller y. */
    NORTH,
    /** Towards smaller x. */
    WEST,
    /** Towards greater y. */
    SOUTH;

    private static final HeadingName[] ALL = values();

    /** The heading with a number, 0 to 3. */
    static HeadingName of(final int heading) {
        return ALL[heading];
    }

    /** The one that a value names. */
    static int read(final JsonValue value) {
        return value.constant(ALL).ordinal();
    }
}
