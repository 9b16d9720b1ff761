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
package net.botclaw.tools.plan;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import net.botclaw.routing.path.benchmark.GridQueries;
import net.botclaw.tools.cli.VisibleText;

/**
 * Runs queries: once to judge every answer, then until it is warm, then measured.
 *
 * <p><b>Memory</b>: the measured loop allocates nothing of its own, so what is counted there is the planner's.
 */
final class PlanRun {
    private static final int WARM_UP_QUERIES = 50_000;
    private static final long LEAST_WARM_UP_NS = 500_000_000L;
    private static final long MOST_WARM_UP_NS = 5_000_000_000L;
    private static final int MAX_SHOWN = 10;

    private final GridQueries queries;
    private final Path file;
    private final PlanModel model;
    private final RunResult result;

    /**
     * A run.
     *
     * @param queries of which there is at least one.
     * @param file    of the queries, for the lines about those that are wrong.
     * @param model   that answers and judges them.
     */
    PlanRun(final GridQueries queries, final Path file, final PlanModel model) {
        this.queries = queries;
        this.file = file;
        this.model = model;
        result = new RunResult(queries.queryCount());
    }

    /**
     * Judges every answer.
     *
     * @param isCheck whether every answer is also walked, and compared where none is published.
     * @param drawing gets some of the routes; null for none.
     * @param out     gets a line for each of the first that are wrong.
     */
    void compare(final boolean isCheck, final MapDrawing drawing, final PrintWriter out) {
        final int step = Math.max(1, queries.queryCount() / MapDrawing.MAX_ROUTES);
        int query = 0;
        for (int i = 0; i < queries.count(); i++) {
            if (!queries.isQuery(i)) {
                model.apply(i);
                continue;
            }
            model.plan(i);
            if (!model.isFound()) {
                result.onUnreachable();
            }
            final String mismatch = model.mismatch(i, isCheck);
            if (mismatch != null) {
                result.onMismatch();
                if (result.mismatches() <= MAX_SHOWN) {
                    out.println(VisibleText.of(file.toString()) + ":" + queries.line(i) + ": " + mismatch);
                }
            }
            if (drawing != null && query++ % step == 0) {
                model.trace(i, drawing);
            }
        }
    }

    /** Draws the map as the last command has left it. */
    void draw(final MapDrawing drawing, final Path picture) {
        model.write(drawing, picture);
    }

    /**
     * Measures.
     *
     * @param repeat how often all queries are measured.
     * @return with the answers judged before.
     */
    RunResult measure(final int repeat) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long startNs = System.nanoTime();
        long elapsedNs;
        long warmedUp = 0;
        do {
            pass();
            warmedUp += queries.queryCount();
            elapsedNs = System.nanoTime() - startNs;
        } while (elapsedNs < LEAST_WARM_UP_NS || warmedUp < WARM_UP_QUERIES && elapsedNs < MOST_WARM_UP_NS);
        result.startMeasuring();
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < repeat; i++) {
            pass();
        }
        result.allocatedBytes(threads.getCurrentThreadAllocatedBytes() - before);
        return result;
    }

    private void pass() {
        model.reset();
        for (int i = 0; i < queries.count(); i++) {
            if (queries.isQuery(i)) {
                final long startNs = System.nanoTime();
                model.plan(i);
                result.onTime(System.nanoTime() - startNs);
            } else {
                model.apply(i);
            }
        }
    }
}
