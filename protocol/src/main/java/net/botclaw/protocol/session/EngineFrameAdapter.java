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
import net.botclaw.protocol.Templates;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureDecoder;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.NakDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.DirectBuffer;

/**
 * Cuts the engine's bytes into frames, validates each, and calls the session.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: flyweights only.
 */
final class EngineFrameAdapter {
    /** Length of the prefix that says how long a frame is. */
    private static final int LENGTH_PREFIX = 2;

    private final BotSession session;
    private final FrameValidator validator;
    private final LogonAckDecoder logonAck = new LogonAckDecoder();
    private final LogonRejectDecoder logonReject = new LogonRejectDecoder();
    private final LogoutDecoder logout = new LogoutDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final AckDecoder ack = new AckDecoder();
    private final BackpressureDecoder backpressure = new BackpressureDecoder();
    private final RejectDecoder reject = new RejectDecoder();

    EngineFrameAdapter(final BotSession session, final int maxFrameLength) {
        this.session = session;
        this.validator = FrameValidator.fromEngine(maxFrameLength);
    }

    /** Handles whole frames until bytes or session end; gives the bytes consumed. */
    int onBytes(final DirectBuffer buffer, final int offset, final int length) {
        int consumed = 0;
        while (length - consumed >= LENGTH_PREFIX && session.isLinked()) {
            final int frameOffset = offset + consumed;
            final int frameLength = FrameDescriptor.frameLength(buffer, frameOffset);
            final int lengthCode = validator.validateLength(frameLength);
            if (lengthCode != FrameValidator.VALID) {
                session.onViolation(lengthCode);
                break;
            }
            if (frameLength > length - consumed) {
                break;
            }
            consumed += frameLength;
            final int code = validator.validate(buffer, frameOffset, frameLength);
            if (code == FrameValidator.VALID) {
                onFrame(buffer, frameOffset, frameLength);
            } else if (code == RejectCode.UNKNOWN_TEMPLATE.code()) {
                session.onUnknown(
                        FrameDescriptor.channel(buffer, frameOffset), FrameDescriptor.sequence(buffer, frameOffset));
            } else {
                session.onViolation(code);
            }
        }
        return consumed;
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final int frameLength) {
        if (Templates.isSession(FrameDescriptor.templateId(buffer, offset))) {
            onSessionFrame(buffer, offset);
        } else {
            session.onPush(
                    FrameDescriptor.channel(buffer, offset),
                    FrameDescriptor.sequence(buffer, offset),
                    buffer,
                    offset + FrameDescriptor.SBE_OFFSET,
                    frameLength - FrameDescriptor.SBE_OFFSET);
        }
    }

    private void onSessionFrame(final DirectBuffer buffer, final int offset) {
        final int body = offset + FrameDescriptor.HEADER_LENGTH;
        final int blockLength = FrameDescriptor.blockLength(buffer, offset);
        final int version = FrameDescriptor.version(buffer, offset);
        switch (FrameDescriptor.templateId(buffer, offset)) {
            case LogonAckDecoder.TEMPLATE_ID:
                session.onLogonAck(logonAck.wrap(buffer, body, blockLength, version));
                break;
            case LogonRejectDecoder.TEMPLATE_ID:
                logonReject.wrap(buffer, body, blockLength, version);
                session.onLogonReject(logonReject.code(), logonReject.retryAfterMs());
                break;
            case LogoutDecoder.TEMPLATE_ID:
                logout.wrap(buffer, body, blockLength, version);
                session.onLogout(logout.code(), logout.retryAfterMs());
                break;
            case HeartbeatDecoder.TEMPLATE_ID:
                session.onHeartbeat(
                        heartbeat.wrap(buffer, body, blockLength, version).eventTimeNs());
                break;
            case AckDecoder.TEMPLATE_ID:
                onAck(ack.wrap(buffer, body, blockLength, version));
                break;
            case BackpressureDecoder.TEMPLATE_ID:
                backpressure.wrap(buffer, body, blockLength, version);
                session.onBackpressure(levelOf(backpressure), backpressure.minIntervalMs());
                break;
            case RejectDecoder.TEMPLATE_ID:
                reject.wrap(buffer, body, blockLength, version);
                session.onReject(reject.refSequence(), reject.refTemplate(), reject.code(), reject.retryAfterMs());
                break;
            case NakDecoder.TEMPLATE_ID:
                session.onIgnored();
                break;
            default:
                session.onViolation(RejectCode.WRONG_DIRECTION.code());
                break;
        }
    }

    private void onAck(final AckDecoder decoder) {
        if (decoder.channelRaw() == FrameDescriptor.CHANNEL_RELIABLE) {
            session.onAck(decoder.cumulativeSequence(), levelOf(decoder.levelRaw()), decoder.journalPosition());
        } else {
            session.onIgnored();
        }
    }

    /** The generated lookup throws on a value it does not know; a newer engine must not stop an older bot. */
    static AckLevel levelOf(final int raw) {
        return raw > AckLevel.REPLICATED.value() ? AckLevel.NULL_VAL : AckLevel.get((short) raw);
    }

    private static BackpressureLevel levelOf(final BackpressureDecoder decoder) {
        return decoder.levelRaw() > BackpressureLevel.SHEDDING.value()
                ? BackpressureLevel.NULL_VAL
                : BackpressureLevel.get(decoder.levelRaw());
    }
}
