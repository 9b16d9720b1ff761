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
package net.botclaw.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.codec.ResumeOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeRuleTest {
    @ParameterizedTest
    @CsvSource({
        // known, expected, known boot, boot, offered -> outcome, next expected:gap from
        "false,  1, 0, 5,  1, FIRST, 1:1",
        "false,  1, 0, 5,  8, FIRST, 8:1",
        "true,  10, 5, 5, 10, LIVE, 10:10",
        "true,  10, 5, 6, 10, LIVE, 10:10",
        "true,  10, 5, 5,  4, DUPLICATES, 10:4",
        "true,  10, 5, 6,  4, NEW_EPOCH, 4:1",
        "true,  10, 5, 6,  1, NEW_EPOCH, 1:1",
        "true,  10, 5, 5, 12, GAP, 12:10",
        "true,  10, 5, 6, 12, GAP, 12:10",
    })
    void shouldFollowTheTableWhenABotLogsOn(
            final boolean isKnown,
            final long expected,
            final long knownBootId,
            final long bootId,
            final long offered,
            final ResumeOutcome outcome,
            final ResumeCase then) {
        final ResumeOutcome decided = ResumeRule.decide(isKnown, expected, knownBootId, bootId, offered);

        assertThat(decided).isEqualTo(outcome);
        assertThat(ResumeRule.nextExpected(decided, expected, offered)).isEqualTo(then.nextExpected());
        assertThat(ResumeRule.gapFrom(decided, expected, offered)).isEqualTo(then.gapFrom());
    }

    /** Two columns in one: a test method has at most seven parameters. */
    record ResumeCase(long nextExpected, long gapFrom) {
        static ResumeCase valueOf(final String text) {
            final String[] parts = text.split(":");
            return new ResumeCase(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
    }
}
