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
package net.botclaw.tools.fleet;

import java.io.PrintWriter;
import java.nio.file.Path;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.map.WarehouseFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw plan fleet}: a fleet that fetches and brings on a map, watched move by move. */
@Command(
        name = "fleet",
        description = {
            "Let a fleet fetch and bring on a map, late and with faults, and watch each tick for collisions.",
            "  plan fleet                                     50 robots for a minute on the map that comes with it",
            "  plan fleet --map site.map --robots 200 --seconds 600 --seed 2",
            "  plan fleet --breakdowns 6 --blocks 6 --animate fleet.svg",
            "Robots start at their homes. There is always a next task, of two stops: one where something is fetched, one "
                    + "where it is brought. After the run comes the drain: no new tasks and faults, only delays, until all are "
                    + "home, 1,800 simulated seconds at most.",
            "Before the run the same is driven with another seed for up to 60 simulated seconds, so that the JVM has "
                    + "compiled what is measured. It changes times only.",
            "Prints a line each simulated minute, the first 10 collisions, wrong moves and stuck robots in words, and at last:",
            "  detail: tasks_in_run=N wrong_moves=N refused=N replans_on_delay=N postponed=N breakdowns=N blocks=N drain_seconds=T "
                    + "plan_ratio=R expansions=N",
            "  fleet: robots=N ticks=N tasks=N collisions=N deadlocks_resolved=N stuck=N plan_mean_us=T plan_p99_us=T "
                    + "delay_ratio=R state=HEX",
            "  tasks_in_run         done before the drain",
            "  wrong_moves          jumps, cells off the map, exits against a sign",
            "  refused              tasks withdrawn because no plan was found when their turn came",
            "  replans_on_delay     robots held up by others that got a plan that brings them home earlier",
            "  postponed            reservations pushed back because of delays",
            "  plan_ratio           time of tasks as planned, by that on an empty map",
            "  ticks                of the run; the map says how long one is, 100 ms if it does not",
            "  tasks                done, in the run and in the drain",
            "  deadlocks_resolved   robots that got a plan after others were pushed out of their way",
            "  stuck                robots that were not home in the end",
            "  plan_..._us          microseconds of a plan: a whole trip, of two stops and the way home, which is three "
                    + "searches and their reservations",
            "  delay_ratio          time of tasks as driven, by that on an empty map without delays",
            "  state                hash of the fleet after the run and when all are home",
            "Exits 1 on a collision, a wrong move or a stuck robot."
        })
public final class FleetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--map", paramLabel = "FILE", description = "Map: a warehouse, MovingAI or League.")
    private Path map;

    @Option(names = "--demo", description = "The map that comes with the tools; so it is without --map.")
    private boolean isDemo;

    @Mixin
    private FleetOptions options;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw robots and ways at the end of the run.")
    private Path svg;

    @Option(names = "--animate", paramLabel = "FILE", description = "Draw the run as an SVG that plays in a browser.")
    private Path animation;

    @Override
    public void run() {
        checkOptions();
        final PrintWriter out = spec.commandLine().getOut();
        final FleetSite site = site();
        out.println(firstLine(site));
        out.flush();
        FleetRun.warmUp(site, options);
        final FleetRun run = new FleetRun(site, options, out);
        drive(run, site.map());
        final FleetReport report = new FleetReport(run);
        report.print(out);
        final String problem = report.problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }

    private void checkOptions() {
        final String problem = isDemo && map != null ? "give one of --map and --demo" : options.firstProblem();
        if (problem != null) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private FleetSite site() {
        final WarehouseMap warehouse = map == null ? WarehouseFiles.demo() : WarehouseFiles.read(map);
        try {
            return new FleetSite(warehouse, options.robots(), options.seed());
        } catch (final IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private String firstLine(final FleetSite site) {
        return (map == null ? "the demo map" : map) + ": " + site.map().width() + " x "
                + site.map().height() + ", " + site.map().cellCount() + " free cells; " + options.robots() + " robots, "
                + site.sourceCount() + " places to fetch from, " + site.targetCount() + " to bring to";
    }

    private void drive(final FleetRun run, final WarehouseMap warehouse) {
        if (animation == null) {
            run.run(null);
        } else {
            final FleetAnimation film = new FleetAnimation(warehouse, options.robots(), warehouse.tickMs());
            run.run(film);
            film.write(animation);
        }
        if (svg != null) {
            draw(run.simulation(), warehouse);
        }
        run.drain();
    }

    private void draw(final FleetSimulation simulation, final WarehouseMap warehouse) {
        final FleetDrawing drawing = new FleetDrawing(warehouse, options.robots());
        simulation.tellPoses(drawing::robot);
        final FleetView view = simulation.view();
        final int[] cells = new int[FleetLimits.RESERVATIONS_PER_ROBOT];
        for (int robot = 0; robot < options.robots(); robot++) {
            // A robot that moves has the cell it comes from behind it.
            final int behind = view.isMoving(robot) ? 1 : 0;
            final int count = view.path(robot, cells) - behind;
            System.arraycopy(cells, behind, cells, 0, count);
            drawing.path(robot, cells, count);
        }
        drawing.write(svg);
    }
}
