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
import net.botclaw.protocol.codec.CommandResponseEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Remembers who sent the commands of the batch in hand, and holds their answers back until they may go out.
 *
 * <pre>
 *   entry   0 i32 type | 4 i32 length | 8 i64 correlation id, message; padded to 8
 * </pre>
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: one buffer of {@link #CAPACITY} bytes; allocates nothing after
 * construction.
 */
final class AnswerStaging {
    /** Bytes that can be held back. */
    static final int CAPACITY = 128 * 1024;

    private static final int LENGTH_OFFSET = 4;
    private static final int PAYLOAD_OFFSET = 8;
    private static final int ALIGNMENT = 8;
    private static final int RESPONSE_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + CommandResponseEncoder.BLOCK_LENGTH;

    /** What one record may lead to: everything it may publish as replies, and the response. */
    private static final int MOST_OF_RECORD = CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD
            + RESPONSE_LENGTH
            + (CoreLimits.MAX_OUTPUTS_PER_RECORD + 1) * (PAYLOAD_OFFSET + AnswerRing.MESSAGE_OFFSET + ALIGNMENT);

    private final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(CAPACITY, ALIGNMENT));
    private final UnsafeBuffer responseBuffer = new UnsafeBuffer(new byte[RESPONSE_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandResponseEncoder response = new CommandResponseEncoder();
    private final long[] correlationIds = new long[InputBatch.MAX_COMMANDS];
    private final AnswerRing ring;
    private final AtomicCounter answersSent;
    private final AtomicCounter answersDropped;
    private int takenCount;
    private int appliedCount;
    private long correlationId;
    private int tail;

    AnswerStaging(final AnswerRing ring, final EngineCounters counters) {
        this.ring = ring;
        this.answersSent = counters.of(EngineCounter.ANSWERS_SENT);
        this.answersDropped = counters.of(EngineCounter.ANSWERS_DROPPED);
    }

    /** Begins a batch without commands. */
    void start() {
        takenCount = 0;
        appliedCount = 0;
    }

    /** A command has become a record of the batch; commands are applied in the order in which they were taken. */
    void onTaken(final long commandCorrelationId) {
        correlationIds[takenCount++] = commandCorrelationId;
    }

    boolean hasRoomForRecord() {
        return MOST_OF_RECORD <= CAPACITY - tail;
    }

    /** The record about to be applied. */
    void onApply(final CoreRecord record) {
        correlationId = record.kind() == RecordKind.COMMAND ? correlationIds[appliedCount++] : CorrelationId.NONE;
    }

    /** The core says something to the record in hand. */
    void reply(final DirectBuffer message, final int offset, final int length) {
        if (correlationId != CorrelationId.NONE) {
            stage(AnswerRing.REPLY, message, offset, length);
        }
    }

    /** The record in hand is applied. */
    void onApplied(final CoreRecord record, final int code) {
        if (correlationId != CorrelationId.NONE) {
            response.wrapAndApplyHeader(responseBuffer, 0, header)
                    .eventTimeNs(record.timeNs())
                    .refSequence(CorrelationId.sequence(correlationId))
                    .journalPosition(record.position())
                    .code(code);
            stage(AnswerRing.RESPONSE, responseBuffer, 0, RESPONSE_LENGTH);
        }
    }

    private void stage(final int type, final DirectBuffer message, final int offset, final int length) {
        final int entry = tail;
        final int payloadLength = AnswerRing.MESSAGE_OFFSET + length;
        buffer.putInt(entry, type);
        buffer.putInt(entry + LENGTH_OFFSET, payloadLength);
        buffer.putLong(entry + PAYLOAD_OFFSET, correlationId);
        buffer.putBytes(entry + PAYLOAD_OFFSET + AnswerRing.MESSAGE_OFFSET, message, offset, length);
        tail = entry + PAYLOAD_OFFSET + (payloadLength + ALIGNMENT - 1 & -ALIGNMENT);
    }

    /** Hands everything on; what finds no room is dropped and counted, for an operator must not stop the engine. */
    void publish() {
        if (tail == 0) {
            return;
        }
        int offset = 0;
        while (offset < tail) {
            final int type = buffer.getInt(offset);
            final int length = buffer.getInt(offset + LENGTH_OFFSET);
            if (!ring.tryOffer(type, buffer, offset + PAYLOAD_OFFSET, length)) {
                answersDropped.increment();
            } else if (type == AnswerRing.RESPONSE) {
                answersSent.incrementRelease();
            }
            offset += PAYLOAD_OFFSET + (length + ALIGNMENT - 1 & -ALIGNMENT);
        }
        tail = 0;
        ring.wakeUp();
    }
}
