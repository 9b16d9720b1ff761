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
package net.botclaw.routing;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.FrameDescriptor;
import org.agrona.DirectBuffer;

/**
 * One input record as the core sees it: a view over bytes that someone else owns, set anew for each record.
 *
 * <pre>
 *   payload:  SBE messageHeader (8 bytes) | root block | group or data
 *             ^ payloadOffset              ^ bodyOffset
 * </pre>
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: never outlives the call it is passed to.
 */
public final class CoreRecord {
    private static final int U16_MASK = 0xFFFF;
    private static final int BEFORE_SESSION_FLAGS = FrameDescriptor.FLAG_POSS_DUP | FrameDescriptor.FLAG_FROM_STORE;

    private RecordKind kind;
    private int flags;
    private int botId;
    private int epoch;
    private long sequence;
    private long position;
    private long timeNs;
    private DirectBuffer buffer;
    private int payloadOffset;
    private int payloadLength;

    /**
     * Sets who and what.
     *
     * @param newKind     kind of the record.
     * @param newFlags    frame flags and channel; see {@link #channel()}.
     * @param newBotId    the bot, 1 to the limit, or 0 when the record is of none (yet).
     * @param newEpoch    session epoch.
     * @param newSequence 64-bit sequence, 0 when the record has none.
     * @return this.
     */
    public CoreRecord header(
            final RecordKind newKind,
            final int newFlags,
            final int newBotId,
            final int newEpoch,
            final long newSequence) {
        kind = newKind;
        flags = newFlags;
        botId = newBotId;
        epoch = newEpoch;
        sequence = newSequence;
        return this;
    }

    /**
     * Sets where in the journal.
     *
     * @param newPosition record number in the journal.
     * @param newTimeNs   the batch's ingest time, epoch nanoseconds.
     * @return this.
     */
    public CoreRecord at(final long newPosition, final long newTimeNs) {
        position = newPosition;
        timeNs = newTimeNs;
        return this;
    }

    /**
     * Sets the bytes.
     *
     * @param newBuffer holds the payload.
     * @param newOffset of the SBE message header.
     * @param newLength of header and body in bytes.
     * @return this.
     */
    public CoreRecord payload(final DirectBuffer newBuffer, final int newOffset, final int newLength) {
        buffer = newBuffer;
        payloadOffset = newOffset;
        payloadLength = newLength;
        return this;
    }

    /**
     * Kind of the record.
     *
     * @return an input kind.
     */
    public RecordKind kind() {
        return kind;
    }

    /**
     * Whether the bot wants to hear of it when this frame is skipped.
     *
     * @return true when the ACK_REQ flag is set.
     */
    public boolean isAckRequested() {
        return (flags & FrameDescriptor.FLAG_ACK_REQ) != 0;
    }

    /**
     * Tests whether the bot made the frame before its present session began.
     *
     * @return true when the POSS_DUP or the FROM_STORE flag is set.
     */
    public boolean isFromBeforeSession() {
        return (flags & BEFORE_SESSION_FLAGS) != 0;
    }

    /**
     * The frame's channel.
     *
     * @return one of {@link FrameDescriptor}'s {@code CHANNEL_} constants.
     */
    public int channel() {
        return channelOf(flags);
    }

    /**
     * Packs frame flags and channel into a record's flag byte.
     *
     * @param frameFlags known frame flags only.
     * @param channel    0 to 3.
     * @return 0 to 255.
     */
    public static int packFlags(final int frameFlags, final int channel) {
        return frameFlags | channel << 4;
    }

    /**
     * The channel in a record's flag byte.
     *
     * @param flags as {@link #packFlags(int, int)} made them.
     * @return 0 to 3.
     */
    public static int channelOf(final int flags) {
        return flags >> 4 & 0x3;
    }

    /**
     * The bot.
     *
     * @return 1 to the limit, 0: none.
     */
    public int botId() {
        return botId;
    }

    /**
     * Session epoch.
     *
     * @return 1 and up, 0: none.
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Sequence of the frame in its channel and epoch.
     *
     * @return 1 and up, 0: none.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Record number in the journal.
     *
     * @return 0 and up.
     */
    public long position() {
        return position;
    }

    /**
     * Ingest time: the only time that may change state.
     *
     * @return epoch nanoseconds, never less than that of an earlier record.
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Id of the SBE message.
     *
     * @return 0 to 65,535.
     */
    public int templateId() {
        return buffer.getShort(payloadOffset + 2, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Length of the root block as its writer stated it; pass it to a decoder's {@code wrap}.
     *
     * @return length in bytes.
     */
    public int blockLength() {
        return buffer.getShort(payloadOffset, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Schema version of the writer; pass it to a decoder's {@code wrap}.
     *
     * @return 1 and up.
     */
    public int version() {
        return buffer.getShort(payloadOffset + 6, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Whether the root block has all fields this version reads. Frames of bots are validated by the gateway; nobody has
     * looked at a command's length before its handler does.
     *
     * @param length of the root block as this version knows it, in bytes.
     * @return true when block and payload hold it.
     */
    public boolean isWhole(final int length) {
        return blockLength() >= length && payloadLength >= FrameDescriptor.SBE_HEADER_LENGTH + length;
    }

    /**
     * The bytes.
     *
     * @return valid during the call only.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the SBE message header starts.
     *
     * @return offset in {@link #buffer()}.
     */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * Where the root block starts.
     *
     * @return offset in {@link #buffer()}.
     */
    public int bodyOffset() {
        return payloadOffset + FrameDescriptor.SBE_HEADER_LENGTH;
    }

    /**
     * Length of SBE header and body.
     *
     * @return bytes.
     */
    public int payloadLength() {
        return payloadLength;
    }
}
