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
 * The answer to a {@link Ratio}.
 *
 * @param id          of the ratio.
 * @param metric      that is divided.
 * @param numerator   a series.
 * @param denominator a series.
 * @param estimate    of the ratio.
 * @param guard       A/A ratio of the same run, or null.
 * @param target      that it is held against, or null.
 * @param judgement   by the target, or null.
 */
record RatioFigures(
        String id,
        Metric metric,
        String numerator,
        String denominator,
        RatioEstimate estimate,
        RatioEstimate guard,
        Target target,
        Judgement judgement) {

    /** Whether more is better: as the target says, else as the metric does. */
    boolean isHigherBetter() {
        return target == null ? metric.isHigherBetter() : !target.isUpperLimit();
    }

    /** Whether the run was too noisy for this ratio. */
    boolean hasGuardFailed() {
        return guard != null
                && target != null
                && target.guardNoise() > 0
                && !(guard.farthestFromOne() <= target.guardNoise());
    }
}
