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
package net.botclaw.protocol.session;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What a bot has to send on channels 1 and 2: the store of reliable frames, which stay until they are acknowledged, and
 * the telemetry, which is gone when it is sent or the link is lost.
 *
 * <p>Messages of both channels are sent in the order in which they were offered: the engine takes the order of arrival for
 * the order of what happened.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: two rings, nothing per message.
 */
final class BotOutbox {
    private final FrameStore store;
    private final FrameStore telemetry;
    /** By telemetry sequence: the sequence of the first reliable message that was offered later. */
    private final long[] nextReliable;

    private final BotListener listener;
    private final int ownMaxLength;

    private int maxLength;
    private long possDupLimit;
    private long fromStoreLimit;
    private long telemetryDropped;
    private long oversizeDropped;
    private long framesResent;

    BotOutbox(final BotSessionContext ctx) {
        ownMaxLength = ctx.maxFrameLength();
        maxLength = ownMaxLength;
        final FrameValidator validator = FrameValidator.fromBot(ownMaxLength);
        store = new FrameStore(ctx.storeLength(), FrameDescriptor.CHANNEL_RELIABLE, ctx.firstSequence(), validator);
        telemetry = new FrameStore(ctx.telemetryLength(), FrameDescriptor.CHANNEL_TELEMETRY, 1, validator);
        nextReliable = new long[ctx.telemetryLength() / FrameDescriptor.HEADER_LENGTH];
        listener = ctx.listener();
    }

    FrameStore store() {
        return store;
    }

    long telemetryDropped() {
        return telemetryDropped;
    }

    long oversizeDropped() {
        return oversizeDropped;
    }

    long framesResent() {
        return framesResent;
    }

    boolean isDrained() {
        return !store.hasNext() && !telemetry.hasNext();
    }

    /** Keeps a reliable message; gives its sequence or the store's sentinel. */
    long offer(final int flags, final DirectBuffer message, final int offset, final int length) {
        requireSendable(flags, length);
        return store.append(flags, message, offset, length);
    }

    /** Takes telemetry unless {@code refusal} is negative; gives its sequence or the reason why it was dropped. */
    long offerTelemetry(
            final long refusal, final int flags, final DirectBuffer message, final int offset, final int length) {
        requireSendable(flags, length);
        final long sequence = refusal < 0 ? refusal : telemetry.append(flags, message, offset, length);
        if (sequence < 0) {
            telemetryDropped++;
        } else {
            nextReliable[markOf(sequence)] = store.nextSequence();
        }
        return sequence;
    }

    /** A session is live: goes on with what the engine expects, and heeds the frame length it granted (0: no limit). */
    void resume(final long nextExpected, final int grantedLength) {
        maxLength = grantedLength == 0 ? ownMaxLength : Math.min(grantedLength, ownMaxLength);
        possDupLimit = store.highestSent();
        store.release(nextExpected - 1);
        store.rewind();
        if (nextExpected > store.nextSequence()) {
            store.jumpTo(nextExpected);
        }
        fromStoreLimit = store.nextSequence() - 1;
    }

    /** The engine has everything up to the sequence. */
    void release(final long sequence) {
        store.release(sequence);
        releaseOversize();
    }

    /** The link is lost, and with it the telemetry that was waiting. */
    void dropTelemetry() {
        telemetryDropped += telemetry.size();
        telemetry.clear();
    }

    /** Writes as many whole frames as fit, in the order in which they were offered; gives the bytes written. */
    int drainTo(final MutableDirectBuffer buffer, final int offset, final int capacity) {
        int length = 0;
        while (!isDrained()) {
            final boolean isTelemetryNext = isTelemetryNext();
            final int frameLength = isTelemetryNext ? telemetry.nextLength() : store.nextLength();
            if (!isTelemetryNext && frameLength > maxLength) {
                skipOversize();
            } else if (frameLength > capacity - length) {
                break;
            } else if (isTelemetryNext) {
                length += takeTelemetry(buffer, offset + length);
            } else {
                length += takeReliable(buffer, offset + length);
            }
        }
        return length;
    }

    private boolean isTelemetryNext() {
        return telemetry.hasNext() && nextReliable[markOf(telemetry.sequenceToSend())] <= store.sequenceToSend();
    }

    private int markOf(final long telemetrySequence) {
        return (int) telemetrySequence & nextReliable.length - 1;
    }

    private int takeReliable(final MutableDirectBuffer buffer, final int offset) {
        final long sequence = store.sequenceToSend();
        int flags = sequence <= fromStoreLimit ? FrameDescriptor.FLAG_FROM_STORE : 0;
        if (sequence <= possDupLimit) {
            flags |= FrameDescriptor.FLAG_POSS_DUP;
            framesResent++;
        }
        return store.takeNext(buffer, offset, flags);
    }

    private int takeTelemetry(final MutableDirectBuffer buffer, final int offset) {
        final long sequence = telemetry.sequenceToSend();
        final int length = telemetry.takeNext(buffer, offset, 0);
        telemetry.release(sequence);
        return length;
    }

    /** Sending it would end every session: it was taken while a longer frame was allowed than is now. */
    private void skipOversize() {
        final long sequence = store.sequenceToSend();
        final int templateId = store.nextTemplateId();
        store.skipNext();
        oversizeDropped++;
        releaseOversize();
        listener.onReject(sequence, templateId, RejectCode.BAD_LENGTH.code(), 0);
    }

    /** A frame that was skipped gets no acknowledgement of its own, so it goes when it is the oldest. */
    private void releaseOversize() {
        while (store.firstSequence() < store.sequenceToSend() && store.oldestLength() > maxLength) {
            store.release(store.firstSequence());
        }
    }

    private void requireSendable(final int flags, final int length) {
        if ((flags & ~FrameDescriptor.FLAG_ACK_REQ) != 0) {
            throw new IllegalArgumentException("only FLAG_ACK_REQ may be asked for: " + flags);
        }
        if (length > maxLength - FrameDescriptor.SBE_OFFSET) {
            throw new IllegalArgumentException("frame longer than " + maxLength + " bytes");
        }
    }
}
