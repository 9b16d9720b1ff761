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
package net.botclaw.routing.path.fleet;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/**
 * Exhaustive search over (cell, heading, tick) for the earliest arrival of one robot among the intervals that others
 * hold; every zone is on. Shares no code with the planner and knows no gaps: it waits tick by tick and asks of each tick
 * of each move whether the cell is free. For maps up to 12x12.
 *
 * <p>The search ends by itself. After the last finite end of an interval nothing changes any more: a cell is free for
 * ever or taken for ever. So from then on it does not wait, and the first visit of a (cell, heading) stands for all
 * later ones.
 */
final class TimeExpandedOracle {
    /** End of an interval that does not end, and a stay for ever. */
    static final int OPEN_END = Integer.MAX_VALUE;
    /** There is no arrival. */
    static final int NONE = -1;

    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, -1, 0, 1};
    private static final int WAYS = 4;

    private final WarehouseMap map;
    private final VehicleClass vehicle;
    /** By state (cell x 4 + heading): {state after the move, ticks of the move}. */
    private final List<List<int[]>> moves = new ArrayList<>();
    /** By cell: {in, out} of each interval. */
    private final List<List<int[]>> taken = new ArrayList<>();

    private final int longestMoveTicks;

    TimeExpandedOracle(final WarehouseMap map, final VehicleClass vehicle) {
        this.map = map;
        this.vehicle = vehicle;
        int longest = 1;
        for (int cell = 0; cell < map.cellCount(); cell++) {
            taken.add(new ArrayList<>());
            for (int heading = 0; heading < WAYS; heading++) {
                final List<int[]> list = movesFrom(cell, heading);
                moves.add(list);
                for (final int[] move : list) {
                    longest = Math.max(longest, move[1]);
                }
            }
        }
        longestMoveTicks = longest;
    }

    /** Forgets all intervals. */
    void clear() {
        taken.forEach(List::clear);
    }

    /** Another robot holds a cell from the tick {@code in} to the tick before {@code out}. */
    void occupy(final int cell, final int in, final int out) {
        taken.get(cell).add(new int[] {in, out});
    }

    /**
     * The earliest tick at which the robot can be at the goal and stay.
     *
     * @param startCell    which the robot holds at {@code t0}.
     * @param startHeading 0 to 3.
     * @param t0           first tick of the first move at the earliest.
     * @param goalCell     may be the start.
     * @param stayTicks    0 or more, or {@link #OPEN_END}.
     * @return {@code t0} or later, or {@link #NONE}; also when somebody else holds the start at {@code t0}.
     */
    int earliestArrival(
            final int startCell, final int startHeading, final int t0, final int goalCell, final int stayTicks) {
        final int last = lastChange(t0);
        final int slots = longestMoveTicks + 1;
        final boolean[][] reached = new boolean[slots][moves.size()];
        final boolean[] visitedAfterLast = new boolean[moves.size()];
        int pending = isFree(startCell, t0, t0 + 1L) ? 1 : 0;
        reached[t0 % slots][startCell * WAYS + startHeading] = true;
        for (int tick = t0; pending > 0; tick++) {
            final boolean[] now = reached[tick % slots];
            for (int state = 0; state < now.length; state++) {
                if (!now[state]) {
                    continue;
                }
                now[state] = false;
                pending--;
                if (visitedAfterLast[state]) {
                    continue;
                }
                visitedAfterLast[state] = tick >= last;
                final int cell = state / WAYS;
                if (cell == goalCell && isFree(cell, tick, until(tick, stayTicks))) {
                    return tick;
                }
                if (tick < last && isFree(cell, tick, tick + 1L)) {
                    pending += mark(reached[(tick + 1) % slots], state);
                }
                for (final int[] move : moves.get(state)) {
                    final long end = (long) tick + move[1];
                    if (isFree(cell, tick, end) && isFree(move[0] / WAYS, tick, end)) {
                        pending += mark(reached[(int) (end % slots)], move[0]);
                    }
                }
            }
        }
        return NONE;
    }

    /**
     * Whether a robot can wait in a cell, and then go to the next one so that it arrives at a tick.
     *
     * @param state     cell x 4 + heading.
     * @param ready     first tick of the wait.
     * @param nextState after the move.
     * @param arrival   tick the move ends at.
     * @return false too when there is no such move, or not the time for it.
     */
    boolean canGo(final int state, final int ready, final int nextState, final int arrival) {
        for (final int[] move : moves.get(state)) {
            final int start = arrival - move[1];
            if (move[0] == nextState && start >= ready) {
                return isFree(state / WAYS, ready, arrival) && isFree(nextState / WAYS, start, arrival);
            }
        }
        return false;
    }

    /** The longest move anywhere on the map. */
    int longestMoveTicks() {
        return longestMoveTicks;
    }

    /** The tick from which on nothing changes. */
    private int lastChange(final int t0) {
        int last = t0;
        for (final List<int[]> intervals : taken) {
            for (final int[] interval : intervals) {
                last = Math.max(last, interval[1] == OPEN_END ? interval[0] : interval[1]);
            }
        }
        return last;
    }

    private static long until(final int tick, final int stayTicks) {
        return stayTicks == OPEN_END ? OPEN_END : (long) tick + stayTicks;
    }

    private static int mark(final boolean[] states, final int state) {
        final int added = states[state] ? 0 : 1;
        states[state] = true;
        return added;
    }

    private boolean isFree(final int cell, final long from, final long to) {
        for (final int[] interval : taken.get(cell)) {
            if (interval[0] < to && from < interval[1]) {
                return false;
            }
        }
        return true;
    }

    private List<int[]> movesFrom(final int cell, final int heading) {
        final List<int[]> list = new ArrayList<>();
        for (int way = 0; way < WAYS; way++) {
            if (!mayLeave(cell, way)) {
                continue;
            }
            final int next = map.cellAt(map.x(cell) + DX[way], map.y(cell) + DY[way]);
            final int quarters = new int[] {0, 1, 2, 1}[Math.floorMod(way - heading, WAYS)];
            if (quarters == 0) {
                list.add(new int[] {next * WAYS + way, stepTicks(vehicle.forwardTicks(), next)});
            } else if (map.canTurn(cell, vehicle)) {
                final int step = stepTicks(vehicle.forwardAfterTurnTicks(), next);
                list.add(new int[] {next * WAYS + way, quarters * vehicle.turnTicks() + step});
            }
            if (quarters == 2 && vehicle.canReverse()) {
                list.add(new int[] {next * WAYS + heading, stepTicks(vehicle.reverseTicks(), next)});
            }
        }
        return list;
    }

    private boolean mayLeave(final int cell, final int way) {
        final Zone from = zoneOf(cell);
        final int next = map.cellAt(map.x(cell) + DX[way], map.y(cell) + DY[way]);
        if (next == WarehouseMap.NO_CELL || (map.exitMask(cell) & 1 << way) == 0) {
            return false;
        }
        final boolean isAgainstZone = from != null && (from.exitMask() & 1 << way) == 0;
        return !isAgainstZone && (zoneOf(next) == null || zoneOf(next).kind() != ZoneKind.BLOCKED);
    }

    private int stepTicks(final int ticks, final int entered) {
        final int percent = zoneOf(entered) == null ? 100 : zoneOf(entered).timePercent();
        return (ticks * percent + 99) / 100;
    }

    private Zone zoneOf(final int cell) {
        return map.zoneId(cell) == WarehouseMap.NO_ZONE ? null : map.zone(map.zoneId(cell));
    }
}
