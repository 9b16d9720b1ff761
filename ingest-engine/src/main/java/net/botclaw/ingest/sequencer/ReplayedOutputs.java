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

import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.StateHashEncoder;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * The replaying host of the core: keeps the outputs derived again until the journaled ones have been compared with them.
 * What is left at the journal's end is what a crash cut off.
 *
 * <pre>
 *   entry   0 i32 kind | 4 i32 botId | 8 i64 cause | 16 i64 sequence | 24 i32 length | 28 message
 * </pre>
 */
final class ReplayedOutputs implements CoreOutput {
    private static final int BOT_ID_OFFSET = 4;
    private static final int CAUSE_OFFSET = 8;
    private static final int SEQUENCE_OFFSET = 16;
    private static final int LENGTH_OFFSET = 24;
    private static final int MESSAGE_OFFSET = 28;
    private static final int TEMPLATE_ID_OFFSET = 2;
    private static final int U16_MASK = 0xFFFF;

    private final ExpandableArrayBuffer queue = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final StateHashEncoder stateHashEncoder = new StateHashEncoder();
    private CoreRecord record;
    private int head;
    private int tail;

    void onApply(final CoreRecord next) {
        record = next;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** Compares a journaled output with the next one derived again. */
    void verify(final JournalReader reader) {
        if (isEmpty()) {
            throw new ReplayMismatchException("an output that replay does not derive", reader.position());
        }
        final int length = queue.getInt(head + LENGTH_OFFSET);
        final boolean isSame = queue.getInt(head) == reader.kind().code()
                && queue.getInt(head + BOT_ID_OFFSET) == reader.botId()
                && queue.getLong(head + CAUSE_OFFSET) == reader.cause()
                && queue.getLong(head + SEQUENCE_OFFSET) == reader.sequence()
                && length == reader.payloadLength()
                && isSame(head + MESSAGE_OFFSET, reader.buffer(), reader.payloadOffset(), length);
        if (!isSame) {
            throw new ReplayMismatchException("an output that differs from the one replay derives", reader.position());
        }
        head += MESSAGE_OFFSET + length;
        if (isEmpty()) {
            head = 0;
            tail = 0;
        }
    }

    private boolean isSame(final int offset, final DirectBuffer other, final int otherOffset, final int length) {
        for (int i = 0; i < length; i++) {
            if (queue.getByte(offset + i) != other.getByte(otherOffset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Journals what a crash cut off. */
    int appendRest(final BatchAppender journal, final BatchBuilder builder, final long timeNs) {
        int count = 0;
        while (!isEmpty()) {
            builder.start(journal.nextPosition());
            while (!isEmpty() && builder.hasRoom(2 * MESSAGE_OFFSET + queue.getInt(head + LENGTH_OFFSET))) {
                appendHead(builder);
                count++;
            }
            builder.finish(timeNs);
            journal.append(builder);
        }
        return count;
    }

    private void appendHead(final BatchBuilder builder) {
        final int length = queue.getInt(head + LENGTH_OFFSET);
        final int message = head + MESSAGE_OFFSET;
        final int payload = builder.claimOutput(
                RecordKind.ofCode(queue.getInt(head)),
                queue.getInt(head + BOT_ID_OFFSET),
                queue.getLong(head + SEQUENCE_OFFSET),
                queue.getLong(head + CAUSE_OFFSET),
                queue.getShort(message + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK,
                length);
        builder.buffer().putBytes(payload, queue, message, length);
        head = message + length;
    }

    private int add(final RecordKind kind, final int botId, final long sequence, final int length) {
        final int offset = tail;
        queue.checkLimit(offset + MESSAGE_OFFSET + length);
        queue.putInt(offset, kind.code());
        queue.putInt(offset + BOT_ID_OFFSET, botId);
        queue.putLong(offset + CAUSE_OFFSET, record.position());
        queue.putLong(offset + SEQUENCE_OFFSET, sequence);
        queue.putInt(offset + LENGTH_OFFSET, length);
        tail = offset + MESSAGE_OFFSET + length;
        return offset + MESSAGE_OFFSET;
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        queue.putBytes(add(RecordKind.EVENT, botId, 0, length), buffer, offset, length);
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        queue.putBytes(add(RecordKind.PUSH, botId, sequence, length), buffer, offset, length);
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        // There is nobody to send it to at replay.
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + StateHashEncoder.BLOCK_LENGTH;
        stateHashEncoder
                .wrapAndApplyHeader(queue, add(RecordKind.STATE_HASH, 0, 0, length), headerEncoder)
                .eventTimeNs(record.timeNs())
                .inputCount(inputCount)
                .stateHash(hash);
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        // There is nobody to answer at replay.
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        // There are no connections at replay.
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        // There are no connections at replay.
    }
}
