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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.journal.JournalManifest.Entry;
import net.botclaw.ingest.journal.QueueFileReader.Step;

/**
 * Counts what lies behind damage, so that a verdict says what is lost and what is not.
 *
 * <p><b>Threading</b>: one thread.
 */
final class DamageAssessment {
    /**
     * Positions given up where it cannot be known how many records were lost: more than a file can hold, so that none that
     * was ever given to somebody is given again.
     */
    static final long UNKNOWN_SPAN = 1L << 40;

    private final Path root;
    private final JournalManifest manifest;
    private final int index;
    private long batches;
    private long records;
    private long first = Long.MAX_VALUE;
    private long behind;

    /**
     * Starts a count.
     *
     * @param index of the file in which reading stopped.
     */
    DamageAssessment(final Path root, final JournalManifest manifest, final int index) {
        this.root = root;
        this.manifest = manifest;
        this.index = index;
    }

    JournalDamage of(final QueueFileReader file, final boolean isMissing, final long position, final String reason)
            throws IOException {
        final String name = manifest.files().get(index).name();
        final long offset = isMissing ? 0 : file.offset();
        long bound = bound(index, position, offset, position);
        if (!isMissing) {
            count(file, position);
        }
        try (QueueFileReader later = new QueueFileReader(manifest.journalId())) {
            for (int i = index + 1; i < manifest.files().size(); i++) {
                final Path path = path(i);
                if (Files.isRegularFile(path)) {
                    later.open(path);
                    count(later, position);
                }
                bound = bound(i, position, 0, bound);
            }
        }
        final JournalDamage.Behind readable = new JournalDamage.Behind(batches, records, first);
        return new JournalDamage(
                position, name, offset, reason, readable, Math.max(bound, Math.max(behind, position + 1)));
    }

    private void count(final QueueFileReader file, final long position) throws IOException {
        while (file.search(position) == Step.BATCH) {
            batches++;
            records += file.recordCount();
            first = Math.min(first, file.firstPosition());
            behind = Math.max(behind, file.firstPosition() + file.recordCount());
        }
    }

    /** Position that no record of a file, and of those before it, can have reached. */
    private long bound(final int file, final long position, final long offset, final long before) throws IOException {
        final Entry entry = manifest.files().get(file);
        if (entry.isClosed()) {
            return Math.max(before, entry.nextPosition());
        }
        final long start = Math.max(before, Math.max(entry.firstPosition(), position));
        final Path path = path(file);
        if (!Files.isRegularFile(path)) {
            return start + UNKNOWN_SPAN;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            final long noted = QueueFileHeader.writePosition(channel);
            if (noted == QueueFileHeader.UNREADABLE) {
                return start + UNKNOWN_SPAN;
            }
            final long end = Math.max(noted, channel.size()) + BatchDescriptor.MAX_BATCH_LENGTH;
            return start + (end - offset) / RecordDescriptor.HEADER_LENGTH;
        }
    }

    private Path path(final int file) {
        return DataDirectory.journal(root).resolve(manifest.files().get(file).name());
    }
}
