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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntCounterMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the batches of one queue file from its bytes alone: no index of Chronicle's, nothing mapped, nothing written.
 *
 * <pre>
 *   document   0 u32 header: length, bit 30: Chronicle's own, bit 31: not complete | 4 bytes | padding to 4
 *   file       document of Chronicle's with the write position | its index | batches and more index | zeroes
 * </pre>
 *
 * <p>A file that is being appended to is read with positional reads, header first: a batch whose header is complete is
 * complete. Where bytes that were read earlier do not make sense they are read again before that is called damage.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: a window of 2 MiB and a batch of 1 MiB, both direct.
 */
final class QueueFileReader implements AutoCloseable {
    /** Outcome of a step. */
    enum Step {
        /** A batch with the right checksum is in {@link #batch()}. */
        BATCH,
        /** Nothing more is written here. */
        END,
        /** Bytes that are no batch and no document of Chronicle's; {@link #problem()} says why. */
        DAMAGE
    }

    private static final int HEADER_LENGTH = Integer.BYTES;
    private static final int META_BIT = 0x4000_0000;
    private static final int INCOMPLETE_BIT = 0x8000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;
    private static final int WINDOW_LENGTH = 2 * BatchDescriptor.MAX_BATCH_LENGTH;
    private static final long NO_BATCH = -1;
    /** A search takes no position that is further ahead than this for one of this journal. */
    private static final long MAX_POSITION_STEP = 1L << 48;

    private ByteBuffer window =
            ByteBuffer.allocateDirect(WINDOW_LENGTH).order(LITTLE_ENDIAN).limit(0);
    private final ByteBuffer batchBytes = BufferUtil.allocateDirectAligned(
                    BatchDescriptor.MAX_BATCH_LENGTH, RecordDescriptor.ALIGNMENT)
            .order(LITTLE_ENDIAN);
    private final UnsafeBuffer batch = new UnsafeBuffer(batchBytes);
    private final CRC32C crc = new CRC32C();
    private final int journalKey;
    private FileChannel channel;
    private long windowStart;
    private long offset;
    private int batchLength;
    private long batchOffset;
    private String problem;

    /**
     * Opens no file yet.
     *
     * @param journalId of the journal whose files are read.
     */
    QueueFileReader(final long journalId) {
        this.journalKey = BatchDescriptor.journalKey(journalId);
    }

    /** Opens a file before its first batch, in place of the one that was open. */
    void open(final Path file) throws IOException {
        closeFile();
        channel = FileChannel.open(file, StandardOpenOption.READ);
        forgetWindow();
        offset = 0;
        batchOffset = NO_BATCH;
    }

    /** Steps to the next batch. A step that ended in {@link Step#END} or {@link Step#DAMAGE} may be tried again. */
    Step next() throws IOException {
        while (true) {
            if (!hasHeader()) {
                return offset == 0 ? damage("it has no header") : Step.END;
            }
            final int header = headerAtOffset();
            if (header == 0 || (header & INCOMPLETE_BIT) != 0) {
                return offset == 0 ? damage("its header is not complete") : Step.END;
            }
            final int length = header & LENGTH_MASK;
            if ((header & META_BIT) == 0) {
                if (offset == 0) {
                    return damage("its header is not complete");
                }
                return takeBatch(length);
            }
            if (length > BatchDescriptor.MAX_BATCH_LENGTH || offset + HEADER_LENGTH + length > channel.size()) {
                return damage("a document of the queue with " + length + " bytes");
            }
            offset = endOf(offset, length);
        }
    }

    private boolean hasHeader() throws IOException {
        return load(offset, HEADER_LENGTH);
    }

    /** A header that is not there yet may have been written since the window was read. */
    private int headerAtOffset() throws IOException {
        final int header = window.getInt(windowIndex(offset));
        if (header != 0 && (header & INCOMPLETE_BIT) == 0) {
            return header;
        }
        forgetWindow();
        return hasHeader() ? window.getInt(windowIndex(offset)) : 0;
    }

    private Step takeBatch(final int length) throws IOException {
        if (length < BatchDescriptor.RECORDS_OFFSET || length > BatchDescriptor.MAX_BATCH_LENGTH) {
            return damage("length of batch " + length);
        }
        if (!copyIntactBatch(length)) {
            forgetWindow();
            if (!copyIntactBatch(length)) {
                return damage("checksum of batch differs");
            }
        }
        return onBatch(offset, length);
    }

    private boolean copyIntactBatch(final int length) throws IOException {
        if (!load(offset, HEADER_LENGTH + length)) {
            return false;
        }
        final int index = windowIndex(offset) + HEADER_LENGTH;
        if (!isIntact(index, length)) {
            return false;
        }
        batchBytes.put(0, window, index, length);
        return true;
    }

    private boolean isIntact(final int index, final int length) {
        return window.getInt(index + BatchDescriptor.CRC_OFFSET) == (checksum(index, length) ^ journalKey);
    }

    private int checksum(final int index, final int length) {
        final int limit = window.limit();
        window.limit(index + length).position(index + BatchDescriptor.RECORD_COUNT_OFFSET);
        crc.reset();
        crc.update(window);
        window.limit(limit).position(0);
        return (int) crc.getValue();
    }

    private Step onBatch(final long start, final int length) {
        batchOffset = start;
        batchLength = length;
        offset = endOf(start, length);
        return Step.BATCH;
    }

    private static long endOf(final long start, final int length) {
        return BitUtil.align(start + HEADER_LENGTH + length, HEADER_LENGTH);
    }

    private Step damage(final String what) {
        problem = what;
        return Step.DAMAGE;
    }

    /**
     * Looks for the next intact batch behind bytes that cannot be read, at every place where one could begin.
     *
     * @param minPosition batches that begin before this position are passed over.
     * @return {@link Step#BATCH} or {@link Step#END}.
     */
    Step search(final long minPosition) throws IOException {
        while (load(offset, HEADER_LENGTH + BatchDescriptor.RECORDS_OFFSET)) {
            final int index = windowIndex(offset);
            final int length = window.getInt(index);
            if (length == 0) {
                skipZeroes(index);
            } else if (isCandidate(index, length, minPosition) && copyIntactBatch(length)) {
                return onBatch(offset, length);
            } else {
                offset += HEADER_LENGTH;
            }
        }
        return Step.END;
    }

    private void skipZeroes(final int from) {
        int index = from;
        final int last = window.limit() - Long.BYTES;
        while (index <= last && window.getLong(index) == 0) {
            index += Long.BYTES;
        }
        offset += Math.max(HEADER_LENGTH, index - from);
    }

    private boolean isCandidate(final int index, final int length, final long minPosition) {
        if (length < BatchDescriptor.RECORDS_OFFSET || length > BatchDescriptor.MAX_BATCH_LENGTH) {
            return false;
        }
        final int start = index + HEADER_LENGTH;
        final int count = window.getInt(start + BatchDescriptor.RECORD_COUNT_OFFSET);
        final long position = window.getLong(start + BatchDescriptor.FIRST_POSITION_OFFSET);
        return count > 0
                && count <= length / RecordDescriptor.HEADER_LENGTH
                && position >= minPosition
                && position - minPosition < MAX_POSITION_STEP;
    }

    /** Counts, by the journal's key that each would fit, what looks like a batch anywhere in the file. */
    void countKeys(final Int2IntCounterMap batchesByKey) throws IOException {
        while (load(offset, HEADER_LENGTH + BatchDescriptor.RECORDS_OFFSET)) {
            final int index = windowIndex(offset);
            final int length = window.getInt(index);
            if (length == 0) {
                skipZeroes(index);
            } else if (isCandidate(index, length, 0) && load(offset, HEADER_LENGTH + length)) {
                final int start = windowIndex(offset) + HEADER_LENGTH;
                batchesByKey.incrementAndGet(
                        checksum(start, length) ^ window.getInt(start + BatchDescriptor.CRC_OFFSET));
                offset = endOf(offset, length);
            } else {
                offset += HEADER_LENGTH;
            }
        }
    }

    /** Makes bytes available in the window, if the file has them. */
    private boolean load(final long from, final int length) throws IOException {
        if (from >= windowStart && from + length <= windowStart + window.limit()) {
            return true;
        }
        windowStart = from;
        window.clear();
        while (window.hasRemaining()) {
            final int read = channel.read(window, from + window.position());
            if (read < 0) {
                break;
            }
        }
        window.flip();
        return window.limit() >= length;
    }

    private void forgetWindow() {
        window.clear().limit(0);
    }

    private int windowIndex(final long fileOffset) {
        return (int) (fileOffset - windowStart);
    }

    /**
     * Offset of the last document as the appender noted it, behind each append.
     *
     * @return bytes from the start of the file, or {@link QueueFileHeader#UNREADABLE}.
     */
    long writePosition() throws IOException {
        return QueueFileHeader.writePosition(channel);
    }

    /** The file's length, bytes. */
    long length() throws IOException {
        return channel.size();
    }

    /** True when bytes from the present place to the end of the file are all zero. */
    boolean isZeroToEnd() throws IOException {
        long at = offset;
        while (load(at, 1)) {
            for (int i = windowIndex(at); i < window.limit(); i++) {
                if (window.get(i) != 0) {
                    return false;
                }
            }
            at = windowStart + window.limit();
        }
        return true;
    }

    /** Memory of the last batch. */
    DirectBuffer batch() {
        return batch;
    }

    /** Length of the last batch, bytes. */
    int batchLength() {
        return batchLength;
    }

    /** Position of the last batch's first record. */
    long firstPosition() {
        return batch.getLong(BatchDescriptor.FIRST_POSITION_OFFSET, LITTLE_ENDIAN);
    }

    /** Records in the last batch. */
    int recordCount() {
        return batch.getInt(BatchDescriptor.RECORD_COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /** Offset of the last batch's document; -1 before the first. */
    long batchOffset() {
        return batchOffset;
    }

    /** Offset of the next step: behind the last batch, or at what could not be read. */
    long offset() {
        return offset;
    }

    /** Goes back to a place where a step began. */
    void offset(final long newOffset) {
        offset = newOffset;
    }

    /** Reason of the last {@link Step#DAMAGE}. */
    String problem() {
        return problem;
    }

    private void closeFile() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    @Override
    public void close() throws IOException {
        final ByteBuffer released = window;
        window = null;
        BufferUtil.free(released);
        closeFile();
    }
}
