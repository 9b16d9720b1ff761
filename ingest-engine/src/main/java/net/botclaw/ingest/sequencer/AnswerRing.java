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
package net.botclaw.ingest.sequencer;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The way of answers from the sequencer to whoever submitted the command.
 *
 * <pre>
 *   message   0 i64 correlation id | 8 SBE message
 *   of a command: REPLY*, RESPONSE
 * </pre>
 *
 * <p><b>Threading</b>: the sequencer writes, one other thread reads. <b>Failure</b>: an answer that finds no room is
 * dropped and counted; the sequencer never waits. Limit: {@link #CAPACITY} bytes.
 */
public final class AnswerRing {
    /** Bytes of answers that can wait; the longest reply of the core is an eighth of it at most. */
    public static final int CAPACITY = 512 * 1024;
    /** Message: what the core said to the command; more follows. */
    public static final int REPLY = 1;
    /** Message: a CommandResponse, which ends the answer. */
    public static final int RESPONSE = 2;
    /** Where the SBE message begins. */
    public static final int MESSAGE_OFFSET = Long.BYTES;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    private volatile Runnable wakeUp = () -> {};

    /**
     * Sets how the reader is woken.
     *
     * @param action called by the sequencer's thread after it has written; cheap, and never throws.
     */
    public void onWakeUp(final Runnable action) {
        wakeUp = action;
    }

    /**
     * Reads answers.
     *
     * @param handler gets the type and the message.
     * @param limit   messages.
     * @return messages read.
     */
    public int read(final MessageHandler handler, final int limit) {
        final int messages = ring.read(handler, limit);
        // A read that has ended at the ring's edge may have left answers at its beginning.
        return messages == 0 && ring.size() > 0 ? ring.read(handler, limit) : messages;
    }

    /** A message with its correlation id in front; false when there is no room. */
    boolean tryOffer(final int type, final DirectBuffer buffer, final int offset, final int length) {
        return length <= ring.maxMsgLength() && ring.write(type, buffer, offset, length);
    }

    void wakeUp() {
        wakeUp.run();
    }
}
