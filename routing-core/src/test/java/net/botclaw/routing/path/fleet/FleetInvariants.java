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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/** What must hold in a fleet whatever happens to it, between any two calls. Looks at every reservation there is. */
final class FleetInvariants {
    private static final int NONE = Reservations.NONE;
    private static final int NOBODY = -1;

    private final WarehouseMap map;
    private final FleetView view;
    private final Reservations reservations;
    private final RobotTable robots;
    private final int[] holders;
    private String what;

    FleetInvariants(final Fleet fleet, final WarehouseMap map) {
        this.map = map;
        view = fleet.view();
        reservations = part(view, "reservations", Reservations.class);
        robots = part(view, "robots", RobotTable.class);
        holders = new int[map.cellCount()];
    }

    /** The fleet shows no reservations to anyone: its parts are looked at from behind. */
    private static <T> T part(final FleetView view, final String name, final Class<T> type) {
        try {
            final var field = FleetView.class.getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(field.get(view));
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks all of it; {@code when} goes into the message of what does not hold. */
    void check(final String when) {
        what = when;
        assertNobodyMeets();
        int listed = 0;
        for (int cell = 0; cell < map.cellCount(); cell++) {
            listed += checkList(cell);
        }
        int chained = 0;
        for (int robot = 0; robot < robots.capacity; robot++) {
            chained += checkChain(robot);
        }
        expect(listed == chained, "%d reservations are in cells, %d in chains", listed, chained);
        expect(
                view.reservationCount() == chained,
                "%d reservations are in use, %d in chains",
                view.reservationCount(),
                chained);
    }

    /** Of all this only asks where the trucks are, as an outsider would. */
    private void assertNobodyMeets() {
        Arrays.fill(holders, NOBODY);
        for (int robot = 0; robot < robots.capacity; robot++) {
            if (view.state(robot) != RobotState.ABSENT) {
                hold(view.cell(robot), robot);
                if (view.isMoving(robot)) {
                    hold(view.nextCell(robot), robot);
                }
            }
        }
    }

    private void hold(final int cell, final int robot) {
        expect(holders[cell] == NOBODY, "trucks %d and %d hold cell %d", holders[cell], robot, cell);
        holders[cell] = robot;
    }

    private int checkList(final int cell) {
        int count = 0;
        int before = NONE;
        for (int node = reservations.firstInCell(cell); node != NONE; node = reservations.nextInCell(node)) {
            final int robot = reservations.robot(node);
            expect(reservations.cell(node) == cell, "cell %d lists a reservation of truck %d elsewhere", cell, robot);
            expect(reservations.previousInCell(node) == before, "cell %d is linked wrong at truck %d", cell, robot);
            expect(
                    reservations.hold(node) <= reservations.arrival(node)
                            && reservations.arrival(node) <= reservations.out(node),
                    "truck %d is in cell %d from %d, arrives %d, until %d",
                    robot,
                    cell,
                    reservations.hold(node),
                    reservations.arrival(node),
                    reservations.out(node));
            if (before != NONE) {
                expect(!reservations.isReleased(node), "cell %d is released to %d out of turn", cell, robot);
                checkOrder(cell, before, node);
            }
            before = node;
            count++;
            expect(count <= reservations.capacity(), "cell %d lists a ring", cell);
        }
        return count;
    }

    /** Behind a truck that may not leave others may wait in line, to be planned anew; else nobody plans into another. */
    private void checkOrder(final int cell, final int before, final int node) {
        final int ahead = reservations.robot(before);
        final boolean isStuck =
                robots.states[ahead] == RobotState.STRANDED || robots.states[ahead] == RobotState.BROKEN;
        final int free = isStuck && reservations.out(before) == Reservations.OPEN_END
                ? reservations.hold(before)
                : reservations.out(before);
        expect(
                reservations.hold(node) >= free,
                "cell %d: truck %d holds it from %d, truck %d until %d",
                cell,
                reservations.robot(node),
                reservations.hold(node),
                ahead,
                free);
    }

    private int checkChain(final int robot) {
        final int first = robots.first[robot];
        if (first == NONE) {
            expect(view.state(robot) == RobotState.ABSENT, "truck %d is nowhere", robot);
            return 0;
        }
        checkIsThere(robot, first);
        int count = 1;
        int released = 0;
        int stops = reservations.stops(first);
        int node = first;
        for (int next = reservations.nextOfRobot(node); next != NONE; next = reservations.nextOfRobot(next)) {
            checkStep(robot, node, next);
            final boolean isReleased = reservations.isReleased(next);
            expect(
                    !isReleased || released == count - 1 && reservations.stops(node) == 0,
                    "truck %d is released a cell beyond one that is not, or a stop",
                    robot);
            released += isReleased ? 1 : 0;
            stops += reservations.stops(next);
            expect(reservations.robot(next) == robot, "the chain of truck %d leads into another", robot);
            node = next;
            count++;
        }
        expect(released == robots.releasedAhead[robot], "truck %d is released %d cells", robot, released);
        checkEnd(robot, node, stops);
        return count;
    }

    private void checkIsThere(final int robot, final int first) {
        expect(reservations.robot(first) == robot, "truck %d stands in another's", robot);
        expect(reservations.previousOfRobot(first) == NONE, "the chain of truck %d does not begin", robot);
        expect(
                reservations.firstInCell(reservations.cell(first)) == first && reservations.isReleased(first),
                "truck %d is not the first where it stands",
                robot);
        if (robots.isMoving[robot]) {
            final int next = reservations.nextOfRobot(first);
            expect(
                    next != NONE && reservations.firstInCell(reservations.cell(next)) == next,
                    "truck %d is not the first where it drives",
                    robot);
        }
    }

    private void checkStep(final int robot, final int node, final int next) {
        final int cell = reservations.cell(node);
        boolean isNext = false;
        for (int way = 0; way < Heading.COUNT; way++) {
            isNext |= map.neighbour(cell, way) == reservations.cell(next);
        }
        expect(isNext, "truck %d jumps from cell %d to %d", robot, cell, reservations.cell(next));
        expect(reservations.previousOfRobot(next) == node, "the chain of truck %d is linked wrong", robot);
        expect(
                reservations.duration(next) > 0 && reservations.hold(next) <= reservations.start(next),
                "truck %d moves before it holds cell %d",
                robot,
                reservations.cell(next));
        final boolean isBroken = robots.states[robot] == RobotState.BROKEN;
        expect(
                isBroken || reservations.out(node) == reservations.arrival(next),
                "truck %d leaves cell %d at %d and arrives at %d",
                robot,
                cell,
                reservations.out(node),
                reservations.arrival(next));
        // One that is done earlier than planned begins its move before it was to be ready.
        expect(
                robots.isMoving[robot] && node == robots.first[robot]
                        || reservations.start(next) >= reservations.ready(node),
                "truck %d leaves cell %d at %d, ready at %d",
                robot,
                cell,
                reservations.start(next),
                reservations.ready(node));
    }

    private void checkEnd(final int robot, final int last, final int stops) {
        final RobotState state = robots.states[robot];
        expect(robots.last[robot] == last, "the chain of truck %d ends elsewhere", robot);
        expect(reservations.out(last) == Reservations.OPEN_END, "truck %d leaves the map in its last cell", robot);
        if (state == RobotState.RESTING || state == RobotState.PLANNED) {
            expect(reservations.cell(last) == robots.home[robot], "truck %d does not come home", robot);
            expect(reservations.nextInCell(last) == NONE, "somebody is to come where truck %d stays", robot);
            expect(
                    stops == (robots.isWithoutStops[robot] ? 0 : view.stopCount(robot)),
                    "truck %d is to stop %d times, its plan does %d times",
                    robot,
                    view.stopCount(robot),
                    stops);
        }
        expect(state != RobotState.RESTING || last == robots.first[robot], "truck %d drives at rest", robot);
    }

    private void expect(final boolean isTrue, final String text, final Object... values) {
        if (!isTrue) {
            assertThat(isTrue).as(what + ": " + String.format(text, values)).isTrue();
        }
    }
}
