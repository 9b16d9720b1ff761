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
package net.botclaw.tools.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.botclaw.ingest.stage.StageTiming;
import net.botclaw.ingest.stage.StageTimings;

/** Stage timing as lines of text: what was sampled and what that costs, then each stage. */
public final class StageLines {
    private StageLines() {}

    /**
     * Writes timings down.
     *
     * @param timings of an engine.
     * @return lines without an end, for a caller to put its own name in front.
     */
    public static List<String> of(final StageTimings timings) {
        final List<String> lines = new ArrayList<>();
        lines.add("stages turns=" + timings.turns() + " taken=" + timings.taken() + " completed=" + timings.completed()
                + " aborted=" + timings.aborted() + " share="
                + String.format(Locale.ROOT, "%.4f", timings.sampledShare()) + " clock_ns=" + timings.clockNs()
                + " clock_readings=" + timings.clockReadings());
        for (final StageTiming timing : timings.stages()) {
            lines.add("stage " + timing.stage().name().toLowerCase(Locale.ROOT) + " count=" + timing.count()
                    + " p50_ns=" + timing.p50Ns() + " p90_ns=" + timing.p90Ns() + " p99_ns=" + timing.p99Ns()
                    + " max_ns=" + timing.maxNs());
        }
        return lines;
    }
}
