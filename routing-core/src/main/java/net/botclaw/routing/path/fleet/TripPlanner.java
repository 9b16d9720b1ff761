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

import net.botclaw.routing.path.PlanProof;

/**
 * Plans a whole trip, leg by leg: from the last cell a truck was given, over its stops, to its home. The plan is written
 * into the reservations as it is found, so that the next leg sees the one before; when a leg fails, all of it is taken
 * back and what was there before is put back.
 *
 * <p>The earliest arrival at a stop may lie in a gap that ends long before the next stop is free, with nowhere to wait. So
 * a trip that fails is tried once more with patience: a stop is only taken where the truck can stay until it is time to
 * leave for the next one.
 */
final class TripPlanner {
    private final Reservations reservations;
    private final RobotTable robots;
    private final SafeIntervalSearch search;
    private long expansions;
    private int doneTick;

    TripPlanner(final Reservations reservations, final RobotTable robots, final SafeIntervalSearch search) {
        this.reservations = reservations;
        this.robots = robots;
        this.search = search;
    }

    /** States taken up by all searches so far. */
    long expansions() {
        return expansions;
    }

    /** When the last stop of the last plan is done; without stops when the truck is home. */
    int doneTick() {
        return doneTick;
    }

    /**
     * Replaces the plan of a truck by a new one; when there is none the old one stays.
     *
     * @param robot whose plan.
     * @param trip  its stops.
     * @param now   tick.
     * @param until the truck must be home before it, or the old plan stays.
     * @return BOUNDED, or CAPPED or UNREACHABLE without a new plan.
     */
    PlanProof replace(final int robot, final Trip trip, final int now, final int until) {
        final int kept = robots.released[robot];
        final int oldNext = reservations.nextOfRobot(kept);
        final int oldLast = robots.last[robot];
        final int oldOut = reservations.out(kept);
        final int oldStay = reservations.stay(kept);
        final int oldStops = reservations.stops(kept);
        unlinkAfter(kept);
        PlanProof proof = plan(robot, kept, trip, now);
        if (proof.hasPath() && reservations.arrival(robots.last[robot]) >= until) {
            dropAfter(kept);
            proof = PlanProof.CAPPED;
        }
        if (proof.hasPath()) {
            freeChain(oldNext);
            robots.changes.planned(robot);
        } else {
            relinkBack(oldLast, kept);
            reservations.chain(kept, oldNext);
            reservations.out(kept, oldOut);
            reservations.stay(kept, oldStay);
            reservations.stops(kept, oldStops);
            robots.last[robot] = oldLast;
        }
        return proof;
    }

    /** Takes away all that a truck holds beyond what was released to it; it stays there until it is planned again. */
    void truncate(final int robot) {
        final int kept = robots.released[robot];
        dropAfter(kept);
        reservations.out(kept, Reservations.OPEN_END);
        reservations.stay(kept, 0);
        reservations.stops(kept, 0);
        robots.last[robot] = kept;
    }

    private PlanProof plan(final int robot, final int kept, final Trip trip, final int now) {
        final PlanProof proof = legs(robot, kept, trip, now, false);
        return proof.hasPath() || trip.stopCount() == 0 ? proof : legs(robot, kept, trip, now, true);
    }

    private PlanProof legs(final int robot, final int kept, final Trip trip, final int now, final boolean isPatient) {
        int tail = kept;
        makeReady(tail, Math.max(now, reservations.arrival(tail)));
        reservations.stops(tail, 0);
        for (int stop = 0; stop < trip.stopCount(); stop++) {
            final int stay = trip.stayTicks(stop);
            final int until = isPatient ? leaveAt(robot, trip, stop, now) : 0;
            final PlanProof proof = search.find(tail, trip.cell(stop), stay, until);
            tail = append(robot, tail, proof);
            if (tail == Reservations.NONE) {
                return fail(kept, proof);
            }
            makeReady(tail, reservations.ready(tail) + stay);
            reservations.stops(tail, reservations.stops(tail) + 1);
        }
        doneTick = reservations.ready(tail);
        final PlanProof proof = search.find(tail, robots.home[robot], Reservations.OPEN_END, 0);
        tail = append(robot, tail, proof);
        if (tail == Reservations.NONE) {
            return fail(kept, proof);
        }
        doneTick = trip.stopCount() == 0 ? reservations.arrival(tail) : doneTick;
        reservations.out(tail, Reservations.OPEN_END);
        robots.last[robot] = tail;
        return PlanProof.BOUNDED;
    }

    /** When it is time to leave a stop for where the trip goes next, as far as that is free. */
    private int leaveAt(final int robot, final Trip trip, final int stop, final int now) {
        final boolean isLast = stop + 1 == trip.stopCount();
        return isLast
                ? search.leaveAt(trip.cell(stop), robots.home[robot], Reservations.OPEN_END, now)
                : search.leaveAt(trip.cell(stop), trip.cell(stop + 1), trip.stayTicks(stop + 1), now);
    }

    /** Lets a truck be ready in its last cell at a tick, not before; from there the next leg begins. */
    private void makeReady(final int tail, final int tick) {
        reservations.stay(tail, tick - reservations.arrival(tail));
        reservations.out(tail, tick);
    }

    /** Adds the moves that were found to the chain; the new tail, or {@link Reservations#NONE} when there are none. */
    private int append(final int robot, final int from, final PlanProof proof) {
        expansions += search.expansions();
        if (!proof.hasPath()) {
            return Reservations.NONE;
        }
        int tail = from;
        for (int step = 0; step < search.length(); step++) {
            if (!reservations.hasRoomForPlans()) {
                return Reservations.NONE;
            }
            final int node = reservations.allocate(robot, search.cell(step), search.heading(step));
            final int before = reservations.arrival(tail);
            reservations.moved(node, search.move(step), search.duration(step));
            final int start = search.arrival(step) - search.duration(step);
            assert start >= before : "a move begins before the one before it ends";
            reservations.follow(tail, node, start, placeFor(step, start));
            tail = node;
        }
        return tail;
    }

    /** A trip can visit a gap twice; the later visit comes behind the earlier one. */
    private int placeFor(final int step, final int hold) {
        int before = search.reservationBefore(step);
        int next = before == Reservations.NONE
                ? reservations.firstInCell(search.cell(step))
                : reservations.nextInCell(before);
        while (next != Reservations.NONE && reservations.hold(next) < hold) {
            before = next;
            next = reservations.nextInCell(next);
        }
        return before;
    }

    private PlanProof fail(final int kept, final PlanProof proof) {
        dropAfter(kept);
        // Out of reservations with a path at hand is a limit that was met.
        return proof.hasPath() ? PlanProof.CAPPED : proof;
    }

    private void dropAfter(final int kept) {
        final int next = reservations.nextOfRobot(kept);
        unlinkAfter(kept);
        freeChain(next);
    }

    private void unlinkAfter(final int kept) {
        for (int node = reservations.nextOfRobot(kept);
                node != Reservations.NONE;
                node = reservations.nextOfRobot(node)) {
            reservations.unlink(node);
        }
        reservations.chain(kept, Reservations.NONE);
    }

    private void relinkBack(final int last, final int kept) {
        for (int node = last; node != kept; node = reservations.previousOfRobot(node)) {
            reservations.relink(node);
        }
    }

    private void freeChain(final int head) {
        int node = head;
        while (node != Reservations.NONE) {
            final int next = reservations.nextOfRobot(node);
            reservations.free(node);
            node = next;
        }
    }
}
