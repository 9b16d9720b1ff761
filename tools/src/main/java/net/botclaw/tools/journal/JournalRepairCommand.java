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
package net.botclaw.tools.journal;

import java.io.PrintWriter;
import java.nio.file.Path;
import net.botclaw.ingest.journal.JournalDamage;
import net.botclaw.ingest.journal.JournalRepair;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code botclaw journal repair}: a copy of a damaged journal that an engine starts on. */
@Command(
        name = "repair",
        description = {
            "Copy a data directory and record the damage of its journal in the copy; the original is only read.",
            "An engine that is started on the copy goes on from the state before the damage. Records that are readable "
                    + "behind the damage are kept in the copy and not applied: journal cat --salvaged prints them.",
            "A list of files that is missing or damaged is made again from the files.",
            "Last line: repair: records=N lost_from=POSITION lost_to=POSITION salvaged=N continued_at=POSITION; "
                    + "the positions are -1 when the journal is whole.",
            "lost_to is the first readable position behind the damage, or where nothing is readable the position at "
                    + "which the copy goes on."
        })
final class JournalRepairCommand implements Runnable {
    private static final long NONE = -1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Directory of the copy, new or empty.")
    private Path to;

    @Override
    public void run() {
        final JournalRepair.Report report = JournalRepair.copy(data.directoryWithJournal(), to);
        final PrintWriter out = spec.commandLine().getOut();
        if (report.isListRebuilt()) {
            out.println("the list of the journal's files was made again from the files; a file that is missing behind "
                    + "the last one cannot be noticed");
        }
        report.unreadable().forEach(file -> out.println("no batch can be read in " + file));
        final JournalDamage damage = report.damage();
        if (damage != null) {
            out.println(damage.line());
        }
        out.println("repair: records=" + report.records()
                + " lost_from=" + (damage == null ? NONE : damage.position())
                + " lost_to=" + (damage == null ? NONE : damage.lostTo())
                + " salvaged=" + report.salvaged()
                + " continued_at=" + (damage == null ? NONE : damage.resumePosition()));
    }
}
