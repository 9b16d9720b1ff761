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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.co.real_logic.sbe.ir.Token;

class GoldenFramesTest {
    private static final Map<Integer, List<Token>> MESSAGES = SchemaIr.messages();

    static List<GoldenFrame> frames() {
        return GoldenFrame.all();
    }

    @Test
    void shouldHaveOneLineForEveryMessageWhenTheSchemaGrows() {
        final List<String> expected =
                MESSAGES.values().stream().map(tokens -> tokens.get(0).name()).collect(Collectors.toList());

        assertThat(frames().stream().map(GoldenFrame::name)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldReadTheSameValuesAndWriteTheSameBytesWhenDecodedAndEncoded(final GoldenFrame golden)
            throws ReflectiveOperationException {
        // given
        final UnsafeBuffer buffer = golden.buffer();
        final ReflectiveCodec codec = new ReflectiveCodec(MESSAGES.get(golden.templateId()));

        // when
        final String values = codec.decode(buffer, FrameDescriptor.SBE_OFFSET);
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH]);
        final int length = FrameDescriptor.SBE_OFFSET + codec.encode(copy, FrameDescriptor.SBE_OFFSET, values);
        FrameDescriptor.putHeader(
                copy,
                0,
                length,
                FrameDescriptor.flags(buffer, 0),
                FrameDescriptor.channel(buffer, 0),
                FrameDescriptor.unsigned(FrameDescriptor.sequence(buffer, 0)));

        // then
        assertThat(values).isEqualTo(golden.values());
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(copy.byteArray(), length)))
                .isEqualTo(HexFormat.of().formatHex(golden.bytes()));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldAcceptExactlyTheMessagesOfTheWireWhenValidated(final GoldenFrame golden) {
        final int code = golden.validator().validate(golden.buffer(), 0, golden.bytes().length);

        assertThat(code).isEqualTo(golden.isOfWire() ? FrameValidator.VALID : RejectCode.WRONG_DIRECTION.code());
    }
}
