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

import java.util.List;

/**
 * A limit that a ratio or another figure is held against.
 *
 * @param id           of the target.
 * @param description  what is compared, one line.
 * @param isUpperLimit whether the limit must not be exceeded; otherwise it must be reached.
 * @param limit        itself.
 * @param guardNoise   how far an A/A ratio of the same run may be from 1, 0.05 is 5 %; 0: no guard is asked for.
 * @param source       where the limit comes from.
 */
public record Target(
        TargetId id, String description, boolean isUpperLimit, double limit, double guardNoise, String source) {

    /** The limit in words: {@code at most 1.25}. */
    String limitText() {
        return (isUpperLimit ? "at most " : "at least ") + Amount.decimal(limit);
    }

    /**
     * Judges a ratio: what the system under test lost fails at once; without a sound floor and an interval there is no
     * verdict; then the whole interval must be on one side of the limit, widened by the guard's stray where that is not
     * quiet.
     *
     * @param ratio    of the system under test to something else.
     * @param guard    A/A ratio of two instances of one floor in the same run, or null.
     * @param problems of the blocks that both are from.
     * @return the judgement.
     */
    Judgement judge(final RatioEstimate ratio, final RatioEstimate guard, final BlockProblems problems) {
        if (!problems.ofSystemUnderTest().isEmpty()) {
            return Judgement.fail(BlockProblems.line(problems.ofSystemUnderTest()));
        }
        if (!problems.ofOthers().isEmpty()) {
            return Judgement.invalid(BlockProblems.line(problems.ofOthers()));
        }
        if (guardNoise > 0) {
            final String noise = guardFlaw(guard);
            if (!noise.isEmpty()) {
                return judgeDespiteNoise(ratio, guard, noise);
            }
        }
        return ratio.isBounded()
                ? judgeInterval(ratio.low(), ratio.high(), Amount.interval(ratio))
                : Judgement.invalid(ratio.flaw());
    }

    /** What is on one side of the limit even when it is off by as much as the guard is, is so however noisy the run was. */
    private Judgement judgeDespiteNoise(final RatioEstimate ratio, final RatioEstimate guard, final String noise) {
        if (guard == null || !guard.isBounded() || guard.low() <= 0 || !ratio.isBounded()) {
            return Judgement.invalid(noise);
        }
        final double stray = Math.max(guard.high(), 1 / guard.low());
        final Judgement widened =
                judgeInterval(ratio.low() / stray, ratio.high() * stray, Amount.interval(ratio) + " with its noise");
        return widened.verdict() == Verdict.INVALID ? Judgement.invalid(noise) : widened;
    }

    /** Judges a figure that is counted, not sampled: it has no interval. */
    Judgement judge(final double value) {
        return Double.isFinite(value)
                ? judgeInterval(value, value, Amount.decimal(value))
                : Judgement.invalid("nothing was measured");
    }

    private String guardFlaw(final RatioEstimate guard) {
        if (guard == null) {
            return "no guard was measured: noise is unknown";
        }
        if (!guard.isBounded()) {
            return "guard: " + guard.flaw();
        }
        return guard.farthestFromOne() > guardNoise
                ? "too noisy: A/A ratio " + Amount.interval(guard) + " strays from 1 by more than "
                        + Amount.decimal(guardNoise)
                : "";
    }

    private Judgement judgeInterval(final double low, final double high, final String text) {
        if (isUpperLimit ? high <= limit : low >= limit) {
            return Judgement.pass(text + " is " + limitText());
        }
        if (isUpperLimit ? low > limit : high < limit) {
            return Judgement.fail(text + " is not " + limitText());
        }
        return Judgement.invalid("undecided: " + text + " is on both sides of " + Amount.decimal(limit));
    }

    /**
     * The problems of the blocks of a ratio, parted by whom they belong to.
     *
     * @param ofSystemUnderTest one line each.
     * @param ofOthers          of floors and peers, one line each.
     */
    record BlockProblems(List<String> ofSystemUnderTest, List<String> ofOthers) {
        static final BlockProblems NONE = new BlockProblems(List.of(), List.of());

        /** The first of them, and how many more there are. */
        static String line(final List<String> problems) {
            return problems.get(0) + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "");
        }
    }
}
