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

/**
 * A question to a run: what is one series in terms of another, block by block? The report computes the answer.
 *
 * @param id               of the ratio, unique in a report and the same from run to run: runs are compared by it.
 * @param target           that it is judged by, or null: shown, not judged.
 * @param metric           that is divided.
 * @param numerator        a series.
 * @param denominator      a series.
 * @param guardNumerator   a series of a floor, or null.
 * @param guardDenominator a series of another instance of the same floor, or null.
 */
public record Ratio(
        String id,
        TargetId target,
        Metric metric,
        String numerator,
        String denominator,
        String guardNumerator,
        String guardDenominator) {

    /**
     * A ratio that is shown only.
     *
     * @param id          unique in a report, the same from run to run.
     * @param metric      that is divided.
     * @param numerator   a series.
     * @param denominator a series.
     * @return the ratio.
     */
    public static Ratio of(final String id, final Metric metric, final String numerator, final String denominator) {
        return new Ratio(id, null, metric, numerator, denominator, null, null);
    }

    /** The same ratio, judged. */
    public Ratio judgedBy(final TargetId judgingTarget) {
        return new Ratio(id, judgingTarget, metric, numerator, denominator, guardNumerator, guardDenominator);
    }

    /**
     * The same ratio with the series of two instances of one floor beside it, whose own ratio shows the noise.
     *
     * @param one     series.
     * @param another series.
     * @return the guarded ratio.
     */
    public Ratio guardedBy(final String one, final String another) {
        return new Ratio(id, target, metric, numerator, denominator, one, another);
    }

    boolean isGuarded() {
        return guardNumerator != null;
    }
}
