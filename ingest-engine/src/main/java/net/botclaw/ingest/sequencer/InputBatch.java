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

import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.protocol.codec.SequenceGapEncoder;
import net.botclaw.protocol.codec.SessionClosedEncoder;
import net.botclaw.protocol.codec.SessionOpenedDecoder;
import net.botclaw.protocol.codec.TimerDueEncoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.session.SessionTable;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Turns ring messages into the records of one batch, admitting each frame against the next sequence of its session:
 * duplicates are owed an ack but not stored, holes become a SequenceGap record before the frame that showed them.
 *
 * <p>A logon and an end close the batch: what follows them in the ring may depend on how the core takes them.
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: allocates nothing after construction.
 */
final class InputBatch implements ControlledMessageHandler {
    /** No further message is taken once a batch has this many records; one message more may have passed it. */
    static final int MAX_RECORDS = 4_096;
    /** Messages taken per batch from all rings together; each may be owed an ack. */
    static final int MAX_MESSAGES = 4_096;
    /** Operator commands taken per batch. */
    static final int MAX_COMMANDS = 64;

    /**
     * A frame of L bytes becomes a record of L + 16 padded to 8, and may need a gap record of 64 before it. The worst is
     * L = 17: 40 + 64, a little over 6 times its length. A test goes through all lengths.
     */
    static final int WORST_CASE_GROWTH = 7;

    private final BatchBuilder builder = new BatchBuilder();
    private final LiveSessions sessions;
    private final AnswerStaging answers;
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final SessionClosedEncoder closedEncoder = new SessionClosedEncoder();
    private final SequenceGapEncoder gapEncoder = new SequenceGapEncoder();
    private final PushAckedEncoder pushAckedEncoder = new PushAckedEncoder();
    private final TimerDueEncoder timerEncoder = new TimerDueEncoder();
    private final AtomicCounter framesJournaled;
    private final AtomicCounter duplicatesDropped;
    private final AtomicCounter gapsRecorded;
    private final AtomicCounter telemetryStale;
    private final AtomicCounter framesOrphaned;
    private final AtomicCounter commands;
    private final AtomicCounter pushAcks;
    private final AtomicCounter timersFired;
    private boolean isClosed;
    private int endedBotId;
    private int endCode;
    private long logonConnectionId;
    private long timeNs;

    InputBatch(final LiveSessions sessions, final AnswerStaging answers, final EngineCounters counters) {
        this.sessions = sessions;
        this.answers = answers;
        this.framesJournaled = counters.of(EngineCounter.FRAMES_JOURNALED);
        this.duplicatesDropped = counters.of(EngineCounter.DUPLICATES_DROPPED);
        this.gapsRecorded = counters.of(EngineCounter.GAPS_RECORDED);
        this.telemetryStale = counters.of(EngineCounter.TELEMETRY_STALE);
        this.framesOrphaned = counters.of(EngineCounter.FRAMES_ORPHANED);
        this.commands = counters.of(EngineCounter.COMMANDS);
        this.pushAcks = counters.of(EngineCounter.PUSH_ACKS);
        this.timersFired = counters.of(EngineCounter.TIMERS_FIRED);
    }

    /** Begins an empty batch; its time is fixed here, before anything of it is read. */
    void start(final long firstPosition, final long batchTimeNs) {
        builder.start(firstPosition);
        answers.start();
        timeNs = batchTimeNs;
        isClosed = false;
        endedBotId = SessionTable.NO_BOT;
        logonConnectionId = ConnectionId.NONE;
    }

    /** Stages the ends of sessions that this batch led to. Comes last, so that no ack and no reply is lost over it. */
    void stageEnds(final EgressStaging egress) {
        for (int i = 0; i < sessions.refusedCount(); i++) {
            egress.close(sessions.connectionId(sessions.refused(i)), RejectCode.BAD_SEQUENCE.code(), 0);
        }
        sessions.clearRefused();
        if (endedBotId != SessionTable.NO_BOT) {
            egress.close(sessions.connectionId(endedBotId), endCode, 0);
            egress.unbind(endedBotId);
        }
    }

    BatchBuilder builder() {
        return builder;
    }

    boolean isEmpty() {
        return builder.recordCount() == 0;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Connection of the batch's one logon, or {@link ConnectionId#NONE}. */
    long logonConnectionId() {
        return logonConnectionId;
    }

    /** An event loop's message. */
    @Override
    public Action onMessage(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        if (isClosed) {
            return Action.ABORT;
        }
        if (builder.recordCount() >= MAX_RECORDS || !builder.hasRoom(length * WORST_CASE_GROWTH)) {
            isClosed = true;
            return Action.ABORT;
        }
        switch (messageTypeId) {
            case IngressDescriptor.FRAMES:
                onFrames(buffer, index, length);
                break;
            case IngressDescriptor.LOGON:
                onLogon(buffer, index, length);
                break;
            case IngressDescriptor.CLOSED:
                onClosed(buffer, index);
                break;
            case IngressDescriptor.PUSH_ACK:
                onPushAck(buffer, index);
                break;
            default:
                throw new IllegalStateException("unknown ingress message " + messageTypeId);
        }
        return Action.CONTINUE;
    }

    /** A deadline of the core has come; the first record of its batch. */
    void addTick(final long deadlineNs) {
        final int offset = builder.claimInput(
                RecordKind.TICK,
                0,
                0,
                0,
                0,
                TimerDueEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + TimerDueEncoder.BLOCK_LENGTH);
        timerEncoder
                .wrapAndApplyHeader(builder.buffer(), offset, headerEncoder)
                .eventTimeNs(timeNs)
                .deadlineNs(deadlineNs);
        timersFired.incrementRelease();
    }

    /** An operator's command: the ring holds its correlation id and its SBE message. */
    void onCommand(final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        final int messageLength = length - CommandRing.MESSAGE_OFFSET;
        final int offset = builder.claimInput(RecordKind.COMMAND, 0, 0, 0, 0, messageTypeId, messageLength);
        builder.buffer().putBytes(offset, buffer, index + CommandRing.MESSAGE_OFFSET, messageLength);
        answers.onTaken(buffer.getLong(index));
        commands.incrementRelease();
    }

    private void onFrames(final MutableDirectBuffer buffer, final int index, final int length) {
        final long connectionId = buffer.getLong(index + IngressDescriptor.CONNECTION_ID_OFFSET);
        final int botId = buffer.getInt(index + IngressDescriptor.BOT_ID_OFFSET);
        final int end = index + length;
        int offset = index + IngressDescriptor.FRAMES_OFFSET;
        int count = 0;
        while (offset < end) {
            final int frameLength = FrameDescriptor.frameLength(buffer, offset);
            if (sessions.isAdmitted(botId, connectionId)) {
                admit(buffer, offset, frameLength, botId);
                count++;
            } else {
                framesOrphaned.incrementRelease();
            }
            offset += frameLength;
        }
        sessions.onFrames(botId, count);
    }

    private void admit(final MutableDirectBuffer buffer, final int offset, final int frameLength, final int botId) {
        if (FrameDescriptor.channel(buffer, offset) == FrameDescriptor.CHANNEL_TELEMETRY) {
            admitTelemetry(buffer, offset, frameLength, botId);
            return;
        }
        final long expected = sessions.nextSequence(botId);
        final long sequence = FrameDescriptor.fullSequence(FrameDescriptor.sequence(buffer, offset), expected);
        if (sequence > expected) {
            if (sequence - expected > CoreLimits.MAX_GAP) {
                sessions.refuse(botId);
                return;
            }
            addGap(botId, expected, sequence - 1);
        }
        sessions.touch(botId);
        if (sequence < expected) {
            sessions.onDuplicate(botId);
            duplicatesDropped.incrementRelease();
            return;
        }
        addFrame(buffer, offset, frameLength, botId, sequence);
        sessions.nextSequence(botId, sequence + 1);
    }

    private void admitTelemetry(
            final MutableDirectBuffer buffer, final int offset, final int frameLength, final int botId) {
        final long last = sessions.lastTelemetrySequence(botId);
        final long sequence = FrameDescriptor.fullSequence(FrameDescriptor.sequence(buffer, offset), last + 1);
        if (sequence <= last) {
            telemetryStale.incrementRelease();
            return;
        }
        addFrame(buffer, offset, frameLength, botId, sequence);
        sessions.lastTelemetrySequence(botId, sequence);
    }

    private void addFrame(
            final MutableDirectBuffer buffer,
            final int offset,
            final int frameLength,
            final int botId,
            final long sequence) {
        final int messageLength = frameLength - FrameDescriptor.SBE_OFFSET;
        final int flags =
                CoreRecord.packFlags(FrameDescriptor.flags(buffer, offset), FrameDescriptor.channel(buffer, offset));
        final int payload = builder.claimInput(
                RecordKind.INBOUND,
                flags,
                botId,
                sessions.epoch(botId),
                sequence,
                FrameDescriptor.templateId(buffer, offset),
                messageLength);
        builder.buffer().putBytes(payload, buffer, offset + FrameDescriptor.SBE_OFFSET, messageLength);
        framesJournaled.incrementRelease();
    }

    private void addGap(final int botId, final long from, final long to) {
        final int offset = builder.claimInput(
                RecordKind.SESSION,
                0,
                botId,
                sessions.epoch(botId),
                0,
                SequenceGapEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + SequenceGapEncoder.BLOCK_LENGTH);
        gapEncoder
                .wrapAndApplyHeader(builder.buffer(), offset, headerEncoder)
                .eventTimeNs(timeNs)
                .fromSequence(from)
                .toSequence(to)
                .channel(Channel.RELIABLE);
        gapsRecorded.getAndAddRelease(to - from + 1);
    }

    private void onLogon(final MutableDirectBuffer buffer, final int index, final int length) {
        final int messageOffset = index + IngressDescriptor.LOGON_MESSAGE_OFFSET;
        final int messageLength = length - IngressDescriptor.LOGON_MESSAGE_OFFSET;
        final int payload =
                builder.claimInput(RecordKind.SESSION, 0, 0, 0, 0, SessionOpenedDecoder.TEMPLATE_ID, messageLength);
        builder.buffer().putBytes(payload, buffer, messageOffset, messageLength);
        logonConnectionId = buffer.getLong(index + IngressDescriptor.CONNECTION_ID_OFFSET);
        isClosed = true;
    }

    /** Changes nothing that admission looks at, so the batch goes on. */
    private void onPushAck(final MutableDirectBuffer buffer, final int index) {
        final int botId = buffer.getInt(index + IngressDescriptor.BOT_ID_OFFSET);
        if (!sessions.isAdmitted(botId, buffer.getLong(index + IngressDescriptor.CONNECTION_ID_OFFSET))) {
            return;
        }
        final int offset = builder.claimInput(
                RecordKind.SESSION,
                0,
                botId,
                sessions.epoch(botId),
                0,
                PushAckedEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + PushAckedEncoder.BLOCK_LENGTH);
        pushAckedEncoder
                .wrapAndApplyHeader(builder.buffer(), offset, headerEncoder)
                .eventTimeNs(timeNs)
                .cumulativeSequence(buffer.getLong(index + IngressDescriptor.SEQUENCE_OFFSET));
        pushAcks.incrementRelease();
    }

    private void onClosed(final MutableDirectBuffer buffer, final int index) {
        final long connectionId = buffer.getLong(index + IngressDescriptor.CONNECTION_ID_OFFSET);
        final int botId = buffer.getInt(index + IngressDescriptor.BOT_ID_OFFSET);
        if (!sessions.isBound(botId, connectionId)) {
            return;
        }
        final int code = buffer.getInt(index + IngressDescriptor.CODE_OFFSET);
        addClosed(botId, sessions.epoch(botId), code);
        endedBotId = botId;
        endCode = code;
        isClosed = true;
    }

    /** Adds the end of a connection, without any effect on live sessions. */
    void addClosed(final int botId, final int epoch, final int code) {
        final int payload = builder.claimInput(
                RecordKind.SESSION,
                0,
                botId,
                epoch,
                0,
                SessionClosedEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + SessionClosedEncoder.BLOCK_LENGTH);
        closedEncoder
                .wrapAndApplyHeader(builder.buffer(), payload, headerEncoder)
                .eventTimeNs(timeNs)
                .framesReceived(sessions.frames(botId))
                .duplicatesDropped(sessions.duplicates(botId))
                .code(code);
    }
}
