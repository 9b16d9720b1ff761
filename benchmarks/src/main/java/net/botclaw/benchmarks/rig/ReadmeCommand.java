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
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.report.ReadmeTable;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code botclaw bench readme}: the tables of figures on the page about benchmarks. */
@Command(
        name = "readme",
        description = {
            "Write the tables of reports between the marks " + ReadmeTable.BEGIN + " and " + ReadmeTable.END
                    + " of a file."
        })
final class ReadmeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Parameters(arity = "1..*", paramLabel = "REPORT.json", description = "report.json of a run, or several.")
    private List<Path> reports;

    @Option(names = "--file", paramLabel = "FILE", description = "The file, default docs/BENCHMARKS.md of the project.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        final Path page = file == null ? Home.directory().resolve("docs/BENCHMARKS.md") : file;
        ReadmeTable.replace(reports, page);
        spec.commandLine().getOut().println("bench: command=readme file=" + page);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
