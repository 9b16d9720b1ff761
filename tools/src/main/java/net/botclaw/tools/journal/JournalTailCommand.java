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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw journal tail}: prints records as they come. */
@Command(
        name = "tail",
        description = {
            "Print records as they come, until ctrl-C, or until --to or --records is reached.",
            "Without --from it starts behind the last record there is; with it, records that are there already come first. "
                    + "A position that is not there yet, or a bot that has not logged on yet, is waited for."
        })
final class JournalTailCommand implements Runnable {
    private static final long POLL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Mixin
    private RecordFilter filter;

    @Mixin
    private RecordFormat format;

    @Option(names = "--records", paramLabel = "N", description = "Stop after N records have been printed.")
    private long recordLimit = Long.MAX_VALUE;

    private long printed;

    @Override
    public void run() {
        final String wrong = recordLimit < 1 ? "--records must be at least 1" : filter.firstProblem();
        if (wrong != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
        final MessageCatalogue catalogue = MessageCatalogue.load();
        filter.resolve(catalogue);
        final BotNames names = new BotNames();
        final RecordPrinter printer = new RecordPrinter(catalogue, names, format);
        final LineOutput output = new LineOutput(spec.commandLine().getOut());
        try (JournalReader reader = JournalReader.open(data.directoryWithJournal())) {
            if (!filter.hasFrom()) {
                while (reader.next()) {
                    names.onRecord(reader);
                }
            }
            while (printAvailable(reader, names, printer, output)) {
                LockSupport.parkNanos(POLL_INTERVAL_NS);
            }
        } finally {
            output.flush();
        }
    }

    /** Prints what is there; false when that was all that is wanted. */
    private boolean printAvailable(
            final JournalReader reader, final BotNames names, final RecordPrinter printer, final LineOutput output) {
        while (printed < recordLimit && reader.next()) {
            if (filter.isPast(reader.position())) {
                return false;
            }
            names.onRecord(reader);
            if (filter.matches(reader, names)) {
                printer.append(reader, output.lines());
                printed++;
                if (!output.flushWhenFull()) {
                    return false;
                }
            }
        }
        return printed < recordLimit && !filter.isPast(reader.position() + 1) && output.flush();
    }
}
