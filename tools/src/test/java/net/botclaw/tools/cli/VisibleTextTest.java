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
package net.botclaw.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Günther 倉庫 ٣ \u00A0 e\u0301 \uD83D\uDE9C", "back\\slash 'quote'"})
    void shouldLeaveWhatCanBeSeen(final String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void shouldShowWhatCannotBeSeenByItsNumber() {
        assertThat(VisibleText.of("a\u001b[2Jb\n\r\t\u007f\u0085\u009b"))
                .isEqualTo("a\\u001B[2Jb\\u000A\\u000D\\u0009\\u007F\\u0085\\u009B");
        assertThat(VisibleText.of("\u202eb\u200b\u2028\uFEFF\uD800x\uDC00\uE000"))
                .isEqualTo("\\u202Eb\\u200B\\u2028\\uFEFF\\uD800x\\uDC00\\uE000");
        assertThat(VisibleText.of("\uDB40\uDC41")).isEqualTo("\\uDB40\\uDC41");
    }

    @Test
    void shouldQuoteTheBeginningOfALongText() {
        assertThat(VisibleText.quoted("x")).isEqualTo("'x'");
        assertThat(VisibleText.quoted("\u0007".repeat(41))).isEqualTo("'" + "\\u0007".repeat(40) + "...'");
        assertThat(VisibleText.quoted("\uD83D\uDE9C".repeat(41))).isEqualTo("'" + "\uD83D\uDE9C".repeat(40) + "...'");
    }
}
