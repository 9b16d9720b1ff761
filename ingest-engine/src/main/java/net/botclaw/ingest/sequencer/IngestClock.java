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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Journal time: the time of batches. It follows the wall clock, never goes back and never stands still.
 *
 * <p>Where journal time is ahead of the wall clock, because that was set back or was ahead in an earlier start, it slews: it
 * goes on from where it stands, slower than the wall clock by one part in 2<sup>{@value #SLEW_SHIFT}</sup>, until the wall
 * clock has caught up. So a lead of a minute is gone after 16 minutes, and holds and intervals measured in journal time last
 * longer by that part at most. (chrony corrects clocks by up to one part in 12, and ntpd's step is what this avoids.)
 *
 * <pre>
 *  journal time  ahead  .·´ slope 15/16
 *                    .·´  _.-'
 *             ______.·_.-'        wall clock, slope 1
 *         _.-'|  _.-'
 *      .-'    ·-'  set back
 * </pre>
 *
 * <p><b>Threading</b>: {@link #next()} is the sequencer's; {@link #nanoTime()} and {@link #leadNs()} may be called by any
 * thread. <b>Memory</b>: allocates nothing.
 */
public final class IngestClock implements EpochNanoClock {
    /**
     * Greatest lead that a start goes on with unless it is set, seconds. Clocks that are kept by NTP, leap seconds, and the
     * battery clocks of machines that were off for a while stay below it, and it is gone within 16 minutes.
     */
    public static final int DEFAULT_MAX_LEAD_SECONDS = 60;
    /** Greatest lead that can be set, seconds: a century. */
    public static final long MAX_LEAD_SECONDS = 36_525L * 86_400;
    /** While journal time leads, it is slower than the wall clock by one part in two to the power of this. */
    static final int SLEW_SHIFT = 4;
    /** A wall clock that is ahead of where it was by more was set, or nothing ran; the lead shrinks by so much then. */
    static final long MAX_STEP_NS = 1_000_000_000L;

    private final EpochNanoClock wallClock;
    private long lastNs;
    private long lastWallNs;
    private long anchorNs;
    private long anchorWallNs;
    private volatile long leadNs;

    /**
     * Goes on from a journal.
     *
     * @param wallClock to follow.
     * @param lastNs    time of the journal's last batch, 0: none.
     */
    IngestClock(final EpochNanoClock wallClock, final long lastNs) {
        this.wallClock = wallClock;
        this.lastNs = lastNs;
        this.anchorNs = lastNs;
        this.lastWallNs = wallClock.nanoTime();
        this.anchorWallNs = lastWallNs;
        this.leadNs = Math.max(0, lastNs - lastWallNs);
    }

    /**
     * Refuses a journal that is too far ahead of the wall clock: the clock of an earlier start was ahead, or this one is
     * behind.
     *
     * @param wallClock      of this machine.
     * @param lastNs         time of the journal's last batch, 0: none.
     * @param maxLeadSeconds that is accepted.
     * @throws IllegalStateException when the lead is greater.
     */
    public static void requireLead(final EpochNanoClock wallClock, final long lastNs, final long maxLeadSeconds) {
        final long wallNs = wallClock.nanoTime();
        final long leadSeconds = TimeUnit.NANOSECONDS.toSeconds(lastNs - wallNs);
        if (leadSeconds >= maxLeadSeconds && lastNs - wallNs > TimeUnit.SECONDS.toNanos(maxLeadSeconds)) {
            throw new IllegalStateException("the journal's time " + seconds(lastNs) + " is " + leadSeconds
                    + " s ahead of this machine's clock " + seconds(wallNs) + ", and " + maxLeadSeconds
                    + " s are accepted: the clock of an earlier start was ahead, or this one is behind; set the clock"
                    + " right, or go on with --max-clock-lead-seconds " + (leadSeconds + 1));
        }
    }

    private static Instant seconds(final long epochNs) {
        return Instant.EPOCH.plusNanos(epochNs).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Time of the next batch: epoch nanoseconds, not less than the last. */
    long next() {
        final long wallNs = wallClock.nanoTime();
        final long stepNs = wallNs - lastWallNs;
        lastWallNs = wallNs;
        if (wallNs >= lastNs) {
            lastNs = wallNs;
            anchor(wallNs);
        } else if (stepNs < 0 || stepNs > MAX_STEP_NS) {
            anchor(wallNs);
        } else {
            final long elapsedNs = wallNs - anchorWallNs;
            lastNs = anchorNs + elapsedNs - (elapsedNs >> SLEW_SHIFT);
        }
        final long newLeadNs = lastNs - wallNs;
        if (newLeadNs != leadNs) {
            leadNs = newLeadNs;
        }
        return lastNs;
    }

    /** From here on journal time slews, if it has to. */
    private void anchor(final long wallNs) {
        anchorNs = lastNs;
        anchorWallNs = wallNs;
    }

    /**
     * Journal time now, as near as another thread can know it: what deadlines are compared with.
     *
     * @return epoch nanoseconds.
     */
    @Override
    public long nanoTime() {
        return wallClock.nanoTime() + leadNs;
    }

    /**
     * Lead of journal time over the wall clock, as of the last batch or look for one.
     *
     * @return nanoseconds, 0: it follows the wall clock.
     */
    public long leadNs() {
        return leadNs;
    }
}
