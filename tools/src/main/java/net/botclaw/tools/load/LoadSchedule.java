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
 * When each frame of a steady rate should be sent. Frames are numbered over all connections and dealt out in turn: number
 * {@code n} belongs to connection {@code n mod C} and is due at {@code start + n / rate}.
 */
final class LoadSchedule {
    private final long startNs;
    private final double nsPerFrame;
    private final int connections;

    LoadSchedule(final long startNs, final long rate, final int connections) {
        this.startNs = startNs;
        this.nsPerFrame = (double) TimeUnit.SECONDS.toNanos(1) / rate;
        this.connections = connections;
    }

    /** How many frames are due by now, all connections together. */
    long dueCount(final long nowNs) {
        return nowNs < startNs ? 0 : (long) ((nowNs - startNs) / nsPerFrame) + 1;
    }

    /** When a connection's frame should be sent; its first has index 0. */
    long intendedNs(final long index, final int connectionIndex) {
        return intendedNs(index * connections + connectionIndex);
    }

    /** When a frame should be sent, counted over all connections from 0. */
    long intendedNs(final long number) {
        return startNs + (long) (number * nsPerFrame);
    }
}
