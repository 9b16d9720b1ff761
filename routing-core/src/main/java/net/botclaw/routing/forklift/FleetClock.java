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
package net.botclaw.routing.forklift;

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.fleet.FleetLimits;

/**
 * Journal time as ticks of the fleet. It starts with the first tick record. A record that comes long after the one before
 * moves it by a limited step: the trucks are no later than they were for a clock that jumps. At the greatest tick of a
 * fleet it stands still.
 */
final class FleetClock {
    /** Ticks that one record moves it by at most. */
    static final int MAX_STEP_TICKS = 20;
    /** Left for the plans of those who are on their way at the end. */
    static final int END_TICKS = 1 << 24;

    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final long tickNs;
    private final int lastTick;
    private long atNs = NOT_STARTED;
    private int now;

    FleetClock(final long tickNs) {
        this(tickNs, FleetLimits.MAX_TICK);
    }

    FleetClock(final long tickNs, final int lastTick) {
        this.tickNs = tickNs;
        this.lastTick = lastTick;
    }

    void start(final long timeNs) {
        if (!isStarted()) {
            atNs = timeNs;
        }
    }

    boolean isStarted() {
        return atNs != NOT_STARTED;
    }

    /** Journal time never falls, but a difference may not fit; then it is a jump. */
    void follow(final long timeNs) {
        if (!isStarted() || timeNs - atNs >= 0 && timeNs - atNs < tickNs) {
            return;
        }
        final long passed = timeNs - atNs;
        final long steps = passed < 0 ? Long.MAX_VALUE : passed / tickNs;
        atNs = steps > MAX_STEP_TICKS ? timeNs : atNs + steps * tickNs;
        now = (int) Math.min(lastTick, now + Math.min(steps, MAX_STEP_TICKS));
    }

    int now() {
        return now;
    }

    /** When the next tick begins; it overflows to the end of time. */
    long nextTickNs() {
        return atNs > Long.MAX_VALUE - tickNs ? Long.MAX_VALUE : atNs + tickNs;
    }

    /** Whether new trips would not be over before the end. */
    boolean isNearEnd() {
        return now > lastTick - END_TICKS;
    }

    long stateHash() {
        return StateHash.mix(atNs, now);
    }
}
