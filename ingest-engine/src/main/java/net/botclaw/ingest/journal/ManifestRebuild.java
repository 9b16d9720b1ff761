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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.botclaw.ingest.journal.JournalManifest.Entry;
import net.botclaw.ingest.journal.QueueFileReader.Step;
import net.botclaw.protocol.codec.JournalContinuedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import org.agrona.collections.Int2IntCounterMap;

/**
 * Makes the list of a journal's files from the files themselves, in the order of the positions in them. Whether a file is
 * missing at the end cannot be known then.
 *
 * <p>The journal's key, without which no checksum can be verified, is the one that most batches agree on.
 */
final class ManifestRebuild {
    private ManifestRebuild() {}

    /**
     * Rebuilds the list.
     *
     * @param unreadable receives the names of files without a readable batch.
     * @throws JournalCorruptException when no batch is readable at all.
     */
    static JournalManifest of(final Path root, final List<String> unreadable) throws IOException {
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> present =
                Files.newDirectoryStream(DataDirectory.journal(root), file -> isQueueFile(file))) {
            present.forEach(files::add);
        }
        files.sort(null);
        final long journalId = journalId(root, files);
        final List<Entry> entries = new ArrayList<>();
        try (QueueFileReader reader = new QueueFileReader(journalId)) {
            for (final Path file : files) {
                reader.open(file);
                if (reader.search(0) == Step.BATCH) {
                    entries.add(entry(reader, file.getFileName().toString()));
                } else {
                    unreadable.add(file.getFileName().toString());
                    entries.add(Entry.prepared(file.getFileName().toString()));
                }
            }
        }
        if (!isInOrder(entries)) {
            entries.sort(Comparator.comparingLong(entry ->
                    entry.firstPosition() == JournalManifest.UNKNOWN ? Long.MAX_VALUE : entry.firstPosition()));
        }
        return new JournalManifest(journalId, entries);
    }

    private static boolean isQueueFile(final Path file) {
        return file.toString().endsWith(".cq4") && Files.isRegularFile(file);
    }

    private static boolean isInOrder(final List<Entry> entries) {
        long last = 0;
        for (final Entry entry : entries) {
            if (entry.firstPosition() != JournalManifest.UNKNOWN) {
                if (entry.firstPosition() < last) {
                    return false;
                }
                last = entry.firstPosition();
            }
        }
        return true;
    }

    private static Entry entry(final QueueFileReader reader, final String name) {
        final Entry entry = Entry.prepared(name).begun(reader.firstPosition());
        if (!JournalContinuation.isAtStart(reader)) {
            return entry;
        }
        final int record = BatchDescriptor.RECORDS_OFFSET;
        final JournalContinuedDecoder continued = new JournalContinuedDecoder();
        continued.wrapAndApplyHeader(
                reader.batch(), record + RecordDescriptor.HEADER_LENGTH, new MessageHeaderDecoder());
        return entry.continuing(continued.lostFromPosition());
    }

    private static long journalId(final Path root, final List<Path> files) throws IOException {
        final Path file = DataDirectory.journalId(root);
        if (Files.isRegularFile(file)) {
            try {
                return Long.parseUnsignedLong(Files.readString(file).strip(), 16);
            } catch (final NumberFormatException e) {
                return mostFrequentKey(files);
            }
        }
        return mostFrequentKey(files);
    }

    private static long mostFrequentKey(final List<Path> files) throws IOException {
        final Int2IntCounterMap batchesByKey = new Int2IntCounterMap(0);
        try (QueueFileReader reader = new QueueFileReader(0)) {
            for (final Path file : files) {
                reader.open(file);
                reader.countKeys(batchesByKey);
            }
        }
        final int[] best = new int[2];
        batchesByKey.forEach((key, count) -> {
            if (count > best[1]) {
                best[0] = key;
                best[1] = count;
            }
        });
        if (best[1] == 0) {
            throw new JournalCorruptException("no batch can be read in any of its files", 0);
        }
        return Integer.toUnsignedLong(best[0]);
    }
}
