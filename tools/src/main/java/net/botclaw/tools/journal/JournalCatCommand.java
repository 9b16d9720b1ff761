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

import java.nio.file.Path;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.ErrorLine;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw journal cat}: prints records. */
@Command(
        name = "cat",
        description = {
            "Print records, one per line.",
            "Exits 0 when no record is wanted; a --from behind the last record or a --bot that the journal does not know "
                    + "is told on the error stream."
        })
final class JournalCatCommand implements Runnable {
    private static final long NONE = -1;

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

    @Option(
            names = "--salvaged",
            description = "Print only what is readable behind recorded damage; the state does not have it.")
    private boolean isSalvaged;

    @Override
    public void run() {
        final String wrong = filter.firstProblem();
        if (wrong != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
        final MessageCatalogue catalogue = MessageCatalogue.load();
        filter.resolve(catalogue);
        final BotNames names = new BotNames();
        final RecordPrinter printer = new RecordPrinter(catalogue, names, format);
        final LineOutput output = new LineOutput(spec.commandLine().getOut());
        try (JournalReader reader = open(data.directoryWithJournal())) {
            boolean isRead = true;
            long last = NONE;
            while (isRead && reader.next() && !filter.isPast(reader.position())) {
                last = reader.position();
                names.onRecord(reader);
                if (reader.isSalvaged() == isSalvaged && filter.matches(reader, names)) {
                    printer.append(reader, output.lines());
                    isRead = output.flushWhenFull();
                }
            }
            if (last == NONE) {
                throw data.noRecords();
            }
            final String nothing = isRead ? filter.nothingToFind(last, names) : null;
            if (nothing != null) {
                ErrorLine.print(spec.commandLine(), nothing);
            }
        } finally {
            output.flush();
        }
    }

    private JournalReader open(final Path directory) {
        return isSalvaged ? JournalReader.openWithSalvaged(directory) : JournalReader.open(directory);
    }
}
