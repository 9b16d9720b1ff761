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
package net.botclaw.ingest.sequencer;

import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.JournalHeaderEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.session.SessionTable;

/**
 * Brings a journal that has been replayed into the state an engine may go on from: its first record is there, no output
 * is missing, no session of an earlier life is open.
 */
final class Recovery {
    private final BatchAppender journal;
    private final InputBatch inputs;
    private final long timeNs;
    private int lastEnded;

    Recovery(final BatchAppender journal, final InputBatch inputs, final long timeNs) {
        this.journal = journal;
        this.inputs = inputs;
        this.timeNs = timeNs;
    }

    void completeJournal(final JournalReplay replay) {
        if (!replay.hasHeader()) {
            appendHeader(replay.siteHash());
        }
        replay.appendCutOff(journal, timeNs);
    }

    private void appendHeader(final long siteHash) {
        final BatchBuilder builder = inputs.builder();
        builder.start(journal.nextPosition());
        final int payload = builder.claimInput(
                RecordKind.SCHEMA,
                0,
                0,
                0,
                0,
                JournalHeaderEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + JournalHeaderEncoder.BLOCK_LENGTH);
        new JournalHeaderEncoder()
                .wrapAndApplyHeader(builder.buffer(), payload, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .journalId(journal.journalId())
                .stateHashInterval(CoreLimits.STATE_HASH_INTERVAL)
                .siteHash(siteHash)
                .maxBots(CoreLimits.MAX_BOTS)
                .formatVersion(BatchDescriptor.FORMAT_VERSION)
                .schemaId(JournalHeaderEncoder.SCHEMA_ID)
                .schemaVersion(JournalHeaderEncoder.SCHEMA_VERSION);
        builder.finish(timeNs);
        journal.append(builder);
    }

    /** Appends the ends of sessions that were open when the engine last stopped; false when there are no more. */
    boolean nextBatchOfEndedSessions(final SessionTable sessions) {
        inputs.start(journal.nextPosition(), timeNs);
        final int botCount = sessions.botCount();
        int botId = lastEnded + 1;
        for (; botId <= botCount && inputs.builder().recordCount() < InputBatch.MAX_RECORDS; botId++) {
            if (sessions.isConnected(botId)) {
                inputs.addClosed(botId, sessions.epoch(botId), RejectCode.ENGINE_RESTARTED.code());
            }
        }
        lastEnded = botId - 1;
        if (inputs.isEmpty()) {
            return false;
        }
        inputs.builder().finish(timeNs);
        journal.append(inputs.builder());
        return true;
    }
}
