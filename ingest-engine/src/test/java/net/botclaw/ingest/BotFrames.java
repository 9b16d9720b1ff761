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

import java.io.ByteArrayOutputStream;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.MissionUpdateEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.VendorDataEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames that bots send, well formed unless the caller says otherwise. */
final class BotFrames {
    /** A template of bots that no schema has yet. */
    static final int UNKNOWN_TEMPLATE = 60;

    private static final int BODY = FrameDescriptor.SBE_OFFSET;
    private static final int EVENT_TIME_LENGTH = Long.BYTES;

    private BotFrames() {}

    /** A soil moisture reading on the reliable channel. */
    static byte[] reading(final long sequence, final double value) {
        return reading(FrameDescriptor.CHANNEL_RELIABLE, sequence, value);
    }

    static byte[] reading(final int channel, final long sequence, final double value) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + SensorReadingEncoder.BLOCK_LENGTH]);
        new SensorReadingEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(sequence)
                .value(value)
                .zoneId(1)
                .sensorId(1)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        return finish(buffer, 0, channel, sequence);
    }

    /** Opaque bytes on the reliable channel; the shortest frame has 30 bytes. */
    static byte[] vendorData(final long sequence, final int frameLength) {
        return vendorData(FrameDescriptor.CHANNEL_RELIABLE, sequence, frameLength);
    }

    static byte[] vendorData(final int channel, final long sequence, final int frameLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[frameLength]);
        final int shortest = FrameDescriptor.HEADER_LENGTH + VendorDataEncoder.BLOCK_LENGTH + Short.BYTES;
        final byte[] payload = new byte[frameLength - shortest];
        new VendorDataEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(sequence)
                .vendorCode(7)
                .putPayload(payload, 0, payload.length);
        return finish(buffer, 0, channel, sequence);
    }

    /** A message that is known and that nothing handles. */
    static byte[] missionUpdate(final int flags, final long sequence) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + MissionUpdateEncoder.BLOCK_LENGTH]);
        new MissionUpdateEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(sequence);
        return finish(buffer, flags, FrameDescriptor.CHANNEL_RELIABLE, sequence);
    }

    /** A good envelope around a message this schema does not have. */
    static byte[] unknown(final int flags, final int channel, final long sequence) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + EVENT_TIME_LENGTH]);
        new MessageHeaderEncoder()
                .wrap(buffer, BODY)
                .blockLength(EVENT_TIME_LENGTH)
                .templateId(UNKNOWN_TEMPLATE)
                .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                .version(MessageHeaderEncoder.SCHEMA_VERSION);
        return finish(buffer, flags, channel, sequence);
    }

    static byte[] heartbeat(final long timeNs) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + HeartbeatEncoder.BLOCK_LENGTH]);
        new HeartbeatEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .lastSent(0)
                .lastReceived(0)
                .echoTimeNs(0);
        return finish(buffer, 0, FrameDescriptor.CHANNEL_SESSION, 0);
    }

    static byte[] logout() {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + LogoutEncoder.BLOCK_LENGTH]);
        new LogoutEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .lastReceived(0)
                .retryAfterMs(0)
                .code(0);
        return finish(buffer, 0, FrameDescriptor.CHANNEL_SESSION, 0);
    }

    /** Any message of a bot on the reliable channel. */
    static byte[] frame(final UnsafeBuffer message, final long sequence) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BODY + message.capacity()]);
        buffer.putBytes(BODY, message, 0, message.capacity());
        return finish(buffer, 0, FrameDescriptor.CHANNEL_RELIABLE, sequence);
    }

    static byte[] join(final byte[]... frames) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static byte[] finish(final UnsafeBuffer buffer, final int flags, final int channel, final long sequence) {
        FrameDescriptor.putHeader(buffer, 0, buffer.capacity(), flags, channel, sequence);
        return buffer.byteArray();
    }

    /** Frames that the engine does not know, each of which asks for a Reject. */
    static byte[] askingForRejects(final int firstSequence, final int count) {
        final byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            frames[i] = unknown(FrameDescriptor.FLAG_ACK_REQ, FrameDescriptor.CHANNEL_RELIABLE, firstSequence + i);
        }
        return join(frames);
    }
}
