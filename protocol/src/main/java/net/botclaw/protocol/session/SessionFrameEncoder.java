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
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckEncoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureEncoder;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogonRejectEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the session frames that the engine sends of itself. Each method returns the length of a frame that starts at 0
 * in {@link #array()}.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: one scratch buffer; nothing is allocated per frame.
 */
public final class SessionFrameEncoder {
    /** Longest frame written, bytes. */
    public static final int MAX_LENGTH = 512;

    private static final int BODY = FrameDescriptor.SBE_OFFSET;

    private final byte[] array = new byte[MAX_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(array);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AckEncoder ack = new AckEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final LogoutEncoder logout = new LogoutEncoder();
    private final LogonRejectEncoder logonReject = new LogonRejectEncoder();
    private final RejectEncoder reject = new RejectEncoder();
    private final BackpressureEncoder backpressure = new BackpressureEncoder();

    /**
     * The last frame written.
     *
     * @return the same array always.
     */
    public byte[] array() {
        return array;
    }

    /**
     * A cumulative ack of channel 1.
     *
     * @param timeNs   of the batch, epoch nanoseconds.
     * @param sequence every sequence up to this is acked.
     * @param position of the journal by then.
     * @param level    raw {@link AckLevel}.
     * @return frame length in bytes.
     */
    public int ack(final long timeNs, final long sequence, final long position, final int level) {
        ack.wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .cumulativeSequence(sequence)
                .journalPosition(position)
                .channel(Channel.RELIABLE)
                .level(level == AckLevel.SYNCED.value() ? AckLevel.SYNCED : AckLevel.JOURNALED);
        return finish(ack.limit());
    }

    /**
     * A heartbeat.
     *
     * @param timeNs       epoch nanoseconds.
     * @param lastReceived highest sequence of channel 1 that was acked.
     * @param echoTimeNs   time in the peer's last heartbeat, 0: none.
     * @return frame length in bytes.
     */
    public int heartbeat(final long timeNs, final long lastReceived, final long echoTimeNs) {
        heartbeat
                .wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .lastSent(0)
                .lastReceived(lastReceived)
                .echoTimeNs(echoTimeNs);
        return finish(heartbeat.limit());
    }

    /**
     * A logout.
     *
     * @param timeNs       epoch nanoseconds.
     * @param lastReceived highest sequence of channel 1 that was acked.
     * @param code         the reason.
     * @param retryAfterMs when to come back, 0: at will.
     * @return frame length in bytes.
     */
    public int logout(final long timeNs, final long lastReceived, final int code, final int retryAfterMs) {
        logout.wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .lastReceived(lastReceived)
                .retryAfterMs(retryAfterMs)
                .code(code);
        return finish(logout.limit());
    }

    /**
     * A refusal of a logon.
     *
     * @param timeNs       epoch nanoseconds.
     * @param code         of a {@link RejectCode}; its text goes along.
     * @param retryAfterMs when to come back, 0: at will.
     * @return frame length in bytes.
     */
    public int logonReject(final long timeNs, final int code, final int retryAfterMs) {
        logonReject
                .wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .retryAfterMs(retryAfterMs)
                .code(code);
        final DirectBuffer text = RejectCode.ofCode(code).textAscii();
        logonReject.putText(text, 0, text.capacity());
        return finish(logonReject.limit());
    }

    /**
     * A refusal of a frame.
     *
     * @param timeNs      epoch nanoseconds.
     * @param refSequence of the frame.
     * @param refTemplate of the frame.
     * @param code        the reason.
     * @return frame length in bytes.
     */
    public int reject(final long timeNs, final long refSequence, final int refTemplate, final int code) {
        reject.wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .refSequence(refSequence)
                .retryAfterMs(0)
                .refTemplate(refTemplate)
                .code(code);
        return finish(reject.limit());
    }

    /**
     * A wish to slow down, or the end of one.
     *
     * @param timeNs        epoch nanoseconds.
     * @param level         what is asked.
     * @param minIntervalMs least time between frames.
     * @param usedPermille  fill of the ring.
     * @param shedChannel   channel being dropped, 0: none.
     * @return frame length in bytes.
     */
    public int backpressure(
            final long timeNs,
            final BackpressureLevel level,
            final int minIntervalMs,
            final int usedPermille,
            final int shedChannel) {
        backpressure
                .wrapAndApplyHeader(buffer, BODY, header)
                .eventTimeNs(timeNs)
                .minIntervalMs(minIntervalMs)
                .ringUsedPermille(usedPermille)
                .level(level)
                .shedChannel((short) shedChannel);
        return finish(backpressure.limit());
    }

    private int finish(final int limit) {
        FrameDescriptor.putHeader(buffer, 0, limit, 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return limit;
    }
}
