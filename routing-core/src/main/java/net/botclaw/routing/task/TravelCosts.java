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
package net.botclaw.routing.task;

/** How long a worker takes to get somewhere. Asked often: an answer must be quick, and the same at every replay. */
public interface TravelCosts {
    /** In place of a time: there is no way. */
    int NO_WAY = -1;

    /**
     * Time from one cell to another.
     *
     * @param fromCell a cell of the map.
     * @param heading  there, 0 to 3, of {@link net.botclaw.routing.path.Heading}.
     * @param toCell   a cell of the map.
     * @return ticks of the map, 0 and up, or {@link #NO_WAY}.
     */
    int ticks(int fromCell, int heading, int toCell);
}
