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
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.Terminal;
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
            "Run an engine and a simulated fleet in one process: bots send sensor readings over TCP, lose their link now "
                    + "and then and resume. At the end the journal is audited and replayed.",
            "Last line: demo: bots=N sent=N acked=N journaled=N duplicates=0 gaps=0 alerts=N state=HEX "
                    + "replayed-state=HEX ok",
            "  sent, acked, journaled   channel-1 frames: all equal, or the demo has FAILED and exits 1",
            "  state, replayed-state    hash of the engine's state at its end, and after replay of its journal"
        })
public final class DemoCommand implements Runnable {
    private static final int MAX_BOTS = 10_000;
    private static final double MAX_SECONDS = 86_400;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--bots", paramLabel = "N", description = "Bots, default 200.")
    private int bots = 200;

    @Option(names = "--seconds", paramLabel = "S", description = "How long they measure, default 10.")
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

    @Override
    public void run() {
        if (bots < 1 || bots > MAX_BOTS) {
            throw new ParameterException(spec.commandLine(), "--bots must be 1 to " + MAX_BOTS);
        }
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds must be above 0 and at most " + (long) MAX_SECONDS);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final Path directory = data == null ? temporaryDirectory() : data;
        out.println(String.format(
                Locale.ROOT, "demo: %d bots for %s s, seed %d, data in %s", bots, seconds, seed, directory));
        out.flush();
        final ProgressLine progress = new ProgressLine(out, Terminal.isInteractive());
        final DemoResult result = new Demo(directory, bots, seconds, seed, threading, progress).run();
        result.problems().forEach(problem -> out.println("problem: " + problem));
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
