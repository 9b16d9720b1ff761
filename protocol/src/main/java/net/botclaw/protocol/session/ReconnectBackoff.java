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
package net.botclaw.protocol.session;

/**
 * When to connect again: exponential back-off with full jitter (M. Brooker, "Exponential Backoff And Jitter", 2015), so
 * that a fleet that lost its engine does not come back all at once.
 *
 * <p>The n-th delay in a row is drawn evenly from zero to {@code min(cap, base x 2^(n-1))}. What the server asked for
 * comes on top: the delay is never less, and bots that heard the same do not come back at the same moment.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: an argument. The same seed gives the same delays.
 */
final class ReconnectBackoff {
    /** Longest delay of the first attempt in milliseconds. */
    static final long BASE_MS = 100;
    /** Longest delay of any attempt in milliseconds, what the server asks for not counted. */
    static final long CAP_MS = 10_000;

    private static final int MAX_SHIFT = 7;
    private static final long NS_PER_MS = 1_000_000;
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long random;
    private int failures;
    private boolean isDelayed;
    private long dueNs;

    /** A back-off without failures so far; the seed decides the jitter. */
    ReconnectBackoff(final long seed) {
        this.random = seed;
    }

    /** Whether the next attempt may be made. */
    boolean isDue(final long nowNs) {
        return !isDelayed || nowNs - dueNs >= 0;
    }

    /** Starts over: the last attempt was good. */
    void reset() {
        failures = 0;
    }

    /**
     * Counts a failure or a lost link, and puts the next attempt off.
     *
     * @param nowNs        monotone time.
     * @param retryAfterMs what the server asked for in milliseconds, 0: nothing.
     */
    void onFailure(final long nowNs, final long retryAfterMs) {
        final long limitNs = Math.min(CAP_MS, BASE_MS << Math.min(failures, MAX_SHIFT)) * NS_PER_MS;
        failures++;
        dueNs = nowNs + retryAfterMs * NS_PER_MS + Long.remainderUnsigned(nextRandom(), limitNs + 1);
        isDelayed = true;
    }

    /** SplitMix64 (Steele, Lea, Flood, 2014). */
    private long nextRandom() {
        random += GOLDEN_GAMMA;
        long z = random;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
