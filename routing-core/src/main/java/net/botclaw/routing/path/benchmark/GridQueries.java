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
package net.botclaw.routing.path.benchmark;

import net.botclaw.routing.path.octile.OctileGrid;

/** Queries, with published answers if there are any, and changes of the grid between them, in the order of their file. */
public sealed interface GridQueries permits Scenario, DynamicScenario, LeagueQueries {
    /** How many commands there are: queries and changes. */
    int count();

    /** How many of them are queries: all, when nothing changes the grid. */
    default int queryCount() {
        return count();
    }

    /**
     * Whether a command is a query.
     *
     * @param command from 0.
     * @return false for a change of the grid.
     */
    default boolean isQuery(final int command) {
        return true;
    }

    /**
     * Carries out a command that is no query.
     *
     * @param command from 0.
     * @param grid    to be changed.
     */
    default void apply(final int command, final OctileGrid grid) {
        throw new IllegalStateException("no change of the grid: " + command);
    }

    /**
     * Makes a grid again what it is before the first command.
     *
     * @param grid that the commands were applied to.
     */
    default void reset(final OctileGrid grid) {
        // Nothing changes it.
    }

    /**
     * Start column of a query.
     *
     * @param command from 0.
     * @return from 0.
     */
    int startX(int command);

    /**
     * Start row of a query.
     *
     * @param command from 0.
     * @return from 0.
     */
    int startY(int command);

    /**
     * Goal column of a query.
     *
     * @param command from 0.
     * @return from 0.
     */
    int goalX(int command);

    /**
     * Goal row of a query.
     *
     * @param command from 0.
     * @return from 0.
     */
    int goalY(int command);

    /**
     * Line of a command in the file.
     *
     * @param command from 0.
     * @return from 1.
     */
    int line(int command);

    /**
     * Published answer to a query.
     *
     * @param command from 0.
     * @return for {@link PrintedLength}; null when none is published.
     */
    String length(int command);
}
