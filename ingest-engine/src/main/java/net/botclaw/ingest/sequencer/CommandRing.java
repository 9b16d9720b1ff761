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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.Templates;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The way of operator commands to the sequencer, which journals them before they are applied, and the way of its answers
 * back.
 *
 * <pre>
 *   message   0 i64 correlation id | 8 SBE message, of which alone the journal hears
 * </pre>
 *
 * <p><b>Threading</b>: any thread submits, the sequencer drains. Limit: {@link #CAPACITY} bytes waiting.
 */
public final class CommandRing {
    /** Bytes of commands that can wait. */
    public static final int CAPACITY = 64 * 1024;
    /** Longest command, bytes, SBE header included. */
    public static final int MAX_COMMAND_LENGTH = 1024;

    /** Where the SBE message begins. */
    static final int MESSAGE_OFFSET = Long.BYTES;

    private static final int TEMPLATE_ID_OFFSET = 2;

    private final ManyToOneRingBuffer ring = new ManyToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    private final AnswerRing answers = new AnswerRing();

    /**
     * Submits a command.
     *
     * @param correlationId comes back with its answers, see {@link CorrelationId}; {@link CorrelationId#NONE}: none is
     *     wanted.
     * @param message SBE message with a template of 96 to 127.
     * @param offset  of its header.
     * @param length  in bytes, header included.
     * @return false when the ring is full: try again.
     * @throws IllegalArgumentException when it is no command, or too long.
     */
    public boolean trySubmit(final long correlationId, final DirectBuffer message, final int offset, final int length) {
        final int templateId = message.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN);
        if (!Templates.isCommand(templateId)) {
            throw new IllegalArgumentException("template " + templateId + " is no command");
        }
        if (length > MAX_COMMAND_LENGTH) {
            throw new IllegalArgumentException("command of " + length + " bytes is too long");
        }
        final int index = ring.tryClaim(templateId, MESSAGE_OFFSET + length);
        if (index < 0) {
            return false;
        }
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index, correlationId);
        buffer.putBytes(index + MESSAGE_OFFSET, message, offset, length);
        ring.commit(index);
        return true;
    }

    /**
     * What the sequencer answers.
     *
     * @return for one reader.
     */
    public AnswerRing answers() {
        return answers;
    }

    /**
     * Whether no command is waiting.
     *
     * @return true when the ring is empty.
     */
    public boolean isEmpty() {
        return ring.size() == 0;
    }

    /** Hands the waiting commands to a batch. */
    int drainTo(final MessageHandler batch) {
        final int commands = ring.read(batch, InputBatch.MAX_COMMANDS);
        // A read that has ended at the ring's edge may have left commands at its beginning.
        return commands == 0 && ring.size() > 0 ? ring.read(batch, InputBatch.MAX_COMMANDS) : commands;
    }
}
