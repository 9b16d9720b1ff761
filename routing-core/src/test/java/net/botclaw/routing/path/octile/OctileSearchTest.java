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
package net.botclaw.routing.path.octile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Stream;
import net.botclaw.routing.path.PlanProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OctileSearchTest {
    private static final int SIDE = 40;
    private static final int NO_GAP = -1;
    private static final int STAMPS = 65_535;

    private final OctileRoute route = new OctileRoute(new int[SIDE * SIDE]);

    static Stream<Function<OctileGrid, OctileSearch>> searches() {
        return Stream.of(OctileAStar::new, OctileJumpPointSearch::new);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldMoveDiagonallyFirstOfAll(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);

        final PlanProof proof = factory.apply(grid).plan(grid.cell(0, 0), grid.cell(30, 10), route);

        assertThat(proof).isEqualTo(PlanProof.OPTIMAL);
        assertThat(route.straight()).isEqualTo(20);
        assertThat(route.diagonal()).isEqualTo(10);
        assertThat(route.cost()).isEqualTo(20L * 33_461 + 10L * 47_321);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldNotCutACorner(final Function<OctileGrid, OctileSearch> factory) {
        // s@      one cell diagonally, but around the corner it is two straight moves
        // .g
        final OctileGrid grid = new OctileGrid(2, 2);
        grid.block(grid.cell(1, 0));

        factory.apply(grid).plan(grid.cell(0, 0), grid.cell(1, 1), route);

        assertThat(route.straight()).isEqualTo(2);
        assertThat(route.diagonal()).isZero();
        assertThat(route.runCount()).isEqualTo(2);
        assertThat(OctileRoute.direction(route.run(0))).isEqualTo(OctileDirection.SOUTH);
        assertThat(OctileRoute.count(route.run(0))).isEqualTo(1);
        assertThat(OctileRoute.direction(route.run(1))).isEqualTo(OctileDirection.EAST);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldNotSqueezeBetweenTwoBlockedCells(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(2, 2);
        grid.block(grid.cell(1, 0));
        grid.block(grid.cell(0, 1));

        assertThat(factory.apply(grid).plan(grid.cell(0, 0), grid.cell(1, 1), route))
                .isEqualTo(PlanProof.UNREACHABLE);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldAnswerAtOnceWhenStartIsGoalOrAnEndIsBlocked(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);
        final OctileSearch search = factory.apply(grid);
        grid.block(grid.cell(5, 5));

        assertThat(search.plan(grid.cell(3, 3), grid.cell(3, 3), route)).isEqualTo(PlanProof.OPTIMAL);
        assertThat(route.runCount()).isZero();
        assertThat(search.plan(grid.cell(5, 5), grid.cell(3, 3), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(search.plan(grid.cell(3, 3), grid.cell(5, 5), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(search.plan(grid.cell(5, 5), grid.cell(5, 5), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(route.expansions()).isZero();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldGiveUpAtTheCapAndSaySo(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = comb();
        final OctileSearch search = factory.apply(grid);
        final int start = grid.cell(0, 0);
        final int goal = grid.cell(SIDE - 1, 0);
        search.plan(start, goal, route);
        final int needed = route.expansions();
        final long cost = route.cost();
        assertThat(needed).isGreaterThan(10);

        for (int cap = 0; cap < needed; cap++) {
            final PlanProof proof = search.plan(start, goal, cap, route);

            assertThat(proof).isEqualTo(PlanProof.CAPPED);
            assertThat(route.expansions()).isEqualTo(cap);
            assertThat(route.runCount()).isZero();
            assertThat(route.proof().hasPath()).isFalse();
        }
        assertThat(search.plan(start, goal, needed, route)).isEqualTo(PlanProof.OPTIMAL);
        assertThat(route.cost()).isEqualTo(cost);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldKnowWithoutASearchThatTwoRegionsAreApart(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);
        final OctileSearch search = factory.apply(grid);
        wall(grid, SIDE / 2, NO_GAP);

        assertThat(search.plan(grid.cell(0, 0), grid.cell(SIDE - 1, 0), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(route.expansions()).as("found out by the search, once").isPositive();
        assertThat(search.plan(grid.cell(0, 0), grid.cell(SIDE - 1, 9), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(route.expansions()).as("known from then on").isZero();

        grid.unblock(grid.cell(SIDE / 2, 7));
        assertThat(search.plan(grid.cell(0, 0), grid.cell(SIDE - 1, 9), route)).isEqualTo(PlanProof.OPTIMAL);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldSeeAClosedPocketAroundTheGoalWithoutASearch(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);
        final OctileSearch search = factory.apply(grid);
        for (int i = -2; i <= 2; i++) {
            grid.block(grid.cell(20 + i, 18));
            grid.block(grid.cell(20 + i, 22));
            grid.block(grid.cell(18, 20 + i));
            grid.block(grid.cell(22, 20 + i));
        }

        assertThat(search.plan(grid.cell(0, 0), grid.cell(20, 20), route)).isEqualTo(PlanProof.UNREACHABLE);
        assertThat(route.expansions()).isZero();
        assertThat(search.plan(grid.cell(19, 19), grid.cell(21, 21), route)).isEqualTo(PlanProof.OPTIMAL);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldSayThatARouteDoesNotFit(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = comb();
        final OctileRoute small = new OctileRoute(new int[3]);
        final OctileSearch search = factory.apply(grid);

        assertThat(search.plan(grid.cell(0, 0), grid.cell(SIDE - 1, 0), small)).isEqualTo(PlanProof.OPTIMAL);
        search.plan(grid.cell(0, 0), grid.cell(SIDE - 1, 0), route);

        assertThat(small.isTruncated()).isTrue();
        assertThat(small.runCount()).isEqualTo(route.runCount());
        assertThat(small.cost()).isEqualTo(route.cost());
        assertThat(route.isTruncated()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldGiveTheSameAnswerWhenTheStampsHaveRunOut(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = comb();
        grid.reindex();
        final OctileSearch search = factory.apply(grid);
        final int start = grid.cell(5, 0);
        final int goal = grid.cell(SIDE - 1, 0);
        search.plan(start, goal, route);
        final long cost = route.cost();
        final int expansions = route.expansions();

        for (int i = 1; i < STAMPS; i++) {
            search.plan(grid.cell(0, 0), grid.cell(1, 0), route);
        }
        // The first query's stamp again, over cells that have it from then.
        search.plan(start, goal, route);

        assertThat(route.proof()).isEqualTo(PlanProof.OPTIMAL);
        assertThat(route.cost()).isEqualTo(cost);
        assertThat(route.expansions()).isEqualTo(expansions);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldSeeEveryEditAtTheNextQuery(final Function<OctileGrid, OctileSearch> factory) {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);
        final OctileSearch search = factory.apply(grid);
        final int start = grid.cell(0, 20);
        final int goal = grid.cell(SIDE - 1, 20);
        search.plan(start, goal, route);
        assertThat(route.cost()).isEqualTo(39L * 33_461);

        assertThat(grid.block(grid.cell(10, 20))).isTrue();
        assertThat(grid.block(grid.cell(10, 20))).isFalse();
        search.plan(start, goal, route);
        assertThat(route.cost()).isEqualTo(37L * 33_461 + 2L * 47_321);
        assertThat(route.mapEpoch()).isEqualTo(1);

        assertThat(grid.unblock(grid.cell(10, 20))).isTrue();
        assertThat(grid.unblock(grid.cell(10, 20))).isFalse();
        search.plan(start, goal, route);
        assertThat(route.cost()).isEqualTo(39L * 33_461);
        assertThat(route.mapEpoch()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldCallARouteBoundedWhenItIsTooLongForTheOrderToBeExact(final Function<OctileGrid, OctileSearch> factory) {
        final int side = 301;
        final OctileGrid grid = new OctileGrid(side, side);
        for (int x = 1; x < side; x += 2) {
            wall(grid, x, x % 4 == 3 ? 0 : side - 1);
        }

        final PlanProof proof = factory.apply(grid).plan(grid.cell(0, 0), grid.cell(side - 1, 0), route);

        assertThat(proof).isEqualTo(PlanProof.BOUNDED);
        assertThat(route.straight()).isEqualTo(150L * 300 + 300);
        assertThat(route.diagonal()).isZero();
    }

    @Test
    void shouldRefuseCellsAndGridsThatAreNone() {
        final OctileGrid grid = new OctileGrid(5, 4);

        assertThatThrownBy(() -> grid.cell(5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> grid.cell(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> grid.cell(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> grid.unblock(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new OctileGrid(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OctileGrid(1 << 20, 1 << 20)).isInstanceOf(IllegalArgumentException.class);
        assertThat(grid.x(grid.cell(3, 2))).isEqualTo(3);
        assertThat(grid.y(grid.cell(3, 2))).isEqualTo(2);
    }

    /** Walls with a gap at the bottom and at the top by turns. */
    private static OctileGrid comb() {
        final OctileGrid grid = new OctileGrid(SIDE, SIDE);
        for (int x = 4; x < SIDE; x += 4) {
            wall(grid, x, x % 8 == 4 ? SIDE - 1 : 0);
        }
        return grid;
    }

    private static void wall(final OctileGrid grid, final int x, final int gapY) {
        for (int y = 0; y < grid.height(); y++) {
            if (y != gapY) {
                grid.block(grid.cell(x, y));
            }
        }
    }
}
