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
package net.botclaw.routing.session;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.PushAckedDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.SequenceGapDecoder;
import net.botclaw.protocol.codec.SessionClosedDecoder;
import net.botclaw.protocol.codec.SessionOpenedDecoder;
import net.botclaw.protocol.session.ResumeRule;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.outbox.Outbox;
import org.agrona.DirectBuffer;

/**
 * Applies logons, ends of connections and gaps, and checks that each frame continues its session.
 *
 * <p>The gateway has checked names, credentials and ack levels before a record is journaled; what depends on other
 * sessions is decided here.
 *
 * <p><b>Threading</b>: the core's thread. <b>Failure</b>: a frame or a gap that does not continue its session is not the
 * bot's fault, for the sequencer admits frames against the same table: the journal is broken, and the core stops.
 */
public final class SessionRules {
    private final SessionOpenedDecoder opened = new SessionOpenedDecoder();
    private final SessionClosedDecoder closed = new SessionClosedDecoder();
    private final SequenceGapDecoder gap = new SequenceGapDecoder();
    private final LogonPublisher logons = new LogonPublisher();
    private final BotPresencePublisher presence;
    private final PushAckedDecoder pushAcked = new PushAckedDecoder();
    private final SessionTable table;
    private final Outbox outbox;

    /**
     * Rules over a table.
     *
     * @param table  changed by these rules only.
     * @param outbox what waits for bots that come back.
     */
    public SessionRules(final SessionTable table, final Outbox outbox) {
        this.table = table;
        this.outbox = outbox;
        this.presence = new BotPresencePublisher(table);
    }

    /**
     * The sessions.
     *
     * @return live view.
     */
    public SessionTable table() {
        return table;
    }

    /**
     * Takes a frame of a bot into its session.
     *
     * @param record of kind INBOUND.
     * @throws IllegalStateException when it is not the next one of an open session.
     */
    public void onInbound(final CoreRecord record) {
        final int botId = record.botId();
        final long sequence = record.sequence();
        requireOpen(record);
        switch (record.channel()) {
            case FrameDescriptor.CHANNEL_RELIABLE:
                if (sequence != table.nextSequence(botId)) {
                    throw broken(record, "expected sequence " + table.nextSequence(botId));
                }
                table.nextSequence(botId, sequence + 1);
                break;
            case FrameDescriptor.CHANNEL_TELEMETRY:
                if (sequence <= table.lastTelemetrySequence(botId)) {
                    throw broken(record, "last telemetry sequence " + table.lastTelemetrySequence(botId));
                }
                table.lastTelemetrySequence(botId, sequence);
                break;
            default:
                throw broken(record, "channel " + record.channel());
        }
        table.countFrame(botId);
    }

    /**
     * Applies a record of kind SESSION.
     *
     * @param record SessionOpened, SessionClosed, SequenceGap or PushAcked.
     * @param output takes answers, events and orders to connections.
     * @throws IllegalStateException when it is none of these, or a gap that does not fit.
     */
    public void onSession(final CoreRecord record, final CoreOutput output) {
        final DirectBuffer buffer = record.buffer();
        final int offset = record.bodyOffset();
        switch (record.templateId()) {
            case SessionOpenedDecoder.TEMPLATE_ID:
                opened.wrap(buffer, offset, record.blockLength(), record.version());
                onOpened(record, output);
                break;
            case SessionClosedDecoder.TEMPLATE_ID:
                closed.wrap(buffer, offset, record.blockLength(), record.version());
                onClosed(record, output);
                break;
            case SequenceGapDecoder.TEMPLATE_ID:
                gap.wrap(buffer, offset, record.blockLength(), record.version());
                onGap(record, output);
                break;
            case PushAckedDecoder.TEMPLATE_ID:
                pushAcked.wrap(buffer, offset, record.blockLength(), record.version());
                onPushAcked(record);
                break;
            default:
                throw broken(record, "no session record: template " + record.templateId());
        }
    }

    private void onOpened(final CoreRecord record, final CoreOutput output) {
        final int botId = table.find(record.buffer(), nameOffset());
        if (opened.nextSequence() < 1 || opened.nextSequence() >= SessionTable.SEQUENCE_LIMIT) {
            logons.refuse(record, RejectCode.BAD_NEXT_SEQUENCE, 0, output);
        } else if (botId == SessionTable.NO_BOT) {
            acceptFirst(record, output);
        } else {
            acceptKnown(record, botId, output);
        }
    }

    private void acceptFirst(final CoreRecord record, final CoreOutput output) {
        if (table.isFull()) {
            logons.refuse(record, RejectCode.TOO_MANY_BOTS, 0, output);
            return;
        }
        final int botId = table.add(record.buffer(), nameOffset());
        resume(record, botId, ResumeRule.decide(false, 1, 0, opened.bootId(), opened.nextSequence()), output);
    }

    private void acceptKnown(final CoreRecord record, final int botId, final CoreOutput output) {
        int holdMs = TakeoverRule.holdMs(table, botId, record.timeNs());
        if (table.isConnected(botId)) {
            // Never on hold here: a hold has ended the session, and none was opened since.
            holdMs = TakeoverRule.takeOver(table, botId, record.timeNs());
            final RejectCode code = holdMs == 0 ? RejectCode.SESSION_TAKEN_OVER : RejectCode.TAKEOVER_HOLD;
            output.disconnect(botId, code.code(), holdMs);
            table.close(botId);
            presence.disconnected(record, botId, 0, code.code(), output);
        }
        if (holdMs > 0) {
            logons.refuse(record, RejectCode.TAKEOVER_HOLD, holdMs, output);
            return;
        }
        final ResumeOutcome outcome = ResumeRule.decide(
                true, table.nextSequence(botId), table.bootId(botId), opened.bootId(), opened.nextSequence());
        resume(record, botId, outcome, output);
    }

    private void resume(
            final CoreRecord record, final int botId, final ResumeOutcome outcome, final CoreOutput output) {
        final boolean isNewEpoch = outcome == ResumeOutcome.FIRST || outcome == ResumeOutcome.NEW_EPOCH;
        final int epoch = isNewEpoch ? table.epoch(botId) + 1 : table.epoch(botId);
        final long offeredNext = opened.nextSequence();
        final long expected = table.nextSequence(botId);
        table.open(botId, epoch, ResumeRule.nextExpected(outcome, expected, offeredNext), opened.bootId());
        output.bind(botId, epoch, table.nextSequence(botId));
        outbox.resume(botId, opened.lastPushSequence(), record.timeNs());
        logons.accept(record, opened, table, botId, outbox.nextSequence(botId), output);
        outbox.resend(botId, output);
        presence.connected(record, opened, botId, outcome, output);
        final long gapFrom = ResumeRule.gapFrom(outcome, expected, offeredNext);
        if (gapFrom < offeredNext) {
            presence.gap(record, botId, gapFrom, offeredNext - 1, output);
        }
    }

    /** A connection that was taken over ends later than its session: the end of an epoch that is past means nothing. */
    private void onClosed(final CoreRecord record, final CoreOutput output) {
        final int botId = record.botId();
        if (isKnown(botId) && table.isConnected(botId) && table.epoch(botId) == record.epoch()) {
            table.close(botId);
            presence.disconnected(record, botId, closed.duplicatesDropped(), closed.code(), output);
        }
    }

    /** What an older session of the bot has acknowledged counts too: a push has one sequence for ever. */
    private void onPushAcked(final CoreRecord record) {
        if (isKnown(record.botId())) {
            outbox.acked(record.botId(), pushAcked.cumulativeSequence());
        }
    }

    private void onGap(final CoreRecord record, final CoreOutput output) {
        final int botId = record.botId();
        final long from = gap.fromSequence();
        final long to = gap.toSequence();
        requireOpen(record);
        if (gap.channelRaw() != Channel.RELIABLE.value()
                || from != table.nextSequence(botId)
                || to < from
                || to - from >= CoreLimits.MAX_GAP) {
            throw broken(record, "gap from " + from + " to " + to + ", expected sequence " + table.nextSequence(botId));
        }
        table.nextSequence(botId, to + 1);
        presence.gap(record, botId, from, to, output);
    }

    private void requireOpen(final CoreRecord record) {
        final int botId = record.botId();
        if (!isKnown(botId) || !table.isConnected(botId) || table.epoch(botId) != record.epoch()) {
            throw broken(record, "no open session");
        }
    }

    private boolean isKnown(final int botId) {
        return botId >= 1 && botId <= table.botCount();
    }

    private int nameOffset() {
        return opened.offset() + SessionOpenedDecoder.botNameEncodingOffset();
    }

    private static IllegalStateException broken(final CoreRecord record, final String what) {
        return new IllegalStateException("broken journal: bot " + record.botId() + ", epoch " + record.epoch()
                + ", sequence " + record.sequence() + ": " + what);
    }
}
