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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final int CELLS = 3;

    private final Reservations reservations = new Reservations(32, 0, CELLS);

    @Test
    void shouldKeepTheOrderOfACellWhenReservationsAreInserted() {
        final int second = insert(1, Reservations.NONE);
        final int first = insert(1, Reservations.NONE);
        final int last = insert(1, second);
        final int elsewhere = insert(2, Reservations.NONE);

        assertThat(list(1)).containsExactly(first, second, last);
        assertThat(list(2)).containsExactly(elsewhere);
        assertThat(list(0)).isEmpty();
        assertThat(reservations.previousInCell(first)).isEqualTo(Reservations.NONE);
        assertThat(reservations.previousInCell(last)).isEqualTo(second);
    }

    @Test
    void shouldCloseTheGapWhenOneIsTakenOut() {
        final int first = insert(1, Reservations.NONE);
        final int second = insert(1, first);
        final int third = insert(1, second);

        reservations.unlink(second);
        assertThat(list(1)).containsExactly(first, third);
        assertThat(reservations.previousInCell(third)).isEqualTo(first);
        reservations.unlink(first);
        assertThat(list(1)).containsExactly(third);
        assertThat(reservations.previousInCell(third)).isEqualTo(Reservations.NONE);
        reservations.unlink(third);
        assertThat(list(1)).isEmpty();
    }

    @Test
    void shouldLeaveNoTraceWhenAllIsPutBackInReverseOrder() {
        for (int seed = 1; seed <= 100; seed++) {
            final Random random = new Random(seed);
            final Reservations some = new Reservations(20, 0, CELLS);
            final List<Integer> nodes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                final int node = some.allocate(0, random.nextInt(CELLS), 0);
                some.insertAfter(Reservations.NONE, node);
                nodes.add(node);
            }
            final List<List<Integer>> before = lists(some);
            Collections.shuffle(nodes, random);
            final int out = 1 + random.nextInt(nodes.size());
            nodes.subList(0, out).forEach(some::unlink);
            assertThat(lists(some)).as("seed " + seed).isNotEqualTo(before);
            for (int i = out - 1; i >= 0; i--) {
                some.relink(nodes.get(i));
            }

            assertThat(lists(some)).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void shouldHandOutEachReservationOnceUntilThereAreNoMore() {
        final Reservations two = new Reservations(2, 0, CELLS);
        final int one = two.allocate(0, 0, 0);
        final int other = two.allocate(0, 0, 0);

        assertThat(other).isNotEqualTo(one);
        assertThat(two.allocate(0, 0, 0)).isEqualTo(Reservations.NONE);
        assertThat(two.used()).isEqualTo(2);
        two.free(one);
        assertThat(two.used()).isEqualTo(1);
        assertThat(two.allocate(0, 0, 0)).isEqualTo(one);
    }

    @Test
    void shouldForgetWhatItWasWhenItIsHandedOutAgain() {
        final int node = reservations.allocate(4, 1, 3);
        final int next = reservations.allocate(4, 2, 2);
        reservations.moved(node, 2, 9);
        reservations.stay(node, 8);
        reservations.stops(node, 1);
        reservations.released(node, true);
        reservations.chain(node, next);
        reservations.chain(next, node);
        reservations.free(node);

        assertThat(reservations.allocate(5, 2, 1)).isEqualTo(node);
        assertThat(reservations.robot(node)).isEqualTo(5);
        assertThat(reservations.cell(node)).isEqualTo(2);
        assertThat(reservations.heading(node)).isEqualTo(1);
        assertThat(reservations.move(node)).isZero();
        assertThat(reservations.duration(node)).isZero();
        assertThat(reservations.stay(node)).isZero();
        assertThat(reservations.stops(node)).isZero();
        assertThat(reservations.isReleased(node)).isFalse();
        assertThat(reservations.nextOfRobot(node)).isEqualTo(Reservations.NONE);
        assertThat(reservations.previousOfRobot(node)).isEqualTo(Reservations.NONE);
    }

    @Test
    void shouldTellStartAndEndOfAVisit() {
        final int node = reservations.allocate(0, 1, 0);
        reservations.moved(node, 1, 7);
        reservations.arrival(node, 20);
        reservations.stay(node, 5);

        assertThat(reservations.start(node)).isEqualTo(13);
        assertThat(reservations.ready(node)).isEqualTo(25);
    }

    @Test
    void shouldBeginTheChainWhereTheTruckIs() {
        final int left = reservations.allocate(0, 1, 0);
        final int here = reservations.allocate(0, 2, 0);
        reservations.chain(left, here);
        assertThat(reservations.nextOfRobot(left)).isEqualTo(here);
        assertThat(reservations.previousOfRobot(here)).isEqualTo(left);

        reservations.beginChain(here);

        assertThat(reservations.previousOfRobot(here)).isEqualTo(Reservations.NONE);
    }

    private int insert(final int cell, final int previous) {
        final int node = reservations.allocate(0, cell, 0);
        reservations.insertAfter(previous, node);
        return node;
    }

    private List<Integer> list(final int cell) {
        return lists(reservations).get(cell);
    }

    private static List<List<Integer>> lists(final Reservations reservations) {
        final List<List<Integer>> all = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            final List<Integer> list = new ArrayList<>();
            int node = reservations.firstInCell(cell);
            while (node != Reservations.NONE) {
                list.add(node);
                node = reservations.nextInCell(node);
            }
            all.add(list);
        }
        return all;
    }
}
