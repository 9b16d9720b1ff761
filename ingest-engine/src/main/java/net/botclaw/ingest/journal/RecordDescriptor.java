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
package net.botclaw.ingest.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.routing.RecordKind;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/** Offsets of the record header; see the package page for the picture. Methods take the offset of the record. */
public final class RecordDescriptor {
    /** Length of an input's header in bytes. */
    public static final int HEADER_LENGTH = 24;
    /** Length of the cause that an output carries between header and payload, in bytes. */
    public static final int CAUSE_LENGTH = 8;
    /** Records start at multiples of this. */
    public static final int ALIGNMENT = 8;

    static final int LENGTH_OFFSET = 0;
    static final int KIND_OFFSET = 4;
    static final int FLAGS_OFFSET = 5;
    static final int TEMPLATE_ID_OFFSET = 6;
    static final int BOT_ID_OFFSET = 8;
    static final int EPOCH_OFFSET = 12;
    static final int SEQUENCE_OFFSET = 16;
    static final int CAUSE_OFFSET = 24;

    private static final int U16_MASK = 0xFFFF;
    private static final int U8_MASK = 0xFF;

    private RecordDescriptor() {}

    /**
     * Length of header and payload, without padding.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return bytes.
     */
    public static int length(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset, LITTLE_ENDIAN);
    }

    /**
     * From the start of one record to the start of the next.
     *
     * @param recordLength in bytes.
     * @return bytes, a multiple of {@link #ALIGNMENT}.
     */
    public static int alignedLength(final int recordLength) {
        return BitUtil.align(recordLength, ALIGNMENT);
    }

    /**
     * Code of the record's kind.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return {@link RecordKind#code()}.
     */
    public static int kindCode(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + KIND_OFFSET) & U8_MASK;
    }

    /**
     * Frame flags and channel as {@link net.botclaw.routing.CoreRecord#packFlags(int, int)} made them.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return 0 to 255.
     */
    public static int flags(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + FLAGS_OFFSET) & U8_MASK;
    }

    /**
     * Id of the SBE message in the payload.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return 0 to 65,535.
     */
    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & U16_MASK;
    }

    /**
     * The bot.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return 0: none.
     */
    public static int botId(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + BOT_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Session epoch.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return 0: none.
     */
    public static int epoch(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + EPOCH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Sequence in its channel and epoch.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @return 0: none.
     */
    public static long sequence(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Position of the input that led to an output.
     *
     * @param buffer holds the record.
     * @param offset of a record whose kind is an output.
     * @return a position.
     */
    public static long cause(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + CAUSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Length of what stands before the payload.
     *
     * @param isOutput whether the record's kind is an output.
     * @return bytes.
     */
    public static int payloadOffset(final boolean isOutput) {
        return isOutput ? HEADER_LENGTH + CAUSE_LENGTH : HEADER_LENGTH;
    }
}
