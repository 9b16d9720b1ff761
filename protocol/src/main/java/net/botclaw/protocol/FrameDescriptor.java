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
package net.botclaw.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of the 16-byte frame header, little-endian. Methods take the offset of the frame in its buffer.
 *
 * <p>The last eight bytes are the SBE {@code messageHeader}, so a frame from {@link #SBE_OFFSET} on is a complete SBE
 * message: that part, and only that part, goes into the journal.
 */
public final class FrameDescriptor {
    /** Length of the frame header in bytes, SBE message header included. */
    public static final int HEADER_LENGTH = 16;
    /** Where the SBE message header starts. */
    public static final int SBE_OFFSET = 8;
    /** Length of the SBE message header in bytes. */
    public static final int SBE_HEADER_LENGTH = 8;
    /** Hard limit of a frame in bytes: what a u16 can say. */
    public static final int MAX_FRAME_LENGTH = 65_535;
    /** Limit of a frame in bytes unless configured otherwise. */
    public static final int DEFAULT_MAX_FRAME_LENGTH = 16 * 1024;

    /** The sender wants to hear of it when this frame is skipped. */
    public static final int FLAG_ACK_REQ = 1;
    /** The frame may have been sent before. */
    public static final int FLAG_POSS_DUP = 1 << 1;
    /** The frame waited in the bot's store while there was no link. */
    public static final int FLAG_FROM_STORE = 1 << 2;
    /** All flags this version knows; any other bit is refused. */
    public static final int KNOWN_FLAGS = FLAG_ACK_REQ | FLAG_POSS_DUP | FLAG_FROM_STORE;

    /** Channel of the session messages, not sequenced. */
    public static final int CHANNEL_SESSION = 0;
    /** Channel that is sequenced, journaled exactly once, in order, and acknowledged. */
    public static final int CHANNEL_RELIABLE = 1;
    /** Channel that is sequenced but best effort: shed first under overload, never acknowledged. */
    public static final int CHANNEL_TELEMETRY = 2;

    private static final int FLAGS_OFFSET = 2;
    private static final int CHANNEL_OFFSET = 3;
    private static final int SEQUENCE_OFFSET = 4;
    private static final int BLOCK_LENGTH_OFFSET = 8;
    private static final int TEMPLATE_ID_OFFSET = 10;
    private static final int SCHEMA_ID_OFFSET = 12;
    private static final int VERSION_OFFSET = 14;
    private static final int U16_MASK = 0xFFFF;
    private static final int U8_MASK = 0xFF;
    private static final long U32_MASK = 0xFFFF_FFFFL;

    private FrameDescriptor() {}

    /**
     * Length of the whole frame in bytes as the frame itself states it, unchecked.
     *
     * @param buffer holds at least two bytes from {@code offset}.
     * @param offset of the frame.
     * @return 0 to 65,535.
     */
    public static int frameLength(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Flag bits of a frame.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return a set of {@code FLAG_} bits.
     */
    public static int flags(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + FLAGS_OFFSET) & U8_MASK;
    }

    /**
     * Channel of a frame.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return one of the {@code CHANNEL_} constants when the frame is valid.
     */
    public static int channel(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + CHANNEL_OFFSET) & U8_MASK;
    }

    /**
     * Low 32 bits of the frame's sequence.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return the bits; {@link #fullSequence(int, long)} widens them.
     */
    public static int sequence(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Length of the root block as the SBE header states it.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return 0 to 65,535.
     */
    public static int blockLength(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + BLOCK_LENGTH_OFFSET, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Id of the message in the frame.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return 0 to 65,535.
     */
    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Id of the schema the frame was written with.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return 0 to 65,535.
     */
    public static int schemaId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + SCHEMA_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Version of the schema the frame was written with.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return 0 to 65,535.
     */
    public static int version(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + VERSION_OFFSET, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * Writes the first eight bytes of a frame; the SBE message goes to {@code offset + }{@link #SBE_OFFSET}.
     *
     * @param buffer      to write to.
     * @param offset      of the frame.
     * @param frameLength of the whole frame in bytes.
     * @param flags       a set of {@code FLAG_} bits.
     * @param channel     one of the {@code CHANNEL_} constants.
     * @param sequence    64-bit sequence, of which the low 32 bits are written; 0 on the session channel.
     */
    public static void putHeader(
            final MutableDirectBuffer buffer,
            final int offset,
            final int frameLength,
            final int flags,
            final int channel,
            final long sequence) {
        buffer.putShort(offset, (short) frameLength, LITTLE_ENDIAN);
        buffer.putByte(offset + FLAGS_OFFSET, (byte) flags);
        buffer.putByte(offset + CHANNEL_OFFSET, (byte) channel);
        buffer.putInt(offset + SEQUENCE_OFFSET, (int) sequence, LITTLE_ENDIAN);
    }

    /**
     * Adds flag bits to a frame that is already written.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @param flags  bits to set.
     */
    public static void addFlags(final MutableDirectBuffer buffer, final int offset, final int flags) {
        buffer.putByte(offset + FLAGS_OFFSET, (byte) (flags(buffer, offset) | flags));
    }

    /**
     * The 64-bit sequence nearest to an expected one that has the given low 32 bits.
     *
     * @param low32    low 32 bits from the wire.
     * @param expected 64-bit sequence that would come next.
     * @return a sequence within 2^31 of {@code expected}; zero or below means the frame lies before the first sequence.
     */
    public static long fullSequence(final int low32, final long expected) {
        return expected + (low32 - (int) expected);
    }

    /**
     * An unsigned view of 32 bits.
     *
     * @param value bits.
     * @return 0 to 2^32 - 1.
     */
    public static long unsigned(final int value) {
        return value & U32_MASK;
    }
}
