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
import java.util.concurrent.TimeUnit;
import net.botclaw.tools.cli.Figures;
import org.HdrHistogram.Histogram;

/** What a load has measured, and what went wrong with it. Latencies are nanoseconds. */
public final class LoadMeasurement {
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;
    private static final long TOLERATED_PER_MESSAGE = 1_000;

    private final LatencyRecorder recorder;
    private final List<Histogram> intervals;
    private final Histogram response = LatencyRecorder.newHistogram();
    private final List<String> losses = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Judges a load.
     *
     * @param recorder of its measured span.
     * @param expected messages that should have been sent in the span.
     * @param late     messages of any time that were sent too late, or not at all.
     * @param missing  messages sent at any time and never acked.
     * @param failure  what ended a connection, or null.
     */
    LoadMeasurement(
            final LatencyRecorder recorder,
            final long expected,
            final long late,
            final long missing,
            final String failure) {
        this.recorder = recorder;
        this.intervals = List.copyOf(recorder.intervals());
        intervals.forEach(response::add);
        if (failure != null) {
            losses.add(failure);
        }
        if (missing > 0) {
            losses.add("acks missing: " + missing);
        }
        problems.addAll(losses);
        if (late > expected / TOLERATED_PER_MESSAGE) {
            problems.add("rate missed: " + late + " of " + expected + " messages were not sent in time");
        }
    }

    /**
     * What went wrong: a lost connection, missing acks, more than 0.1 % of the messages not sent in time.
     *
     * @return one line each, empty when all is well.
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * What was lost: connections, acks. A rate that was missed is a problem, but no loss.
     *
     * @return one line each, empty when nothing was.
     */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    /**
     * Messages meant to be sent in the measured span that were sent.
     *
     * @return count.
     */
    public long sent() {
        return recorder.sent();
    }

    /**
     * Those of them that were acked.
     *
     * @return count.
     */
    public long acked() {
        return recorder.acked();
    }

    /**
     * Acked, by the time from the start of the span to the last of these acks.
     *
     * @return messages per second.
     */
    public double ackedPerSecond() {
        return (double) recorder.acked() * TimeUnit.SECONDS.toNanos(1) / recorder.elapsedNs();
    }

    /**
     * From the intended send time to the sending.
     *
     * @return nanoseconds.
     */
    public Histogram publishDelay() {
        return recorder.publishDelay();
    }

    /**
     * From the sending to the ack.
     *
     * @return nanoseconds.
     */
    public Histogram service() {
        return recorder.service();
    }

    /**
     * From the intended send time to the ack: what a user waits.
     *
     * @return nanoseconds.
     */
    public Histogram response() {
        return response;
    }

    /**
     * The responses of each second in which there were any, with its start and end time.
     *
     * @return nanoseconds.
     */
    public List<Histogram> intervals() {
        return intervals;
    }

    /** The last line of {@code botclaw load}. */
    String line() {
        return "load: sent=" + sent() + " acked=" + acked() + " acked_per_s="
                + Figures.perSecond(acked(), recorder.elapsedNs()) + " p50_us="
                + Figures.micros(response.getValueAtPercentile(P50)) + " p99_us="
                + Figures.micros(response.getValueAtPercentile(P99)) + " p999_us="
                + Figures.micros(response.getValueAtPercentile(P999)) + " max_us="
                + Figures.micros(response.getMaxValue());
    }
}
