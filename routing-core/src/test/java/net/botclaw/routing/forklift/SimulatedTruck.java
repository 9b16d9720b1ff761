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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.concurrent.UnsafeBuffer;

/** A truck that knows the plans and releases it has received, and nothing else. */
final class SimulatedTruck {
    static final int NOWHERE = -1;
    private static final int FIRST_CELLS = 4;

    /** Something on its way, in order. */
    record Parcel(int dueTick, long sequence, UnsafeBuffer bytes, Runnable report) {}

    final int bot;
    final int home;
    final Deque<Parcel> pushes = new ArrayDeque<>();
    final Deque<Parcel> reports = new ArrayDeque<>();
    final List<Integer> workedAt = new ArrayList<>();
    int cell;
    int heading;
    int to = NOWHERE;
    int moveEnds;
    int workEnds;
    boolean isWorking;
    boolean isBroken;
    int linkDownUntil;
    int towedAt = -100;
    long lastPush;
    long routeId;
    int revision;
    int stopsDone;
    int index;
    int released;
    boolean mustTell;

    private final WarehouseMap map;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RoutePlanDecoder plan = new RoutePlanDecoder();
    private final RouteReleaseDecoder release = new RouteReleaseDecoder();
    private final List<Integer> cells = new ArrayList<>();
    private final List<Integer> headings = new ArrayList<>();
    private final List<Integer> stops = new ArrayList<>();

    SimulatedTruck(final int bot, final int home, final WarehouseMap map) {
        this.bot = bot;
        this.home = home;
        this.map = map;
        cell = home;
    }

    boolean isMoving() {
        return to != NOWHERE;
    }

    /** The truck starts anew and knows nothing. */
    void forget() {
        cells.clear();
        stopsDone = 0;
        routeId = 0;
        revision = 0;
        index = 0;
        released = 0;
        isWorking = false;
    }

    /** Takes what the engine has sent. */
    void receive(final UnsafeBuffer bytes) {
        final int template = header.wrap(bytes, 0).templateId();
        if (template == RoutePlanDecoder.TEMPLATE_ID) {
            plan.wrapAndApplyHeader(bytes, 0, header);
            if (plan.routeId() != 0 && plan.code() == 0) {
                takePlan();
            }
        } else if (template == RouteReleaseDecoder.TEMPLATE_ID) {
            release.wrapAndApplyHeader(bytes, 0, header);
            if (release.routeId() == routeId && release.revision() == revision && index != NOWHERE) {
                released = Math.max(released, release.releasedCells());
            }
        }
    }

    private void takePlan() {
        final int here = isMoving() ? to : cell;
        if (plan.routeId() != routeId) {
            stopsDone = 0;
            isWorking = false;
        }
        routeId = plan.routeId();
        revision = plan.revision();
        released = 0;
        read();
        dropStops(stopsDone - plan.stopsDone());
        index = NOWHERE;
        for (int i = Math.min(FIRST_CELLS, cells.size()) - 1; i >= 0; i--) {
            index = cells.get(i) == here ? i : index;
        }
        if (index == NOWHERE || cells.isEmpty()) {
            mustTell = !cells.isEmpty();
            cells.clear();
            index = NOWHERE;
        } else if (stops.get(index) == 0) {
            isWorking = false;
        }
    }

    private void read() {
        cells.clear();
        headings.clear();
        stops.clear();
        for (final RoutePlanDecoder.LegsDecoder leg : plan.legs()) {
            final int start = (int) leg.startCell();
            if (cells.isEmpty()) {
                add(start, leg.headingRaw());
            }
            if (cells.get(cells.size() - 1) != start) {
                throw new AssertionError("truck " + bot + ": a leg does not begin where the last one ends");
            }
            final boolean isReverse = (leg.flags() & 1) != 0;
            final int way = isReverse ? Heading.opposite(leg.headingRaw()) : leg.headingRaw();
            for (int i = 0; i < leg.cells(); i++) {
                final int next = map.neighbour(cells.get(cells.size() - 1), way);
                if (next == WarehouseMap.NO_CELL) {
                    throw new AssertionError("truck " + bot + ": a plan leads off the map");
                }
                add(next, leg.headingRaw());
            }
            if ((leg.flags() & 2) != 0) {
                stops.set(stops.size() - 1, stops.get(stops.size() - 1) + 1);
            }
        }
    }

    /** Stops that are done, though the plan was made before that was known. */
    private void dropStops(final int count) {
        int left = count;
        for (int i = 0; i < stops.size() && left > 0; i++) {
            final int here = Math.min(left, stops.get(i));
            stops.set(i, stops.get(i) - here);
            left -= here;
        }
    }

    private void add(final int planned, final int plannedHeading) {
        cells.add(planned);
        headings.add(plannedHeading);
        stops.add(0);
    }

    boolean isAtStop() {
        return !isMoving() && index != NOWHERE && index < stops.size() && stops.get(index) > 0;
    }

    void finishStop() {
        stops.set(index, stops.get(index) - 1);
        stopsDone++;
        workedAt.add(cell);
        isWorking = false;
    }

    /** The cell it may drive into now, or {@link #NOWHERE}. */
    int next() {
        final boolean canGo = !isMoving()
                && !isBroken
                && !isAtStop()
                && index != NOWHERE
                && index < released
                && index + 1 < cells.size();
        return canGo ? cells.get(index + 1) : NOWHERE;
    }

    void start(final int endTick) {
        to = cells.get(index + 1);
        heading = headings.get(index + 1);
        index++;
        moveEnds = endTick;
    }

    void arrive() {
        cell = to;
        to = NOWHERE;
    }

    /** It has been carried elsewhere. */
    void tow(final int where) {
        cell = where;
        cells.clear();
        index = NOWHERE;
        isWorking = false;
    }
}
