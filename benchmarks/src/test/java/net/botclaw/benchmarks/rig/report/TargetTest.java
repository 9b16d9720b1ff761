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
package net.botclaw.benchmarks.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.botclaw.benchmarks.rig.report.Target.BlockProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    private static final RatioEstimate QUIET = interval(0.99, 1.02);

    @ParameterizedTest
    @CsvSource({
        // limit, low, high, guard low, guard high, verdict
        "atMost, 1.00, 1.05, 0.99, 1.02, PASS",
        "atMost, 1.00, 1.10, 0.99, 1.02, PASS",
        "atMost, 1.11, 1.20, 0.99, 1.02, FAIL",
        "atMost, 1.05, 1.15, 0.99, 1.02, INVALID",
        "atMost, 1.10, 1.15, 0.99, 1.02, INVALID",
        "atMost, 1.00, 1.05, 0.94, 1.02, INVALID",
        "atMost, 1.00, 1.05, 0.99, 1.06, INVALID",
        "atMost, 1.13, 1.20, 0.99, 1.06, INVALID",
        // Far enough from the limit that not even the noise can have brought it there.
        "atMost, 1.30, 1.40, 0.99, 1.06, FAIL",
        "atMost, 0.90, 0.95, 0.99, 1.06, PASS",
        "atLeast, 1.30, 1.40, 0.90, 1.02, PASS",
        "atLeast, 1.10, 1.20, 0.99, 1.02, PASS",
        "atLeast, 1.00, 1.09, 0.99, 1.02, FAIL",
        "atLeast, 1.00, 1.10, 0.99, 1.02, INVALID",
        "atLeast, 1.05, 1.15, 0.99, 1.02, INVALID",
        "atLeast, 1.20, 1.30, 0.90, 1.02, INVALID",
    })
    void shouldJudgeByTheWholeIntervalAndItsNoise(
            final String kind,
            final double low,
            final double high,
            final double guardLow,
            final double guardHigh,
            final Verdict expected) {
        final Judgement judgement = target(kind.equals("atMost"))
                .judge(interval(low, high), interval(guardLow, guardHigh), BlockProblems.NONE);
        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.reason()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void shouldFailWhenTheSystemUnderTestHasAProblemWhateverElseIsWrong() {
        final BlockProblems problems = new BlockProblems(List.of("lost 3 acks", "missed the rate"), List.of("late"));
        assertThat(target(true).judge(interval(1, 1), null, problems))
                .isEqualTo(Judgement.fail("lost 3 acks (and 1 more)"));
    }

    @Test
    void shouldBeInvalidWhenAFloorHasAProblem() {
        final BlockProblems problems = new BlockProblems(List.of(), List.of("echo missed the rate"));
        assertThat(target(true).judge(interval(1, 1), QUIET, problems))
                .isEqualTo(Judgement.invalid("echo missed the rate"));
    }

    @Test
    void shouldBeInvalidWhenNoGuardWasMeasured() {
        assertThat(target(true).judge(interval(1, 1), null, BlockProblems.NONE))
                .isEqualTo(Judgement.invalid("no guard was measured: noise is unknown"));
    }

    @Test
    void shouldNeedNoGuardWhenTheTargetAsksForNone() {
        final Target unguarded = new Target(TargetId.ALLOCATION, "bytes", true, 1.1, 0, "test");
        assertThat(unguarded.judge(interval(1, 1), null, BlockProblems.NONE).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldBeInvalidWhenThereAreTooFewBlocks() {
        final RatioEstimate few = RatioEstimate.of(new double[] {9, 9, 9}, new double[] {1, 1, 1}, 1);
        assertThat(target(true).judge(few, QUIET, BlockProblems.NONE))
                .isEqualTo(Judgement.invalid("too few blocks (3 of at least 5)"));
        assertThat(target(true).judge(interval(1, 1), few, BlockProblems.NONE))
                .isEqualTo(Judgement.invalid("guard: too few blocks (3 of at least 5)"));
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "0.01, FAIL", "NaN, INVALID"})
    void shouldJudgeAFigureWithoutIntervalWhenItIsCounted(final double value, final Verdict expected) {
        final Target none = new Target(TargetId.ALLOCATION, "bytes", true, 0, 0, "test");
        assertThat(none.judge(value).verdict()).isEqualTo(expected);
    }

    private static Target target(final boolean isUpperLimit) {
        return new Target(TargetId.LATENCY_P50, "a ratio", isUpperLimit, 1.1, 0.05, "test");
    }

    private static RatioEstimate interval(final double low, final double high) {
        return new RatioEstimate((low + high) / 2, low, high, Collections.nCopies(9, (low + high) / 2));
    }
}
