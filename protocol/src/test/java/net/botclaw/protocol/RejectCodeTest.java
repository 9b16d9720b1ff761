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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectCodeTest {
    /** What the core has room for in a LogonReject. */
    private static final int MAX_TEXT_LENGTH = 128;

    @Test
    void shouldHaveOneNumberAndOneShortLineEach() {
        for (final RejectCode code : RejectCode.values()) {
            assertThat(RejectCode.ofCode(code.code())).isSameAs(code);
            assertThat(code.text()).isNotBlank().doesNotEndWith(".").hasSizeLessThanOrEqualTo(MAX_TEXT_LENGTH);
            assertThat(code.textAscii()
                            .getStringWithoutLengthAscii(0, code.textAscii().capacity()))
                    .isEqualTo(code.text());
        }
        assertThat(RejectCode.ofCode(999)).isNull();
        assertThat(RejectCode.ofCode(-1)).isNull();
    }

    /** PROTOCOL.md, section 11, says the same of each. */
    @Test
    void shouldBeFinalWhenComingBackChangesNothing() {
        final List<Integer> passing = IntStream.range(0, 600)
                .filter(code -> !RejectCode.isFinal(code))
                .filter(code -> RejectCode.ofCode(code) != null && code > 100 && code < 300)
                .boxed()
                .collect(Collectors.toList());

        assertThat(passing).containsExactly(102, 109, 110, 111, 112);
        assertThat(RejectCode.isFinal(299)).isTrue();
        assertThat(IntStream.of(0, 100, 113, 199, 300, 305, 501, 503, 599)).noneMatch(RejectCode::isFinal);
    }

    @Test
    void shouldDescribeAnyNumber() {
        assertThat(RejectCode.describe(103)).isEqualTo("103 the credential does not match");
        assertThat(RejectCode.describe(199)).isEqualTo("199");
    }
}
