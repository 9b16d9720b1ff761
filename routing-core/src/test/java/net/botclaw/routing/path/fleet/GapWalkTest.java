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

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Walks over one cell: [10, 20), [30, 40), [50, 60) and the gaps around them, the cell itself by 8 + 0. */
class GapWalkTest {
    private static final int CAPACITY = 8;
    private static final int BEFORE_ALL = CAPACITY;
    private static final int WALKS = 2_000;

    private final Reservations reservations = new Reservations(CAPACITY, 0, 1);
    private final GapWalk walk = new GapWalk(reservations, 1);

    @Test
    void shouldVisitEachGapOnceWhenTheMoveFitsIntoAll() {
        final int[] nodes = reserve(10, 20, 30, 40, 50, 60);
        walk.clear();

        assertThat(walk.seek(0, 0, 10, Reservations.OPEN_END)).isTrue();
        assertAt(BEFORE_ALL, 10);
        assertThat(walk.next()).isTrue();
        assertAt(nodes[0], 30);
        assertThat(walk.next()).isTrue();
        assertAt(nodes[1], 50);
        assertThat(walk.next()).isTrue();
        assertAt(nodes[2], 70);
        assertThat(walk.next()).isFalse();
    }

    @Test
    void shouldPassOverAGapWhenTheMoveTakesATickTooLong() {
        final int[] nodes = reserve(10, 20, 31, 40, 50, 60);
        walk.clear();

        assertThat(walk.seek(0, 0, 11, Reservations.OPEN_END)).isTrue();
        assertAt(nodes[0], 31);
        assertThat(walk.next()).isTrue();
        assertAt(nodes[2], 71);
    }

    @Test
    void shouldFindNoGapWhenTheMoveMustBeginBefore() {
        final int[] nodes = reserve(10, 20, 30, 40, 50, 60);
        walk.clear();

        assertThat(walk.seek(0, 5, 10, 19)).isFalse();
        assertThat(walk.seek(0, 5, 10, 20)).isTrue();
        assertAt(nodes[0], 30);
        assertThat(walk.next()).isFalse();
    }

    @Test
    void shouldNeverGetPastOneWhoStaysWhenOthersAreBehind() {
        reserve(10, Reservations.OPEN_END, 30, 40);
        walk.clear();

        assertThat(walk.seek(0, 45, 10, Reservations.OPEN_END - 1)).isFalse();
        assertThat(walk.seek(0, 0, 10, Reservations.OPEN_END - 1)).isTrue();
        assertAt(BEFORE_ALL, 10);
        assertThat(walk.next()).isFalse();
    }

    @Test
    void shouldAnswerAsIfAskedFirstWhenAskedInAnyOrder() {
        final Random random = new Random(1);
        reserve(10, 20, 20, 24, 30, 40, 52, 60, 61, 64, 80, 90);
        final GapWalk fresh = new GapWalk(reservations, 1);
        walk.clear();
        for (int i = 0; i < WALKS; i++) {
            final int from = random.nextInt(100);
            final int ticks = 1 + random.nextInt(15);
            final int until = from + random.nextInt(50);
            fresh.clear();
            boolean isFit = fresh.seek(0, from, ticks, until);

            assertThat(walk.seek(0, from, ticks, until)).isEqualTo(isFit);
            while (isFit) {
                assertAt(fresh.gap(), fresh.arrival());
                isFit = fresh.next();
                assertThat(walk.next()).isEqualTo(isFit);
            }
        }
    }

    @Test
    void shouldSeeWhatChangedWhenTheNextSearchBegins() {
        final int[] nodes = reserve(10, 20, 30, 40);
        walk.clear();
        walk.seek(0, 45, 10, Reservations.OPEN_END);
        reservations.unlink(nodes[1]);
        walk.clear();

        assertThat(walk.seek(0, 45, 10, Reservations.OPEN_END)).isTrue();
        assertAt(nodes[0], 55);
    }

    private int[] reserve(final int... ticks) {
        final int[] nodes = new int[ticks.length / 2];
        int before = Reservations.NONE;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = reservations.allocate(i, 0, 0);
            reservations.hold(nodes[i], ticks[2 * i]);
            reservations.out(nodes[i], ticks[2 * i + 1]);
            reservations.insertAfter(before, nodes[i]);
            before = nodes[i];
        }
        return nodes;
    }

    private void assertAt(final int gap, final int arrival) {
        assertThat(walk.gap()).isEqualTo(gap);
        assertThat(walk.arrival()).isEqualTo(arrival);
    }
}
