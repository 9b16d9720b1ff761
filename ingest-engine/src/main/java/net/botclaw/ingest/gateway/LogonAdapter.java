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
package net.botclaw.ingest.gateway;

import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.session.EngineSession;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Checks the credential of a Logon and turns it into the SessionOpened that is journaled: without the credential, and
 * with what the engine grants in place of what the bot wishes.
 *
 * <p><b>Threading</b>: its event loop. Allocates per logon.
 */
final class LogonAdapter {
    /** Smallest largest-frame a bot may ask for, bytes: every session message fits. */
    static final int MIN_MAX_FRAME = 2_048;

    /** Longest credential, bytes. */
    static final int MAX_CREDENTIAL_LENGTH = 1_024;

    private final Authenticator authenticator;
    private final AckLevel maxAckLevel;
    private final int maxFrameLength;
    private final int defaultHeartbeatMs;
    private final LogonDecoder logon = new LogonDecoder();
    private final SessionOpenedEncoder opened = new SessionOpenedEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer message =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + SessionOpenedEncoder.BLOCK_LENGTH]);
    private int heartbeatMs;

    LogonAdapter(final GatewayContext ctx) {
        this.authenticator = ctx.authenticator();
        this.maxAckLevel = ctx.ackLevel();
        this.maxFrameLength = ctx.maxFrameLength();
        this.defaultHeartbeatMs = ctx.heartbeatMs();
    }

    /** Decoder that the sessions of this loop share; it stands on the Logon in hand. */
    LogonDecoder decoder() {
        return logon;
    }

    /** Returns {@link FrameValidator#VALID} or the code to refuse with; then {@link #message()} is ready. */
    int adapt(final long epochNs) {
        if (!isKnownScheme(logon.authSchemeRaw())) {
            return RejectCode.BAD_AUTH_SCHEME.code();
        }
        final String botName = logon.botName();
        final String firmware = logon.firmware();
        final int maxFrame = logon.maxFrame();
        if (maxFrame != 0 && maxFrame < MIN_MAX_FRAME) {
            return RejectCode.BAD_LENGTH.code();
        }
        heartbeatMs = EngineSession.grantHeartbeatMs(logon.heartbeatMs(), defaultHeartbeatMs);
        opened.wrapAndApplyHeader(message, 0, header)
                .eventTimeNs(epochNs)
                .bootId(logon.bootId())
                .nextSequence(logon.nextSequence())
                .lastPushSequence(logon.lastPushSequence())
                .heartbeatMs(heartbeatMs)
                .schemaVersion(logon.schemaVersion())
                .maxFrame(maxFrame == 0 ? maxFrameLength : Math.min(maxFrame, maxFrameLength))
                .ackLevel(grantedLevel())
                .authScheme(logon.authScheme())
                .botName(botName)
                .firmware(firmware);
        if (logon.credentialLength() > MAX_CREDENTIAL_LENGTH) {
            return RejectCode.BAD_CREDENTIAL.code();
        }
        final byte[] credential = new byte[logon.credentialLength()];
        logon.getCredential(credential, 0, credential.length);
        return authenticator.check(botName, logon.authScheme(), credential);
    }

    /** The generated enum throws for a number it does not know. */
    private static boolean isKnownScheme(final short authScheme) {
        return authScheme == AuthScheme.NONE.value() || authScheme == AuthScheme.TOKEN.value();
    }

    private AckLevel grantedLevel() {
        return logon.ackLevelRaw() <= AckLevel.JOURNALED.value() ? AckLevel.JOURNALED : maxAckLevel;
    }

    UnsafeBuffer message() {
        return message;
    }

    int heartbeatMs() {
        return heartbeatMs;
    }
}
