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

import org.agrona.BitUtil;

/** When the messages of a connection that are not acked yet should have been sent, and when they were. */
final class InFlight {
    private final LatencyRecorder recorder;
    private final long[] intendedNs;
    private final long[] sentNs;
    private final int mask;

    /** At most {@code window} messages are in flight at once. */
    InFlight(final int window, final LatencyRecorder recorder) {
        this.recorder = recorder;
        this.intendedNs = new long[BitUtil.findNextPositivePowerOfTwo(window)];
        this.sentNs = new long[intendedNs.length];
        this.mask = intendedNs.length - 1;
    }

    void put(final long sequence, final long messageIntendedNs, final long messageSentNs) {
        final int index = (int) sequence & mask;
        intendedNs[index] = messageIntendedNs;
        sentNs[index] = messageSentNs;
    }

    /** Records the latencies of {@code [from, to]}; neighbours with the same times are recorded at once. */
    void onAcked(final long from, final long to, final long nowNs) {
        long sequence = from;
        while (sequence <= to) {
            final int index = (int) sequence & mask;
            int count = 1;
            while (sequence + count <= to && isSame(index, (int) (sequence + count) & mask)) {
                count++;
            }
            recorder.onAcked(intendedNs[index], sentNs[index], count, nowNs);
            sequence += count;
        }
    }

    private boolean isSame(final int index, final int other) {
        return intendedNs[index] == intendedNs[other] && sentNs[index] == sentNs[other];
    }
}
