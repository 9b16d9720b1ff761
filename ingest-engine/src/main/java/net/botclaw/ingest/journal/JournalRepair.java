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
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a copy of a damaged journal that an engine starts on and all readers read: what precedes the damage counts, the
 * damage is recorded, what is readable behind it stays readable.
 *
 * <p>State cannot be rebuilt over a hole, so the engine goes on from before the damage; the records behind it are
 * {@linkplain JournalReader#openWithSalvaged salvaged}, not applied.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: the original is locked and its files are only read; a copy that was not finished is left.
 */
public final class JournalRepair {
    private JournalRepair() {}

    /**
     * Outcome of a repair.
     *
     * @param records       readable before the damage and behind its record, which is counted too.
     * @param salvaged      readable behind the damage, and not applied.
     * @param damage        found, or null when the journal is whole.
     * @param isListRebuilt whether the list of files was made again from the files.
     * @param unreadable    names of files without a readable batch, which are in the copy but not in its list.
     */
    public record Report(
            long records, long salvaged, JournalDamage damage, boolean isListRebuilt, List<String> unreadable) {}

    /**
     * Copies and repairs a journal.
     *
     * @param from an engine's directory; locked meanwhile, so no engine may run on it.
     * @param to   directory of the copy; new or empty.
     * @return what was found and done.
     * @throws IllegalArgumentException when the target is not empty, or there is no journal.
     * @throws UncheckedIOException     when a file cannot be copied.
     */
    public static Report copy(final Path from, final Path to) {
        if (!DataDirectory.hasJournal(from)) {
            throw new IllegalArgumentException("no journal in " + from);
        }
        try (DataDirectory source = DataDirectory.lock(from)) {
            copyFiles(source.root(), to);
            final List<String> unreadable = new ArrayList<>();
            final boolean isListRebuilt = !isListed(to);
            if (isListRebuilt) {
                ManifestRebuild.of(to, unreadable).write(to);
            }
            try (DataDirectory target = DataDirectory.lock(to)) {
                final JournalDamage damage = recordDamage(target.root());
                return new Report(count(to, false), count(to, true), damage, isListRebuilt, unreadable);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot copy " + from + " to " + to + ": " + e.getMessage(), e);
        }
    }

    private static void copyFiles(final Path from, final Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> present = Files.newDirectoryStream(to)) {
            if (present.iterator().hasNext()) {
                throw new IllegalArgumentException(to + " is not empty");
            }
        }
        final Path journal = Files.createDirectories(DataDirectory.journal(to));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DataDirectory.journal(from), "{*.cq4,manifest}")) {
            for (final Path file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, journal.resolve(file.getFileName()));
                }
            }
        }
        if (Files.isRegularFile(DataDirectory.journalId(from))) {
            Files.copy(DataDirectory.journalId(from), DataDirectory.journalId(to));
        }
        if (SiteFile.exists(from)) {
            Files.copy(DataDirectory.site(from), DataDirectory.site(to));
        }
    }

    private static boolean isListed(final Path root) throws IOException {
        try {
            JournalManifest.read(root);
            return UnlistedFiles.withRecords(root).isEmpty();
        } catch (final JournalCorruptException e) {
            return false;
        }
    }

    private static JournalDamage recordDamage(final Path root) {
        try (JournalReader reader = JournalReader.open(root)) {
            long timeNs = 0;
            try {
                while (reader.next()) {
                    timeNs = reader.timeNs();
                }
                return null;
            } catch (final JournalCorruptException e) {
                if (e.damage() == null) {
                    throw e;
                }
                JournalWriter.behindDamage(root, reader.end(), e.damage(), timeNs)
                        .close();
                return e.damage();
            }
        }
    }

    private static long count(final Path root, final boolean isSalvaged) {
        try (JournalReader reader = isSalvaged ? JournalReader.openWithSalvaged(root) : JournalReader.open(root)) {
            long count = 0;
            while (reader.next()) {
                if (reader.isSalvaged() == isSalvaged) {
                    count++;
                }
            }
            return count;
        }
    }
}
