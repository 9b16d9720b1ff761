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
package net.botclaw.tools.command;

import java.nio.file.Path;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.routing.CoreLimits;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.journal.BotNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command drain}. */
@Command(name = "drain", description = "Give a bot no new tasks, or tasks again.")
final class DrainCommand extends OneCommand {
    private static final String ID_FORM = "[0-9]{1,9}";

    @Option(
            names = "--bot",
            required = true,
            paramLabel = "NAME|ID",
            description = "The bot; digits are its id, anything else is looked up in the journal.")
    private String bot;

    @Option(names = "--off", description = "Give it tasks again.")
    private boolean isOff;

    @Override
    int write(final OperatorCommands commands) {
        final long botId =
                bot.matches(ID_FORM) ? checked("--bot", Long.parseLong(bot), 1, CoreLimits.MAX_BOTS) : idOf(bot);
        return commands.drainBot(botId, !isOff);
    }

    private int idOf(final String name) {
        final Path root = directory();
        if (!DataDirectory.hasJournal(root)) {
            throw new CommandFailedException("no journal in " + root);
        }
        final BotNames names = new BotNames();
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                names.onRecord(reader);
            }
        }
        final int id = names.id(name);
        if (id == BotNames.UNKNOWN) {
            throw new CommandFailedException("the journal knows no bot " + name);
        }
        return id;
    }
}
