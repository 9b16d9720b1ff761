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

/** Walks a route move by move over cells that the test knows to be free, and adds up what it costs. */
final class RouteWalk {
    // East, north-east, north, ... with y to the south, written out again on purpose.
    private static final int[][] MOVES = {{1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 1}};

    private RouteWalk() {}

    /** Cost of the walk from start to goal, after checking every move. */
    static long cost(final boolean[][] free, final int[] start, final int[] goal, final OctileRoute route) {
        int x = start[0];
        int y = start[1];
        long cost = 0;
        int lastDirection = -1;
        for (int i = 0; i < route.runCount(); i++) {
            final int direction = route.run(i) % 8;
            final int count = route.run(i) / 8;
            assertThat(count).isPositive();
            assertThat(direction).isNotEqualTo(lastDirection);
            lastDirection = direction;
            final int dx = MOVES[direction][0];
            final int dy = MOVES[direction][1];
            for (int move = 0; move < count; move++) {
                assertThat(free[y + dy][x + dx] && free[y][x + dx] && free[y + dy][x])
                        .as("move %d of run %d from %d,%d", move, i, x, y)
                        .isTrue();
                x += dx;
                y += dy;
                cost += dx != 0 && dy != 0 ? 47_321 : 33_461;
            }
        }
        assertThat(new int[] {x, y}).isEqualTo(goal);
        return cost;
    }
}
