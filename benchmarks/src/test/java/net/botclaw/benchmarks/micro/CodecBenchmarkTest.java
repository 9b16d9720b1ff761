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
package net.botclaw.benchmarks.micro;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.otf.Types;

/** Generated benchmark code against SBE's own interpreter of the schema, which shares nothing with the codecs. */
class CodecBenchmarkTest {
    private static final SchemaMessages MESSAGES = SchemaMessages.load();
    private static final long SEED = 7;
    private static final int LIMIT = 3;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CodecSource.MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    static List<String> names() {
        return MESSAGES.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldReadEveryFieldThatIsWrittenWhenMessageIsOfTheSchema(final String name) {
        // given
        final List<Token> tokens = MESSAGES.tokens(name);
        final MessageCodec codec = CodecCompiler.compile(tokens);

        for (long seed = SEED; seed < SEED + LIMIT; seed++) {
            // when
            final int length = codec.encode(buffer, seed);
            final SumOfFields expected = new SumOfFields();
            header.wrap(buffer, 0);
            final int end = OtfMessageDecoder.decode(
                    buffer,
                    MessageHeaderDecoder.ENCODED_LENGTH,
                    header.version(),
                    header.blockLength(),
                    tokens,
                    expected);

            // then
            assertThat(length).isEqualTo(end).isGreaterThan(MessageHeaderDecoder.ENCODED_LENGTH);
            assertThat(codec.decode(buffer)).isEqualTo(expected.sum).isNotZero();
            assertThat(expected.groupEntries).isIn(0, CodecSource.GROUP_ENTRIES);
        }
    }

    /** Adds up what it is told. */
    private static final class SumOfFields implements TokenListener {
        private long sum;
        private int groupEntries;

        @Override
        public void onEncoding(
                final Token fieldToken,
                final DirectBuffer buffer,
                final int bufferIndex,
                final Token typeToken,
                final int actingVersion) {
            if (typeToken.arrayLength() > 1) {
                addBytes(buffer, bufferIndex, typeToken.encodedLength());
                return;
            }
            switch (typeToken.encoding().primitiveType()) {
                case FLOAT:
                    sum += (long) buffer.getFloat(bufferIndex, LITTLE_ENDIAN);
                    break;
                case DOUBLE:
                    sum += (long) buffer.getDouble(bufferIndex, LITTLE_ENDIAN);
                    break;
                default:
                    sum += Types.getLong(buffer, bufferIndex, typeToken.encoding());
                    break;
            }
        }

        @Override
        public void onEnum(
                final Token fieldToken,
                final DirectBuffer buffer,
                final int bufferIndex,
                final List<Token> tokens,
                final int fromIndex,
                final int toIndex,
                final int actingVersion) {
            sum += Types.getLong(buffer, bufferIndex, tokens.get(fromIndex + 1).encoding());
        }

        @Override
        public void onVarData(
                final Token fieldToken,
                final DirectBuffer buffer,
                final int bufferIndex,
                final int length,
                final Token typeToken) {
            addBytes(buffer, bufferIndex, length);
        }

        private void addBytes(final DirectBuffer buffer, final int index, final int length) {
            for (int i = 0; i < length; i++) {
                sum += buffer.getByte(index + i);
            }
        }

        @Override
        public void onGroupHeader(final Token token, final int numInGroup) {
            groupEntries = numInGroup;
        }

        @Override
        public void onBeginMessage(final Token token) {}

        @Override
        public void onEndMessage(final Token token) {}

        @Override
        public void onBitSet(
                final Token fieldToken,
                final DirectBuffer buffer,
                final int bufferIndex,
                final List<Token> tokens,
                final int fromIndex,
                final int toIndex,
                final int actingVersion) {}

        @Override
        public void onBeginComposite(
                final Token fieldToken, final List<Token> tokens, final int fromIndex, final int toIndex) {}

        @Override
        public void onEndComposite(
                final Token fieldToken, final List<Token> tokens, final int fromIndex, final int toIndex) {}

        @Override
        public void onBeginGroup(final Token token, final int groupIndex, final int numInGroup) {}

        @Override
        public void onEndGroup(final Token token, final int groupIndex, final int numInGroup) {}
    }
}
