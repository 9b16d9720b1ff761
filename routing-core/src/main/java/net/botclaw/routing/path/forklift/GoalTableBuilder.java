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
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.BitUtil;

/**
 * Builds goal tables: Dijkstra's algorithm from the goal back over the base map, with a ring of buckets, one for each
 * tick (Dial, 1969). An entry that was overtaken by a cheaper one stays in its bucket and is skipped when its turn comes.
 * Whatever costs {@link GoalTable#SATURATED_TICKS} or more is in the bucket of that tick, which is the last.
 *
 * <p><b>Threading</b>: one thread, any: it reads only the base part of the graph, which must not be changed meanwhile.
 * <b>Memory</b>: 160 bytes a cell in the constructor, and the table in each build.
 */
public final class GoalTableBuilder {
    private static final int NONE = -1;
    /** Relaxations that can improve a state: one for each move into its cell's neighbours. */
    private static final int MAX_ENTRIES_PER_STATE = Move.COUNT;

    private final ForkliftGraph graph;
    private final int[] heads;
    private final int ringMask;
    private final int[] entryStates;
    private final int[] entryNexts;
    private char[] ticks;
    private int entryCount;
    private int pending;

    /**
     * A builder for a graph.
     *
     * @param graph whose base map counts.
     */
    public GoalTableBuilder(final ForkliftGraph graph) {
        this.graph = graph;
        final int ringLength = BitUtil.findNextPositivePowerOfTwo(graph.ticks.maxTicks() + 1);
        ringMask = ringLength - 1;
        heads = new int[ringLength];
        final int states = graph.cellCount * Heading.COUNT;
        entryStates = new int[states * MAX_ENTRIES_PER_STATE + Heading.COUNT];
        entryNexts = new int[entryStates.length];
    }

    /**
     * Builds the table of a goal.
     *
     * @param goalCell id.
     * @return a new table.
     */
    public GoalTable build(final int goalCell) {
        final int baseEpoch = graph.baseEpoch();
        ticks = new char[graph.cellCount * Heading.COUNT];
        for (int state = 0; state < ticks.length; state++) {
            ticks[state] = GoalTable.NO_WAY;
        }
        for (int bucket = 0; bucket < heads.length; bucket++) {
            heads[bucket] = NONE;
        }
        entryCount = 0;
        pending = 0;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            offer(goalCell << 2 | heading, 0);
        }
        for (int tick = 0; pending > 0; tick++) {
            final int bucket = tick & ringMask;
            while (heads[bucket] != NONE) {
                final int entry = heads[bucket];
                heads[bucket] = entryNexts[entry];
                pending--;
                if (ticks[entryStates[entry]] == tick) {
                    settle(entryStates[entry], tick);
                }
            }
        }
        final GoalTable table = new GoalTable(ticks, goalCell, baseEpoch);
        ticks = null;
        return table;
    }

    /** Offers the states from which one move leads to a settled one. An entry that has been settled does no harm. */
    private void settle(final int state, final int tick) {
        final int heading = state & 3;
        final int[] neighbours = graph.neighbours;
        final byte[] base = graph.base;
        final int[] cost = graph.ticks.base;
        final int zoneIndex = graph.zones[state >> 2] * Move.STRIDE;
        final int behind = neighbours[state ^ 2];
        if (behind != WarehouseMap.NO_CELL && (base[behind] & Heading.bit(heading)) != 0) {
            final int from = behind << 2;
            offer(from | heading, tick + cost[zoneIndex + Move.STRAIGHT]);
            if ((base[behind] & ForkliftGraph.TURN_BIT) != 0) {
                offer(from | heading - Move.LEFT & 3, tick + cost[zoneIndex + Move.LEFT]);
                offer(from | heading - Move.RIGHT & 3, tick + cost[zoneIndex + Move.RIGHT]);
                offer(from | heading - Move.HALF_TURN & 3, tick + cost[zoneIndex + Move.HALF_TURN]);
            }
        }
        final int ahead = neighbours[state];
        if (graph.canReverse
                && ahead != WarehouseMap.NO_CELL
                && (base[ahead] & Heading.bit(Heading.opposite(heading))) != 0) {
            offer(ahead << 2 | heading, tick + cost[zoneIndex + Move.REVERSE]);
        }
    }

    private void offer(final int state, final int tick) {
        final int held = Math.min(tick, GoalTable.SATURATED_TICKS);
        if (held < ticks[state]) {
            ticks[state] = (char) held;
            final int bucket = held & ringMask;
            entryStates[entryCount] = state;
            entryNexts[entryCount] = heads[bucket];
            heads[bucket] = entryCount++;
            pending++;
        }
    }
}
