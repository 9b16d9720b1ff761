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
package net.botclaw.ingest;

import java.util.Set;
import java.util.TreeSet;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.Templates;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What the protocol's page says an engine does with a stream of bytes, for one connection. */
final class EngineModel {
    /** What becomes of the connection. */
    enum Outcome {
        /** It goes on. */
        GOES_ON,
        /** It waits for the rest of a frame. */
        WAITS,
        /** It is refused with one of the codes, and closed. */
        REFUSED,
        /** It is logged out in order, and closed. */
        LOGGED_OUT,
        /** The logon is well formed: the answer depends on what is in it. */
        LOGON
    }

    private static final long MAX_GAP = 1L << 30;

    private final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    private final Set<Integer> codes = new TreeSet<>();
    private boolean isLive;
    private long nextSequence;
    private long lastTelemetrySequence;

    /** A new connection. */
    void reset() {
        isLive = false;
    }

    /** Logged on with a new boot id. */
    void onLive(final long newNextSequence) {
        isLive = true;
        nextSequence = newNextSequence;
        lastTelemetrySequence = 0;
    }

    long nextSequence() {
        return nextSequence;
    }

    /** Codes of which one is the reason, when the outcome is a refusal. */
    Set<Integer> codes() {
        return codes;
    }

    /** Takes bytes that start with a frame. */
    Outcome apply(final byte[] bytes) {
        codes.clear();
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        Outcome outcome = Outcome.GOES_ON;
        int offset = 0;
        while (offset < bytes.length) {
            final int left = bytes.length - offset;
            final int length = left < Short.BYTES ? 0 : FrameDescriptor.frameLength(buffer, offset);
            if (left >= Short.BYTES && validator.validateLength(length) != FrameValidator.VALID) {
                codes.add(RejectCode.BAD_LENGTH.code());
                return Outcome.REFUSED;
            }
            if (left < Math.max(length, Short.BYTES)) {
                return outcome == Outcome.GOES_ON ? Outcome.WAITS : outcome;
            }
            final Outcome next = isLive ? applyLive(buffer, offset) : applyFirst(buffer, offset);
            if (next == Outcome.LOGON) {
                return next;
            }
            outcome = outcome == Outcome.REFUSED ? outcome : next;
            // Nothing is looked at behind a Logout.
            if (next == Outcome.LOGGED_OUT) {
                return outcome;
            }
            // A sequence too far ahead is noticed later than what is wrong with the bytes behind it.
            if (outcome == Outcome.REFUSED && !codes.equals(Set.of(RejectCode.BAD_SEQUENCE.code()))) {
                return outcome;
            }
            offset += length;
        }
        return outcome;
    }

    private Outcome refuse(final int code) {
        codes.add(code);
        return Outcome.REFUSED;
    }

    private Outcome applyFirst(final UnsafeBuffer buffer, final int offset) {
        final int validity = validator.validate(buffer, offset, FrameDescriptor.frameLength(buffer, offset));
        if (validity != FrameValidator.VALID) {
            return refuse(validity);
        }
        return FrameDescriptor.templateId(buffer, offset) == LogonDecoder.TEMPLATE_ID
                ? Outcome.LOGON
                : refuse(RejectCode.LOGON_EXPECTED.code());
    }

    private Outcome applyLive(final UnsafeBuffer buffer, final int offset) {
        final int validity = validator.validate(buffer, offset, FrameDescriptor.frameLength(buffer, offset));
        if (validity != FrameValidator.VALID && validity != RejectCode.UNKNOWN_TEMPLATE.code()) {
            return refuse(validity);
        }
        final int low32 = FrameDescriptor.sequence(buffer, offset);
        switch (FrameDescriptor.channel(buffer, offset)) {
            case FrameDescriptor.CHANNEL_SESSION:
                return applySession(FrameDescriptor.templateId(buffer, offset));
            case FrameDescriptor.CHANNEL_RELIABLE:
                final long sequence = FrameDescriptor.fullSequence(low32, nextSequence);
                if (sequence - nextSequence > MAX_GAP) {
                    return refuse(RejectCode.BAD_SEQUENCE.code());
                }
                nextSequence = Math.max(nextSequence, sequence + 1);
                return Outcome.GOES_ON;
            default:
                lastTelemetrySequence =
                        Math.max(lastTelemetrySequence, FrameDescriptor.fullSequence(low32, lastTelemetrySequence + 1));
                return Outcome.GOES_ON;
        }
    }

    private Outcome applySession(final int templateId) {
        switch (templateId) {
            case HeartbeatDecoder.TEMPLATE_ID:
            case AckDecoder.TEMPLATE_ID:
                return Outcome.GOES_ON;
            case LogoutDecoder.TEMPLATE_ID:
                return Outcome.LOGGED_OUT;
            case LogonDecoder.TEMPLATE_ID:
                return refuse(RejectCode.ALREADY_LOGGED_ON.code());
            default:
                return Templates.isKnown(templateId) ? refuse(RejectCode.WRONG_DIRECTION.code()) : Outcome.GOES_ON;
        }
    }
}
