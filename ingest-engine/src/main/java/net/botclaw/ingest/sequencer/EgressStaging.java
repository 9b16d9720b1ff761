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

import net.botclaw.routing.session.SessionTable;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * Holds back what a batch leads to until its outputs are journaled, then hands it to the event loops in order. The map
 * from bot to connection changes at that moment too, so acks that are owed to an old connection still find it.
 *
 * <pre>
 *   entry   0 i32 type | 4 i32 length of payload | 8 i64 connectionId | 16 payload, padded to 8
 *           of a push the bot's id is in place of the connection's
 * </pre>
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: one buffer of {@link #CAPACITY} bytes.
 */
final class EgressStaging {
    /** Bytes that can be held back. */
    static final int CAPACITY = 384 * 1024;

    /**
     * Most that an entry takes beyond its message, bytes: 16 of its head, and of a push 12 of its prefix and 7 of padding,
     * which is 35; a takeover's unbind and close, which have no message, take 40, and a bind 32.
     */
    static final int MAX_OVERHEAD = 40;

    /** What the ends of sessions may take at the close of a batch: one for each message, and one more. */
    static final int ENDS_LENGTH = (InputBatch.MAX_MESSAGES + 2) * 24;

    /** Not a ring message: the bot has no connection any more; its id is in place of the connection's. */
    private static final int UNBIND = 0;

    /** What stands before the message of a push, beyond the connection. */
    private static final int PUSH_PREFIX = EgressDescriptor.PUSH_MESSAGE_OFFSET - EgressDescriptor.SEQUENCE_OFFSET;

    private static final int LENGTH_OFFSET = 4;
    private static final int CONNECTION_OFFSET = 8;
    private static final int PAYLOAD_OFFSET = 16;
    private static final int ALIGNMENT = 8;

    private final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(CAPACITY, ALIGNMENT));
    private final LoopPort[] ports;
    private final LiveSessions live;
    private int tail;

    EgressStaging(final LoopPort[] ports, final LiveSessions live) {
        this.ports = ports;
        this.live = live;
    }

    boolean hasRoom(final int bytes) {
        return bytes <= CAPACITY - tail;
    }

    /** A message for channel 0 of a connection. */
    void send(final long connectionId, final DirectBuffer message, final int offset, final int length) {
        final int payload = claim(EgressDescriptor.SEND, connectionId, length);
        buffer.putBytes(payload, message, offset, length);
    }

    /** A message for channel 1 of the connection that the bot has when it is carried out, if it has one. */
    void push(
            final int botId,
            final long sequence,
            final int flags,
            final DirectBuffer message,
            final int offset,
            final int length) {
        final int payload = claim(EgressDescriptor.PUSH, botId, PUSH_PREFIX + length);
        buffer.putLong(payload, sequence);
        buffer.putInt(payload + Long.BYTES, flags);
        buffer.putBytes(payload + PUSH_PREFIX, message, offset, length);
    }

    /** A Logout, and the end of a connection. */
    void close(final long connectionId, final int code, final int retryAfterMs) {
        if (connectionId != ConnectionId.NONE) {
            final int payload = claim(EgressDescriptor.CLOSE, connectionId, Long.BYTES);
            buffer.putInt(payload, code);
            buffer.putInt(payload + Integer.BYTES, retryAfterMs);
        }
    }

    /** A bot gets a connection. */
    void bind(final long connectionId, final int botId, final long nextSequence) {
        final int payload = claim(EgressDescriptor.BIND, connectionId, 2 * Long.BYTES);
        buffer.putInt(payload, botId);
        buffer.putLong(payload + Long.BYTES, nextSequence);
    }

    /** A bot loses its connection. */
    void unbind(final int botId) {
        claim(UNBIND, botId, 0);
    }

    private int claim(final int type, final long connectionId, final int length) {
        final int offset = tail;
        final int end = offset + PAYLOAD_OFFSET + (length + ALIGNMENT - 1 & -ALIGNMENT);
        if (end > CAPACITY) {
            throw new IllegalStateException("egress staging overflow: its room was not reserved");
        }
        buffer.putInt(offset, type);
        buffer.putInt(offset + LENGTH_OFFSET, length);
        buffer.putLong(offset + CONNECTION_OFFSET, connectionId);
        tail = end;
        return offset + PAYLOAD_OFFSET;
    }

    /** Carries everything out in order; the rings have room, see {@link LoopPort#EGRESS_RESERVE}. */
    void publish(final SessionTable sessions) {
        int offset = 0;
        while (offset < tail) {
            final int type = buffer.getInt(offset);
            final int length = buffer.getInt(offset + LENGTH_OFFSET);
            final long connectionId = buffer.getLong(offset + CONNECTION_OFFSET);
            final int payload = offset + PAYLOAD_OFFSET;
            if (type == UNBIND) {
                live.unbind((int) connectionId);
            } else if (type == EgressDescriptor.PUSH) {
                offerPush((int) connectionId, payload, length);
            } else {
                if (type == EgressDescriptor.BIND) {
                    live.bind(buffer.getInt(payload), connectionId, sessions);
                }
                offer(type, connectionId, payload, length);
            }
            offset = payload + (length + ALIGNMENT - 1 & -ALIGNMENT);
        }
        tail = 0;
    }

    /** Drops everything: recovery has nobody to talk to. */
    void discard() {
        tail = 0;
    }

    /** Without a connection it waits in the outbox. */
    private void offerPush(final int botId, final int payload, final int length) {
        final long connectionId = live.connectionId(botId);
        if (connectionId != ConnectionId.NONE) {
            offer(EgressDescriptor.PUSH, connectionId, payload, length);
        }
    }

    private void offer(final int type, final long connectionId, final int payload, final int length) {
        final OneToOneRingBuffer ring = ports[ConnectionId.loop(connectionId)].egress();
        final int index = ring.tryClaim(type, Long.BYTES + length);
        if (index < 0) {
            throw new IllegalStateException("egress ring overflow: its room was not reserved");
        }
        ring.buffer().putLong(index, connectionId);
        ring.buffer().putBytes(index + Long.BYTES, buffer, payload, length);
        ring.commit(index);
    }
}
