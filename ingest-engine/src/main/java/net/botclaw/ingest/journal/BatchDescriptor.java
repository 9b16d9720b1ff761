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

/** Offsets of the batch header; see the package page for the picture. */
public final class BatchDescriptor {
    /** u32: CRC32C of every byte of the batch after this field, exclusive-or {@link #journalKey}. */
    public static final int CRC_OFFSET = 0;
    /** u32: records in the batch. */
    public static final int RECORD_COUNT_OFFSET = 4;
    /** i64: position of the first record. */
    public static final int FIRST_POSITION_OFFSET = 8;
    /** i64: ingest time of the batch, epoch nanoseconds. */
    public static final int TIME_OFFSET = 16;
    /** Where the first record starts; also the length of the batch header in bytes. */
    public static final int RECORDS_OFFSET = 24;
    /** Version of this layout, kept in the journal's first record. */
    public static final int FORMAT_VERSION = 2;
    /** Largest batch in bytes, header included: the staging buffer of the writer. */
    public static final int MAX_BATCH_LENGTH = 1024 * 1024;

    private BatchDescriptor() {}

    /**
     * Part of each checksum, so that a file of another journal, or a payload that looks like a batch, is not taken for one of
     * this journal.
     *
     * @param journalId random.
     * @return its two halves folded.
     */
    static int journalKey(final long journalId) {
        return (int) (journalId ^ journalId >>> Integer.SIZE);
    }
}
