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
package net.botclaw.benchmarks.rig.floor;

import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemNanoClock;

/**
 * What the machine takes from a thread that does nothing but spin: how late it notices the moments of a schedule. A gap in
 * which the thread did not run delays every moment in it, so the percentiles are those that the same gaps alone would give
 * to messages of that rate (after jHiccup, G. Tene, 2012).
 */
public final class HiccupMeter implements Floor {
    /** Moments per second when nothing else is asked for. */
    public static final long DEFAULT_RATE_PER_SECOND = 1_000_000;

    private final long ratePerSecond;

    /** Of the default rate. */
    public HiccupMeter() {
        this(DEFAULT_RATE_PER_SECOND);
    }

    /**
     * Of a rate.
     *
     * @param ratePerSecond moments per second; gaps shorter than their distance may go unseen.
     */
    public HiccupMeter(final long ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }

    @Override
    public String name() {
        return "hiccup";
    }

    @Override
    public String description() {
        return "how late a spinning thread notices each of " + ratePerSecond + " moments per second";
    }

    @Override
    public Histogram measure(final long durationNs) throws IOException {
        return new OpenLoop(ratePerSecond, SystemNanoClock.INSTANCE).run(durationNs, number -> {});
    }
}
