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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SequenceGapDecoder;
import net.botclaw.protocol.codec.SessionClosedDecoder;
import net.botclaw.routing.CoreRecord;

/**
 * Checks a journal without the engine's code: every channel-1 sequence of every bot and epoch is stored exactly once and
 * in order, or lies in a recorded gap; positions have no holes; checksums fit (the reader checks these two).
 *
 * <p><b>Failure</b>: what is wrong is counted and described, not thrown. Behind a damaged batch nothing can be said, so
 * the audit ends there.
 */
public final class JournalAudit {
    private static final int MAX_PROBLEMS = 20;

    private final BotNames names = new BotNames();
    private final AuditRows rows = new AuditRows();
    private final List<String> problems = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();
    private final GapDetectedDecoder gapDetected = new GapDetectedDecoder();
    private final SequenceGapDecoder sequenceGap = new SequenceGapDecoder();
    private final SessionClosedDecoder closed = new SessionClosedDecoder();
    private long records;
    private long alerts;
    private long crcErrors;
    private long problemCount;

    /**
     * Audits a whole journal.
     *
     * @param root an engine's directory.
     * @return the finished audit.
     */
    public static JournalAudit run(final Path root) {
        final JournalAudit audit = new JournalAudit();
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                audit.onRecord(reader);
            }
        } catch (final JournalCorruptException e) {
            audit.onCorrupt(e);
        }
        audit.finish();
        return audit;
    }

    private void onCorrupt(final JournalCorruptException e) {
        crcErrors++;
        addProblem(e.getMessage());
    }

    private void onRecord(final JournalReader reader) {
        if (records == 0) {
            rows.startAt(reader.position());
        }
        records++;
        switch (reader.kind()) {
            case INBOUND:
                onInbound(reader);
                break;
            case SESSION:
                onSession(reader);
                break;
            case EVENT:
                names.onRecord(reader);
                onEvent(reader);
                break;
            default:
                break;
        }
    }

    private void onInbound(final JournalReader reader) {
        if (CoreRecord.channelOf(reader.flags()) != FrameDescriptor.CHANNEL_RELIABLE) {
            return;
        }
        final BotAudit row = rows.row(reader.botId(), reader.epoch(), reader.sequence());
        if (!row.onFrame(reader.sequence())) {
            addProblem("sequence " + reader.sequence() + " of bot " + names.name(reader.botId()) + ", epoch "
                    + reader.epoch() + ", again or out of order at position " + reader.position());
        }
    }

    private void onSession(final JournalReader reader) {
        final int body = bodyOf(reader);
        switch (reader.templateId()) {
            case SequenceGapDecoder.TEMPLATE_ID:
                sequenceGap.wrap(reader.buffer(), body, header.blockLength(), header.version());
                if (sequenceGap.channelRaw() == FrameDescriptor.CHANNEL_RELIABLE) {
                    rows.row(reader.botId(), reader.epoch(), sequenceGap.fromSequence())
                            .onGapRecorded(sequenceGap.fromSequence(), sequenceGap.toSequence());
                }
                break;
            case SessionClosedDecoder.TEMPLATE_ID:
                closed.wrap(reader.buffer(), body, header.blockLength(), header.version());
                if (reader.botId() != 0) {
                    rows.row(reader.botId(), reader.epoch(), 1).onSessionClosed(closed.duplicatesDropped());
                }
                break;
            default:
                break;
        }
    }

    private void onEvent(final JournalReader reader) {
        final int body = bodyOf(reader);
        switch (reader.templateId()) {
            case BotConnectedDecoder.TEMPLATE_ID:
                connected.wrap(reader.buffer(), body, header.blockLength(), header.version());
                rows.row((int) connected.botId(), (int) connected.sessionEpoch(), connected.nextExpectedSequence());
                break;
            case GapDetectedDecoder.TEMPLATE_ID:
                gapDetected.wrap(reader.buffer(), body, header.blockLength(), header.version());
                if (gapDetected.channelRaw() == FrameDescriptor.CHANNEL_RELIABLE) {
                    rows.row((int) gapDetected.botId(), (int) gapDetected.sessionEpoch(), gapDetected.fromSequence())
                            .onGapRecorded(gapDetected.fromSequence(), gapDetected.toSequence());
                }
                break;
            case AlertRaisedDecoder.TEMPLATE_ID:
                alerts++;
                break;
            default:
                break;
        }
    }

    private int bodyOf(final JournalReader reader) {
        header.wrap(reader.buffer(), reader.payloadOffset());
        return reader.payloadOffset() + FrameDescriptor.SBE_HEADER_LENGTH;
    }

    private void finish() {
        for (final BotAudit row : rows.all()) {
            final String who = " of bot " + names.name(row.botId()) + ", epoch " + row.epoch() + ", ";
            if (row.unrecordedHoles() > 0) {
                addProblem(row.unrecordedHoles() + " sequences" + who + "are missing and not recorded as a gap");
            }
            if (row.gapsThatAreStored() > 0) {
                addProblem(row.gapsThatAreStored() + " sequences" + who + "are recorded as a gap but stored");
            }
        }
    }

    private void addProblem(final String problem) {
        problemCount++;
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * A row per bot and epoch, in the order in which the journal first names them.
     *
     * @return view.
     */
    public List<BotAudit> rows() {
        return rows.all();
    }

    /**
     * A bot's name.
     *
     * @param botId of the bot.
     * @return as the journal tells it.
     */
    public String name(final int botId) {
        return names.name(botId);
    }

    /**
     * Records read.
     *
     * @return 0 and up.
     */
    public long records() {
        return records;
    }

    /**
     * Bots seen.
     *
     * @return 0 and up.
     */
    public long bots() {
        return rows.bots();
    }

    /**
     * Channel-1 frames stored, each sequence of a bot's epoch counted once.
     *
     * @return 0 and up.
     */
    public long journaled() {
        return rows.sum(BotAudit::journaled);
    }

    /**
     * Sequences that are not stored.
     *
     * @return 0 and up.
     */
    public long gaps() {
        return rows.sum(BotAudit::holes);
    }

    /**
     * Frames stored twice.
     *
     * @return 0 and up.
     */
    public long duplicates() {
        return rows.sum(BotAudit::duplicates);
    }

    /**
     * AlertRaised events.
     *
     * @return 0 and up.
     */
    public long alerts() {
        return alerts;
    }

    /**
     * Damaged places.
     *
     * @return 0 or 1, for the audit ends there.
     */
    public long crcErrors() {
        return crcErrors;
    }

    /**
     * Whether the journal keeps its promises.
     *
     * @return false when there is a problem.
     */
    public boolean isOk() {
        return problemCount == 0;
    }

    /**
     * How many things are wrong.
     *
     * @return 0 and up.
     */
    public long problemCount() {
        return problemCount;
    }

    /**
     * What is wrong, the first few.
     *
     * @return one line each.
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
