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

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.report.Comparison;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code botclaw bench compare}: two reports. */
@Command(
        name = "compare",
        description = {
            "Compare two reports by their ratios, never by absolute figures.",
            "Exit codes: 0 nothing is worse, 1 something is, 3 nothing can be said."
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Parameters(index = "0", paramLabel = "OLD.json", description = "report.json of the run before.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW.json", description = "report.json of the run now.")
    private Path now;

    @Override
    public Integer call() throws IOException {
        final Comparison comparison = Comparison.of(old, now);
        final PrintWriter out = spec.commandLine().getOut();
        out.println(comparison.text());
        out.println(comparison.line());
        out.flush();
        return Rig.exitCode(comparison.verdict());
    }
}
