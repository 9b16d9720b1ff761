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
import net.botclaw.protocol.codec.BackpressureEncoder;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogonAckEncoder;
import net.botclaw.protocol.codec.LogonRejectEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectEncoder;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.TaskCancelEncoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames an engine sends and messages a bot offers. */
public final class TestMessages {
    /** Heartbeat interval that {@link #logonAck} grants, in milliseconds. */
    public static final int HEARTBEAT_MS = 1_000;
    /** Bot id that {@link #logonAck} gives. */
    public static final long BOT_ID = 77;

    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    private TestMessages() {}

    /** An SBE message of 32 bytes. */
    public static UnsafeBuffer reading(final double value) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + SensorReadingEncoder.BLOCK_LENGTH]);
        new SensorReadingEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .value(value);
        return buffer;
    }

    /** An SBE message with so many bytes of data. */
    public static UnsafeBuffer vendorData(final int dataLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(
                new byte
                        [MessageHeaderEncoder.ENCODED_LENGTH
                                + VendorDataEncoder.BLOCK_LENGTH
                                + VendorDataEncoder.payloadHeaderLength()
                                + dataLength]);
        new VendorDataEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .putPayload(new byte[dataLength], 0, dataLength);
        return buffer;
    }

    public static UnsafeBuffer logonAck(final long epoch, final long nextExpected, final long nextPush) {
        return logonAck(epoch, nextExpected, nextPush, FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    }

    public static UnsafeBuffer logonAck(
            final long epoch, final long nextExpected, final long nextPush, final int maxFrame) {
        final UnsafeBuffer frame = session(LogonAckEncoder.BLOCK_LENGTH);
        new LogonAckEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .botId(BOT_ID)
                .sessionEpoch(epoch)
                .nextExpectedSequence(nextExpected)
                .nextPushSequence(nextPush)
                .heartbeatMs(HEARTBEAT_MS)
                .maxFrame(maxFrame)
                .ackLevel(AckLevel.JOURNALED);
        return frame;
    }

    public static UnsafeBuffer logonReject(final int code, final long retryAfterMs) {
        final UnsafeBuffer frame = session(LogonRejectEncoder.BLOCK_LENGTH + LogonRejectEncoder.textHeaderLength());
        new LogonRejectEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .code(code)
                .retryAfterMs(retryAfterMs)
                .putText(new byte[0], 0, 0);
        return frame;
    }

    public static UnsafeBuffer ack(final long sequence, final long journalPosition) {
        final UnsafeBuffer frame = session(AckEncoder.BLOCK_LENGTH);
        new AckEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .cumulativeSequence(sequence)
                .journalPosition(journalPosition)
                .channel(Channel.RELIABLE)
                .level(AckLevel.JOURNALED);
        return frame;
    }

    public static UnsafeBuffer heartbeat(final long eventTimeNs) {
        final UnsafeBuffer frame = session(HeartbeatEncoder.BLOCK_LENGTH);
        new HeartbeatEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .eventTimeNs(eventTimeNs);
        return frame;
    }

    public static UnsafeBuffer logout(final int code, final long retryAfterMs) {
        final UnsafeBuffer frame = session(LogoutEncoder.BLOCK_LENGTH);
        new LogoutEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .code(code)
                .retryAfterMs(retryAfterMs);
        return frame;
    }

    public static UnsafeBuffer reject(final long sequence, final int template, final int code) {
        final UnsafeBuffer frame = session(RejectEncoder.BLOCK_LENGTH);
        new RejectEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .refSequence(sequence)
                .refTemplate(template)
                .code(code)
                .retryAfterMs(0);
        return frame;
    }

    public static UnsafeBuffer backpressure(final BackpressureLevel level, final long minIntervalMs) {
        final UnsafeBuffer frame = session(BackpressureEncoder.BLOCK_LENGTH);
        new BackpressureEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .minIntervalMs(minIntervalMs)
                .level(level);
        return frame;
    }

    /** A TaskCancel as push. */
    public static UnsafeBuffer push(final long sequence, final long taskId) {
        final UnsafeBuffer frame =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + TaskCancelEncoder.BLOCK_LENGTH]);
        FrameDescriptor.putHeader(frame, 0, frame.capacity(), 0, FrameDescriptor.CHANNEL_RELIABLE, sequence);
        new TaskCancelEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, HEADER)
                .taskId(taskId);
        return frame;
    }

    private static UnsafeBuffer session(final int bodyLength) {
        final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + bodyLength]);
        FrameDescriptor.putHeader(frame, 0, frame.capacity(), 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return frame;
    }
}
