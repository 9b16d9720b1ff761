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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places values along a line of a drawing, evenly or by their logarithm.
 *
 * @param low   smallest value.
 * @param high  largest value, above the smallest.
 * @param from  where the smallest is drawn.
 * @param to    where the largest is drawn.
 * @param isLog by logarithm: values must be above 0.
 */
record Scale(double low, double high, double from, double to, boolean isLog) {
    private static final double TEN = 10;
    private static final double[] STEPS = {1, 2, 5};
    /** Over more decades than that, only powers of ten are marked. */
    private static final double FEW_DECADES = 2.5;

    private static final int TICKS = 5;
    /** At each end, as a share of the whole in decades. */
    private static final double ROOM = 0.06;

    private static final double MIN_ROOM = 1.01;

    /** A logarithmic scale with some room at both ends. */
    static Scale log(final double low, final double high, final double from, final double to) {
        final double room = Math.max(MIN_ROOM, Math.pow(high / low, ROOM));
        return new Scale(low / room, high * room, from, to, true);
    }

    /** Where a value is drawn, as SVG writes it; what is out of range is drawn at the end. */
    String at(final double value) {
        return coordinate(place(value));
    }

    double place(final double value) {
        final double clamped = Math.min(Math.max(value, low), high);
        final double share = isLog ? Math.log(clamped / low) / Math.log(high / low) : (clamped - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round values within range. */
    List<Double> ticks() {
        return isLog ? logTicks() : evenTicks();
    }

    private List<Double> logTicks() {
        final boolean isFine = Math.log10(high / low) <= FEW_DECADES;
        final List<Double> ticks = new ArrayList<>();
        for (double decade = Math.pow(TEN, Math.floor(Math.log10(low))); decade <= high; decade *= TEN) {
            for (final double step : STEPS) {
                final double tick = decade * step;
                if (tick >= low && tick <= high && (isFine || step == 1)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private List<Double> evenTicks() {
        final double rough = (high - low) / TICKS;
        final double decade = Math.pow(TEN, Math.floor(Math.log10(rough)));
        double step = decade * TEN;
        for (int i = STEPS.length - 1; i >= 0 && decade * STEPS[i] >= rough; i--) {
            step = decade * STEPS[i];
        }
        final List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    static String coordinate(final double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
