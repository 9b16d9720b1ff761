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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.StateHashEncoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.DirectBuffer;

/**
 * The live host of the core: collects the outputs to be journaled, and holds back what goes to bots.
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: allocates nothing after construction.
 */
final class OutputBatch implements CoreOutput {
    /** Most that a journaled output takes beyond its message, bytes. */
    static final int MAX_RECORD_OVERHEAD =
            RecordDescriptor.HEADER_LENGTH + RecordDescriptor.CAUSE_LENGTH + RecordDescriptor.ALIGNMENT;

    private static final int MOST_JOURNALED =
            CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD + CoreLimits.MAX_OUTPUTS_PER_RECORD * MAX_RECORD_OVERHEAD;
    private static final int MOST_STAGED =
            CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD + CoreLimits.MAX_OUTPUTS_PER_RECORD * EgressStaging.MAX_OVERHEAD;
    private static final int TEMPLATE_ID_OFFSET = 2;
    private static final int U16_MASK = 0xFFFF;

    private final BatchBuilder builder = new BatchBuilder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final StateHashEncoder stateHashEncoder = new StateHashEncoder();
    private final LiveSessions live;
    private final EgressStaging egress;
    private final AnswerStaging answers;
    private CoreRecord record;
    private long logonConnectionId;
    private long eventCount;
    private long pushCount;
    private long resendCount;

    OutputBatch(final LiveSessions live, final EgressStaging egress, final AnswerStaging answers) {
        this.live = live;
        this.egress = egress;
        this.answers = answers;
    }

    void start(final long firstPosition) {
        builder.start(firstPosition);
    }

    BatchBuilder builder() {
        return builder;
    }

    boolean isEmpty() {
        return builder.recordCount() == 0;
    }

    long eventCount() {
        return eventCount;
    }

    long pushCount() {
        return pushCount;
    }

    long resendCount() {
        return resendCount;
    }

    /** Room for whatever one more record may lead to. */
    boolean hasRoomForRecord() {
        return builder.hasRoom(MOST_JOURNALED)
                && egress.hasRoom(MOST_STAGED + EgressStaging.ENDS_LENGTH)
                && answers.hasRoomForRecord();
    }

    /** The record about to be applied, and the connection of its logon if it is one. */
    void onApply(final CoreRecord next, final long connectionId) {
        record = next;
        logonConnectionId = connectionId;
        answers.onApply(next);
    }

    /** The record is applied, with the code that the core gave it. */
    void onApplied(final int code) {
        answers.onApplied(record, code);
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        answers.reply(buffer, offset, length);
        final long connectionId = origin();
        if (connectionId != ConnectionId.NONE) {
            egress.send(connectionId, buffer, offset, length);
        }
    }

    private long origin() {
        switch (record.kind()) {
            case INBOUND:
                return live.connectionId(record.botId());
            case SESSION:
                return logonConnectionId;
            default:
                return ConnectionId.NONE;
        }
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        final int templateId = buffer.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK;
        final int payload = builder.claimOutput(RecordKind.EVENT, botId, 0, record.position(), templateId, length);
        builder.buffer().putBytes(payload, buffer, offset, length);
        eventCount++;
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        final int templateId = buffer.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK;
        final int payload =
                builder.claimOutput(RecordKind.PUSH, botId, sequence, record.position(), templateId, length);
        builder.buffer().putBytes(payload, buffer, offset, length);
        egress.push(botId, sequence, 0, buffer, offset, length);
        pushCount++;
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        egress.push(botId, sequence, FrameDescriptor.FLAG_POSS_DUP, buffer, offset, length);
        resendCount++;
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        egress.bind(logonConnectionId, botId, nextSequence);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        egress.unbind(botId);
        egress.close(live.connectionId(botId), code, retryAfterMs);
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        final int payload = builder.claimOutput(
                RecordKind.STATE_HASH,
                0,
                0,
                record.position(),
                StateHashEncoder.TEMPLATE_ID,
                MessageHeaderEncoder.ENCODED_LENGTH + StateHashEncoder.BLOCK_LENGTH);
        stateHashEncoder
                .wrapAndApplyHeader(builder.buffer(), payload, headerEncoder)
                .eventTimeNs(record.timeNs())
                .inputCount(inputCount)
                .stateHash(hash);
    }
}
