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
package net.botclaw.tools.plan;

import net.botclaw.routing.path.octile.OctileAStar;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileJumpPointSearch;
import net.botclaw.routing.path.octile.OctileSearch;

/** The searches of the octile model, as the command line names them. */
enum SearchOption {
    /** Jump point search. */
    JPS,
    /** A*. */
    ASTAR;

    /** The one to compare this one with. */
    SearchOption other() {
        return this == JPS ? ASTAR : JPS;
    }

    OctileSearch on(final OctileGrid grid) {
        return this == JPS ? new OctileJumpPointSearch(grid) : new OctileAStar(grid);
    }
}
