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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.journal.JournalManifest.Entry;
import net.botclaw.ingest.journal.QueueFileReader.Step;
import org.agrona.DirectBuffer;

/**
 * Walks the batches of a journal from file to file, and is the one place that decides whether a journal is whole.
 *
 * <pre>
 *   file a            file b                                file c                  (manifest: c continues=P)
 *   ├──────────────┤  ├────────────┤ damage ├────────────┤  ├──────────────
 *   0 ........... N   N ........ P   lost     salvaged      C .......        counts: 0..P, C..
 * </pre>
 *
 * <p>A batch is taken when its checksum fits and it begins at the expected position. An end is believed when the manifest
 * says that a file is closed there, when the next file begins there, or when the appender's own note of its last document
 * lies before it. All else is damage: what lies behind it is searched for readable batches and counted. Bytes that cannot
 * be read but hide no record (an index of Chronicle's, zeroes or noise behind a closed end) are passed over.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: damage is thrown, again at each further call.
 */
final class JournalCursor implements AutoCloseable {
    private static final int NONE = -1;
    private static final long NOT_HERE = Long.MAX_VALUE;

    private final Path root;
    private final boolean isSalvagedWanted;
    private final QueueFileReader file;
    private final List<Entry> resolved = new ArrayList<>();
    private QueueFileReader successor;
    private JournalManifest manifest;
    private Object manifestVersion;
    private int index = NONE;
    private boolean isMissing;
    private boolean isEndSearched;
    private long fileFirst;
    private int pendingContinuation = NONE;
    private long nextPosition;
    private int salvageEnd = NONE;
    private long salvagePosition;
    private JournalCorruptException verdict;

    JournalCursor(final Path root, final boolean isSalvagedWanted) {
        if (!DataDirectory.hasJournal(root)) {
            throw new IllegalArgumentException("no journal in " + root);
        }
        this.root = root;
        this.isSalvagedWanted = isSalvagedWanted;
        try {
            final List<Path> unlisted = UnlistedFiles.withRecords(root);
            this.manifestVersion = manifestVersion();
            this.manifest = JournalManifest.read(root);
            if (!unlisted.isEmpty()) {
                throw new JournalCorruptException(
                        unlisted.get(0).getFileName() + " holds records but is not in the list of the journal's files",
                        0);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the journal in " + root + ": " + e.getMessage(), e);
        }
        this.file = new QueueFileReader(manifest.journalId());
    }

    /** Moves to the next batch; false when there is none now. */
    boolean next() {
        if (verdict != null) {
            throw verdict;
        }
        try {
            return isSalvaging() && nextSalvaged() || nextExpected();
        } catch (final JournalCorruptException e) {
            verdict = e;
            throw e;
        } catch (final IOException e) {
            verdict = new JournalCorruptException(fileName() + " cannot be read: " + e.getMessage(), nextPosition, e);
            throw verdict;
        }
    }

    private boolean nextExpected() throws IOException {
        while (true) {
            if (index == NONE) {
                if (manifest.files().isEmpty() && !refresh()) {
                    return false;
                }
                open(0);
            }
            if (isContinuedHere()) {
                leaveAt(pendingContinuation);
                if (isSalvaging() && nextSalvaged()) {
                    return true;
                }
            } else if (isClosedHere()) {
                if (index + 1 == manifest.files().size() && !refresh()) {
                    return false;
                }
                if (index + 1 < manifest.files().size()) {
                    final long next = firstOfNext();
                    if (next != nextPosition && next != JournalManifest.UNKNOWN) {
                        return resynchronise("the next file does not begin here");
                    }
                    open(index + 1);
                }
            } else {
                final Step step = isMissing ? Step.DAMAGE : file.next();
                if (step == Step.BATCH && file.firstPosition() == nextPosition) {
                    return take();
                }
                if (step != Step.END) {
                    return resynchronise(step == Step.BATCH ? outOfOrder() : problem());
                }
                final Boolean result = onEnd();
                if (result != null) {
                    return result;
                }
            }
        }
    }

    /** Nothing more is written at the present place; null: look again. */
    private Boolean onEnd() throws IOException {
        final long next = firstOfNext();
        if (next == nextPosition) {
            open(index + 1);
            return null;
        }
        final long noted = file.writePosition();
        final long end = file.offset();
        final Step again = file.next();
        if (again == Step.BATCH && file.firstPosition() == nextPosition) {
            return take();
        }
        if (again != Step.END) {
            return resynchronise(again == Step.BATCH ? outOfOrder() : problem());
        }
        if (file.offset() != end) {
            return null;
        }
        final String reason = reasonAgainstEnd(noted, end, next);
        if (reason != null) {
            return resynchronise(reason);
        }
        if (!isEndSearched) {
            isEndSearched = true;
            return searchBehindEnd(end);
        }
        return refresh() ? null : Boolean.FALSE;
    }

    private String reasonAgainstEnd(final long noted, final long end, final long next) {
        if (entry().isClosed()) {
            return "the list says that it goes on to position " + entry().nextPosition();
        }
        if (noted == QueueFileHeader.UNREADABLE) {
            return "its header is damaged, so that its end cannot be proved";
        }
        if (noted >= end) {
            return "batches were written up to byte " + noted;
        }
        return next == JournalManifest.UNKNOWN ? null : "the next file does not begin here";
    }

    /** Pages reach the disk in any order: what the appender noted can be older than batches behind a lost page. */
    private Boolean searchBehindEnd(final long end) throws IOException {
        final boolean isMore = file.search(nextPosition) == Step.BATCH;
        file.offset(end);
        if (!isMore) {
            return null;
        }
        // A writer that goes on writes at the end first.
        final Step again = file.next();
        if (again == Step.BATCH && file.firstPosition() == nextPosition) {
            return take();
        }
        file.offset(end);
        return resynchronise("batches lie behind zeroes");
    }

    private boolean take() {
        nextPosition = file.firstPosition() + file.recordCount();
        return true;
    }

    /** Looks for the expected batch behind bytes that make no sense; without it, that is damage. */
    private boolean resynchronise(final String reason) throws IOException {
        if (!isMissing) {
            final long stopped =
                    Math.max(0, file.batchOffset() >= 0 && isBehindExpected() ? file.batchOffset() : file.offset());
            file.offset(stopped);
            if (file.search(nextPosition) == Step.BATCH && file.firstPosition() == nextPosition) {
                return take();
            }
            file.offset(stopped);
        }
        throw new JournalCorruptException(
                new DamageAssessment(root, manifest, index).of(file, isMissing, nextPosition, reason));
    }

    /** True when the last batch read lies behind the expected one: its document is where reading stopped. */
    private boolean isBehindExpected() {
        return file.batchOffset() >= 0 && file.firstPosition() >= nextPosition;
    }

    private String outOfOrder() {
        return "the next record is " + file.firstPosition();
    }

    private String problem() {
        return isMissing ? "the file is missing" : file.problem();
    }

    private boolean isClosedHere() {
        return entry().isClosed() && nextPosition == entry().nextPosition();
    }

    private boolean isContinuedHere() {
        return pendingContinuation != NONE
                && manifest.files().get(pendingContinuation).continuesFrom() == nextPosition;
    }

    /** The next file that continues the journal behind damage: of several the one that goes back furthest, and the last. */
    private int findContinuation() {
        int found = NONE;
        for (int i = index + 1; i < manifest.files().size(); i++) {
            final Entry later = manifest.files().get(i);
            if (later.isContinuation()
                    && (found == NONE
                            || later.continuesFrom()
                                    <= manifest.files().get(found).continuesFrom())) {
                found = i;
            }
        }
        return found;
    }

    private void leaveAt(final int continuation) throws IOException {
        if (isSalvagedWanted) {
            salvageEnd = continuation;
            salvagePosition = nextPosition;
        } else {
            open(continuation);
            nextPosition = entry().firstPosition();
        }
    }

    private boolean nextSalvaged() throws IOException {
        while (index < salvageEnd) {
            if (!isMissing && file.search(salvagePosition) == Step.BATCH) {
                salvagePosition = file.firstPosition() + file.recordCount();
                return true;
            }
            open(index + 1);
        }
        salvageEnd = NONE;
        nextPosition = entry().firstPosition();
        return false;
    }

    /**
     * First position of the next file; one that was listed ahead of its use is looked into.
     *
     * @return {@link JournalManifest#UNKNOWN} when there is none, or nothing in it; {@link #NOT_HERE} when it cannot
     *     continue this file.
     */
    private long firstOfNext() throws IOException {
        if (index + 1 == manifest.files().size()) {
            return JournalManifest.UNKNOWN;
        }
        final Entry next = manifest.files().get(index + 1);
        if (next.isContinuation()) {
            return NOT_HERE;
        }
        if (next.firstPosition() != JournalManifest.UNKNOWN) {
            return next.firstPosition();
        }
        final Path path = path(next);
        if (!Files.isRegularFile(path)) {
            return NOT_HERE;
        }
        if (successor == null) {
            successor = new QueueFileReader(manifest.journalId());
        }
        successor.open(path);
        final Step step = successor.next();
        if (step == Step.END) {
            return JournalManifest.UNKNOWN;
        }
        // It was listed with its header synced: without a header it is damaged, whatever it held.
        return step == Step.BATCH || successor.search(0) == Step.BATCH ? successor.firstPosition() : NOT_HERE;
    }

    private void open(final int newIndex) throws IOException {
        if (index != NONE && newIndex == index + 1 && !isSalvaging()) {
            resolved.add(resolvedEntry());
        } else {
            while (resolved.size() < newIndex) {
                resolved.add(manifest.files().get(resolved.size()));
            }
        }
        index = newIndex;
        isEndSearched = false;
        final long listed = manifest.files().get(index).firstPosition();
        fileFirst = listed == JournalManifest.UNKNOWN ? nextPosition : listed;
        pendingContinuation = findContinuation();
        final Path path = path(entry());
        isMissing = !Files.isRegularFile(path);
        if (!isMissing) {
            file.open(path);
        }
    }

    /** The present file as it is known now that its last record was read. */
    private Entry resolvedEntry() {
        final Entry entry = entry();
        return entry.isClosed() ? entry : entry.closed(nextPosition, file.offset());
    }

    private Entry entry() {
        final Entry entry = manifest.files().get(index);
        return entry.firstPosition() == JournalManifest.UNKNOWN ? entry.begun(fileFirst) : entry;
    }

    private Path path(final Entry entry) {
        return DataDirectory.journal(root).resolve(entry.name());
    }

    private String fileName() {
        return index == NONE ? "the journal" : entry().name();
    }

    /** Reads the manifest again if it was replaced; false when it is the same. */
    private boolean refresh() throws IOException {
        final Object version = manifestVersion();
        if (version.equals(manifestVersion)) {
            return false;
        }
        manifestVersion = version;
        manifest = JournalManifest.read(root);
        pendingContinuation = findContinuation();
        return true;
    }

    private Object manifestVersion() throws IOException {
        final Path path = JournalManifest.path(root);
        if (!Files.exists(path)) {
            return "";
        }
        final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }

    JournalEnd end() {
        final List<Entry> entries = new ArrayList<>(resolved);
        if (index != NONE) {
            entries.add(verdict == null ? resolvedEntry() : manifest.files().get(index));
        }
        while (entries.size() < manifest.files().size()) {
            final Entry later = manifest.files().get(entries.size());
            entries.add(
                    verdict == null ? later.begun(nextPosition).closed(nextPosition, JournalManifest.UNKNOWN) : later);
        }
        return new JournalEnd(nextPosition, new JournalManifest(manifest.journalId(), entries), verdict == null);
    }

    boolean isSalvaging() {
        return salvageEnd != NONE;
    }

    DirectBuffer batch() {
        return file.batch();
    }

    int batchLength() {
        return file.batchLength();
    }

    long firstPosition() {
        return file.firstPosition();
    }

    int recordCount() {
        return file.recordCount();
    }

    @Override
    public void close() {
        try {
            file.close();
            if (successor != null) {
                successor.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
