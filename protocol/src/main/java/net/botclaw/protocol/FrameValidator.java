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

import net.botclaw.protocol.codec.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Refuses every malformed frame before anything else sees it.
 *
 * <p>SBE decoders check against the buffer, not against the message: a forged group count would read the neighbour's
 * bytes. So block length, group dimensions and data lengths are checked here against {@code frameLength}, and nothing is
 * read at or beyond the frame's end.
 *
 * <p><b>Threading</b>: immutable, any thread. <b>Memory</b>: allocates nothing.
 *
 * <p>Frames of a newer schema version may have a longer block and longer group entries; nothing else may differ
 * (fields are only ever appended).
 */
public final class FrameValidator {
    /** The frame is well formed. */
    public static final int VALID = 0;

    private static final int GROUP_DIMENSION_LENGTH = 4;
    private static final int DATA_HEADER_LENGTH = 2;
    private static final int U16_MASK = 0xFFFF;

    private enum Sender {
        BOT,
        ENGINE,
        OPERATOR
    }

    private final Sender sender;
    private final int maxFrameLength;

    private FrameValidator(final Sender sender, final int maxFrameLength) {
        if (maxFrameLength < FrameDescriptor.HEADER_LENGTH || maxFrameLength > FrameDescriptor.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("maxFrameLength out of range: " + maxFrameLength);
        }
        this.sender = sender;
        this.maxFrameLength = maxFrameLength;
    }

    /**
     * The engine's validator.
     *
     * @param maxFrameLength largest frame accepted, in bytes, header included.
     * @return a validator for frames that bots send.
     */
    public static FrameValidator fromBot(final int maxFrameLength) {
        return new FrameValidator(Sender.BOT, maxFrameLength);
    }

    /**
     * The bot's validator.
     *
     * @param maxFrameLength largest frame accepted, in bytes, header included.
     * @return a validator for frames that the engine sends.
     */
    public static FrameValidator fromEngine(final int maxFrameLength) {
        return new FrameValidator(Sender.ENGINE, maxFrameLength);
    }

    /**
     * The engine's validator of a control session: commands travel on the reliable channel, bots' messages do not travel.
     * The body of a command is checked by whoever applies it; commands of newer schemas pass.
     *
     * @param maxFrameLength largest frame accepted, in bytes, header included.
     * @return a validator for frames that operators send.
     */
    public static FrameValidator fromOperator(final int maxFrameLength) {
        return new FrameValidator(Sender.OPERATOR, maxFrameLength);
    }

    /**
     * Checks the length a frame states, as soon as its first two bytes are there.
     *
     * @param frameLength as read from the frame.
     * @return {@link #VALID} or {@link RejectCode#BAD_LENGTH}'s code.
     */
    public int validateLength(final int frameLength) {
        return frameLength < FrameDescriptor.HEADER_LENGTH || frameLength > maxFrameLength
                ? RejectCode.BAD_LENGTH.code()
                : VALID;
    }

    /**
     * Checks a whole frame.
     *
     * @param buffer    holds the frame.
     * @param offset    of the frame.
     * @param available bytes from {@code offset} that may be read.
     * @return {@link #VALID}, or the code of the reason. {@link RejectCode#UNKNOWN_TEMPLATE} means that the envelope is
     *     good and only the message is unknown.
     */
    public int validate(final DirectBuffer buffer, final int offset, final int available) {
        if (available < FrameDescriptor.HEADER_LENGTH) {
            return RejectCode.BAD_LENGTH.code();
        }
        final int frameLength = FrameDescriptor.frameLength(buffer, offset);
        if (frameLength > available || validateLength(frameLength) != VALID) {
            return RejectCode.BAD_LENGTH.code();
        }
        if ((FrameDescriptor.flags(buffer, offset) & ~FrameDescriptor.KNOWN_FLAGS) != 0) {
            return RejectCode.BAD_FLAGS.code();
        }
        if (FrameDescriptor.schemaId(buffer, offset) != MessageHeaderDecoder.SCHEMA_ID) {
            return RejectCode.BAD_SCHEMA_ID.code();
        }
        if (FrameDescriptor.version(buffer, offset) == 0) {
            return RejectCode.BAD_VERSION.code();
        }
        final int envelope = validateEnvelope(buffer, offset);
        return envelope == VALID ? validateBody(buffer, offset, frameLength) : envelope;
    }

    private int validateEnvelope(final DirectBuffer buffer, final int offset) {
        final int channel = FrameDescriptor.channel(buffer, offset);
        final int templateId = FrameDescriptor.templateId(buffer, offset);
        final int sequence = FrameDescriptor.sequence(buffer, offset);
        if (channel > FrameDescriptor.CHANNEL_TELEMETRY) {
            return RejectCode.BAD_CHANNEL.code();
        }
        if (Templates.isSession(templateId)) {
            if (channel != FrameDescriptor.CHANNEL_SESSION) {
                return RejectCode.BAD_CHANNEL.code();
            }
            return sequence == 0 ? VALID : RejectCode.BAD_SEQUENCE.code();
        }
        if (channel == FrameDescriptor.CHANNEL_SESSION) {
            return RejectCode.BAD_CHANNEL.code();
        }
        if (!isRightWay(templateId)) {
            return RejectCode.WRONG_DIRECTION.code();
        }
        return sender == Sender.OPERATOR && channel != FrameDescriptor.CHANNEL_RELIABLE
                ? RejectCode.BAD_CHANNEL.code()
                : VALID;
    }

    private boolean isRightWay(final int templateId) {
        switch (sender) {
            case BOT:
                return !Templates.isOutbound(templateId) && isBelowOrBeyond(templateId);
            case ENGINE:
                return !Templates.isInbound(templateId) && isBelowOrBeyond(templateId);
            default:
                return Templates.isCommand(templateId);
        }
    }

    /** Commands, events and journal records never travel over a bot's connection; ids beyond the schema are unknown. */
    private static boolean isBelowOrBeyond(final int templateId) {
        return templateId < Templates.FIRST_COMMAND || templateId >= Templates.ID_LIMIT;
    }

    private static int validateBody(final DirectBuffer buffer, final int offset, final int frameLength) {
        final int blockLength = FrameDescriptor.blockLength(buffer, offset);
        final int bodyLength = frameLength - FrameDescriptor.HEADER_LENGTH;
        if (blockLength > bodyLength) {
            return RejectCode.BAD_BLOCK_LENGTH.code();
        }
        final int templateId = FrameDescriptor.templateId(buffer, offset);
        if (Templates.isCommand(templateId)) {
            return VALID;
        }
        final int knownLength = MessageShapes.blockLength(templateId);
        if (knownLength == MessageShapes.UNKNOWN) {
            return RejectCode.UNKNOWN_TEMPLATE.code();
        }
        final boolean isNewer = FrameDescriptor.version(buffer, offset) > MessageHeaderDecoder.SCHEMA_VERSION;
        if (!fits(blockLength, knownLength, isNewer)) {
            return RejectCode.BAD_BLOCK_LENGTH.code();
        }
        final int end = offset + frameLength;
        final int tail = offset + FrameDescriptor.HEADER_LENGTH + blockLength;
        if (MessageShapes.groupEntryLength(templateId) > 0) {
            return validateGroup(buffer, tail, end, MessageShapes.groupEntryLength(templateId), isNewer);
        }
        if (MessageShapes.hasData(templateId)) {
            return validateData(buffer, tail, end);
        }
        return tail == end ? VALID : RejectCode.TRAILING_BYTES.code();
    }

    private static int validateGroup(
            final DirectBuffer buffer, final int tail, final int end, final int knownLength, final boolean isNewer) {
        if (end - tail < GROUP_DIMENSION_LENGTH) {
            return RejectCode.BAD_GROUP.code();
        }
        final int entryLength = buffer.getShort(tail, LITTLE_ENDIAN) & U16_MASK;
        final int count = buffer.getShort(tail + DATA_HEADER_LENGTH, LITTLE_ENDIAN) & U16_MASK;
        if (!fits(entryLength, knownLength, isNewer)) {
            return RejectCode.BAD_GROUP.code();
        }
        // At most 65,535 x 65,535: a long, for the product does not fit an int.
        final long groupEnd = tail + GROUP_DIMENSION_LENGTH + (long) entryLength * count;
        if (groupEnd > end) {
            return RejectCode.BAD_GROUP.code();
        }
        return groupEnd == end ? VALID : RejectCode.TRAILING_BYTES.code();
    }

    private static int validateData(final DirectBuffer buffer, final int tail, final int end) {
        if (end - tail < DATA_HEADER_LENGTH) {
            return RejectCode.BAD_DATA_LENGTH.code();
        }
        final int dataEnd = tail + DATA_HEADER_LENGTH + (buffer.getShort(tail, LITTLE_ENDIAN) & U16_MASK);
        if (dataEnd > end) {
            return RejectCode.BAD_DATA_LENGTH.code();
        }
        return dataEnd == end ? VALID : RejectCode.TRAILING_BYTES.code();
    }

    private static boolean fits(final int length, final int knownLength, final boolean isNewer) {
        return isNewer ? length >= knownLength : length == knownLength;
    }
}
