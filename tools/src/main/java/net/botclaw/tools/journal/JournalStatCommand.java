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
import java.io.UncheckedIOException;
import java.util.Locale;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.SiteLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code botclaw journal stat}: counts what a journal holds. */
@Command(
        name = "stat",
        description = {
            "Count records by kind, batches and bytes, and show the site that the journal was begun on.",
            "Last line: journal: records=N batches=N first=TIME last=TIME bytes=N",
            "bytes are those of the records and their batches."
        })
final class JournalStatCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Override
    public void run() {
        final JournalFigures figures = new JournalFigures();
        try (JournalReader reader = JournalReader.open(data.directoryWithJournal())) {
            while (reader.next()) {
                figures.onRecord(reader);
            }
        }
        if (figures.records() == 0) {
            throw data.noRecords();
        }
        final PrintWriter out = spec.commandLine().getOut();
        for (final RecordKind kind : RecordKind.values()) {
            if (figures.count(kind) > 0) {
                out.println(String.format(Locale.ROOT, "%-12s %,16d", kind, figures.count(kind)));
            }
        }
        out.println("positions    " + figures.firstPosition() + " to " + figures.lastPosition());
        out.println("site         " + site());
        out.println("journal: records=" + figures.records() + " batches=" + figures.batches() + " first="
                + Figures.isoTime(figures.firstTimeNs()) + " last=" + Figures.isoTime(figures.lastTimeNs()) + " bytes="
                + figures.bytes());
    }

    /** A journal can be counted without its site, but not replayed: that is said here and is no failure. */
    private String site() {
        try {
            return SiteLine.of(JournalSite.of(data.directory()));
        } catch (final IllegalStateException | UncheckedIOException e) {
            return Failures.line(e);
        }
    }
}
