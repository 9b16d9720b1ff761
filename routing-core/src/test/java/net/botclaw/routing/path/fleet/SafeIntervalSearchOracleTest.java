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
import java.util.Comparator;
import java.util.List;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import org.junit.jupiter.api.Test;

/**
 * The search against the exhaustive one, on random maps among random traffic: exact it arrives neither earlier nor later,
 * weighted it stays within its bound, and every move it tells can be driven.
 */
class SafeIntervalSearchOracleTest {
    private static final int SEEDS = 5_000;
    private static final int QUERIES = 6;
    private static final int MIN_QUERIES = 20_000;
    private static final int WEIGHT_PERCENT = 125;
    /** More than there are states on such a map: nothing is capped. */
    private static final int EXPANSIONS = 1 << 15;

    private int queries;
    private int found;
    private int late;

    @Test
    void shouldArriveAsEarlyAsTheExhaustiveSearchWhenItIsExact() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            final Site site = new Site(seed, SafeIntervalSearch.EXACT_PERCENT);
            while (site.nextQuery()) {
                final PlanProof proof = site.find();

                assertThat(proof)
                        .as(site.what())
                        .isEqualTo(site.best == TimeExpandedOracle.NONE ? PlanProof.UNREACHABLE : PlanProof.OPTIMAL);
                if (proof.hasPath()) {
                    assertThat(site.arrival()).as(site.what()).isEqualTo(site.best);
                    site.assertCanBeDriven();
                }
                count(site, proof);
            }
        }
        assertNotDull();
    }

    @Test
    void shouldKeepItsBoundWhenItIsWeighted() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            final Site site = new Site(seed, WEIGHT_PERCENT);
            while (site.nextQuery()) {
                final PlanProof proof = site.find();

                assertThat(proof.hasPath()).as(site.what()).isEqualTo(site.best != TimeExpandedOracle.NONE);
                if (proof.hasPath()) {
                    final int ready = site.traffic.t0;
                    final long bound =
                            (long) WEIGHT_PERCENT * (site.best - ready) + 100L * site.oracle.longestMoveTicks();
                    assertThat(100L * (site.arrival() - ready)).as(site.what()).isLessThanOrEqualTo(bound);
                    if (proof == PlanProof.OPTIMAL) {
                        assertThat(site.arrival()).as(site.what()).isEqualTo(site.best);
                    }
                    site.assertCanBeDriven();
                }
                count(site, proof);
            }
        }
        assertNotDull();
        assertThat(late).as("later than the best").isPositive();
    }

    private void count(final Site site, final PlanProof proof) {
        queries++;
        found += proof.hasPath() ? 1 : 0;
        late += proof.hasPath() && site.arrival() > site.best ? 1 : 0;
    }

    private void assertNotDull() {
        assertThat(queries).isGreaterThan(MIN_QUERIES);
        assertThat(found).isGreaterThan(MIN_QUERIES / 4);
        assertThat(queries - found).isGreaterThan(MIN_QUERIES / 4);
    }

    /** One random map with its traffic, told to both searches; every second one has goal tables. */
    private static final class Site {
        private static final int OTHER = 0;
        private static final int SELF = 1;

        private final int seed;
        private final RandomTraffic traffic;
        private final TimeExpandedOracle oracle;
        private final Reservations reservations;
        private final SafeIntervalSearch search;
        private final GoalTables tables;
        private final GoalTableBuilder tableBuilder;
        private int left = QUERIES;
        private int best;

        private Site(final int seed, final int weightPercent) {
            this.seed = seed;
            traffic = new RandomTraffic(seed);
            oracle = new TimeExpandedOracle(traffic.map, traffic.vehicle);
            traffic.occupyAll(oracle::occupy);
            final ForkliftGraph graph = new ForkliftGraph(traffic.map, traffic.vehicle);
            tables = new GoalTables(graph);
            tableBuilder = new GoalTableBuilder(graph);
            reservations = reservationsOf(traffic);
            search = new SafeIntervalSearch(
                    graph, new GoalCosts(graph, tables), reservations, weightPercent, EXPANSIONS);
        }

        private static Reservations reservationsOf(final RandomTraffic traffic) {
            final List<int[]> intervals = new ArrayList<>();
            traffic.occupyAll((cell, in, out) -> intervals.add(new int[] {cell, in, out}));
            intervals.sort(Comparator.comparingInt(interval -> interval[1]));
            final Reservations all = new Reservations(intervals.size() + 1, 0, traffic.map.cellCount());
            for (final int[] interval : intervals) {
                reserve(all, OTHER, 0, interval);
            }
            return all;
        }

        /** Adds an interval behind all that begin before it. */
        private static int reserve(final Reservations all, final int robot, final int heading, final int[] interval) {
            int before = Reservations.NONE;
            int next = all.firstInCell(interval[0]);
            while (next != Reservations.NONE && all.hold(next) < interval[1]) {
                before = next;
                next = all.nextInCell(next);
            }
            final int node = all.allocate(robot, interval[0], heading);
            all.hold(node, interval[1]);
            all.arrival(node, interval[1]);
            all.out(node, ours(interval[2]));
            all.insertAfter(before, node);
            return node;
        }

        private static int ours(final int end) {
            return end == TimeExpandedOracle.OPEN_END ? Reservations.OPEN_END : end;
        }

        private boolean nextQuery() {
            if (left-- == 0 || !traffic.drawQuery()) {
                return false;
            }
            if (seed % 2 == 0) {
                tables.publish(tableBuilder.build(traffic.goalCell));
            }
            best = oracle.earliestArrival(
                    traffic.startCell, traffic.startHeading, traffic.t0, traffic.goalCell, traffic.stayTicks);
            return true;
        }

        private PlanProof find() {
            final int own = reserve(
                    reservations, SELF, traffic.startHeading, new int[] {traffic.startCell, traffic.t0, traffic.t0});
            final PlanProof proof = search.find(own, traffic.goalCell, ours(traffic.stayTicks), 0);
            reservations.unlink(own);
            reservations.free(own);
            return proof;
        }

        private int arrival() {
            return search.length() == 0 ? traffic.t0 : search.arrival(search.length() - 1);
        }

        private void assertCanBeDriven() {
            int state = traffic.startCell * 4 + traffic.startHeading;
            int ready = traffic.t0;
            for (int step = 0; step < search.length(); step++) {
                final int next = search.cell(step) * 4 + search.heading(step);
                assertThat(oracle.canGo(state, ready, next, search.arrival(step)))
                        .as(what() + ", step " + step)
                        .isTrue();
                state = next;
                ready = search.arrival(step);
            }
            assertThat(state / 4).as(what()).isEqualTo(traffic.goalCell);
        }

        private String what() {
            return "seed " + seed + ", " + traffic.query();
        }
    }
}
