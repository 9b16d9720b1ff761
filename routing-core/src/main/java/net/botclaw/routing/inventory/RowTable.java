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
package net.botclaw.routing.inventory;

import net.botclaw.routing.StateHash;
import org.agrona.BitUtil;

/**
 * Gives each key of two longs a row, 0 to the capacity, for arrays that lie beside this table. A row that is given back
 * is given to a later key, and leaves no trace: what keys came and went before does not slow a search.
 *
 * <pre>
 *  key ─ hash ─▶ slots, half of them empty at least ─▶ row ─▶ key of the row
 *                  linear probing; a removal moves later slots of the run back (Knuth, TAOCP 3, 6.4, algorithm R)
 * </pre>
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all of it in the constructor. <b>Failure</b>: throws when a key is
 * added to a full table; {@link #isFull} says so before.
 */
final class RowTable {
    /** The key has no row. */
    static final int NO_ROW = -1;

    private static final int EMPTY = NO_ROW;
    /** Slots for each row. */
    private static final int SLOTS_PER_ROW = 2;

    private final int slotMask;
    private final int[] rowBySlot;
    // Both parts of a row's key, one after the other: one cache line.
    private final long[] keys;
    private final int[] freeRows;
    private int freeCount;

    /** A table of so many rows, a power of two. */
    RowTable(final int capacity) {
        if (!BitUtil.isPowerOfTwo(capacity)) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        slotMask = SLOTS_PER_ROW * capacity - 1;
        rowBySlot = new int[SLOTS_PER_ROW * capacity];
        keys = new long[2 * capacity];
        freeRows = new int[capacity];
        freeCount = capacity;
        for (int slot = 0; slot <= slotMask; slot++) {
            rowBySlot[slot] = EMPTY;
        }
        for (int i = 0; i < capacity; i++) {
            freeRows[i] = capacity - 1 - i;
        }
    }

    /** Row of a key, or {@link #NO_ROW}. */
    int find(final long first, final long second) {
        return rowBySlot[slotOf(first, second)];
    }

    boolean isFull() {
        return freeCount == 0;
    }

    /** Rows in use. */
    int count() {
        return freeRows.length - freeCount;
    }

    /** Gives a row to a key that has none, while the table is not full. */
    int add(final long first, final long second) {
        if (isFull()) {
            throw new IllegalStateException("no room for another of " + freeRows.length + " rows");
        }
        final int row = freeRows[--freeCount];
        keys[2 * row] = first;
        keys[2 * row + 1] = second;
        rowBySlot[slotOf(first, second)] = row;
        return row;
    }

    /** Takes back a row that is in use. */
    void remove(final int row) {
        int hole = slotOf(first(row), second(row));
        freeRows[freeCount++] = row;
        rowBySlot[hole] = EMPTY;
        int slot = hole + 1 & slotMask;
        while (rowBySlot[slot] != EMPTY) {
            final int other = rowBySlot[slot];
            final int home = homeOf(first(other), second(other));
            // The hole lies on the way from its home to where it is: it would not be found any more.
            if ((slot - home & slotMask) >= (slot - hole & slotMask)) {
                rowBySlot[hole] = other;
                rowBySlot[slot] = EMPTY;
                hole = slot;
            }
            slot = slot + 1 & slotMask;
        }
    }

    /** First part of the key of a row that is in use. */
    long first(final int row) {
        return keys[2 * row];
    }

    /** Second part of the key of a row that is in use. */
    long second(final int row) {
        return keys[2 * row + 1];
    }

    /** Slot of a key's row, or the empty one where it would go; ends, for half of the slots are empty. */
    private int slotOf(final long first, final long second) {
        int slot = homeOf(first, second);
        while (rowBySlot[slot] != EMPTY && !isKeyOf(rowBySlot[slot], first, second)) {
            slot = slot + 1 & slotMask;
        }
        return slot;
    }

    private boolean isKeyOf(final int row, final long first, final long second) {
        return keys[2 * row] == first && keys[2 * row + 1] == second;
    }

    private int homeOf(final long first, final long second) {
        return (int) StateHash.mix(first, second) & slotMask;
    }
}
