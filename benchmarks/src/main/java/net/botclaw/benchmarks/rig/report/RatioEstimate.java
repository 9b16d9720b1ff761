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

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * The median of the ratios that the blocks of a run show, and how far it can be trusted: a 95 % bootstrap interval,
 * percentile method (Efron, "Bootstrap methods: another look at the jackknife", 1979). Each block is divided by its
 * neighbour in time, so that what slows the machine for both cancels out; the median does not care for a block or two in
 * which it hit only one.
 *
 * <p>The interval covers somewhat less than 95 % with few blocks: with five, it is at widest from the lowest to the
 * highest of them, which a median leaves in one case of sixteen.
 *
 * @param median   of the ratios; NaN when a block has no ratio (its denominator is 0) or there is no block.
 * @param low      end of the interval; negative infinity when it is unbounded.
 * @param high     end of the interval; positive infinity when it is unbounded.
 * @param perBlock the ratios, in the order of the blocks.
 */
public record RatioEstimate(double median, double low, double high, List<Double> perBlock) {
    /** Fewer blocks than that say nothing of their own spread. */
    public static final int MIN_BLOCKS = 5;

    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;

    /** Copies the list. */
    public RatioEstimate {
        perBlock = List.copyOf(perBlock);
    }

    /**
     * Estimates a ratio.
     *
     * @param numeratorPerBlock   one figure a block.
     * @param denominatorPerBlock of the block that each is compared with.
     * @param seed                of the resamples: the same figures and seed, the same estimate.
     * @return the estimate; unbounded with fewer than {@value #MIN_BLOCKS} blocks or a block without a ratio.
     * @throws IllegalArgumentException when there is not one denominator a numerator.
     */
    public static RatioEstimate of(
            final double[] numeratorPerBlock, final double[] denominatorPerBlock, final long seed) {
        if (numeratorPerBlock.length != denominatorPerBlock.length) {
            throw new IllegalArgumentException(
                    numeratorPerBlock.length + " numerators and " + denominatorPerBlock.length + " denominators");
        }
        final double[] ratios = new double[numeratorPerBlock.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = denominatorPerBlock[i] > 0 ? numeratorPerBlock[i] / denominatorPerBlock[i] : Double.NaN;
        }
        final List<Double> perBlock = DoubleStream.of(ratios).boxed().toList();
        if (ratios.length < MIN_BLOCKS || !DoubleStream.of(ratios).allMatch(Double::isFinite)) {
            return new RatioEstimate(
                    median(ratios.clone()), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, perBlock);
        }
        final double[] medians = resampledMedians(ratios, new SplittableRandom(seed));
        final int tail = (int) (RESAMPLES * TAIL);
        return new RatioEstimate(median(ratios.clone()), medians[tail], medians[RESAMPLES - 1 - tail], perBlock);
    }

    /** How many blocks it is from. */
    public int blocks() {
        return perBlock.size();
    }

    /** Whether there is an interval. */
    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** The farthest that the ratio may be from 1, both ends of the interval looked at. */
    double farthestFromOne() {
        return Math.max(Math.abs(low - 1), Math.abs(high - 1));
    }

    /** Why there is no interval, in a few words. */
    String flaw() {
        return Double.isNaN(median) && !perBlock.isEmpty()
                ? "a block has nothing to divide by"
                : "too few blocks (" + blocks() + " of at least " + MIN_BLOCKS + ")";
    }

    private static double[] resampledMedians(final double[] ratios, final SplittableRandom random) {
        final double[] medians = new double[RESAMPLES];
        final double[] resample = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = ratios[random.nextInt(ratios.length)];
            }
            medians[i] = median(resample);
        }
        Arrays.sort(medians);
        return medians;
    }

    /** Sorts what it is given. */
    static double median(final double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        final int middle = values.length / 2;
        // NaN is sorted to the end: one of them makes the whole unknown.
        if (Double.isNaN(values[values.length - 1])) {
            return Double.NaN;
        }
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
