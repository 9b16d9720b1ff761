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
package net.botclaw.tools.load;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogonEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.VendorDataEncoder;
import org.agrona.MutableDirectBuffer;

/** The frames a load sends. All of them are written once; of the payload frames only sequence and time change. */
final class LoadFrames {
    /** Where in a payload frame its sequence is. */
    static final int SEQUENCE_OFFSET = 4;
    /** Where in a payload frame its event time is: first field of both messages. */
    static final int EVENT_TIME_OFFSET = FrameDescriptor.HEADER_LENGTH;
    /** Heartbeat interval asked for: the longest, so that silence costs nothing. */
    static final int HEARTBEAT_MS = 60_000;

    private static final int READING_LENGTH = FrameDescriptor.HEADER_LENGTH + SensorReadingEncoder.BLOCK_LENGTH;
    private static final int VENDOR_CODE = 1;
    private static final double MOISTURE = 55.5;
    private static final byte[] NOTHING = {};

    private LoadFrames() {}

    /** Writes a payload frame of exactly this length, sequence and time left at 0. */
    static void putPayload(final MutableDirectBuffer buffer, final int offset, final int frameLength) {
        final int messageOffset = offset + FrameDescriptor.SBE_OFFSET;
        FrameDescriptor.putHeader(buffer, offset, frameLength, 0, FrameDescriptor.CHANNEL_RELIABLE, 0);
        if (frameLength == READING_LENGTH) {
            new SensorReadingEncoder()
                    .wrapAndApplyHeader(buffer, messageOffset, new MessageHeaderEncoder())
                    .eventTimeNs(0)
                    .value(MOISTURE)
                    .zoneId(1)
                    .sensorId(1)
                    .sensorType(SensorType.SOIL_MOISTURE)
                    .quality(Quality.GOOD);
            return;
        }
        final int payloadLength = frameLength
                - FrameDescriptor.HEADER_LENGTH
                - VendorDataEncoder.BLOCK_LENGTH
                - VendorDataEncoder.payloadHeaderLength();
        new VendorDataEncoder()
                .wrapAndApplyHeader(buffer, messageOffset, new MessageHeaderEncoder())
                .eventTimeNs(0)
                .vendorCode(VENDOR_CODE)
                .putPayload(new byte[payloadLength], 0, payloadLength);
    }

    /** Writes a Logon; returns the frame's length. */
    static int putLogon(
            final MutableDirectBuffer buffer,
            final String botName,
            final long bootId,
            final long epochNs,
            final AckLevel ackLevel) {
        final LogonEncoder logon = new LogonEncoder();
        logon.wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(epochNs)
                .bootId(bootId)
                .nextSequence(1)
                .lastPushSequence(0)
                .heartbeatMs(HEARTBEAT_MS)
                .schemaVersion(LogonEncoder.SCHEMA_VERSION)
                .maxFrame(0)
                .ackLevel(ackLevel)
                .authScheme(AuthScheme.NONE)
                .botName(botName)
                .firmware("load")
                .putCredential(NOTHING, 0, 0);
        return finish(buffer, logon.encodedLength());
    }

    /** Writes a Heartbeat; returns the frame's length. */
    static int putHeartbeat(final MutableDirectBuffer buffer, final long lastSent, final long epochNs) {
        final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
        heartbeat
                .wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(epochNs)
                .lastSent(lastSent)
                .lastReceived(0)
                .echoTimeNs(0);
        return finish(buffer, heartbeat.encodedLength());
    }

    /** Writes a Logout; returns the frame's length. */
    static int putLogout(final MutableDirectBuffer buffer, final long epochNs) {
        final LogoutEncoder logout = new LogoutEncoder();
        logout.wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(epochNs)
                .lastReceived(0)
                .retryAfterMs(0)
                .code(0);
        return finish(buffer, logout.encodedLength());
    }

    private static int finish(final MutableDirectBuffer buffer, final int bodyLength) {
        final int frameLength = FrameDescriptor.HEADER_LENGTH + bodyLength;
        FrameDescriptor.putHeader(buffer, 0, frameLength, 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return frameLength;
    }
}
