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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

class SchemaAlignmentTest {
    private static final int ENTRIES_CHECKED = 4;
    private static final int DIMENSION_LENGTH = 4;
    private static final int U16_LENGTH = 2;

    @TestFactory
    Stream<DynamicTest> shouldAlignEverythingNaturallyWhenBodyIsAlignedToEight() {
        return SchemaIr.messages().values().stream()
                .map(tokens -> DynamicTest.dynamicTest(tokens.get(0).name(), () -> requireAligned(tokens)));
    }

    @Test
    void shouldKnowExactlyTheMessagesOfTheWireWhenComparedWithTheSchema() {
        final Map<Integer, List<Token>> messages = SchemaIr.messages();
        IntStream.range(0, Templates.FIRST_COMMAND).forEach(id -> {
            final List<Token> tokens = messages.get(id);
            assertThat(MessageShapes.blockLength(id))
                    .as("block length of template %d", id)
                    .isEqualTo(
                            tokens == null
                                    ? MessageShapes.UNKNOWN
                                    : tokens.get(0).encodedLength());
            assertThat(MessageShapes.groupEntryLength(id))
                    .as("group entry length of template %d", id)
                    .isEqualTo(tokens == null ? 0 : groupEntryLength(tokens));
            assertThat(MessageShapes.hasData(id))
                    .as("data of template %d", id)
                    .isEqualTo(tokens != null && has(tokens, Signal.BEGIN_VAR_DATA));
        });
        IntStream.range(Templates.FIRST_COMMAND, Templates.ID_LIMIT)
                .forEach(id -> assertThat(MessageShapes.blockLength(id))
                        .as("template %d is not for the wire", id)
                        .isEqualTo(MessageShapes.UNKNOWN));
    }

    private static void requireAligned(final List<Token> tokens) {
        int at = tokens.get(0).encodedLength();
        int tails = 0;
        int groupLength = 0;
        int groupStart = 0;
        for (int i = 1; i < tokens.size() - 1; i++) {
            final Token token = tokens.get(i);
            switch (token.signal()) {
                case BEGIN_FIELD:
                    requireFieldAligned(token, tokens.get(i + 1), groupStart, groupLength);
                    break;
                case BEGIN_GROUP:
                    assertThat(at % U16_LENGTH)
                            .as("dimensions of %s", token.name())
                            .isZero();
                    groupLength = token.encodedLength();
                    groupStart = at + DIMENSION_LENGTH;
                    tails++;
                    break;
                case BEGIN_VAR_DATA:
                    assertThat(at % U16_LENGTH).as("length of %s", token.name()).isZero();
                    tails++;
                    break;
                default:
                    break;
            }
        }
        assertThat(tails).as("groups and data fields").isLessThanOrEqualTo(1);
    }

    private static void requireFieldAligned(
            final Token field, final Token type, final int groupStart, final int groupLength) {
        final int size = type.encoding().primitiveType().size();
        for (int entry = 0; entry < ENTRIES_CHECKED; entry++) {
            final int position = groupStart + entry * groupLength + field.offset();
            assertThat(position % size)
                    .as("%s at %d must be aligned to %d", field.name(), position, size)
                    .isZero();
        }
    }

    private static int groupEntryLength(final List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.signal() == Signal.BEGIN_GROUP)
                .mapToInt(Token::encodedLength)
                .findFirst()
                .orElse(0);
    }

    private static boolean has(final List<Token> tokens, final Signal signal) {
        return tokens.stream().anyMatch(token -> token.signal() == signal);
    }
}
