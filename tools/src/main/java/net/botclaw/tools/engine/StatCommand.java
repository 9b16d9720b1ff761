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
package net.botclaw.tools.engine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw stat}: counters and errors of an engine, which is not asked: they lie in a mapped file. */
@Command(
        name = "stat",
        description = {
            "Show the counters and the distinct errors of an engine, running or not.",
            "Last line: stat: pid=N uptime_s=N running=true|false frames=N refused=N errors=N",
            "  frames   bot frames journaled since its start",
            "  refused  frames and logons refused, all reasons",
            "  errors   distinct errors",
            "uptime_s is 0 when the engine is not running."
        })
public final class StatCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Option(names = "--watch", paramLabel = "S", description = "Show them again every S seconds, until ctrl-C.")
    private Double watchSeconds;

    @Option(names = "--all", description = "Show refusals that never happened too.")
    private boolean isAll;

    @Override
    public void run() {
        if (watchSeconds == null) {
            print();
            return;
        }
        if (!(watchSeconds > 0)) {
            throw new ParameterException(spec.commandLine(), "--watch must be above 0");
        }
        final long intervalNs = (long) (watchSeconds * TimeUnit.SECONDS.toNanos(1));
        while (!Thread.currentThread().isInterrupted()) {
            print();
            LockSupport.parkNanos(intervalNs);
        }
    }

    /** Maps the file anew each time: a restarted engine has made a new one. */
    private void print() {
        final Path path = DataDirectory.counters(data.readableDirectory());
        final PrintWriter out = spec.commandLine().getOut();
        try (CountersFile file = CountersFile.open(path)) {
            new CountersView(file, isAll).print(out, System.currentTimeMillis());
        }
        out.flush();
    }
}
