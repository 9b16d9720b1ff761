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
package net.botclaw.tools.journal.damage;

import java.nio.file.Path;
import java.util.BitSet;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.journal.BotNames;

/** What can be read in a journal. */
final class Records {
    private Records() {}

    /** Records of a journal that is whole. */
    static long count(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            long count = 0;
            while (reader.next()) {
                count++;
            }
            return count;
        }
    }

    /** Sequences of a bot's frames in a journal that is whole. */
    static BitSet sequences(final Path directory, final String bot) {
        final BitSet found = new BitSet();
        final BotNames names = new BotNames();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                names.onRecord(reader);
                if (reader.kind() == RecordKind.INBOUND
                        && names.name(reader.botId()).equals(bot)) {
                    found.set((int) reader.sequence());
                }
            }
        }
        return found;
    }
}
