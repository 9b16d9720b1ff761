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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.botclaw.ingest.journal.JournalManifest.Entry;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;

/**
 * The files of a journal that an engine writes: makes new ones, lists them before they are used, closes those that are
 * done. A file of an earlier life is never appended to, so nothing is ever appended behind damage.
 *
 * <p><b>Threading</b>: one thread at a time. <b>Failure</b>: what cannot be made or listed is thrown.
 */
final class JournalFiles implements AutoCloseable {
    private static final String QUARANTINE = "quarantine";

    private final Path root;
    private final SingleChronicleQueue queue;
    private final List<Path> setAside = new ArrayList<>();
    private JournalManifest manifest;
    private SingleChronicleQueueStore preparedStore;

    /**
     * Opens the files of a journal to go on behind its end.
     *
     * @param end       of the journal as it was read.
     * @param rollClock that picks the file of an append.
     */
    JournalFiles(final Path root, final JournalEnd end, final RollClock rollClock) {
        this.root = root;
        try {
            Files.createDirectories(DataDirectory.journal(root));
            setUnlistedAside();
            this.manifest = end.manifest();
            closeEarlierFiles();
            manifest.write(root);
            if (!Files.exists(DataDirectory.journalId(root))) {
                DurableFile.write(DataDirectory.journalId(root), String.format(Locale.ROOT, "%016x\n", journalId()));
            }
            this.queue = JournalQueues.forWriting(root, rollClock);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot use the journal in " + root + ": " + e.getMessage(), e);
        }
    }

    /** An engine that was killed can leave a file that it had not listed yet: it holds nothing, but is not ours to delete. */
    private void setUnlistedAside() throws IOException {
        final List<Path> unlisted = UnlistedFiles.all(root);
        if (!unlisted.isEmpty()) {
            final Path quarantine = Files.createDirectories(root.resolve(QUARANTINE));
            for (final Path file : unlisted) {
                final Path target = quarantine.resolve(System.currentTimeMillis() + "-" + file.getFileName());
                Files.move(file, target);
                setAside.add(target);
            }
        }
    }

    /** Makes what is listed as closed from now on durable, and gives back space that was allocated and not written to. */
    private void closeEarlierFiles() throws IOException {
        final List<Entry> listed = Files.exists(JournalManifest.path(root))
                ? JournalManifest.read(root).files()
                : List.of();
        for (int i = 0; i < manifest.files().size(); i++) {
            final Entry entry = manifest.files().get(i);
            if (entry.isClosed() && (i >= listed.size() || !listed.get(i).isClosed())) {
                closeEarlierFile(entry);
            }
        }
    }

    private void closeEarlierFile(final Entry entry) throws IOException {
        final Path path = DataDirectory.journal(root).resolve(entry.name());
        if (!Files.isRegularFile(path)) {
            return;
        }
        if (entry.length() != JournalManifest.UNKNOWN) {
            try (QueueFileReader reader = new QueueFileReader(manifest.journalId())) {
                reader.open(path);
                reader.offset(entry.length());
                if (reader.length() > entry.length() && reader.isZeroToEnd()) {
                    QueueFile.trim(path, entry.length());
                }
            }
        }
        QueueFile.force(path);
    }

    /** True when a failed write says that the journal's disk is full. */
    boolean isOutOfSpace(final IOException failure) throws IOException {
        return QueueFile.isOutOfSpace(DataDirectory.journal(root), failure);
    }

    /**
     * Makes a file that is not listed yet; on return it is on the disk.
     *
     * @param earliestMs time that its name is not to be before, epoch milliseconds.
     * @throws IOException when there is no room for it.
     */
    QueueFile create(final long earliestMs) throws IOException {
        final int cycle = Math.max(JournalRollCycle.cycleAt(earliestMs), lastCycle() + 1);
        final Path path = DataDirectory.journal(root).resolve(JournalQueues.fileName(cycle));
        final QueueFile file = QueueFile.create(cycle, path);
        try {
            closePreparedStore();
            preparedStore = JournalQueues.initialize(queue, cycle);
            file.trimTo(file.allocated());
            file.force();
            DurableFile.syncNames(path.getParent());
            return file;
        } catch (final IOException e) {
            remove(file);
            throw e;
        }
    }

    /**
     * Lists a file; on return that is on the disk.
     *
     * @param firstPosition of its first record, or {@link JournalManifest#UNKNOWN} when it is made ahead of its use.
     * @param continuesFrom position up to which earlier files count, or {@link JournalManifest#UNKNOWN}: to their end.
     * @throws IOException when there is no room for the list.
     */
    void list(final QueueFile file, final long firstPosition, final long continuesFrom) throws IOException {
        Entry entry = Entry.prepared(file.name());
        if (firstPosition != JournalManifest.UNKNOWN) {
            entry = entry.begun(firstPosition).continuing(continuesFrom);
        }
        list(manifest.with(entry));
    }

    /** Removes a file that this life has made, that is not listed and that nothing was appended to. */
    void remove(final QueueFile file) throws IOException {
        closePreparedStore();
        file.close();
        if (!isListed(file)) {
            Files.deleteIfExists(DataDirectory.journal(root).resolve(file.name()));
        }
    }

    /** The list on the disk counts: it can have been replaced although that was not confirmed. */
    private boolean isListed(final QueueFile file) {
        return JournalManifest.read(root).files().stream()
                .anyMatch(entry -> entry.name().equals(file.name()));
    }

    private int lastCycle() {
        return manifest.files().isEmpty()
                ? 0
                : JournalQueues.cycleOf(manifest.last().name());
    }

    /**
     * The writer has gone from one file to the next. Where this fails it can be tried again.
     *
     * @param position behind the last record of the one, and of the first record of the other.
     */
    void onRolled(final QueueFile done, final QueueFile begun, final long position) throws IOException {
        done.trimTo(done.written());
        forceOrFail(done);
        list(manifest.replacing(entry(done).closed(position, done.written()))
                .replacing(entry(begun).begun(position)));
        done.close();
    }

    /**
     * Nothing is appended to a file any more. Where this fails it can be tried again.
     *
     * @param nextPosition behind its last record.
     */
    void close(final QueueFile file, final long nextPosition) throws IOException {
        file.trimTo(file.written());
        forceOrFail(file);
        list(manifest.replacing(entry(file).closed(nextPosition, file.written())));
        file.close();
    }

    /**
     * Deletes a file that this life has made and appended nothing to. It stays in the list, closed without a record: a
     * reader may stand in it, and its name is not to be used again.
     */
    void discard(final QueueFile file, final long position) throws IOException {
        list(manifest.replacing(entry(file).begun(position).closed(position, JournalManifest.UNKNOWN)));
        file.close();
        Files.deleteIfExists(DataDirectory.journal(root).resolve(file.name()));
    }

    /** A failed sync may have dropped pages and must not be tried again, whatever its reason. */
    private static void forceOrFail(final QueueFile file) {
        try {
            file.force();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot sync " + file.name() + ": " + e.getMessage(), e);
        }
    }

    private Entry entry(final QueueFile file) {
        return manifest.files().stream()
                .filter(entry -> entry.name().equals(file.name()))
                .findFirst()
                .orElseThrow();
    }

    private void list(final JournalManifest changed) throws IOException {
        changed.write(root);
        manifest = changed;
    }

    long journalId() {
        return manifest.journalId();
    }

    SingleChronicleQueue queue() {
        return queue;
    }

    /** Files that were put into the quarantine when the journal was opened. */
    List<Path> setAside() {
        return List.copyOf(setAside);
    }

    private void closePreparedStore() {
        if (preparedStore != null) {
            preparedStore.close();
            preparedStore = null;
        }
    }

    @Override
    public void close() {
        closePreparedStore();
        queue.close();
    }
}
