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

/**
 * Walks over the gaps of a cell a move fits into, from the earliest on. Where the last walk over a cell began is
 * remembered until the next search, for a search comes to a cell from several sides at about the same time.
 *
 * <p>A gap goes by the reservation before it, the first one of a cell by {@code capacity + cell}.
 */
final class GapWalk {
    private final Reservations reservations;
    /** By cell: the search in the upper half, the reservation a walk began behind in the lower one. */
    private final long[] marks;

    private int search;
    private int cell;
    private int duration;
    private int latest;
    private int before;
    private int begin;

    GapWalk(final Reservations reservations, final int cellCount) {
        this.reservations = reservations;
        marks = new long[cellCount];
    }

    /** Forgets where walks began: the reservations may have changed. */
    void clear() {
        if (++search == Integer.MAX_VALUE) {
            search = 1;
            for (int i = 0; i < marks.length; i++) {
                marks[i] = 0;
            }
        }
    }

    /**
     * Goes to the first gap a move fits into.
     *
     * @param toCell    the cell it leads into.
     * @param from      tick; it begins then or later.
     * @param moveTicks how long it takes.
     * @param until     tick; it begins then or earlier.
     * @return false when there is none.
     */
    boolean seek(final int toCell, final int from, final int moveTicks, final int until) {
        cell = toCell;
        begin = from;
        duration = moveTicks;
        latest = until;
        before = lastOutBy(from);
        return fit();
    }

    /** Goes on to the next gap the move fits into; false when there is none. */
    boolean next() {
        return pass(following()) && fit();
    }

    /** The gap. */
    int gap() {
        return before == Reservations.NONE ? reservations.capacity() + cell : before;
    }

    /** The earliest tick the move into the gap can end at. */
    int arrival() {
        return begin + duration;
    }

    private boolean fit() {
        while (begin <= latest) {
            final int next = following();
            if (next == Reservations.NONE || begin + duration <= reservations.hold(next)) {
                return true;
            }
            pass(next);
        }
        return false;
    }

    private boolean pass(final int next) {
        if (next == Reservations.NONE) {
            return false;
        }
        before = next;
        // Of two trucks found in one cell the second may leave first: the gap behind it begins when both are out.
        begin = Math.max(begin, reservations.out(next));
        return true;
    }

    private int following() {
        return before == Reservations.NONE ? reservations.firstInCell(cell) : reservations.nextInCell(before);
    }

    /**
     * The last reservation that is out by a tick, as those before it are. Who is stranded stays for ever, though others
     * may be in the list behind: the walk never gets past, so what is remembered lies before.
     */
    private int lastOutBy(final int tick) {
        final long mark = marks[cell];
        int out = Reservations.NONE;
        int next = reservations.firstInCell(cell);
        if ((int) (mark >>> Integer.SIZE) == search) {
            out = (int) mark;
            while (out != Reservations.NONE && reservations.out(out) > tick) {
                out = reservations.previousInCell(out);
            }
            next = out == Reservations.NONE ? next : reservations.nextInCell(out);
        }
        while (next != Reservations.NONE && reservations.out(next) <= tick) {
            out = next;
            next = reservations.nextInCell(next);
        }
        marks[cell] = (long) search << Integer.SIZE | out & 0xFFFF_FFFFL;
        return out;
    }
}
