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
package net.botclaw.routing.forklift;

import net.botclaw.routing.path.fleet.PlanReader;
import net.botclaw.routing.path.forklift.LegBuffer;

/** A plan as it goes over the wire: runs of cells on one heading, cut where they are too many for one message. */
final class PlanLegs {
    /** Legs of one message; a plan with more is told in parts. */
    static final int MAX_LEGS = 128;
    /** Cells of one message: their index has 16 bits. */
    static final int MAX_CELLS = 60_000;

    private static final int REVERSE_BIT = 1;
    private static final int STOP_BIT = 2;

    private final int[] startCells = new int[MAX_LEGS];
    private final int[] startTicks = new int[MAX_LEGS];
    private final int[] cells = new int[MAX_LEGS];
    private final int[] headings = new int[MAX_LEGS];
    private final int[] flags = new int[MAX_LEGS];
    private int count;
    private int cellCount;
    private boolean isCut;

    /** Reads the plan of a truck. */
    void read(final PlanReader plan, final int truck, final int now) {
        count = 0;
        cellCount = 0;
        isCut = false;
        if (!plan.begin(truck)) {
            return;
        }
        addStops(plan, plan.stopCount(), now);
        int from = plan.cell();
        while (plan.next()) {
            final int flag = plan.isReverse() ? REVERSE_BIT : 0;
            final boolean goesOn = count > 0
                    && cells[count - 1] > 0
                    && headings[count - 1] == plan.heading()
                    && flags[count - 1] == flag;
            if (cellCount == MAX_CELLS || count + (goesOn ? 0 : 1) + Math.max(0, plan.stopCount() - 1) > MAX_LEGS) {
                isCut = true;
                return;
            }
            if (!goesOn) {
                add(from, Math.max(0, plan.startTick() - now), 0, plan.heading(), flag);
            }
            cells[count - 1]++;
            cellCount++;
            from = plan.cell();
            if (plan.stopCount() > 0) {
                flags[count - 1] |= STOP_BIT;
                addStops(plan, plan.stopCount() - 1, now);
            }
        }
    }

    /** Takes over a planned way without stops but for its end. */
    void copy(final LegBuffer legs) {
        count = 0;
        cellCount = 0;
        isCut = legs.isTruncated();
        for (int leg = 0; leg < legs.count() && count < MAX_LEGS; leg++) {
            final int flag = legs.isReverse(leg) ? REVERSE_BIT : 0;
            add(legs.startCell(leg), legs.startTick(leg), legs.cells(leg), legs.heading(leg), flag);
            cellCount += legs.cells(leg);
        }
        if (count > 0 && !isCut) {
            flags[count - 1] |= STOP_BIT;
        }
    }

    /** No legs. */
    void clear() {
        count = 0;
        cellCount = 0;
        isCut = false;
    }

    private void addStops(final PlanReader plan, final int stops, final int now) {
        for (int stop = 0; stop < stops; stop++) {
            add(plan.cell(), Math.max(0, plan.arrivalTick() - now), 0, plan.heading(), STOP_BIT);
        }
    }

    private void add(final int cell, final int tick, final int length, final int heading, final int flag) {
        startCells[count] = cell;
        startTicks[count] = tick;
        cells[count] = length;
        headings[count] = heading;
        flags[count] = flag;
        count++;
    }

    int count() {
        return count;
    }

    int cellCount() {
        return cellCount;
    }

    boolean isCut() {
        return isCut;
    }

    int startCell(final int leg) {
        return startCells[leg];
    }

    int startTick(final int leg) {
        return startTicks[leg];
    }

    int cells(final int leg) {
        return cells[leg];
    }

    int heading(final int leg) {
        return headings[leg];
    }

    int flags(final int leg) {
        return flags[leg];
    }
}
