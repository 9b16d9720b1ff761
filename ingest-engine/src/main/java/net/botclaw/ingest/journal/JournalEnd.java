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
package net.botclaw.ingest.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * The place up to which a reader has read a journal: what a writer needs to know to go on behind it.
 *
 * @param nextPosition behind the last record read.
 * @param manifest     of the journal, with what reading has shown of files that were never closed.
 * @param isClean      false: the journal goes on, damaged, behind the last record read.
 */
public record JournalEnd(long nextPosition, JournalManifest manifest, boolean isClean) {
    /**
     * The end of a journal that has no file yet.
     *
     * @param journalId random.
     * @return an empty journal.
     */
    static JournalEnd ofNothing(final long journalId) {
        return new JournalEnd(0, new JournalManifest(journalId, List.of()), true);
    }

    /**
     * Reads a whole journal.
     *
     * @param root an engine's directory.
     * @return its end.
     * @throws JournalCorruptException when it is damaged.
     */
    public static JournalEnd of(final Path root) {
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                // Reading is the check.
            }
            return reader.end();
        }
    }
}
