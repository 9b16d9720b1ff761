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

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Stage timing of one engine: a sampler for each event loop, and their sum.
 *
 * <p><b>Threading</b>: {@link #timings()} from any thread at any time. <b>Time</b>: on, the constructor reads the clock some
 * hundred thousand times to know its cost, which takes a few milliseconds; off, nothing ever reads it.
 */
public final class StageSampling {
    private final int everyNthTurn;
    private final StageSampler[] samplers;
    private final Histogram[] totals;
    private final long clockNs;

    /**
     * Prepares the samplers.
     *
     * @param everyNthTurn which turn with reads is sampled, 0: none.
     * @param loops        event loops.
     * @param clock        does not go back, and is the same for all threads.
     */
    public StageSampling(final int everyNthTurn, final int loops, final NanoClock clock) {
        final boolean isOn = everyNthTurn > 0;
        this.everyNthTurn = everyNthTurn;
        this.samplers = new StageSampler[loops];
        for (int i = 0; i < loops; i++) {
            samplers[i] = new StageSampler(everyNthTurn, clock);
        }
        this.totals = isOn ? StageRecorder.histograms() : new Histogram[0];
        this.clockNs = isOn ? ClockCost.medianNs(clock) : 0;
    }

    /**
     * The sampler of an event loop.
     *
     * @param loop its index.
     * @return always the same one.
     */
    public StageSampler sampler(final int loop) {
        return samplers[loop];
    }

    /**
     * What has been measured so far. Any thread; the event loops are not disturbed.
     *
     * @return all stages, with counts of 0 while there is nothing or when it is off.
     */
    public synchronized StageTimings timings() {
        long aborted = 0;
        long taken = 0;
        long turns = 0;
        for (final StageSampler sampler : samplers) {
            if (sampler.isOn()) {
                // Ends before beginnings: no more of those are seen than there were of these.
                sampler.recorder().moveTo(totals);
                aborted += sampler.aborted();
                taken += sampler.taken();
                turns += sampler.turns();
            }
        }
        final List<StageTiming> stages = new ArrayList<>();
        for (final Stage stage : Stage.values()) {
            stages.add(timing(stage));
        }
        final int readings = everyNthTurn > 0 ? StageSample.CLOCK_READINGS : 0;
        return new StageTimings(everyNthTurn, turns, taken, aborted, clockNs, readings, stages);
    }

    private StageTiming timing(final Stage stage) {
        if (everyNthTurn == 0) {
            return new StageTiming(stage, 0, 0, 0, 0, 0);
        }
        final Histogram times = totals[stage.ordinal()];
        return new StageTiming(
                stage,
                times.getTotalCount(),
                times.getValueAtPercentile(50),
                times.getValueAtPercentile(90),
                times.getValueAtPercentile(99),
                times.getMaxValue());
    }
}
