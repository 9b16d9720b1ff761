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
package net.botclaw.tools.warehouse;

import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * The newest plan that a truck has, cell by cell, and how far along it the truck is and may go.
 *
 * <pre>
 *  index      0      1      2      3      4
 *  cells   [ 17 ] [ 18 ] [ 19 ] [ 47 ] [ 75 ]      stops at 3
 *                    ▲             ▲
 *                  index        released
 * </pre>
 */
final class TruckRoute {
    /** Cells of a plan that is taken; a longer one is not. */
    static final int MAX_CELLS = 1 << 14;

    private static final int REVERSE_BIT = 1;
    private static final int STOP_BIT = 2;
    private static final int MAX_STOPS = 64;
    private static final int NONE = -1;

    private final WarehouseMap map;
    private final int[] cells = new int[MAX_CELLS];
    private final byte[] headings = new byte[MAX_CELLS];
    private final boolean[] reverses = new boolean[MAX_CELLS];
    private final int[] stopIndexes = new int[MAX_STOPS];

    private long routeId;
    private int revision;
    private int length;
    private int stopCount;
    private int nextStop;
    private int index;
    private int released;
    private int stopsDone;

    TruckRoute(final WarehouseMap map) {
        this.map = map;
    }

    /** Whether a plan is newer than this one: of the same route with a higher revision, or of a later route. */
    boolean isOlderThan(final long planRouteId, final int planRevision) {
        return planRouteId > routeId || planRouteId == routeId && planRevision > revision;
    }

    /**
     * Takes a plan in place of this one. Nothing of it is released yet.
     *
     * @param plan     that is newer.
     * @param trace    the cells the truck was in, the one it is in or driving into last.
     * @param acked    the engine knew what was told up to this sequence; what came later it may not have known.
     * @param isMoving whether the truck is driving into the last cell of the trace.
     * @return false when the truck is not where the plan begins: it stands until another comes.
     */
    boolean adopt(final RoutePlanDecoder plan, final CellTrace trace, final long acked, final boolean isMoving) {
        stopsDone = plan.routeId() == routeId ? stopsDone : 0;
        routeId = plan.routeId();
        revision = plan.revision();
        revoke();
        nextStop = 0;
        final RoutePlanDecoder.LegsDecoder legs = plan.legs();
        if (legs.count() == 0) {
            stopCount = 0;
            return true;
        }
        final int at = expand(legs) ? trace.lastIndexIn(cells, length, trace.unacked(acked)) : NONE;
        if (at == NONE) {
            revoke();
            return false;
        }
        index = isMoving ? at - 1 : at;
        // Stops that the engine had not taken note of are still in the plan.
        nextStop = Math.max(0, Math.min(stopCount, stopsDone - plan.stopsDone()));
        return true;
    }

    private boolean expand(final RoutePlanDecoder.LegsDecoder legs) {
        length = 0;
        stopCount = 0;
        while (legs.hasNext()) {
            legs.next();
            final int heading = legs.headingRaw() & Heading.COUNT - 1;
            final boolean isReverse = (legs.flags() & REVERSE_BIT) != 0;
            if (length == 0 && !start(legs.startCell(), heading)) {
                return false;
            }
            for (int i = legs.cells(); i > 0; i--) {
                if (!enter(heading, isReverse)) {
                    return false;
                }
            }
            if ((legs.flags() & STOP_BIT) != 0 && stopCount < MAX_STOPS) {
                stopIndexes[stopCount++] = length - 1;
            }
        }
        return length > 0;
    }

    private boolean start(final long cell, final int heading) {
        if (cell >= map.cellCount()) {
            return false;
        }
        cells[0] = (int) cell;
        headings[0] = (byte) heading;
        length = 1;
        return true;
    }

    private boolean enter(final int heading, final boolean isReverse) {
        final int next = map.neighbour(cells[length - 1], isReverse ? Heading.opposite(heading) : heading);
        if (next == WarehouseMap.NO_CELL || length == MAX_CELLS) {
            return false;
        }
        cells[length] = next;
        headings[length] = (byte) heading;
        reverses[length] = isReverse;
        length++;
        return true;
    }

    /** Takes a release of this very plan; others say nothing about it. */
    void release(final long planRouteId, final int planRevision, final int releasedCells) {
        if (planRouteId == routeId && planRevision == revision) {
            released = Math.max(released, releasedCells);
        }
    }

    /** Takes back every release: the truck has broken down, and waits for another plan. */
    void revoke() {
        length = 0;
        released = 0;
        index = 0;
    }

    /** Whether the next move may begin: there is one, it is released, and no work is to be done before it. */
    boolean canMove() {
        return index >= 0 && index + 1 < length && index + 1 <= released && !isAtStop();
    }

    boolean isAtStop() {
        return length > 0 && nextStop < stopCount && stopIndexes[nextStop] == index;
    }

    int nextCell() {
        return cells[index + 1];
    }

    int nextHeading() {
        return headings[index + 1];
    }

    boolean isNextReverse() {
        return reverses[index + 1];
    }

    void onArrived() {
        index++;
    }

    void onStopDone() {
        nextStop++;
        stopsDone++;
    }

    /** Whether a cell is among the next ones of the plan, released or not. */
    boolean leadsThrough(final int cell, final int nextCells) {
        final int end = (int) Math.min(length, (long) Math.max(0, index) + nextCells);
        for (int i = Math.max(0, index); i < end; i++) {
            if (cells[i] == cell) {
                return true;
            }
        }
        return false;
    }

    long routeId() {
        return routeId;
    }

    int revision() {
        return revision;
    }

    int index() {
        return Math.max(0, index);
    }

    int stopsDone() {
        return stopsDone;
    }
}
