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
package net.botclaw.ingest.sequencer;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Gives the time of batches: it follows the wall clock, never goes back, and never stands still for long.
 *
 * <p>A wall clock that was set back by little is waited for. One that was set back by more than {@link #MAX_WAIT_NS}, also
 * while the engine was down, is followed from where journal time stands, by an offset that stays; holds and intervals
 * measured in journal time still end when they should.
 *
 * <p><b>Threading</b>: the sequencer's.
 */
final class IngestClock {
    /** How long journal time may stand still, nanoseconds. */
    static final long MAX_WAIT_NS = 1_000_000_000L;

    private final EpochNanoClock wallClock;
    private long offsetNs;
    private long lastNs;

    IngestClock(final EpochNanoClock wallClock, final long lastNs) {
        this.wallClock = wallClock;
        this.lastNs = lastNs;
    }

    /** Epoch nanoseconds, not less than the last. */
    long next() {
        final long nowNs = wallClock.nanoTime() + offsetNs;
        if (nowNs >= lastNs) {
            lastNs = nowNs;
        } else if (lastNs - nowNs > MAX_WAIT_NS) {
            offsetNs += lastNs - nowNs;
        }
        return lastNs;
    }
}
