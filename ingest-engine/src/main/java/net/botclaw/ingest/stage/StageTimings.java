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
package net.botclaw.ingest.stage;

import java.util.List;

/**
 * Stage timing of an engine since its start, all event loops together. Percentiles of stages do not add up to that of the
 * total; only the stages of one sample do.
 *
 * @param everyNthTurn  of the turns with reads was to be sampled, 0: none, and everything else is 0 too.
 * @param turns         turns of event loops that read something.
 * @param taken         samples begun; those neither completed nor aborted are on their way, at most one for each loop.
 * @param aborted       samples given up, see {@link StageSampler}.
 * @param clockNs       what one reading of the clock costs, nanoseconds: the median distance of two readings in a row, taken
 *                      at start.
 * @param clockReadings of a sample that is completed.
 * @param stages        one for each {@link Stage}, in order.
 */
public record StageTimings(
        int everyNthTurn,
        long turns,
        long taken,
        long aborted,
        long clockNs,
        int clockReadings,
        List<StageTiming> stages) {
    /** Keeps a copy of the list. */
    public StageTimings {
        stages = List.copyOf(stages);
    }

    /**
     * One stage.
     *
     * @param stage which.
     * @return its times.
     */
    public StageTiming of(final Stage stage) {
        return stages.get(stage.ordinal());
    }

    /**
     * Samples that went all the way.
     *
     * @return items.
     */
    public long completed() {
        return of(Stage.TOTAL).count();
    }

    /**
     * Part of the turns that was sampled.
     *
     * @return 0 to 1; 0 without a turn.
     */
    public double sampledShare() {
        return turns == 0 ? 0 : (double) taken / turns;
    }
}
