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

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.Move;

/**
 * The earliest arrival of one truck among the reservations of all others: safe-interval path planning (Phillips and
 * Likhachev, 2011) with headings and the times of turns (after Ma and others, TP-SIPPwRT, 2019).
 *
 * <p>A state is a heading in a gap of a cell, the time between two reservations; of all times to be in it only the
 * earliest counts, for waiting is possible until the gap ends. A move needs both cells while it lasts, so it must begin
 * after the gap ahead and end before that gap and the one it leaves. A gap goes by the reservation before it, the first
 * one of a cell by {@code capacity + cell}.
 *
 * <p>States are taken up by arrival plus the weighted cost to go, but not before the earliest slot at the goal; among
 * equals by the cost to go alone, so that a search with time to spare goes straight to the goal and waits there. The table
 * is a lower bound, for traffic only ever delays, so with a weight of 100 % the first arrival is the earliest. A greater
 * one passes over the many ways that are as short as the best but run into the same traffic: the way then takes at most
 * so much longer. What is not found within a first number of states is looked for once more with a greater weight.
 * Arrivals are not taken up in order, so a state that is reached earlier after it was taken up is taken up again.
 */
final class SafeIntervalSearch {
    /** A weight that keeps the first arrival the earliest. */
    static final int EXACT_PERCENT = 100;

    private static final int NO_PARENT = -1;
    private static final int SECOND_WEIGHT_PERCENT = 400;
    private static final int TO_GO_BITS = 24;
    private static final int MAX_TO_GO_RANK = (1 << TO_GO_BITS) - 1;
    /** Room for the states that are met for each one that is taken up; most are met more than once. */
    private static final int STATES_PER_EXPANSION = 2;

    private final ForkliftGraph graph;
    private final Reservations reservations;
    private final GoalCosts costs;
    private final GapIndex index;
    private final GapWalk walk;
    private final StateHeap open;
    private final int[] arrivals;
    private final int[] parents;
    private final byte[] moves;
    private final boolean[] isOpen;
    private final int[] path;
    private final int firstWeightPercent;
    private final int maxExpansions;
    private int goalCell;
    private int goalStay;
    private int goalUntil;
    private int keyFloor;
    private int weightPercent;
    private boolean isFull;
    private int expansions;
    private int length;

    /**
     * A search.
     *
     * @param weightPercent of the cost to go, 100 or more.
     * @param maxExpansions states taken up at most; an eighth of it before the weight becomes greater.
     */
    SafeIntervalSearch(
            final ForkliftGraph graph,
            final GoalCosts costs,
            final Reservations reservations,
            final int weightPercent,
            final int maxExpansions) {
        this.graph = graph;
        this.costs = costs;
        this.reservations = reservations;
        this.firstWeightPercent = weightPercent;
        this.maxExpansions = maxExpansions;
        final int maxStates = maxExpansions * STATES_PER_EXPANSION;
        index = new GapIndex(maxStates);
        walk = new GapWalk(reservations, graph.map().cellCount());
        open = new StateHeap(maxStates);
        arrivals = new int[maxStates];
        parents = new int[maxStates];
        moves = new byte[maxStates];
        isOpen = new boolean[maxStates];
        path = new int[maxStates];
    }

    /**
     * Finds the moves from the last reservation of a truck to a goal.
     *
     * @param tail  the reservation it is in; its out is when the truck is ready, its cell can be kept until the next
     *              reservation there.
     * @param goal  cell id.
     * @param stay  ticks the goal must stay free after the arrival; {@link Reservations#OPEN_END} for ever.
     * @param until tick the goal must stay free to as well.
     * @return OPTIMAL when no earlier arrival is possible, BOUNDED when it may be, and the moves are there to be read;
     *     CAPPED; or UNREACHABLE.
     */
    PlanProof find(final int tail, final int goal, final int stay, final int until) {
        aim(goal, stay, until);
        walk.clear();
        length = 0;
        expansions = 0;
        final int ready = reservations.out(tail);
        final int least = costs.toGo(reservations.cell(tail), reservations.heading(tail));
        final int slot = least == ForkliftGraph.NO_WAY_TICKS ? Reservations.OPEN_END : earliestSlot(ready + least);
        if (slot == Reservations.OPEN_END) {
            return PlanProof.UNREACHABLE;
        }
        final boolean isGoalFree = slot == ready + least;
        final int earliest = isGoalFree ? slot : slot + leastLastMove();
        final boolean isExact = firstWeightPercent == EXACT_PERCENT;
        keyFloor = isGoalFree || isExact ? earliest : slot + mostLastMove();
        PlanProof proof = search(tail, firstWeightPercent, isExact ? maxExpansions : maxExpansions >> 3);
        if (proof == PlanProof.CAPPED && !isExact) {
            proof = search(tail, SECOND_WEIGHT_PERCENT, maxExpansions);
        }
        final boolean isEarliest = isExact || length == 0 || arrival(length - 1) <= earliest;
        return proof.hasPath() && !isEarliest ? PlanProof.BOUNDED : proof;
    }

    /**
     * When to leave a cell at the latest to be at a goal as soon as it is free, if nothing is in the way.
     *
     * @param from cell id.
     * @param goal cell id.
     * @param stay ticks, as in {@link #find}.
     * @param now  tick.
     * @return a tick; {@link Reservations#OPEN_END} or about it when the goal is never free.
     */
    int leaveAt(final int from, final int goal, final int stay, final int now) {
        aim(goal, stay, 0);
        final int least = costs.toGo(from);
        return earliestSlot(now + least) - least;
    }

    private void aim(final int goal, final int stay, final int until) {
        costs.goal(goal);
        goalCell = goal;
        goalStay = stay;
        goalUntil = until;
    }

    private PlanProof search(final int tail, final int weight, final int limit) {
        weightPercent = weight;
        isFull = false;
        index.clear();
        open.clear();
        final int heading = reservations.heading(tail);
        final int toGo = costs.toGo(reservations.cell(tail), heading);
        note(tail << 2 | heading, reservations.out(tail), NO_PARENT, Move.STRAIGHT, toGo);
        int left = limit;
        int number = open.poll();
        while (number != StateHeap.NONE) {
            final int gap = index.gap(number);
            final int cell = cellOf(gap);
            final int end = endOf(gap, cell);
            isOpen[number] = false;
            if (cell == goalCell && canStay(arrivals[number], end)) {
                unwind(number);
                return PlanProof.OPTIMAL;
            }
            if (isFull || left-- == 0) {
                return PlanProof.CAPPED;
            }
            expansions++;
            expand(number, cell, end);
            number = open.poll();
        }
        return isFull ? PlanProof.CAPPED : PlanProof.UNREACHABLE;
    }

    private void expand(final int number, final int cell, final int end) {
        final int heading = index.heading(number);
        if (graph.canReverse()) {
            offer(number, cell, heading, Move.REVERSE, end);
        }
        if (graph.canTurn(cell)) {
            offer(number, cell, heading, Move.HALF_TURN, end);
            offer(number, cell, heading, Move.RIGHT, end);
            offer(number, cell, heading, Move.LEFT, end);
        }
        offer(number, cell, heading, Move.STRAIGHT, end);
    }

    /** Offers every gap of the cell ahead that the move fits into. */
    private void offer(final int number, final int cell, final int heading, final int move, final int end) {
        final int after = heading + move & 3;
        final int way = Move.wayInto(move, after);
        if ((graph.exits(cell) & Heading.bit(way)) == 0) {
            return;
        }
        final int to = graph.neighbour(cell, way);
        final int toGo = costs.toGo(to, after);
        if (toGo == ForkliftGraph.NO_WAY_TICKS) {
            return;
        }
        final int duration = graph.timeTicks(move, to);
        boolean isFit = walk.seek(to, arrivals[number], duration, end - duration);
        while (isFit) {
            note(walk.gap() << 2 | after, walk.arrival(), number, move, toGo);
            isFit = walk.next();
        }
    }

    private void note(final int state, final int arrival, final int parent, final int move, final int toGo) {
        final int known = index.count();
        final int number = index.numberOf(state);
        if (number == GapIndex.FULL) {
            isFull = true;
            return;
        }
        final boolean isKnown = number < known;
        if (isKnown && arrival >= arrivals[number]) {
            return;
        }
        arrivals[number] = arrival;
        parents[number] = parent;
        moves[number] = (byte) move;
        final long key =
                Math.max((long) EXACT_PERCENT * arrival + (long) weightPercent * toGo, (long) EXACT_PERCENT * keyFloor)
                                << TO_GO_BITS
                        | Math.min(toGo, MAX_TO_GO_RANK);
        if (isKnown && isOpen[number]) {
            open.lower(number, key);
        } else {
            isOpen[number] = true;
            open.add(number, key);
        }
    }

    /** The first tick, not before the given one, from which on the goal is free as long as needed. */
    private int earliestSlot(final int from) {
        int slot = from;
        int next = reservations.firstInCell(goalCell);
        while (next != Reservations.NONE && !canStay(slot, reservations.hold(next))) {
            slot = Math.max(slot, reservations.out(next));
            next = reservations.nextInCell(next);
        }
        return Math.min(slot, Reservations.OPEN_END);
    }

    /** A class whose first step after a turn is quick may come around a corner faster than straight on. */
    private int leastLastMove() {
        final int forward = Math.min(graph.timeTicks(Move.STRAIGHT, goalCell), graph.timeTicks(Move.LEFT, goalCell));
        return graph.canReverse() ? Math.min(forward, graph.timeTicks(Move.REVERSE, goalCell)) : forward;
    }

    private int mostLastMove() {
        return graph.timeTicks(Move.HALF_TURN, goalCell);
    }

    private boolean canStay(final int from, final int end) {
        return end == Reservations.OPEN_END
                || goalStay != Reservations.OPEN_END && Math.max(from + goalStay, goalUntil) <= end;
    }

    private int cellOf(final int gap) {
        return gap < reservations.capacity() ? reservations.cell(gap) : gap - reservations.capacity();
    }

    private int endOf(final int gap, final int cell) {
        final int next = gap < reservations.capacity() ? reservations.nextInCell(gap) : reservations.firstInCell(cell);
        return next == Reservations.NONE ? Reservations.OPEN_END : reservations.hold(next);
    }

    private void unwind(final int goal) {
        int count = 0;
        for (int number = goal; parents[number] != NO_PARENT; number = parents[number]) {
            count++;
        }
        length = count;
        for (int number = goal; parents[number] != NO_PARENT; number = parents[number]) {
            path[--count] = number;
        }
    }

    /** Moves of the last answer. */
    int length() {
        return length;
    }

    /** States the last search took up. */
    int expansions() {
        return expansions;
    }

    /** The cell a move leads into. */
    int cell(final int step) {
        return cellOf(index.gap(path[step]));
    }

    /** The reservation before the gap a move leads into, or {@link Reservations#NONE}. */
    int reservationBefore(final int step) {
        final int gap = index.gap(path[step]);
        return gap < reservations.capacity() ? gap : Reservations.NONE;
    }

    /** The heading after a move. */
    int heading(final int step) {
        return index.heading(path[step]);
    }

    /** Which move. */
    int move(final int step) {
        return moves[path[step]];
    }

    /** How long a move takes. */
    int duration(final int step) {
        return graph.timeTicks(move(step), cell(step));
    }

    /** The tick a move ends at. */
    int arrival(final int step) {
        return arrivals[path[step]];
    }
}
