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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.DirectBuffer;

/**
 * Reads the records of a journal in order, from another thread or another process than the writer's if need be. Reads
 * only: works on a read-only mount and beside a running engine.
 *
 * <p>Every batch's checksum and position are verified, and every end is proved; what does not fit is reported by
 * {@link JournalCorruptException}, the same to every reader, never skipped.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: a window and a batch of a file, 3 MiB; the views returned are valid
 * until the next call of {@link #next()}.
 */
public final class JournalReader implements AutoCloseable {
    private final JournalCursor cursor;
    private DirectBuffer buffer;
    private int batchLength;
    private int recordOffset;
    private int nextOffset;
    private int recordsLeft;
    private long position = -1;
    private long timeNs;
    private RecordKind kind;
    private boolean isBatchStart;

    private JournalReader(final JournalCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Opens a journal at its first record.
     *
     * @param root an engine's directory.
     * @return a reader before the first record.
     * @throws IllegalArgumentException when there is no journal.
     * @throws JournalCorruptException  when the list of its files cannot be read.
     */
    public static JournalReader open(final Path root) {
        return new JournalReader(new JournalCursor(root, false));
    }

    /**
     * Opens a journal at its first record, and delivers what lies behind recorded damage too. Such a record does not count:
     * the engine went on from before the damage.
     *
     * @param root an engine's directory.
     * @return a reader before the first record.
     * @throws IllegalArgumentException when there is no journal.
     * @throws JournalCorruptException  when the list of its files cannot be read.
     */
    public static JournalReader openWithSalvaged(final Path root) {
        return new JournalReader(new JournalCursor(root, true));
    }

    /**
     * Moves to the next record.
     *
     * @return false when there is none now; later there may be.
     * @throws JournalCorruptException when a batch is damaged or a record is missing.
     */
    public boolean next() {
        isBatchStart = false;
        while (recordsLeft == 0) {
            if (!nextBatch()) {
                return false;
            }
            isBatchStart = true;
        }
        recordOffset = nextOffset;
        final int length = RecordDescriptor.length(buffer, recordOffset);
        if (length < RecordDescriptor.HEADER_LENGTH || length > batchLength - recordOffset) {
            throw new JournalCorruptException("record length " + length, position + 1);
        }
        kind = RecordKind.ofCode(RecordDescriptor.kindCode(buffer, recordOffset));
        if (kind == null) {
            throw new JournalCorruptException("unknown record kind", position + 1);
        }
        nextOffset = recordOffset + RecordDescriptor.alignedLength(length);
        recordsLeft--;
        position++;
        return true;
    }

    private boolean nextBatch() {
        if (!cursor.next()) {
            return false;
        }
        buffer = cursor.batch();
        batchLength = cursor.batchLength();
        position = cursor.firstPosition() - 1;
        timeNs = buffer.getLong(BatchDescriptor.TIME_OFFSET, LITTLE_ENDIAN);
        recordsLeft = cursor.recordCount();
        nextOffset = BatchDescriptor.RECORDS_OFFSET;
        return true;
    }

    /**
     * Place up to which has been read.
     *
     * @return clean when {@link #next()} has returned false, not clean when it has thrown.
     */
    public JournalEnd end() {
        return cursor.end();
    }

    /**
     * Tells a record that lies behind recorded damage, and does not count.
     *
     * @return false except with {@link #openWithSalvaged}.
     */
    public boolean isSalvaged() {
        return cursor.isSalvaging();
    }

    /**
     * Moves forward to the record before the given one, so that {@link #next()} returns that one, or where the journal has
     * no such record the first behind it.
     *
     * @param target position wanted.
     * @return false when the journal ends before it; the reader is then at the end.
     */
    public boolean seek(final long target) {
        while (position + 1 < target) {
            if (!next()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sets a core's view on the current record.
     *
     * @param record to set.
     * @return {@code record}.
     */
    public CoreRecord view(final CoreRecord record) {
        return record.header(kind, flags(), botId(), epoch(), sequence())
                .at(position, timeNs)
                .payload(buffer, payloadOffset(), payloadLength());
    }

    /**
     * Position of the current record.
     *
     * @return -1 before the first call of {@link #next()}.
     */
    public long position() {
        return position;
    }

    /**
     * Whether the current record is the first of its batch.
     *
     * @return true after a {@link #next()} that read a batch.
     */
    public boolean isBatchStart() {
        return isBatchStart;
    }

    /**
     * Ingest time of the current record.
     *
     * @return epoch nanoseconds.
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Kind of the current record.
     *
     * @return null before the first call of {@link #next()}.
     */
    public RecordKind kind() {
        return kind;
    }

    /**
     * Packed frame flags and channel of the current record.
     *
     * @return 0 to 255.
     */
    public int flags() {
        return RecordDescriptor.flags(buffer, recordOffset);
    }

    /**
     * Bot of the current record.
     *
     * @return 0: none.
     */
    public int botId() {
        return RecordDescriptor.botId(buffer, recordOffset);
    }

    /**
     * Session epoch of the current record.
     *
     * @return 0: none.
     */
    public int epoch() {
        return RecordDescriptor.epoch(buffer, recordOffset);
    }

    /**
     * Sequence of the current record.
     *
     * @return 0: none.
     */
    public long sequence() {
        return RecordDescriptor.sequence(buffer, recordOffset);
    }

    /**
     * Template of the current record's message.
     *
     * @return 0 to 65,535.
     */
    public int templateId() {
        return RecordDescriptor.templateId(buffer, recordOffset);
    }

    /**
     * Cause of the current record.
     *
     * @return a position, or -1 when the record is no output.
     */
    public long cause() {
        return kind.isOutput() ? RecordDescriptor.cause(buffer, recordOffset) : -1;
    }

    /**
     * Memory of the current batch.
     *
     * @return the same buffer always.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the current record's SBE message header starts.
     *
     * @return offset in {@link #buffer()}.
     */
    public int payloadOffset() {
        return recordOffset + RecordDescriptor.payloadOffset(kind.isOutput());
    }

    /**
     * Length of the current record's SBE message, header included.
     *
     * @return bytes.
     */
    public int payloadLength() {
        return RecordDescriptor.length(buffer, recordOffset) - RecordDescriptor.payloadOffset(kind.isOutput());
    }

    /** Closes the file that is being read. */
    @Override
    public void close() {
        cursor.close();
    }
}
