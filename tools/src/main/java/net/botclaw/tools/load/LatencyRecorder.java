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
import org.HdrHistogram.Histogram;

/**
 * Latencies of the messages whose intended send time lies in the measured span; all others are counted only. Responses
 * are kept per second as well.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: histograms of the seconds of a run are made before it, up to
 * {@link #MAX_PREPARED_S}; a longer run makes one more each second.
 */
final class LatencyRecorder {
    private static final long MAX_LATENCY_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_PREPARED_S = 64;

    private final Histogram publishDelay = newHistogram();
    private final Histogram service = newHistogram();
    private final List<Histogram> intervals = new ArrayList<>();
    private final List<Histogram> prepared = new ArrayList<>();
    private Histogram interval = newHistogram();
    private long fromNs = Long.MAX_VALUE;
    private long toNs = Long.MAX_VALUE;
    private long intervalEndNs = Long.MAX_VALUE;
    private long fromEpochMs;
    private long sent;
    private long acked;
    private long lastAckNs;

    /** Measures messages meant to be sent in {@code [newFromNs, newToNs)}; the first of these times is so in epoch time. */
    void span(final long newFromNs, final long newToNs, final long newFromEpochMs) {
        fromNs = newFromNs;
        toNs = newToNs;
        fromEpochMs = newFromEpochMs;
        intervalEndNs = newFromNs + INTERVAL_NS;
        final long seconds = Math.min(MAX_PREPARED_S, (newToNs - newFromNs) / INTERVAL_NS + 1);
        for (long i = prepared.size(); i < seconds; i++) {
            prepared.add(newHistogram());
        }
    }

    /** Messages were sent that should have been at {@code intendedNs}. */
    void onSent(final long intendedNs, final int count) {
        if (isInSpan(intendedNs)) {
            sent += count;
        }
    }

    /** Messages were acked that should have been sent at {@code intendedNs} and were at {@code sentNs}. */
    void onAcked(final long intendedNs, final long sentNs, final int count, final long nowNs) {
        if (!isInSpan(intendedNs)) {
            return;
        }
        if (nowNs >= intervalEndNs) {
            endInterval(nowNs);
        }
        publishDelay.recordValueWithCount(latency(intendedNs, sentNs), count);
        service.recordValueWithCount(latency(sentNs, nowNs), count);
        interval.recordValueWithCount(latency(intendedNs, nowNs), count);
        acked += count;
        lastAckNs = nowNs;
    }

    private boolean isInSpan(final long intendedNs) {
        return intendedNs >= fromNs && intendedNs < toNs;
    }

    private static long latency(final long startNs, final long endNs) {
        return Math.min(Math.max(0, endNs - startNs), MAX_LATENCY_NS);
    }

    private void endInterval(final long nowNs) {
        stamp(intervalEndNs);
        intervals.add(interval);
        interval = prepared.isEmpty() ? newHistogram() : prepared.remove(prepared.size() - 1);
        intervalEndNs += (nowNs - intervalEndNs) / INTERVAL_NS * INTERVAL_NS + INTERVAL_NS;
    }

    private void stamp(final long endNs) {
        interval.setStartTimeStamp(epochMs(Math.max(fromNs, intervalEndNs - INTERVAL_NS)));
        interval.setEndTimeStamp(epochMs(endNs));
    }

    private long epochMs(final long timeNs) {
        return fromEpochMs + TimeUnit.NANOSECONDS.toMillis(timeNs - fromNs);
    }

    /** Intended to sent. */
    Histogram publishDelay() {
        return publishDelay;
    }

    /** Sent to acked. */
    Histogram service() {
        return service;
    }

    /** Intended to acked, one histogram for each second that had acks. Ends the recording. */
    List<Histogram> intervals() {
        if (interval.getTotalCount() > 0) {
            stamp(Math.max(lastAckNs, intervalEndNs - INTERVAL_NS));
            intervals.add(interval);
            interval = newHistogram();
        }
        return intervals;
    }

    /** An empty histogram of the same shape. */
    static Histogram newHistogram() {
        return new Histogram(MAX_LATENCY_NS, DIGITS);
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
}
