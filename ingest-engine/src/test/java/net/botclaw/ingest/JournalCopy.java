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
package net.botclaw.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes a journal anew, batch by batch, with some of it cut off or changed; checksums and positions are right again. */
final class JournalCopy {
    /** What is done with one record. */
    enum Edit {
        KEEP,
        DROP,
        DOUBLE,
        FLIP_LAST_BYTE,
        NEXT_SEQUENCE
    }

    /** A record and all that is in it, to be compared. */
    record Line(
            long position,
            RecordKind kind,
            int flags,
            int botId,
            int epoch,
            long sequence,
            int templateId,
            long cause,
            UnsafeBuffer message) {}

    private final BatchBuilder builder = new BatchBuilder();
    private final JournalWriter writer;
    private long timeNs;

    private JournalCopy(final JournalWriter writer) {
        this.writer = writer;
    }

    /** Copies the records before a position. */
    static void head(final Path from, final Path to, final long endPosition) {
        copy(from, to, endPosition, -1, Edit.KEEP);
    }

    /** Copies all records, but changes one. */
    static void edited(final Path from, final Path to, final long position, final Edit edit) {
        copy(from, to, Long.MAX_VALUE, position, edit);
    }

    private static void copy(
            final Path from, final Path to, final long endPosition, final long editPosition, final Edit edit) {
        try {
            Files.createDirectories(DataDirectory.journal(to));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        try (JournalReader reader = JournalReader.open(from);
                JournalWriter journal = JournalWriter.create(to)) {
            final JournalCopy copy = new JournalCopy(journal);
            while (reader.next() && reader.position() < endPosition) {
                copy.add(reader, reader.position() == editPosition ? edit : Edit.KEEP);
            }
            copy.finish();
        }
    }

    /** Positions at which a batch starts, and the one after the last record: where a crash can cut a journal off. */
    static List<Long> batchStarts(final Path directory) {
        final List<Long> starts = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                if (reader.isBatchStart()) {
                    starts.add(reader.position());
                }
            }
            starts.add(reader.position() + 1);
        }
        return starts;
    }

    /** All records. */
    static List<Line> lines(final Path directory) {
        final List<Line> lines = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                final byte[] message = new byte[reader.payloadLength()];
                reader.buffer().getBytes(reader.payloadOffset(), message);
                lines.add(new Line(
                        reader.position(),
                        reader.kind(),
                        reader.flags(),
                        reader.botId(),
                        reader.epoch(),
                        reader.sequence(),
                        reader.templateId(),
                        reader.cause(),
                        new UnsafeBuffer(message)));
            }
        }
        return lines;
    }

    private void add(final JournalReader reader, final Edit edit) {
        if (reader.isBatchStart()) {
            finish();
            builder.start(writer.nextPosition());
        }
        timeNs = reader.timeNs();
        switch (edit) {
            case DROP:
                break;
            case DOUBLE:
                put(reader, 0, 0);
                put(reader, 0, 0);
                break;
            case FLIP_LAST_BYTE:
                put(reader, 1, 0);
                break;
            case NEXT_SEQUENCE:
                put(reader, 0, 1);
                break;
            default:
                put(reader, 0, 0);
                break;
        }
    }

    private void put(final JournalReader reader, final int flip, final int step) {
        final int length = reader.payloadLength();
        final int offset = reader.kind().isOutput()
                ? builder.claimOutput(
                        reader.kind(),
                        reader.botId(),
                        reader.sequence() + step,
                        reader.cause(),
                        reader.templateId(),
                        length)
                : builder.claimInput(
                        reader.kind(),
                        reader.flags(),
                        reader.botId(),
                        reader.epoch(),
                        reader.sequence(),
                        reader.templateId(),
                        length);
        builder.buffer().putBytes(offset, reader.buffer(), reader.payloadOffset(), length);
        final int last = offset + length - 1;
        builder.buffer().putByte(last, (byte) (builder.buffer().getByte(last) ^ flip));
    }

    private void finish() {
        if (builder.recordCount() > 0) {
            builder.finish(timeNs);
            writer.append(builder);
            builder.start(writer.nextPosition());
        }
    }
}
