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
package net.botclaw.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import net.botclaw.routing.path.octile.OctileAStar;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.octile.OctileJumpPointSearch;
import net.botclaw.routing.path.octile.OctileRoute;
import net.botclaw.routing.path.octile.OctileSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Octile queries on a generated warehouse of 340 x 164 cells, and the blocking of a cell. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OctileBenchmark {
    private static final int QUERY_MASK = OctileWorkload.QUERIES - 1;

    /** Thousandths of the free cells that are blocked. */
    @Param({"0", "2", "10"})
    private int blockedPerMille;

    private final int[] starts = new int[OctileWorkload.QUERIES];
    private final int[] goals = new int[OctileWorkload.QUERIES];
    private final OctileRoute route = new OctileRoute(new int[OctileWorkload.WIDTH * OctileWorkload.HEIGHT]);
    private OctileGrid grid;
    private OctileSearch astar;
    private OctileSearch jumpPoints;
    private int query;

    /** Makes the warehouse. */
    @Setup
    public void prepare() {
        final OctileWorkload workload = new OctileWorkload(blockedPerMille);
        grid = workload.toGrid();
        astar = new OctileAStar(grid);
        jumpPoints = new OctileJumpPointSearch(grid);
        for (int i = 0; i < OctileWorkload.QUERIES; i++) {
            starts[i] = OctileWorkload.cell(grid, workload.start(i));
            goals[i] = OctileWorkload.cell(grid, workload.goal(i));
        }
    }

    /**
     * A query by A*.
     *
     * @return its cost.
     */
    @Benchmark
    public long astar() {
        return plan(astar);
    }

    /**
     * A query by jump point search.
     *
     * @return its cost.
     */
    @Benchmark
    public long jumpPointSearch() {
        return plan(jumpPoints);
    }

    /**
     * A cell blocked and freed again; the time is that of both.
     *
     * @return changes so far.
     */
    @Benchmark
    public long blockAndUnblock() {
        final int cell = starts[query++ & QUERY_MASK];
        grid.block(cell);
        grid.unblock(cell);
        return grid.epoch();
    }

    private long plan(final OctileSearch search) {
        final int i = query++ & QUERY_MASK;
        search.plan(starts[i], goals[i], route);
        return route.cost();
    }
}
