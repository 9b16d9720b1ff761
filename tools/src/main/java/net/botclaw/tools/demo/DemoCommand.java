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
package net.botclaw.tools.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.Terminal;
import net.botclaw.tools.cli.VisibleText;
import org.agrona.IoUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw demo}: engine and fleet in one process, audited and replayed. */
@Command(
        name = "demo",
        description = {
            "Run a warehouse in one process: an engine with a map, trucks that drive what it plans, people at stations who "
                    + "order goods, and some field robots. Links are lost now and then; with --chaos trucks break down and are "
                    + "towed, and cells are closed. At the end all orders are done, and the journal is audited and replayed.",
            "Last line: demo: bots=N sent=N acked=N journaled=N duplicates=0 gaps=0 tasks_done=N tasks_lost=0 "
                    + "collisions=0 stuck=0 state=HEX replayed-state=HEX ok",
            "  sent, acked, journaled   channel-1 frames: all equal, or the demo has FAILED and exits 1",
            "  tasks_lost               tasks that were asked for and neither done nor ended otherwise",
            "  collisions               two trucks in one cell at one time, by what they have told of their poses",
            "  stuck                    trucks that were not back at home in the end",
            "  state, replayed-state    hash of the engine's state at its end, and after replay of its journal"
        })
public final class DemoCommand implements Runnable {
    private static final int MAX_BOTS = 10_000;
    private static final double MAX_SECONDS = 86_400;
    private static final double MAX_SPEED = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--bots", paramLabel = "N", description = "Trucks, and some field robots, default 200.")
    private int bots = 200;

    @Option(names = "--seconds", paramLabel = "S", description = "How long goods are ordered, default 10.")
    private double seconds = 10;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the engine; default: a temporary one, deleted unless the demo fails.")
    private Path data;

    @Option(names = "--threading", paramLabel = "MODE", description = "shared or dedicated, as in serve.")
    private ThreadingMode threading;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of what the bots measure and do, default 1.")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How many times faster than in life the trucks drive, 1 to 100, default 50.")
    private double speed = 50;

    @Option(names = "--chaos", description = "Break trucks down, tow them, lose more links and close cells.")
    private boolean isChaos;

    @Override
    public void run() {
        if (bots < 1 || bots > MAX_BOTS) {
            throw new ParameterException(spec.commandLine(), "--bots must be 1 to " + MAX_BOTS);
        }
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds must be above 0 and at most " + (long) MAX_SECONDS);
        }
        if (!(speed >= 1 && speed <= MAX_SPEED)) {
            throw new ParameterException(spec.commandLine(), "--speed must be 1 to " + (long) MAX_SPEED);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final Path directory = data == null ? temporaryDirectory() : data;
        final DemoSettings settings = new DemoSettings(directory, bots, seconds, seed, threading, speed, isChaos);
        out.println(String.format(
                Locale.ROOT,
                "demo: %d trucks, %d stations and %d field robots for %s s, speed %s, seed %d, data in %s",
                settings.trucks(),
                settings.stations(),
                settings.fieldRobots(),
                seconds,
                speed,
                seed,
                directory));
        out.flush();
        final WarehouseMap map = Demo.map(settings);
        final LiveView view = new LiveView(out, map, Terminal.isInteractive());
        final Demo demo = new Demo(settings, map, view);
        final DemoResult result = demo.run();
        if (isChaos) {
            out.println("demo: " + demo.faults());
        }
        out.println(result.summary());
        result.problems().forEach(problem -> out.println("problem: " + VisibleText.of(problem)));
        out.println(result.line());
        out.flush();
        if (!result.problems().isEmpty()) {
            throw new CommandFailedException(
                    "the demo failed: " + result.problems().get(0) + "; its data is in " + directory);
        }
        if (data == null) {
            IoUtil.delete(directory.toFile(), true);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("botclaw-demo-");
        } catch (final IOException e) {
            throw new CommandFailedException("cannot make a temporary directory: " + Failures.reason(e), e);
        }
    }
}
