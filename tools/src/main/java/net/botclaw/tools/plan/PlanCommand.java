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

import java.io.PrintWriter;
import java.nio.file.Path;
import net.botclaw.routing.path.benchmark.DynamicScenario;
import net.botclaw.routing.path.benchmark.GridMap;
import net.botclaw.routing.path.benchmark.GridPatches;
import net.botclaw.routing.path.benchmark.Scenario;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw plan}: published queries, answered and measured. */
@Command(
        name = "plan",
        description = {
            "Answer the queries of a published benchmark, compare each length with the published one, and measure.",
            "  plan --map FILE --scen FILE      a MovingAI map and scenario",
            "  plan --scen FILE --patch FILE    a dynamic scenario: the grid changes between queries",
            "Last line: plan: queries=N mismatches=N unreachable=N mean_us=T p50_us=T p99_us=T max_us=T alloc_bytes=N",
            "  mismatches    lengths that differ at the precision the file prints, one line each for the first ten",
            "  ..._us        microseconds of a query, after warm-up",
            "  alloc_bytes   allocated by the thread in all measured queries",
            "Exits 1 when an answer differs."
        })
public final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--map", paramLabel = "FILE", description = "Map in MovingAI's format.")
    private Path map;

    @Option(names = "--scen", required = true, paramLabel = "FILE", description = "Scenario: queries and lengths.")
    private Path scenario;

    @Option(names = "--patch", paramLabel = "FILE", description = "Patches of a dynamic scenario, in place of a map.")
    private Path patch;

    @Option(
            names = "--model",
            defaultValue = "octile",
            paramLabel = "MODEL",
            description = "How a robot moves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PlanModel model;

    @Option(
            names = "--search",
            defaultValue = "jps",
            paramLabel = "SEARCH",
            description = "Which search: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SearchOption search;

    @Option(names = "--check", description = "Walk every route, move by move, and count one that fails as differing.")
    private boolean isCheck;

    @Option(
            names = "--repeat",
            defaultValue = "1",
            paramLabel = "N",
            description = "Measure all queries N times (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the map and up to 64 of the routes.")
    private Path svg;

    @Override
    public void run() {
        if ((map == null) == (patch == null)) {
            throw new ParameterException(spec.commandLine(), "give either --map or --patch");
        }
        if (repeat < 1) {
            throw new ParameterException(spec.commandLine(), "--repeat must be 1 or more");
        }
        final PlanRun run = prepare();
        final PrintWriter out = spec.commandLine().getOut();
        final MapDrawing drawing = svg == null ? null : new MapDrawing();
        run.compare(scenario, isCheck, drawing, out);
        if (drawing != null) {
            run.draw(drawing, svg);
        }
        final PlanResult result = run.measure(repeat);
        out.println(result.line());
        if (result.mismatches() > 0) {
            throw new CommandFailedException(result.mismatches() + " answers are not as published");
        }
    }

    private PlanRun prepare() {
        if (patch != null) {
            final GridPatches patches = BenchmarkFiles.read(patch, GridPatches::parse);
            final DynamicScenario queries = BenchmarkFiles.read(scenario, text -> DynamicScenario.parse(text, patches));
            return new PlanRun(queries, queries.newGrid(), search);
        }
        final GridMap grid = BenchmarkFiles.read(map, GridMap::parse);
        final Scenario queries =
                BenchmarkFiles.read(scenario, text -> Scenario.parse(text, grid.width(), grid.height()));
        return new PlanRun(queries, grid.toGrid(), search);
    }
}
