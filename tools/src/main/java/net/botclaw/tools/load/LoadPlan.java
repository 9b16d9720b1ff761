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

import java.util.concurrent.TimeUnit;

/**
 * What load to make.
 *
 * @param ratePerSecond   messages per second over all connections, on a schedule that waits for nobody; 0: as fast as the
 *                        windows let.
 * @param connections     that send, at least 1.
 * @param idleConnections that are opened and send nothing.
 * @param windowMessages  most messages of a connection that are not acked yet.
 * @param warmupNs        load before measuring; not in the figures, but its acks must come too.
 * @param measureNs       how long to measure.
 * @param ackTimeoutNs    how long to wait for acks when none comes.
 * @param isSpinning      whether the driver never parks.
 */
public record LoadPlan(
        long ratePerSecond,
        int connections,
        int idleConnections,
        int windowMessages,
        long warmupNs,
        long measureNs,
        long ackTimeoutNs,
        boolean isSpinning) {
    /** Most connections, sending and idle together. */
    public static final int MAX_CONNECTIONS = 16_384;
    /** Largest window, messages. */
    public static final int MAX_WINDOW = 1 << 20;
    /** Highest rate, messages per second. */
    public static final long MAX_RATE = 100_000_000;

    /** Refuses what is out of range. */
    public LoadPlan {
        require(ratePerSecond >= 0 && ratePerSecond <= MAX_RATE, "rate must be 0 to " + MAX_RATE);
        require(
                connections >= 1 && idleConnections >= 0 && connections + (long) idleConnections <= MAX_CONNECTIONS,
                "connections must be 1 to " + MAX_CONNECTIONS);
        require(windowMessages >= 1 && windowMessages <= MAX_WINDOW, "window must be 1 to " + MAX_WINDOW);
        require(warmupNs >= 0 && measureNs > 0 && ackTimeoutNs > 0, "times must be positive");
    }

    private static void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * A plan of ten seconds after two of warm-up, on one connection of 512 in flight, as fast as the window lets.
     *
     * @param isSpinning whether the driver never parks.
     * @return to be changed with the {@code with…} methods.
     */
    public static LoadPlan standard(final boolean isSpinning) {
        return new LoadPlan(
                0,
                1,
                0,
                512,
                TimeUnit.SECONDS.toNanos(2),
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.SECONDS.toNanos(10),
                isSpinning);
    }

    /**
     * The same at another rate.
     *
     * @param value messages per second, 0: as fast as the windows let.
     * @return a copy.
     */
    public LoadPlan withRate(final long value) {
        return new LoadPlan(
                value, connections, idleConnections, windowMessages, warmupNs, measureNs, ackTimeoutNs, isSpinning);
    }

    /**
     * The same over other connections.
     *
     * @param sending        that send.
     * @param idle           that do not.
     * @param messagesWindow of each that sends.
     * @return a copy.
     */
    public LoadPlan withConnections(final int sending, final int idle, final int messagesWindow) {
        return new LoadPlan(
                ratePerSecond, sending, idle, messagesWindow, warmupNs, measureNs, ackTimeoutNs, isSpinning);
    }

    /**
     * The same for another time.
     *
     * @param warmup  nanoseconds before measuring.
     * @param measure nanoseconds measured.
     * @return a copy.
     */
    public LoadPlan withTimes(final long warmup, final long measure) {
        return new LoadPlan(
                ratePerSecond, connections, idleConnections, windowMessages, warmup, measure, ackTimeoutNs, isSpinning);
    }
}
