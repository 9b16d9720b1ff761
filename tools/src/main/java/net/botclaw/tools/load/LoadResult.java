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
package net.botclaw.tools.load;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.tools.cli.Figures;

/** What came out of a load. */
final class LoadResult {
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;
    private static final long TOLERATED_PER_FRAME = 1_000;

    private final LatencyRecorder recorder;
    private final List<String> problems = new ArrayList<>();

    /**
     * Judges a load.
     *
     * @param recorder of its measured span.
     * @param expected frames that should have been sent in the span.
     * @param missing  frames sent at any time and never acked.
     * @param failure  what ended a connection, or null.
     */
    LoadResult(final LatencyRecorder recorder, final long expected, final long missing, final String failure) {
        this.recorder = recorder;
        if (failure != null) {
            problems.add(failure);
        }
        if (missing > 0) {
            problems.add("acks missing: " + missing);
        }
        final long late = expected - recorder.sent();
        if (late > expected / TOLERATED_PER_FRAME) {
            problems.add("rate missed: " + late + " of " + expected + " frames were not sent in time");
        }
    }

    /** What went wrong, one line each; empty when all is well. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Frames sent in the measured span. */
    long sent() {
        return recorder.sent();
    }

    /** Those of them that were acked. */
    long acked() {
        return recorder.acked();
    }

    /** The last line. */
    String line() {
        return "load: sent=" + recorder.sent() + " acked=" + recorder.acked() + " acked_per_s="
                + Figures.perSecond(recorder.acked(), recorder.elapsedNs()) + " p50_us="
                + Figures.micros(recorder.percentileNs(P50)) + " p99_us="
                + Figures.micros(recorder.percentileNs(P99)) + " p999_us="
                + Figures.micros(recorder.percentileNs(P999)) + " max_us=" + Figures.micros(recorder.maxNs());
    }
}
