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
package net.botclaw.tools.journal;

import java.util.EnumMap;
import java.util.Map;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.routing.RecordKind;

/** Counts what a journal holds. */
final class JournalFigures {
    private final Map<RecordKind, long[]> countByKind = new EnumMap<>(RecordKind.class);
    private long records;
    private long batches;
    private long bytes;
    private long firstPosition;
    private long lastPosition;
    private long firstTimeNs;
    private long lastTimeNs;

    void onRecord(final JournalReader reader) {
        if (records == 0) {
            firstPosition = reader.position();
            firstTimeNs = reader.timeNs();
        }
        records++;
        countByKind.computeIfAbsent(reader.kind(), kind -> new long[1])[0]++;
        lastPosition = reader.position();
        lastTimeNs = reader.timeNs();
        if (reader.isBatchStart()) {
            batches++;
            bytes += BatchDescriptor.RECORDS_OFFSET;
        }
        bytes += RecordDescriptor.alignedLength(
                RecordDescriptor.payloadOffset(reader.kind().isOutput()) + reader.payloadLength());
    }

    /** Records of a kind. */
    long count(final RecordKind kind) {
        final long[] count = countByKind.get(kind);
        return count == null ? 0 : count[0];
    }

    long records() {
        return records;
    }

    long batches() {
        return batches;
    }

    /** Bytes of batch headers, records and padding; what the queue adds is not counted. */
    long bytes() {
        return bytes;
    }

    long firstPosition() {
        return firstPosition;
    }

    long lastPosition() {
        return lastPosition;
    }

    /** Epoch nanoseconds. */
    long firstTimeNs() {
        return firstTimeNs;
    }

    /** Epoch nanoseconds. */
    long lastTimeNs() {
        return lastTimeNs;
    }
}
