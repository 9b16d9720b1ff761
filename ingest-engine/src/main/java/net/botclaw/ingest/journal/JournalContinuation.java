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

import net.botclaw.protocol.codec.JournalContinuedEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.RecordKind;

/**
 * The record with which a journal goes on behind damage: it says what is lost, and takes a position that no lost record
 * can have had.
 */
final class JournalContinuation {
    private static final int MAX_FILE_NAME_LENGTH = JournalContinuedEncoder.damagedFileLength();

    private final JournalDamage damage;

    JournalContinuation(final JournalDamage damage) {
        this.damage = damage;
    }

    /** Position of the record. */
    long position() {
        return damage.resumePosition();
    }

    /** Position up to which earlier files count. */
    long continuesFrom() {
        return damage.position();
    }

    /** Tells whether a reader's batch begins with such a record. */
    static boolean isAtStart(final QueueFileReader reader) {
        return RecordDescriptor.templateId(reader.batch(), BatchDescriptor.RECORDS_OFFSET)
                == JournalContinuedEncoder.TEMPLATE_ID;
    }

    void encode(final BatchBuilder builder, final long timeNs) {
        builder.start(position());
        final int payload = builder.claimInput(
                RecordKind.SCHEMA,
                0,
                0,
                0,
                0,
                JournalContinuedEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + JournalContinuedEncoder.BLOCK_LENGTH);
        final String file = damage.file();
        new JournalContinuedEncoder()
                .wrapAndApplyHeader(builder.buffer(), payload, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .lostFromPosition(damage.position())
                .lostToPosition(damage.lostTo())
                .recordsBehind(damage.behind().records())
                .damagedOffset(damage.offset())
                .damagedFile(file.substring(0, Math.min(file.length(), MAX_FILE_NAME_LENGTH)));
        builder.finish(timeNs);
    }
}
