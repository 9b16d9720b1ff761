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

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.journal.QueueFileReader.Step;

/**
 * Queue files that lie in a journal's directory and are not in its manifest: files that an engine had made and not begun
 * when it was killed, which are of no interest, or files that somebody has put there.
 */
final class UnlistedFiles {
    private UnlistedFiles() {}

    /** All of them, in the order of their names; none where there is no manifest. */
    static List<Path> all(final Path root) throws IOException {
        final List<Path> found = new ArrayList<>();
        if (!Files.exists(JournalManifest.path(root))) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DataDirectory.journal(root), "*.cq4")) {
            files.forEach(found::add);
        }
        // Read behind the directory: a file is listed before it is used.
        final JournalManifest manifest = JournalManifest.read(root);
        manifest.files().forEach(entry -> found.removeIf(file -> file.endsWith(entry.name())));
        found.sort(null);
        return found;
    }

    /** Those that hold a batch of this journal. */
    static List<Path> withRecords(final Path root) throws IOException {
        final List<Path> found = all(root);
        if (found.isEmpty()) {
            return found;
        }
        try (QueueFileReader reader =
                new QueueFileReader(JournalManifest.read(root).journalId())) {
            for (final Path file : List.copyOf(found)) {
                if (!Files.isRegularFile(file) || !hasRecords(reader, file)) {
                    found.remove(file);
                }
            }
        }
        if (!found.isEmpty()) {
            // One of them may have been listed, and used, meanwhile.
            found.retainAll(all(root));
        }
        return found;
    }

    /** The record that continues a journal is written before its file is listed, and nothing else is. */
    private static boolean hasRecords(final QueueFileReader reader, final Path file) throws IOException {
        try {
            reader.open(file);
        } catch (final NoSuchFileException e) {
            // The engine has removed it: it had found no room to list it.
            return false;
        }
        return reader.search(0) == Step.BATCH
                && (!JournalContinuation.isAtStart(reader) || reader.search(0) == Step.BATCH);
    }
}
