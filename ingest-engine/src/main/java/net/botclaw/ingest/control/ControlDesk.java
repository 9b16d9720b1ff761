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
package net.botclaw.ingest.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.CommandRing;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.LogonAckEncoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectEncoder;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * What the sessions of a server share: who may log on, how frames are checked and written, what is counted.
 *
 * <p><b>Threading</b>: the control server's.
 */
final class ControlDesk {
    /** Longest frame of an operator: the longest command fits, and the longest Logon. */
    static final int MAX_FRAME_LENGTH = FrameDescriptor.SBE_OFFSET + CommandRing.MAX_COMMAND_LENGTH;

    private final ControlContext ctx;
    private final byte[] token;
    private final FrameValidator validator = FrameValidator.fromOperator(MAX_FRAME_LENGTH);
    private final SessionFrameEncoder frameEncoder = new SessionFrameEncoder();
    private final UnsafeBuffer frame = new UnsafeBuffer(frameEncoder.array());
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LogonAckEncoder logonAck = new LogonAckEncoder();
    private final RejectEncoder reject = new RejectEncoder();
    private final LogonDecoder logon = new LogonDecoder();
    private final AtomicCounter sessions;
    private final AtomicCounter logons;
    private boolean isStopping;
    private long nowNs;
    private int loggedOn;

    ControlDesk(final ControlContext ctx, final String token) {
        this.ctx = ctx;
        this.token = token.getBytes(US_ASCII);
        this.sessions = ctx.counters().of(EngineCounter.CONTROL_SESSIONS);
        this.logons = ctx.counters().of(EngineCounter.CONTROL_LOGONS);
    }

    /** Reads the clock, once per turn. */
    void startTurn(final boolean isServerStopping) {
        nowNs = ctx.nanoClock().nanoTime();
        isStopping = isServerStopping;
    }

    long nowNs() {
        return nowNs;
    }

    FrameValidator validator() {
        return validator;
    }

    /** Returns {@link FrameValidator#VALID} or the code to refuse a valid frame with that should be a Logon. */
    int checkLogon(final DirectBuffer buffer, final int offset) {
        if (FrameDescriptor.templateId(buffer, offset) != LogonDecoder.TEMPLATE_ID) {
            return RejectCode.LOGON_EXPECTED.code();
        }
        logon.wrap(
                buffer,
                offset + FrameDescriptor.HEADER_LENGTH,
                FrameDescriptor.blockLength(buffer, offset),
                FrameDescriptor.version(buffer, offset));
        if (logon.schemaVersion() == 0 || logon.schemaVersion() == LogonDecoder.schemaVersionNullValue()) {
            return RejectCode.BAD_SCHEMA_VERSION.code();
        }
        if (logon.authSchemeRaw() != AuthScheme.TOKEN.value()) {
            return RejectCode.BAD_AUTH_SCHEME.code();
        }
        final byte[] credential = new byte[logon.credentialLength()];
        logon.getCredential(credential, 0, credential.length);
        if (!MessageDigest.isEqual(token, credential)) {
            return RejectCode.BAD_CREDENTIAL.code();
        }
        if (isStopping) {
            return RejectCode.SHUTTING_DOWN.code();
        }
        return loggedOn < ControlServer.MAX_SESSIONS ? FrameValidator.VALID : RejectCode.TOO_MANY_CONNECTIONS.code();
    }

    /** A session has logged on, or one that had is over. */
    void onLoggedOn(final boolean isOn) {
        loggedOn += isOn ? 1 : -1;
        sessions.set(loggedOn);
        if (isOn) {
            logons.increment();
        }
    }

    void onRefused(final int code) {
        ctx.counters().onRefused(code);
    }

    void onError(final Throwable error) {
        ctx.onError().accept(error);
    }

    /** Where the frames below are written; each call gives the length. */
    byte[] frameArray() {
        return frameEncoder.array();
    }

    int logonAck() {
        logonAck.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(epochNs())
                .botId(0)
                .nextExpectedSequence(1)
                .nextPushSequence(1)
                .sessionEpoch(0)
                .heartbeatMs(ctx.idleTimeoutMs())
                .maxFrame(MAX_FRAME_LENGTH)
                .ackLevel(ctx.ackLevel());
        FrameDescriptor.putHeader(frame, 0, logonAck.limit(), 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return logonAck.limit();
    }

    int logonReject(final int code, final int retryAfterMs) {
        return frameEncoder.logonReject(epochNs(), code, retryAfterMs);
    }

    int reject(final long refSequence, final int refTemplate, final int code) {
        return frameEncoder.reject(epochNs(), refSequence, refTemplate, code);
    }

    int logout(final long lastReceived, final int code, final int retryAfterMs) {
        return frameEncoder.logout(epochNs(), lastReceived, code, retryAfterMs);
    }

    /** For changes of a Reject that is written already. */
    RejectEncoder rejectEncoder() {
        return reject;
    }

    private long epochNs() {
        return ctx.epochClock().nanoTime();
    }
}
