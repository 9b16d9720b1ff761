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

/** The cells that a truck was in last, and with which message it said so. */
final class CellTrace {
    /** Cells remembered: more than are ever released ahead. */
    static final int CAPACITY = 1 << 10;

    private static final long UNTOLD = Long.MAX_VALUE;

    private final int[] cells = new int[CAPACITY];
    private final long[] sequences = new long[CAPACITY];
    private long count;

    /** Forgets all but one cell. */
    void restart(final int cell) {
        count = 0;
        add(cell);
        told(0);
    }

    /** The truck has begun to drive into a cell, and has not told of it yet. */
    void add(final int cell) {
        cells[(int) (count & CAPACITY - 1)] = cell;
        sequences[(int) (count & CAPACITY - 1)] = UNTOLD;
        count++;
    }

    /** The truck has told of the last cell with a message. */
    void told(final long sequence) {
        sequences[(int) (count - 1 & CAPACITY - 1)] = sequence;
    }

    /** How many of the last cells the engine has not acknowledged. */
    int unacked(final long acked) {
        final int kept = (int) Math.min(count, CAPACITY);
        int unacked = 0;
        while (unacked < kept && sequences[(int) (count - 1 - unacked & CAPACITY - 1)] > acked) {
            unacked++;
        }
        return unacked;
    }

    /**
     * Where in a plan the last cell is: the plan begins with a cell the truck was in when the engine last heard, and leads
     * along the cells it has entered since. Of several such places among those the engine may not know of the farthest is
     * taken, for a truck that takes itself to be behind where it is could enter cells a second time, when others have
     * them; if there is none, the nearest of those before.
     *
     * @return an index of the plan, or -1.
     */
    int lastIndexIn(final int[] plan, final int length, final int unknown) {
        final int most = (int) Math.min(length, Math.min(count, CAPACITY)) - 1;
        final int likely = Math.min(unknown, most);
        for (int back = likely; back >= 0; back--) {
            if (isLedAlong(plan, back)) {
                return back;
            }
        }
        for (int back = likely + 1; back <= most; back++) {
            if (isLedAlong(plan, back)) {
                return back;
            }
        }
        return -1;
    }

    private boolean isLedAlong(final int[] plan, final int back) {
        for (int i = 0; i <= back; i++) {
            if (cells[(int) (count - 1 - back + i & CAPACITY - 1)] != plan[i]) {
                return false;
            }
        }
        return true;
    }
}
