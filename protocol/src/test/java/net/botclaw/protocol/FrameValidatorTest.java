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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.SensorBatchDecoder;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.co.real_logic.sbe.ir.Token;

class FrameValidatorTest {
    private static final int MUTATIONS = 200_000;
    private static final int MAX_MUTATED_BYTES = 4;
    private static final int SHIFT = 24;
    private static final long SEED = Long.getLong("botclaw.test.seed", 20_260_101L);
    private static final Map<Integer, List<Token>> MESSAGES = SchemaIr.messages();
    private static final Map<Integer, GoldenFrame> WIRE = GoldenFrame.all().stream()
            .filter(GoldenFrame::isOfWire)
            .collect(Collectors.toMap(GoldenFrame::templateId, frame -> frame));

    static Stream<GoldenFrame> wireFrames() {
        return WIRE.values().stream();
    }

    /** Template, index of the byte to change, its new value, expected code. */
    static Stream<Arguments> brokenFrames() {
        final int reading = SensorReadingDecoder.TEMPLATE_ID;
        final int batch = SensorBatchDecoder.TEMPLATE_ID;
        final int logon = LogonDecoder.TEMPLATE_ID;
        final int batchTail = FrameDescriptor.HEADER_LENGTH + SensorBatchDecoder.BLOCK_LENGTH;
        final int logonTail = FrameDescriptor.HEADER_LENGTH + LogonDecoder.BLOCK_LENGTH;
        return Stream.of(
                Arguments.of(reading, 0, 15, RejectCode.BAD_LENGTH),
                Arguments.of(reading, 1, 0x7F, RejectCode.BAD_LENGTH),
                Arguments.of(reading, 2, 1 << 3, RejectCode.BAD_FLAGS),
                Arguments.of(reading, 2, 1 << 7, RejectCode.BAD_FLAGS),
                Arguments.of(reading, 3, 3, RejectCode.BAD_CHANNEL),
                Arguments.of(reading, 3, FrameDescriptor.CHANNEL_SESSION, RejectCode.BAD_CHANNEL),
                Arguments.of(logon, 3, FrameDescriptor.CHANNEL_RELIABLE, RejectCode.BAD_CHANNEL),
                Arguments.of(logon, 4, 1, RejectCode.BAD_SEQUENCE),
                Arguments.of(reading, 8, 23, RejectCode.BAD_BLOCK_LENGTH),
                Arguments.of(reading, 8, 25, RejectCode.BAD_BLOCK_LENGTH),
                Arguments.of(reading, 10, 70, RejectCode.WRONG_DIRECTION),
                Arguments.of(reading, 10, 130, RejectCode.WRONG_DIRECTION),
                Arguments.of(reading, 10, 63, RejectCode.UNKNOWN_TEMPLATE),
                Arguments.of(reading, 11, 1, RejectCode.UNKNOWN_TEMPLATE),
                Arguments.of(reading, 12, 0, RejectCode.BAD_SCHEMA_ID),
                Arguments.of(reading, 14, 0, RejectCode.BAD_VERSION),
                Arguments.of(batch, batchTail, 11, RejectCode.BAD_GROUP),
                Arguments.of(batch, batchTail + 2, 3, RejectCode.BAD_GROUP),
                Arguments.of(batch, batchTail + 3, 0xFF, RejectCode.BAD_GROUP),
                Arguments.of(batch, batchTail + 2, 1, RejectCode.TRAILING_BYTES),
                Arguments.of(logon, logonTail, 8, RejectCode.BAD_DATA_LENGTH),
                Arguments.of(logon, logonTail + 1, 0xFF, RejectCode.BAD_DATA_LENGTH),
                Arguments.of(logon, logonTail, 6, RejectCode.TRAILING_BYTES));
    }

    @ParameterizedTest
    @MethodSource("brokenFrames")
    void shouldNameTheReasonWhenOneByteIsWrong(
            final int templateId, final int index, final int value, final RejectCode expected) {
        // given
        final GoldenFrame golden = WIRE.get(templateId);
        final UnsafeBuffer buffer = golden.buffer();
        buffer.putByte(index, (byte) value);

        // when
        final int code = golden.validator().validate(buffer, 0, buffer.capacity());

        // then
        assertThat(RejectCode.ofCode(code)).isEqualTo(expected);
    }

    @Test
    void shouldHaveACaseForEveryCodeOfItsClass() {
        final Stream<RejectCode> codesOfFrames = Stream.of(RejectCode.values()).filter(code -> code.code() / 100 == 2);

        assertThat(brokenFrames().map(arguments -> arguments.get()[3]))
                .containsAll(codesOfFrames.collect(Collectors.toList()));
    }

    @ParameterizedTest
    @CsvSource({"15,false", "16,true", "16384,true", "16385,false", "0,false", "65535,false"})
    void shouldCheckTheLengthWhenOnlyTwoBytesAreThere(final int frameLength, final boolean isValid) {
        final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);

        assertThat(validator.validateLength(frameLength) == FrameValidator.VALID)
                .isEqualTo(isValid);
    }

    @Test
    void shouldAcceptALongerBlockAndLongerEntriesWhenTheVersionIsNewer() {
        // given
        final GoldenFrame golden = WIRE.get(SensorReadingDecoder.TEMPLATE_ID);
        final int frameLength = golden.bytes().length + Long.BYTES;
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[frameLength]);
        buffer.putBytes(0, golden.bytes());
        buffer.putByte(0, (byte) frameLength);
        buffer.putByte(8, (byte) (SensorReadingDecoder.BLOCK_LENGTH + Long.BYTES));

        // when
        final int sameVersion = golden.validator().validate(buffer, 0, frameLength);
        buffer.putByte(14, (byte) (SensorReadingDecoder.SCHEMA_VERSION + 1));
        final int newerVersion = golden.validator().validate(buffer, 0, frameLength);

        // then
        assertThat(RejectCode.ofCode(sameVersion)).isEqualTo(RejectCode.BAD_BLOCK_LENGTH);
        assertThat(newerVersion).isEqualTo(FrameValidator.VALID);
    }

    @ParameterizedTest
    @MethodSource("wireFrames")
    void shouldRefuseEveryTruncationWhenTheLengthIsStatedHonestlyOrNot(final GoldenFrame golden) {
        for (int length = 0; length < golden.bytes().length; length++) {
            final UnsafeBuffer cut = new UnsafeBuffer(golden.bytes().clone(), 0, length);
            assertThat(golden.validator().validate(cut, 0, length))
                    .as("%s cut to %d bytes", golden, length)
                    .isNotEqualTo(FrameValidator.VALID);
            if (length >= Short.BYTES) {
                cut.putByte(0, (byte) length);
                cut.putByte(1, (byte) (length >> Byte.SIZE));
                assertThat(golden.validator().validate(cut, 0, length))
                        .as("%s cut to %d bytes that it states", golden, length)
                        .isNotEqualTo(FrameValidator.VALID);
            }
        }
    }

    /** The buffer ends where the frame ends, and Agrona checks bounds: reading further would throw. */
    @Test
    void shouldStayInsideTheFrameWhenBytesAreMutatedAtRandom() throws ReflectiveOperationException {
        final Random random = new Random(SEED);
        final List<GoldenFrame> frames = List.copyOf(WIRE.values());
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            final GoldenFrame golden = frames.get(random.nextInt(frames.size()));
            final byte[] bytes = golden.bytes().clone();
            for (int n = random.nextInt(MAX_MUTATED_BYTES) + 1; n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                accepted += isAcceptedInside(golden, bytes) ? 1 : 0;
            } catch (final IndexOutOfBoundsException ex) {
                throw new AssertionError("seed " + SEED + " mutation " + i + " of " + golden, ex);
            }
        }
        assertThat(accepted)
                .as("seed %d: some mutations leave a valid frame", SEED)
                .isPositive();
    }

    private static boolean isAcceptedInside(final GoldenFrame golden, final byte[] bytes) {
        final UnsafeBuffer shifted = new UnsafeBuffer(new byte[SHIFT + bytes.length]);
        shifted.putBytes(SHIFT, bytes);
        final int code = golden.validator().validate(shifted, SHIFT, bytes.length);
        if (code != FrameValidator.VALID) {
            return false;
        }
        final UnsafeBuffer frame = new UnsafeBuffer(bytes, 0, FrameDescriptor.frameLength(shifted, SHIFT));
        assertThat(golden.validator().validate(frame, 0, frame.capacity())).isEqualTo(FrameValidator.VALID);
        TailReader.readAll(MESSAGES.get(FrameDescriptor.templateId(frame, 0)), frame);
        return true;
    }
}
