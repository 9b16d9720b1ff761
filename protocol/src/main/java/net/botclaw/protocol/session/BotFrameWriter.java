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
import net.botclaw.protocol.codec.AckEncoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogonEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the session frames a bot sends. Every method gives the length of the frame it wrote at {@code offset}.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: flyweights only.
 */
final class BotFrameWriter {
    /** Length of an Ack frame in bytes. */
    static final int ACK_LENGTH = FrameDescriptor.HEADER_LENGTH + AckEncoder.BLOCK_LENGTH;
    /** Length of a Heartbeat frame in bytes. */
    static final int HEARTBEAT_LENGTH = FrameDescriptor.HEADER_LENGTH + HeartbeatEncoder.BLOCK_LENGTH;
    /** Length of a Logout frame in bytes. */
    static final int LOGOUT_LENGTH = FrameDescriptor.HEADER_LENGTH + LogoutEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LogonEncoder logon = new LogonEncoder();
    private final AckEncoder ack = new AckEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final LogoutEncoder logout = new LogoutEncoder();

    /** Length of the Logon frame in bytes. */
    static int logonLength(final BotSessionContext ctx) {
        return FrameDescriptor.HEADER_LENGTH
                + LogonEncoder.BLOCK_LENGTH
                + LogonEncoder.credentialHeaderLength()
                + ctx.credential().length;
    }

    int writeLogon(
            final MutableDirectBuffer buffer,
            final int offset,
            final BotSessionContext ctx,
            final long nextSequence,
            final long lastPushSequence,
            final long epochNs) {
        logon.wrapAndApplyHeader(buffer, offset + FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(epochNs)
                .bootId(ctx.bootId())
                .nextSequence(nextSequence)
                .lastPushSequence(lastPushSequence)
                .heartbeatMs(ctx.heartbeatMs())
                .schemaVersion(LogonEncoder.SCHEMA_VERSION)
                .maxFrame(ctx.maxFrameLength())
                .ackLevel(ctx.ackLevel())
                .authScheme(ctx.authScheme())
                .botName(ctx.botName())
                .firmware(ctx.firmware())
                .putCredential(ctx.credential(), 0, ctx.credential().length);
        return finish(buffer, offset, logon.encodedLength());
    }

    int writePushAck(
            final MutableDirectBuffer buffer, final int offset, final long cumulativeSequence, final long epochNs) {
        ack.wrapAndApplyHeader(buffer, offset + FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(epochNs)
                .cumulativeSequence(cumulativeSequence)
                .journalPosition(0)
                .channel(Channel.RELIABLE)
                .level(AckLevel.RECEIVED);
        return finish(buffer, offset, AckEncoder.BLOCK_LENGTH);
    }

    int writeHeartbeat(
            final MutableDirectBuffer buffer,
            final int offset,
            final long lastSent,
            final long lastReceived,
            final long echoTimeNs,
            final long epochNs) {
        heartbeat
                .wrapAndApplyHeader(buffer, offset + FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(epochNs)
                .lastSent(lastSent)
                .lastReceived(lastReceived)
                .echoTimeNs(echoTimeNs);
        return finish(buffer, offset, HeartbeatEncoder.BLOCK_LENGTH);
    }

    int writeLogout(
            final MutableDirectBuffer buffer,
            final int offset,
            final int code,
            final long lastReceived,
            final long epochNs) {
        logout.wrapAndApplyHeader(buffer, offset + FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(epochNs)
                .lastReceived(lastReceived)
                .retryAfterMs(0)
                .code(code);
        return finish(buffer, offset, LogoutEncoder.BLOCK_LENGTH);
    }

    private static int finish(final MutableDirectBuffer buffer, final int offset, final int bodyLength) {
        final int frameLength = FrameDescriptor.HEADER_LENGTH + bodyLength;
        FrameDescriptor.putHeader(buffer, offset, frameLength, 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return frameLength;
    }
}
