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
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.journal.BotNames;

/** How an operator names a bot: digits are its id, anything else is its name, which the journal knows. */
final class BotName {
    static final String FORM = "The bot; digits are its id, anything else is looked up in the journal.";

    private static final String ID_FORM = "[0-9]{1,9}";

    private BotName() {}

    /**
     * A bot's id.
     *
     * @param text      name or digits.
     * @param directory of the engine; it is only looked into when the bot is named.
     * @return an id, which the engine may not know when it was given as such.
     * @throws CommandFailedException when no bot of this name is in the journal.
     */
    static int idIn(final String text, final Path directory) {
        if (text.matches(ID_FORM)) {
            return Integer.parseInt(text);
        }
        if (!DataDirectory.hasJournal(directory)) {
            throw new CommandFailedException("no journal in " + directory);
        }
        final BotNames names = new BotNames();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                names.onRecord(reader);
            }
        }
        final int id = names.id(text);
        if (id == BotNames.UNKNOWN) {
            throw new CommandFailedException("the journal knows no bot " + text);
        }
        return id;
    }
}
