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
 * Who holds which cell from when to when. A reservation is one visit of one truck to one cell:
 *
 * <pre>
 *                 move into the cell      stay          move out of it
 *  ticks     hold ├─────────────────▶ arrival ─────── ─ ├──────────▶ out
 *                 │ held                                           │ free
 *
 *  cell   list    [hold, out) of one truck, then of the next: disjoint, in order of time. The first is whose turn it is.
 *  truck  chain   the cell it is in, then those to come; each ends when the move into the next one ends.
 * </pre>
 *
 * A reservation is a number. What a search reads of it, as it passes by, is in one array, four ints each, so that those of
 * cells driven one after the other mostly share a cache line; the rest is in another. It can be taken out of the list of its cell and
 * put back where it was as long as this is done in reverse order (Knuth, Dancing Links, 2000): a plan that fails leaves no
 * trace.
 *
 * <p><b>Memory</b>: 51 bytes a reservation and 4 a cell, in the constructor.
 */
final class Reservations {
    /** No reservation. */
    static final int NONE = -1;
    /** Out of a truck that stays. */
    static final int OPEN_END = 1 << 30;

    private static final int VISIT_SHIFT = 2;
    private static final int HOLD = 0;
    private static final int OUT = 1;
    private static final int NEXT_IN_CELL = 2;
    private static final int PREVIOUS_IN_CELL = 3;

    private static final int STRIDE_SHIFT = 3;
    private static final int CELL = 0;
    private static final int ROBOT = 1;
    private static final int ARRIVAL = 2;
    private static final int DURATION = 3;
    private static final int STAY = 4;
    private static final int STOPS = 5;
    private static final int NEXT_OF_ROBOT = 6;
    private static final int PREVIOUS_OF_ROBOT = 7;

    private final int capacity;
    private final int planCapacity;
    private final int[] visits;
    private final int[] fields;
    private final byte[] headings;
    private final byte[] moves;
    private final boolean[] released;
    private final int[] firstInCell;
    private int firstFree;
    private int used;

    /**
     * A pool, all of it free.
     *
     * @param capacity  reservations.
     * @param spare     that plans leave for trucks that are put onto the map or pushed.
     * @param cellCount cells are below it.
     */
    Reservations(final int capacity, final int spare, final int cellCount) {
        this.capacity = capacity;
        planCapacity = capacity - spare;
        visits = new int[capacity << VISIT_SHIFT];
        fields = new int[capacity << STRIDE_SHIFT];
        headings = new byte[capacity];
        moves = new byte[capacity];
        released = new boolean[capacity];
        firstInCell = new int[cellCount];
        for (int cell = 0; cell < cellCount; cell++) {
            firstInCell[cell] = NONE;
        }
        for (int node = 0; node < capacity; node++) {
            putVisit(node, NEXT_IN_CELL, node + 1 == capacity ? NONE : node + 1);
        }
    }

    int capacity() {
        return capacity;
    }

    /** Whether plans may take one more. */
    boolean hasRoomForPlans() {
        return used < planCapacity;
    }

    /** Reservations in use. */
    int used() {
        return used;
    }

    /** A new reservation that is in no list yet, or {@link #NONE} when there is none left. */
    int allocate(final int robot, final int cell, final int heading) {
        final int node = firstFree;
        if (node == NONE) {
            return NONE;
        }
        firstFree = nextInCell(node);
        used++;
        put(node, ROBOT, robot);
        put(node, CELL, cell);
        headings[node] = (byte) heading;
        moves[node] = 0;
        put(node, DURATION, 0);
        put(node, STAY, 0);
        put(node, STOPS, 0);
        released[node] = false;
        put(node, NEXT_OF_ROBOT, NONE);
        put(node, PREVIOUS_OF_ROBOT, NONE);
        return node;
    }

    /** Gives back a reservation that is in no list any more. */
    void free(final int node) {
        putVisit(node, NEXT_IN_CELL, firstFree);
        firstFree = node;
        used--;
    }

    /** Puts a reservation into the list of its cell behind another, or {@link #NONE} for the first place. */
    void insertAfter(final int previous, final int node) {
        final int cell = cell(node);
        final int next = previous == NONE ? firstInCell[cell] : nextInCell(previous);
        putVisit(node, PREVIOUS_IN_CELL, previous);
        putVisit(node, NEXT_IN_CELL, next);
        relink(node);
    }

    /** Takes a reservation out of the list of its cell; it remembers where it was. */
    void unlink(final int node) {
        final int previous = previousInCell(node);
        final int next = nextInCell(node);
        if (previous == NONE) {
            firstInCell[cell(node)] = next;
        } else {
            putVisit(previous, NEXT_IN_CELL, next);
        }
        if (next != NONE) {
            putVisit(next, PREVIOUS_IN_CELL, previous);
        }
    }

    /** Puts a reservation back where it was, when all that was changed in its list since then has been undone. */
    void relink(final int node) {
        final int previous = previousInCell(node);
        final int next = nextInCell(node);
        if (previous == NONE) {
            firstInCell[cell(node)] = node;
        } else {
            putVisit(previous, NEXT_IN_CELL, node);
        }
        if (next != NONE) {
            putVisit(next, PREVIOUS_IN_CELL, node);
        }
    }

    /** Makes one reservation of a truck follow another. */
    void chain(final int node, final int next) {
        put(node, NEXT_OF_ROBOT, next);
        if (next != NONE) {
            put(next, PREVIOUS_OF_ROBOT, node);
        }
    }

    /**
     * Lets a truck come from its last reservation to a new one, whose move is known: both cells are held from the start of
     * the move to its end.
     *
     * @param last     of the chain so far.
     * @param node     in no list yet.
     * @param start    tick of the move.
     * @param previous in the new cell, or {@link #NONE}.
     */
    void follow(final int last, final int node, final int start, final int previous) {
        hold(node, start);
        arrival(node, start + duration(node));
        out(node, arrival(node));
        insertAfter(previous, node);
        chain(last, node);
        out(last, arrival(node));
    }

    /** Forgets what came before in the chain: the truck has left it. */
    void beginChain(final int node) {
        put(node, PREVIOUS_OF_ROBOT, NONE);
    }

    int firstInCell(final int cell) {
        return firstInCell[cell];
    }

    int nextInCell(final int node) {
        return visits[(node << VISIT_SHIFT) + NEXT_IN_CELL];
    }

    int previousInCell(final int node) {
        return visits[(node << VISIT_SHIFT) + PREVIOUS_IN_CELL];
    }

    int nextOfRobot(final int node) {
        return fields[(node << STRIDE_SHIFT) + NEXT_OF_ROBOT];
    }

    int previousOfRobot(final int node) {
        return fields[(node << STRIDE_SHIFT) + PREVIOUS_OF_ROBOT];
    }

    int robot(final int node) {
        return fields[(node << STRIDE_SHIFT) + ROBOT];
    }

    int cell(final int node) {
        return fields[(node << STRIDE_SHIFT) + CELL];
    }

    /** Heading in the cell. */
    int heading(final int node) {
        return headings[node];
    }

    /** The move into the cell. */
    int move(final int node) {
        return moves[node];
    }

    /** The cell is held from this tick on. */
    int hold(final int node) {
        return visits[(node << VISIT_SHIFT) + HOLD];
    }

    void hold(final int node, final int tick) {
        putVisit(node, HOLD, tick);
    }

    /** The cell is free again at this tick, or {@link #OPEN_END}. */
    int out(final int node) {
        return visits[(node << VISIT_SHIFT) + OUT];
    }

    void out(final int node, final int tick) {
        putVisit(node, OUT, tick);
    }

    /** The move into the cell ends at this tick. */
    int arrival(final int node) {
        return fields[(node << STRIDE_SHIFT) + ARRIVAL];
    }

    void arrival(final int node, final int tick) {
        put(node, ARRIVAL, tick);
    }

    /** Ticks of the move into the cell; 0 when the truck was put there. */
    int duration(final int node) {
        return fields[(node << STRIDE_SHIFT) + DURATION];
    }

    void moved(final int node, final int move, final int duration) {
        moves[node] = (byte) move;
        put(node, DURATION, duration);
    }

    /** When the move into the cell begins. */
    int start(final int node) {
        return arrival(node) - duration(node);
    }

    /** Ticks of work in the cell before the truck goes on. */
    int stay(final int node) {
        return fields[(node << STRIDE_SHIFT) + STAY];
    }

    void stay(final int node, final int ticks) {
        put(node, STAY, ticks);
    }

    /** When the truck can go on. */
    int ready(final int node) {
        return arrival(node) + stay(node);
    }

    /** Stops of the trip that are to be finished in the cell. */
    int stops(final int node) {
        return fields[(node << STRIDE_SHIFT) + STOPS];
    }

    void stops(final int node, final int count) {
        put(node, STOPS, count);
    }

    boolean isReleased(final int node) {
        return released[node];
    }

    void released(final int node, final boolean isReleased) {
        released[node] = isReleased;
    }

    private void putVisit(final int node, final int field, final int value) {
        visits[(node << VISIT_SHIFT) + field] = value;
    }

    private void put(final int node, final int field, final int value) {
        fields[(node << STRIDE_SHIFT) + field] = value;
    }
}
