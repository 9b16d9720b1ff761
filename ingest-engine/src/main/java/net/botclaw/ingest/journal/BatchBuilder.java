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
import java.util.zip.CRC32C;
import net.botclaw.routing.RecordKind;
import net.openhft.chronicle.bytes.Bytes;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Prepares one batch off-queue, so that the journal gets it with a single copy.
 *
 * <p>Use: {@link #start}, any number of {@code claim…} calls each followed by writing the payload into {@link #buffer()},
 * {@link #finish}. Check {@link #hasRoom} before a claim.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: one direct buffer of {@link BatchDescriptor#MAX_BATCH_LENGTH} bytes.
 */
public final class BatchBuilder {
    private final ByteBuffer byteBuffer =
            BufferUtil.allocateDirectAligned(BatchDescriptor.MAX_BATCH_LENGTH, RecordDescriptor.ALIGNMENT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(byteBuffer);
    private final Bytes<ByteBuffer> bytes = Bytes.wrapForRead(byteBuffer);
    private final CRC32C crc = new CRC32C();
    private int length = BatchDescriptor.RECORDS_OFFSET;
    private int recordCount;
    private long firstPosition;
    private long timeNs;
    private int checksum;

    /** Allocates its memory. */
    public BatchBuilder() {
        // Made where the engine starts, used where its sequencer runs.
        bytes.singleThreadedCheckDisabled(true);
    }

    /**
     * Begins an empty batch.
     *
     * @param newFirstPosition position of its first record.
     */
    public void start(final long newFirstPosition) {
        firstPosition = newFirstPosition;
        length = BatchDescriptor.RECORDS_OFFSET;
        recordCount = 0;
    }

    /**
     * Whether records with this many bytes, headers and padding included, still fit.
     *
     * @param bytes wanted.
     * @return true when they fit.
     */
    public boolean hasRoom(final int bytes) {
        return bytes <= BatchDescriptor.MAX_BATCH_LENGTH - length;
    }

    /**
     * Adds an input record.
     *
     * @param kind          an input kind or {@link RecordKind#SCHEMA}.
     * @param flags         packed flags and channel.
     * @param botId         0: none.
     * @param epoch         0: none.
     * @param sequence      0: none.
     * @param templateId    of the payload.
     * @param payloadLength in bytes.
     * @return where in {@link #buffer()} the payload goes.
     */
    public int claimInput(
            final RecordKind kind,
            final int flags,
            final int botId,
            final int epoch,
            final long sequence,
            final int templateId,
            final int payloadLength) {
        final int offset = length;
        final int recordLength = RecordDescriptor.HEADER_LENGTH + payloadLength;
        final UnsafeBuffer staging = buffer;
        staging.putInt(offset + RecordDescriptor.LENGTH_OFFSET, recordLength, LITTLE_ENDIAN);
        // kind, flags and template are neighbours: one store for the three.
        staging.putInt(
                offset + RecordDescriptor.KIND_OFFSET, kind.code() | flags << 8 | templateId << 16, LITTLE_ENDIAN);
        staging.putInt(offset + RecordDescriptor.BOT_ID_OFFSET, botId, LITTLE_ENDIAN);
        staging.putInt(offset + RecordDescriptor.EPOCH_OFFSET, epoch, LITTLE_ENDIAN);
        staging.putLong(offset + RecordDescriptor.SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        advance(offset, recordLength);
        return offset + RecordDescriptor.HEADER_LENGTH;
    }

    /**
     * Adds an output record.
     *
     * @param kind          an output kind.
     * @param botId         0: none.
     * @param sequence      of a push, 0: none.
     * @param cause         position of the input that led here.
     * @param templateId    of the payload.
     * @param payloadLength in bytes.
     * @return where in {@link #buffer()} the payload goes.
     */
    public int claimOutput(
            final RecordKind kind,
            final int botId,
            final long sequence,
            final long cause,
            final int templateId,
            final int payloadLength) {
        final int payloadOffset =
                claimInput(kind, 0, botId, 0, sequence, templateId, RecordDescriptor.CAUSE_LENGTH + payloadLength);
        buffer.putLong(payloadOffset, cause, LITTLE_ENDIAN);
        return payloadOffset + RecordDescriptor.CAUSE_LENGTH;
    }

    private void advance(final int offset, final int recordLength) {
        final int end = offset + recordLength;
        final int aligned = offset + RecordDescriptor.alignedLength(recordLength);
        for (int i = end; i < aligned; i++) {
            buffer.putByte(i, (byte) 0);
        }
        length = aligned;
        recordCount++;
    }

    /**
     * Writes the batch header and computes its checksum. The batch is then ready to be appended and to be walked through.
     *
     * @param newTimeNs ingest time, epoch nanoseconds.
     */
    public void finish(final long newTimeNs) {
        timeNs = newTimeNs;
        buffer.putInt(BatchDescriptor.RECORD_COUNT_OFFSET, recordCount, LITTLE_ENDIAN);
        buffer.putLong(BatchDescriptor.FIRST_POSITION_OFFSET, firstPosition, LITTLE_ENDIAN);
        buffer.putLong(BatchDescriptor.TIME_OFFSET, newTimeNs, LITTLE_ENDIAN);
        byteBuffer.limit(length).position(BatchDescriptor.RECORD_COUNT_OFFSET);
        crc.reset();
        crc.update(byteBuffer);
        checksum = (int) crc.getValue();
        byteBuffer.clear();
    }

    /** Writes the checksum for a journal. */
    void seal(final int journalKey) {
        buffer.putInt(BatchDescriptor.CRC_OFFSET, checksum ^ journalKey, LITTLE_ENDIAN);
    }

    /**
     * Staging memory: payloads are written here.
     *
     * @return the same buffer always.
     */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** The same memory as Chronicle sees it. */
    Bytes<ByteBuffer> bytes() {
        return bytes;
    }

    /**
     * Bytes so far, batch header included.
     *
     * @return bytes.
     */
    public int length() {
        return length;
    }

    /**
     * Records so far.
     *
     * @return items.
     */
    public int recordCount() {
        return recordCount;
    }

    /**
     * Position of the first record.
     *
     * @return a position.
     */
    public long firstPosition() {
        return firstPosition;
    }

    /**
     * Ingest time given to {@link #finish}.
     *
     * @return epoch nanoseconds.
     */
    public long timeNs() {
        return timeNs;
    }
}
