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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The tables of the goals, each in the slot of its cell.
 *
 * <p><b>Threading</b>: any thread publishes, by reference with release; planners read with acquire. A plan costs the same
 * with a table and without, but among paths of one cost it may choose another. A core that must replay to the same plans
 * therefore publishes on its own thread, at a place in its input order, whoever built the table.
 *
 * <p><b>Memory</b>: 4 to 8 bytes a cell, and the tables.
 */
public final class GoalTables {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(GoalTable[].class);

    private final GoalTable[] slots;

    /**
     * No tables yet.
     *
     * @param graph whose goals they are for.
     */
    public GoalTables(final ForkliftGraph graph) {
        slots = new GoalTable[graph.cellCount];
    }

    /**
     * Publishes a table in place of the one its goal had.
     *
     * @param table that is complete.
     */
    public void publish(final GoalTable table) {
        SLOT.setRelease(slots, table.goalCell(), table);
    }

    /**
     * Withdraws the table of a goal, which is planned without one from now on.
     *
     * @param goalCell id.
     */
    public void withdraw(final int goalCell) {
        SLOT.setRelease(slots, goalCell, (GoalTable) null);
    }

    /**
     * The table of a goal on a base map.
     *
     * @param goalCell  id.
     * @param baseEpoch of the graph.
     * @return the table, or null when there is none or it is for an older base map.
     */
    public GoalTable find(final int goalCell, final int baseEpoch) {
        final GoalTable table = (GoalTable) SLOT.getAcquire(slots, goalCell);
        return table != null && table.baseEpoch() == baseEpoch ? table : null;
    }
}
