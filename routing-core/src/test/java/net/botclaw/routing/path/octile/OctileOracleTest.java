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

import java.util.Random;
import net.botclaw.routing.path.PlanProof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both searches against Dijkstra on random maps that change between queries. Sizes lie on both sides of a word's. */
class OctileOracleTest {
    private static final long SEED = Long.getLong("botclaw.seed", 20_260_501L);
    private static final int EDITS_PER_ROUND = 6;
    private static final int GOALS_PER_START = 12;

    private long queries;
    private long unreachable;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 20",
        "1, 9, 40",
        "9, 1, 40",
        "8, 8, 400",
        "13, 11, 300",
        "24, 17, 150",
        "62, 6, 100",
        "63, 5, 100",
        "6, 62, 100",
        "5, 63, 100",
        "64, 4, 100",
        "4, 64, 100",
        "130, 7, 60",
        "7, 130, 60",
        "70, 70, 15"
    })
    void shouldFindTheCostThatDijkstraFinds(final int width, final int height, final int rounds) {
        for (int percent = 0; percent <= 50; percent += 10) {
            run(width, height, percent, rounds);
        }

        assertThat(queries).isGreaterThan(rounds * 6L);
    }

    @Tag("slow")
    @Test
    void shouldFindTheCostThatDijkstraFindsALongTime() {
        for (int percent = 0; percent <= 50; percent += 5) {
            run(20, 20, percent, 3_000);
            run(66, 30, percent, 300);
        }

        assertThat(queries).isGreaterThan(400_000);
        assertThat(unreachable).isGreaterThan(10_000);
    }

    private void run(final int width, final int height, final int percent, final int rounds) {
        final Random random = new Random(SEED + 31L * width + 37L * height + percent);
        final boolean[][] free = new boolean[height][width];
        final OctileGrid grid = new OctileGrid(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                free[y][x] = random.nextInt(100) >= percent;
                edit(grid, x, y, free[y][x]);
            }
        }
        final OctileSearch[] searches = {new OctileAStar(grid), new OctileJumpPointSearch(grid)};
        final OctileRoute route = new OctileRoute(new int[width * height]);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < EDITS_PER_ROUND; i++) {
                final int x = random.nextInt(width);
                final int y = random.nextInt(height);
                free[y][x] = random.nextInt(100) >= percent;
                edit(grid, x, y, free[y][x]);
            }
            final int[] start = {random.nextInt(width), random.nextInt(height)};
            final long[] costs = new EdgeListOracle(free).costsFrom(start[0], start[1]);
            for (int i = 0; i < GOALS_PER_START; i++) {
                final int[] goal = {random.nextInt(width), random.nextInt(height)};
                final boolean hasEnds = free[start[1]][start[0]] && free[goal[1]][goal[0]];
                final long cost = hasEnds ? costs[goal[1] * width + goal[0]] : EdgeListOracle.NO_ROUTE;
                for (final OctileSearch search : searches) {
                    check(search, grid, free, start, goal, cost, route);
                }
            }
        }
    }

    private void check(
            final OctileSearch search,
            final OctileGrid grid,
            final boolean[][] free,
            final int[] start,
            final int[] goal,
            final long cost,
            final OctileRoute route) {
        queries++;
        final PlanProof proof = search.plan(grid.cell(start[0], start[1]), grid.cell(goal[0], goal[1]), route);
        if (cost == EdgeListOracle.NO_ROUTE) {
            unreachable++;
            assertThat(proof).as(() -> picture(search, free, start, goal)).isEqualTo(PlanProof.UNREACHABLE);
            assertThat(route.runCount()).isZero();
            assertThat(route.cost()).isZero();
            return;
        }
        if (proof != PlanProof.OPTIMAL || route.cost() != cost) {
            throw new AssertionError(
                    "cost " + route.cost() + " " + proof + ", not " + cost + "\n" + picture(search, free, start, goal));
        }
        assertThat(RouteWalk.cost(free, start, goal, route)).isEqualTo(cost);
        assertThat(route.mapEpoch()).isEqualTo(grid.epoch());
    }

    private static void edit(final OctileGrid grid, final int x, final int y, final boolean isFree) {
        if (isFree) {
            grid.unblock(grid.cell(x, y));
        } else {
            grid.block(grid.cell(x, y));
        }
    }

    private static String picture(
            final OctileSearch search, final boolean[][] free, final int[] start, final int[] goal) {
        final StringBuilder text = new StringBuilder(search.getClass().getSimpleName())
                .append(", -Dbotclaw.seed=")
                .append(SEED)
                .append('\n');
        for (int y = 0; y < free.length; y++) {
            for (int x = 0; x < free[0].length; x++) {
                final boolean isStart = x == start[0] && y == start[1];
                final boolean isGoal = x == goal[0] && y == goal[1];
                text.append(isStart ? 's' : isGoal ? 'g' : free[y][x] ? '.' : '@');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
