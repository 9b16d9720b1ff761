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

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OctileAllocationTest {
    private static final int SIDE = 48;
    private static final int PAIRS = 1_024;
    private static final int WINDOWS = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Random random = new Random(7);
    private final OctileGrid grid = new OctileGrid(SIDE, SIDE);
    private final int[] cells = new int[2 * PAIRS];
    private final OctileRoute route = new OctileRoute(new int[SIDE * SIDE]);
    private long found;

    @Test
    void shouldAllocateNothingPerQueryOrEdit() {
        prepare();

        assertThat(leastBytes(new OctileAStar(grid), 40_000)).isZero();
        assertThat(leastBytes(new OctileJumpPointSearch(grid), 100_000)).isZero();
        assertThat(found).isPositive();
    }

    @Tag("slow")
    @Test
    void shouldAllocateNothingInAMillionQueries() {
        prepare();

        assertThat(leastBytes(new OctileAStar(grid), 1_000_000)).isZero();
        assertThat(leastBytes(new OctileJumpPointSearch(grid), 1_000_000)).isZero();
    }

    private void prepare() {
        for (int i = 0; i < SIDE * SIDE / 5; i++) {
            grid.block(anyCell());
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = anyCell();
        }
    }

    /** What the compiler makes anew costs the thread some bytes once; what a query allocates is in every window. */
    private long leastBytes(final OctileSearch search, final int queries) {
        run(search, queries / 2);
        THREADS.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && least > 0; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            run(search, queries);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void run(final OctileSearch search, final int queries) {
        for (int i = 0; i < queries; i++) {
            final int pair = 2 * (i % PAIRS);
            final int edited = cells[(pair + 77) % cells.length];
            if (!grid.block(edited)) {
                grid.unblock(edited);
            }
            if (search.plan(cells[pair], cells[pair + 1], route).hasPath()) {
                found++;
            }
        }
    }

    private int anyCell() {
        return grid.cell(random.nextInt(SIDE), random.nextInt(SIDE));
    }
}
