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
package net.botclaw.benchmarks.rig;

import net.botclaw.benchmarks.micro.MicroCommand;
import net.botclaw.ingest.StartupCheck;
import net.botclaw.tools.Botclaw;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The rig's command line, {@code ./botclaw bench}. */
@Command(
        name = "botclaw bench",
        description =
                "Measure the engine beside its floors and peers. Ratios of one run travel, absolute figures do not.",
        subcommands = {
            LatencyCommand.class,
            ThroughputCommand.class,
            SweepCommand.class,
            ConnectionsCommand.class,
            SoakCommand.class,
            PeersCommand.class,
            AllocCommand.class,
            GateCommand.class,
            MicroCommand.class,
            CompareCommand.class,
            ReadmeCommand.class
        },
        footer = {
            "",
            "Reports go to benchmarks/results. Limits are in benchmarks/targets.yaml; docs/BENCHMARKS.md explains it all."
        })
public final class Bench {
    @Mixin
    private HelpOption help;

    private Bench() {}

    /**
     * Runs a command and ends the process with its exit code: 0 passed or done, 1 failed, 2 called wrongly, 3 nothing can
     * be said.
     *
     * @param args command and options.
     */
    public static void main(final String[] args) {
        final String missingFlag = StartupCheck.missingFlag();
        if (missingFlag != null) {
            System.err.println("botclaw: " + missingFlag);
            System.exit(1);
        }
        System.exit(Botclaw.commandLine(new Bench()).execute(args));
    }
}
