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
import java.util.Objects;
import java.util.stream.Stream;
import net.botclaw.routing.path.benchmark.DynamicScenario;
import net.botclaw.routing.path.benchmark.GridMap;
import net.botclaw.routing.path.benchmark.GridPatches;
import net.botclaw.routing.path.benchmark.GridQueries;
import net.botclaw.routing.path.benchmark.LeagueQueries;
import net.botclaw.routing.path.benchmark.Scenario;
import net.botclaw.routing.path.octile.OctileGrid;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.fleet.FleetCommand;
import net.botclaw.tools.map.LeagueInstance;
import net.botclaw.tools.map.MapCommand;
import net.botclaw.tools.map.TextFiles;
import net.botclaw.tools.map.WarehouseFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw plan}: queries, answered, judged and measured. */
@Command(
        name = "plan",
        subcommands = {MapCommand.class, FleetCommand.class},
        description = {
            "Answer the queries of a benchmark, judge each answer, and measure.",
            "  plan --map FILE --scen FILE      a map and a scenario",
            "  plan --scen FILE --patch FILE    a dynamic scenario: the grid changes between queries",
            "  plan --league FILE               an instance of the League: each robot i to the first place of task i",
            "Octile lengths are compared with the published ones. The League publishes none, and the forklift model has "
                    + "costs of its own, in ticks: there mismatches=0 without --check only means that nothing was compared.",
            "Forklift trucks are of the map's first vehicle class and look east at the start.",
            "Last line: plan: queries=N mismatches=N unreachable=N mean_us=T p50_us=T p99_us=T max_us=T alloc_bytes=N",
            "  mismatches    answers that are wrong, one line each for the first ten",
            "  ..._us        microseconds of a query, after warm-up",
            "  alloc_bytes   allocated by the thread in all measured queries",
            "Exits 1 when an answer is wrong."
        })
public final class PlanCommand implements Runnable {
    private static final int MAX_TABLES = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Map in MovingAI's format; with --model forklift also a warehouse, with its side file.")
    private Path map;

    @Option(names = "--scen", paramLabel = "FILE", description = "Scenario: queries and lengths.")
    private Path scenario;

    @Option(names = "--patch", paramLabel = "FILE", description = "Patches of a dynamic scenario, in place of a map.")
    private Path patch;

    @Option(names = "--league", paramLabel = "FILE", description = "JSON index of a League of Robot Runners instance.")
    private Path league;

    @Option(
            names = "--model",
            defaultValue = "octile",
            paramLabel = "MODEL",
            description = "How a robot moves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ModelOption model;

    @Option(
            names = "--search",
            paramLabel = "SEARCH",
            description = "Which search of the octile model: ${COMPLETION-CANDIDATES} (default: JPS).")
    private SearchOption search;

    @Option(
            names = "--tables",
            defaultValue = "0",
            paramLabel = "N",
            description = "Build tables for the first N goals of the forklift model, up to 1,000 "
                    + "(default: ${DEFAULT-VALUE}).")
    private int tables;

    @Option(
            names = "--check",
            description = {
                "Walk every way, move by move, and compare with a second search where no length is published: "
                        + "octile with the other search, forklift with a plain Dijkstra that shares nothing with the planner."
            })
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
        checkOptions();
        final PlanRun run = prepare();
        final PrintWriter out = spec.commandLine().getOut();
        final MapDrawing drawing = svg == null ? null : new MapDrawing();
        run.compare(isCheck, drawing, out);
        if (drawing != null) {
            run.draw(drawing, svg);
        }
        final RunResult result = run.measure(repeat);
        out.println(result.line());
        if (result.mismatches() > 0) {
            throw new CommandFailedException(result.mismatches() + " answers are wrong");
        }
    }

    private void checkOptions() {
        final long sources =
                Stream.of(map, patch, league).filter(Objects::nonNull).count();
        require(sources == 1, "give one of --map, --patch and --league");
        require((scenario == null) == (league != null), "--map and --patch need --scen, --league has its own queries");
        require(repeat >= 1, "--repeat must be 1 or more");
        require(tables >= 0 && tables <= MAX_TABLES, "--tables must be from 0 to " + MAX_TABLES);
        if (model == ModelOption.FORKLIFT) {
            require(patch == null, "--model forklift has no dynamic scenarios");
            require(search == null, "--search is of --model octile");
        } else {
            require(tables == 0, "--tables is of --model forklift");
        }
    }

    private void require(final boolean isGiven, final String message) {
        if (!isGiven) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private PlanRun prepare() {
        if (league != null) {
            return prepareLeague(LeagueInstance.read(league));
        }
        if (patch != null) {
            final GridPatches patches = TextFiles.read(patch, GridPatches::parse);
            final DynamicScenario queries = TextFiles.read(scenario, text -> DynamicScenario.parse(text, patches));
            return new PlanRun(queries, scenario, octile(queries, queries.newGrid()));
        }
        if (model == ModelOption.FORKLIFT) {
            final WarehouseMap warehouse = WarehouseFiles.read(map);
            final Scenario queries =
                    TextFiles.read(scenario, text -> Scenario.parse(text, warehouse.width(), warehouse.height()));
            return new PlanRun(queries, scenario, new ForkliftModel(warehouse, queries, scenario, tables));
        }
        final GridMap grid = TextFiles.read(map, GridMap::parse);
        final Scenario queries = TextFiles.read(scenario, text -> Scenario.parse(text, grid.width(), grid.height()));
        return new PlanRun(queries, scenario, octile(queries, grid.toGrid()));
    }

    private PlanRun prepareLeague(final LeagueInstance instance) {
        final LeagueQueries queries = instance.queries();
        final Path file = instance.taskFile();
        final PlanModel planner = model == ModelOption.FORKLIFT
                ? new ForkliftModel(instance.warehouse(), queries, file, tables)
                : octile(queries, instance.map().toGrid());
        return new PlanRun(queries, file, planner);
    }

    private PlanModel octile(final GridQueries queries, final OctileGrid grid) {
        return new OctileModel(queries, grid, search == null ? SearchOption.JPS : search);
    }
}
