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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatioEstimateTest {
    private static final int RUNS = 300;

    @ParameterizedTest
    @ValueSource(ints = {9, 15, 24})
    void shouldCoverTheTrueMedianAboutAsOftenAsPromisedWhenRatiosAreLogNormal(final int blocks) {
        // given a median ratio of 1.1 and a machine whose speed changes from block to block
        final Random random = new Random(7);
        int covered = 0;

        // when
        for (int run = 0; run < RUNS; run++) {
            final double[] denominators = new double[blocks];
            final double[] numerators = new double[blocks];
            for (int i = 0; i < blocks; i++) {
                denominators[i] = 10_000 * Math.exp(0.5 * random.nextGaussian());
                numerators[i] = denominators[i] * 1.1 * Math.exp(0.1 * random.nextGaussian());
            }
            final RatioEstimate estimate = RatioEstimate.of(numerators, denominators, run);
            covered += estimate.low() <= 1.1 && 1.1 <= estimate.high() ? 1 : 0;
        }

        // then
        assertThat(covered / (double) RUNS).isBetween(0.90, 0.99);
    }

    @Test
    void shouldGrowNarrowerWhenThereAreMoreBlocks() {
        // when
        final RatioEstimate few = noisy(8);
        final RatioEstimate many = noisy(200);

        // then
        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
        assertThat(many.median()).isCloseTo(1, within(0.03));
    }

    @Test
    void shouldGiveTheSameWhenTheSeedIsTheSame() {
        assertThat(noisy(12)).isEqualTo(noisy(12));
    }

    @Test
    void shouldDivideBlockByBlockWhenTheMachineChangesItsSpeed() {
        // given blocks that all show the same ratio on a machine of very different speeds
        final double[] denominators = {1, 100, 3, 50, 7, 1_000};
        final double[] numerators = Arrays.stream(denominators).map(d -> 2 * d).toArray();

        // when
        final RatioEstimate estimate = RatioEstimate.of(numerators, denominators, 1);

        // then
        assertThat(estimate).isEqualTo(new RatioEstimate(2, 2, 2, estimate.perBlock()));
        assertThat(estimate.perBlock()).hasSize(6).containsOnly(2.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void shouldHaveNoIntervalWhenThereAreFewBlocks(final int blocks) {
        final RatioEstimate estimate = noisy(blocks);
        assertThat(estimate.isBounded()).isFalse();
        assertThat(estimate.flaw()).isEqualTo("too few blocks (" + blocks + " of at least 5)");
    }

    @Test
    void shouldHaveNoIntervalWhenABlockHasNothingToDivideBy() {
        final RatioEstimate estimate =
                RatioEstimate.of(new double[] {1, 1, 1, 1, 1, 1}, new double[] {1, 1, 0, 1, 1, 1}, 1);
        assertThat(estimate.isBounded()).isFalse();
        assertThat(estimate.median()).isNaN();
        assertThat(estimate.flaw()).isEqualTo("a block has nothing to divide by");
    }

    @Test
    void shouldRefuseWhenThereIsNotOneDenominatorANumerator() {
        assertThatThrownBy(() -> RatioEstimate.of(new double[5], new double[6], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 numerators and 6 denominators");
    }

    private static RatioEstimate noisy(final int blocks) {
        final Random random = new Random(3);
        final double[] ones = new double[blocks];
        Arrays.fill(ones, 1);
        return RatioEstimate.of(
                Arrays.stream(ones)
                        .map(one -> Math.exp(0.1 * random.nextGaussian()))
                        .toArray(),
                ones,
                5);
    }
}
