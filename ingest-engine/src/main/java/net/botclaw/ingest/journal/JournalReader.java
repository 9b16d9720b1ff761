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

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the records of a journal in order, from another thread or another process than the writer's if need be.
 *
 * <p>Every batch's checksum and positions are verified; what does not fit is reported by
 * {@link JournalCorruptException}, never skipped.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: one buffer of a batch; the views returned are valid until the next
 * call of {@link #next()}.
 */
public final class JournalReader implements AutoCloseable {
    private static final long U32_MASK = 0xFFFF_FFFFL;

    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final ByteBuffer byteBuffer =
            BufferUtil.allocateDirectAligned(BatchDescriptor.MAX_BATCH_LENGTH, RecordDescriptor.ALIGNMENT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(byteBuffer);
    private final Bytes<ByteBuffer> target = Bytes.wrapForWrite(byteBuffer);
    private final CRC32C crc = new CRC32C();
    private int batchLength;
    private int recordOffset;
    private int nextOffset;
    private int recordsLeft;
    private long position = -1;
    private long timeNs;
    private RecordKind kind;
    private boolean isBatchStart;
    private long batchesDropped;

    private JournalReader(final SingleChronicleQueue queue) {
        this.queue = queue;
        this.tailer = queue.createTailer();
        this.tailer.singleThreadedCheckDisabled(true);
        this.target.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens a journal at its first record.
     *
     * @param root an engine's directory.
     * @return a reader before the first record.
     * @throws IllegalArgumentException when there is no journal.
     */
    public static JournalReader open(final Path root) {
        return new JournalReader(JournalQueues.forReading(root));
    }

    /**
     * Opens a journal at its first record, and first clears away what a killed engine has left. Files that were copied or
     * moved here are seen too.
     *
     * @param root an engine's directory, locked by this process.
     * @return a reader before the first record.
     */
    public static JournalReader openForRecovery(final Path root) {
        JournalQueues.prepare(root);
        return open(root);
    }

    /**
     * Moves to the next record.
     *
     * @return false when there is none now; later there may be.
     * @throws JournalCorruptException when a batch is damaged or a position is missing.
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
        try {
            return readBatch();
        } catch (final JournalCorruptException e) {
            throw e;
        } catch (final Exception e) {
            throw unreadable(e);
        }
    }

    /** Where a file's own header or index is damaged Chronicle throws all kinds of exceptions, checked ones too. */
    private JournalCorruptException unreadable(final Exception cause) {
        return new JournalCorruptException("the queue file cannot be read", position + 1, cause);
    }

    private boolean readBatch() {
        if (!copyNextBatch()) {
            return false;
        }
        if (!isIntact()) {
            skipToContinuation();
        }
        takeBatch();
        return true;
    }

    private boolean copyNextBatch() {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            final Bytes<?> bytes = document.wire().bytes();
            final long length = bytes.readRemaining();
            if (length < BatchDescriptor.RECORDS_OFFSET || length > BatchDescriptor.MAX_BATCH_LENGTH) {
                throw new JournalCorruptException("batch length " + length, position + 1);
            }
            target.clear();
            target.write(bytes, bytes.readPosition(), length);
            batchLength = (int) length;
            return true;
        }
    }

    /**
     * A machine that died may have left damaged batches at the journal's end. An engine that was told to go on without them
     * has appended the next batch at the position of the first of them: there the journal goes on.
     */
    private void skipToContinuation() {
        long skipped = 1;
        while (copyNextBatch()) {
            if (isIntact() && firstPosition() == position + 1) {
                batchesDropped += skipped;
                return;
            }
            skipped++;
        }
        throw JournalCorruptException.atTail("checksum of batch differs", position + 1, skipped);
    }

    /**
     * Whether the queue goes on behind the last batch that was read. Where {@link #next()} has just returned false, this
     * is so because a writer has appended meanwhile, or because the next batch is damaged in such a way that the queue
     * seems to end before it. Slow.
     *
     * @return true when there is more.
     */
    public boolean isBehind() {
        try {
            return queue.lastIndex() > tailer.lastReadIndex();
        } catch (final AssertionError e) {
            // Chronicle's own, where assertions are on: a queue file without any document.
            return false;
        } catch (final Exception e) {
            throw unreadable(e);
        }
    }

    private boolean isIntact() {
        byteBuffer.limit(batchLength).position(BatchDescriptor.RECORD_COUNT_OFFSET);
        crc.reset();
        crc.update(byteBuffer);
        byteBuffer.clear();
        return (buffer.getInt(BatchDescriptor.CRC_OFFSET, LITTLE_ENDIAN) & U32_MASK) == crc.getValue();
    }

    private long firstPosition() {
        return buffer.getLong(BatchDescriptor.FIRST_POSITION_OFFSET, LITTLE_ENDIAN);
    }

    private void takeBatch() {
        final long firstPosition = firstPosition();
        if (position >= 0 && firstPosition != position + 1) {
            throw new JournalCorruptException("next record is " + firstPosition, position + 1);
        }
        position = firstPosition - 1;
        timeNs = buffer.getLong(BatchDescriptor.TIME_OFFSET, LITTLE_ENDIAN);
        recordsLeft = buffer.getInt(BatchDescriptor.RECORD_COUNT_OFFSET, LITTLE_ENDIAN);
        nextOffset = BatchDescriptor.RECORDS_OFFSET;
    }

    /**
     * Damaged batches met so far that an engine was told to go on without.
     *
     * @return items.
     */
    public long batchesDropped() {
        return batchesDropped;
    }

    /**
     * Moves forward to the record before the given one, so that {@link #next()} returns that one.
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

    /** Closes the queue's files. */
    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
