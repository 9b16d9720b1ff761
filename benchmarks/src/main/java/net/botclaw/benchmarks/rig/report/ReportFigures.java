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
import java.util.Map;

/**
 * All figures of a report: what {@code report.json} holds, and all that the text, the page, a comparison and the README
 * are made of.
 *
 * @param version     of the format, {@link #VERSION}.
 * @param command     of the rig, as {@code latency}.
 * @param commandLine in full.
 * @param judgement   of the run.
 * @param seed        of the bootstrap.
 * @param environment key to value.
 * @param series      in the order of their first blocks.
 * @param ratios      in the order asked.
 * @param scalars     in the order given.
 * @param peers       present or not.
 * @param floors      inside the rig.
 * @param stages      of the engine.
 * @param notes       one line each.
 */
record ReportFigures(
        int version,
        String command,
        String commandLine,
        Judgement judgement,
        long seed,
        Map<String, String> environment,
        List<SeriesFigures> series,
        List<RatioFigures> ratios,
        List<ScalarFigures> scalars,
        List<Peer> peers,
        List<FloorFigures> floors,
        List<StageTiming> stages,
        List<String> notes) {
    /** Raised when a reader of the old format would misread the new. */
    static final int VERSION = 1;

    /**
     * A figure that is counted, not sampled.
     *
     * @param name      of it.
     * @param value     of it.
     * @param unit      of it, or empty.
     * @param target    that it is held against, or null.
     * @param judgement by the target, or null.
     */
    record ScalarFigures(String name, double value, String unit, Target target, Judgement judgement) {
        String text() {
            return Amount.decimal(value) + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * A floor inside the rig.
     *
     * @param name        of it.
     * @param description one line.
     * @param latency     of one turn.
     * @param rawFile     where the histogram is, without its ending, relative to the report.
     */
    record FloorFigures(String name, String description, LatencyFigures latency, String rawFile) {}
}
