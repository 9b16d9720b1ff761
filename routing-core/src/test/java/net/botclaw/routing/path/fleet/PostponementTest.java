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

import org.junit.jupiter.api.Test;

/** Cells 0, 1, 2, ... in a row; every move takes two ticks. */
class PostponementTest {
    private static final int MOVE_TICKS = 2;

    private final Reservations reservations = new Reservations(16, 0, 8);
    private final Postponement postponement = new Postponement(reservations);

    @Test
    void shouldPushBackWhatTheTruckDoesLaterWhenItIsLate() {
        final int[] late = drive(0, new int[] {0, 1, 2}, 0, 2, 4);

        postponement.atLeast(late[1], 7);

        assertVisit(late[0], 0, 0, 7);
        assertVisit(late[1], 5, 7, 9);
        assertVisit(late[2], 7, 9, Reservations.OPEN_END);
        assertThat(postponement.moved()).isEqualTo(2);
    }

    @Test
    void shouldCountTheStayWhenTheTruckWorksOnItsWay() {
        final int[] late = drive(0, new int[] {0, 1, 2}, 0, 2, 14);
        reservations.stay(late[1], 10);

        postponement.atLeast(late[1], 7);

        assertVisit(late[2], 17, 19, Reservations.OPEN_END);
    }

    @Test
    void shouldPushNoFurtherWhenThereIsSlack() {
        final int[] late = drive(0, new int[] {0, 1, 2}, 0, 2, 20);

        postponement.atLeast(late[1], 7);

        assertVisit(late[1], 5, 7, 20);
        assertVisit(late[2], 18, 20, Reservations.OPEN_END);
        assertThat(postponement.moved()).isEqualTo(1);
    }

    @Test
    void shouldPushBackTheOneBehindInEachCellThatIsLeftLater() {
        final int[] late = drive(0, new int[] {2, 3}, 0, 2);
        final int[] behind = drive(1, new int[] {1, 2}, 0, 4);
        final int[] last = drive(2, new int[] {0, 1}, 0, 6);

        postponement.atLeast(late[1], 10);

        assertVisit(behind[1], 10, 12, Reservations.OPEN_END);
        assertVisit(behind[0], 0, 0, 12);
        assertVisit(last[1], 12, 14, Reservations.OPEN_END);
        assertThat(postponement.moved()).isEqualTo(3);
    }

    @Test
    void shouldChangeNothingWhenTheTruckIsNotLate() {
        final int[] punctual = drive(0, new int[] {0, 1, 2}, 0, 2, 4);

        postponement.atLeast(punctual[1], 2);

        assertVisit(punctual[1], 0, 2, 4);
        assertVisit(punctual[2], 2, 4, Reservations.OPEN_END);
        assertThat(postponement.moved()).isZero();
    }

    @Test
    void shouldKeepACellHeldWhenItWasReleased() {
        final int[] late = drive(0, new int[] {0, 1, 2}, 0, 2, 4);
        reservations.released(late[1], true);

        postponement.atLeast(late[1], 7);

        assertVisit(late[1], 0, 7, 9);
    }

    /** Reserves cells for a truck, each behind all that are there. */
    private int[] drive(final int robot, final int[] cells, final int... arrivals) {
        final int[] nodes = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            final int node = reservations.allocate(robot, cells[i], 0);
            reservations.moved(node, 0, i == 0 ? 0 : MOVE_TICKS);
            reservations.arrival(node, arrivals[i]);
            reservations.hold(node, reservations.start(node));
            reservations.out(node, i + 1 < cells.length ? arrivals[i + 1] : Reservations.OPEN_END);
            reservations.insertAfter(lastIn(cells[i]), node);
            if (i > 0) {
                reservations.chain(nodes[i - 1], node);
            }
            nodes[i] = node;
        }
        return nodes;
    }

    private int lastIn(final int cell) {
        int last = Reservations.NONE;
        int node = reservations.firstInCell(cell);
        while (node != Reservations.NONE) {
            last = node;
            node = reservations.nextInCell(node);
        }
        return last;
    }

    private void assertVisit(final int node, final int hold, final int arrival, final int out) {
        assertThat(reservations.hold(node)).as("hold").isEqualTo(hold);
        assertThat(reservations.arrival(node)).as("arrival").isEqualTo(arrival);
        assertThat(reservations.out(node)).as("out").isEqualTo(out);
    }
}
