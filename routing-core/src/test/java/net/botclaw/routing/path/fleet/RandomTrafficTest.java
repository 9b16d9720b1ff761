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

import static net.botclaw.routing.path.fleet.TimeExpandedOracle.NONE;
import static net.botclaw.routing.path.fleet.TimeExpandedOracle.OPEN_END;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn is disjoint and not dull, and the oracle's answers to it fit together. */
class RandomTrafficTest {
    private static final int SEEDS = 600;
    private static final int QUERIES = 5;
    private static final int LATE_TICKS = 1_000;

    @Test
    void shouldHoldDisjointIntervalsOnEachCell() {
        int intervals = 0;
        int open = 0;
        int touching = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            final List<int[]> all = intervals(new RandomTraffic(seed));
            intervals += all.size();
            for (int i = 0; i < all.size(); i++) {
                final int[] one = all.get(i);
                assertThat(one[1]).as("seed " + seed).isNotNegative().isLessThan(one[2]);
                open += one[2] == OPEN_END ? 1 : 0;
                for (final int[] other : all.subList(0, i)) {
                    final boolean isDisjoint = one[0] != other[0] || one[1] >= other[2] || other[1] >= one[2];
                    assertThat(isDisjoint).as("seed " + seed).isTrue();
                    touching += one[0] == other[0] && (one[1] == other[2] || one[2] == other[1]) ? 1 : 0;
                }
            }
        }
        assertThat(intervals).isGreaterThan(10 * SEEDS);
        assertThat(open).isGreaterThan(SEEDS);
        assertThat(touching).isGreaterThan(SEEDS / 10);
    }

    @Test
    void shouldDrawTheSameWhenTheSeedIsTheSame() {
        final RandomTraffic one = new RandomTraffic(7);
        final RandomTraffic same = new RandomTraffic(7);

        assertThat(intervals(same)).usingRecursiveComparison().isEqualTo(intervals(one));
        assertThat(same.drawQuery()).isEqualTo(one.drawQuery());
        assertThat(same.query()).isEqualTo(one.query());
    }

    @Test
    void shouldAnswerInOrderWhenTrafficStayAndHorizonGrow() {
        int delayed = 0;
        int shutOut = 0;
        int stayMatters = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            final RandomTraffic traffic = new RandomTraffic(seed);
            final TimeExpandedOracle alone = new TimeExpandedOracle(traffic.map, traffic.vehicle);
            final TimeExpandedOracle oracle = new TimeExpandedOracle(traffic.map, traffic.vehicle);
            for (int i = 0; i < QUERIES && traffic.drawQuery(); i++) {
                final String what = "seed " + seed + ", " + traffic.query();
                oracle.clear();
                traffic.occupyAll(oracle::occupy);
                final long free = order(ask(alone, traffic, traffic.stayTicks));
                final long passing = order(ask(oracle, traffic, 0));
                final int answer = ask(oracle, traffic, traffic.stayTicks);

                assertThat(passing).as(what).isGreaterThanOrEqualTo(free);
                assertThat(order(answer)).as(what).isGreaterThanOrEqualTo(passing);
                assertThat(ask(withLateHorizon(oracle, traffic), traffic, traffic.stayTicks))
                        .as(what)
                        .isEqualTo(answer);
                delayed += answer != NONE && answer > free ? 1 : 0;
                shutOut += answer == NONE && free != Long.MAX_VALUE ? 1 : 0;
                stayMatters += order(answer) > passing ? 1 : 0;
            }
        }
        assertThat(delayed).as("later than alone").isGreaterThan(SEEDS / 4);
        assertThat(shutOut).as("shut out by traffic").isGreaterThan(SEEDS / 4);
        assertThat(stayMatters).as("later for the stay").isGreaterThan(SEEDS / 4);
    }

    /** Somewhere but at the goal, long after the rest, so that the search waits tick by tick until then. */
    private static TimeExpandedOracle withLateHorizon(final TimeExpandedOracle oracle, final RandomTraffic traffic) {
        final int cell = traffic.goalCell == 0 ? traffic.map.cellCount() - 1 : 0;
        if (cell != traffic.goalCell) {
            oracle.occupy(cell, LATE_TICKS, LATE_TICKS + 1);
        }
        return oracle;
    }

    private static int ask(final TimeExpandedOracle oracle, final RandomTraffic traffic, final int stayTicks) {
        return oracle.earliestArrival(traffic.startCell, traffic.startHeading, traffic.t0, traffic.goalCell, stayTicks);
    }

    private static long order(final int answer) {
        return answer == NONE ? Long.MAX_VALUE : answer;
    }

    private static List<int[]> intervals(final RandomTraffic traffic) {
        final List<int[]> list = new ArrayList<>();
        traffic.occupyAll((cell, in, out) -> list.add(new int[] {cell, in, out}));
        return list;
    }
}
