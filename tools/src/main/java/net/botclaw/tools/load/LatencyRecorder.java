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
import org.HdrHistogram.Histogram;

/** Latencies of the frames whose intended send time lies in the measured span; all others are counted only. */
final class LatencyRecorder {
    private static final long MAX_LATENCY_NS = TimeUnit.MINUTES.toNanos(10);

    private final Histogram histogram = new Histogram(MAX_LATENCY_NS, 3);
    private long fromNs = Long.MAX_VALUE;
    private long toNs = Long.MAX_VALUE;
    private long sent;
    private long acked;
    private long lastAckNs;

    /** Measures frames meant to be sent in {@code [newFromNs, newToNs)}. */
    void span(final long newFromNs, final long newToNs) {
        fromNs = newFromNs;
        toNs = newToNs;
    }

    /** Frames were sent that should have been at {@code intendedNs}. */
    void onSent(final long intendedNs, final int count) {
        if (intendedNs >= fromNs && intendedNs < toNs) {
            sent += count;
        }
    }

    /** Frames were acked that should have been sent at {@code intendedNs}. */
    void onAcked(final long intendedNs, final int count, final long nowNs) {
        if (intendedNs >= fromNs && intendedNs < toNs) {
            histogram.recordValueWithCount(Math.min(Math.max(0, nowNs - intendedNs), MAX_LATENCY_NS), count);
            acked += count;
            lastAckNs = nowNs;
        }
    }

    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    /** From the start of the span to the last ack of it, at least the span. */
    long elapsedNs() {
        return Math.max(toNs, lastAckNs) - fromNs;
    }

    long percentileNs(final double percentile) {
        return histogram.getValueAtPercentile(percentile);
    }

    long maxNs() {
        return histogram.getMaxValue();
    }
}
