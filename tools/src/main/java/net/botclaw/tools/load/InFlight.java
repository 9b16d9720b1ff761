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

/** When the frames that are not acked yet should have been sent, by their sequence. */
final class InFlight {
    private final LatencyRecorder recorder;
    private final long[] intendedNs;
    private final int mask;

    /** At most {@code window} frames are in flight at once. */
    InFlight(final int window, final LatencyRecorder recorder) {
        this.recorder = recorder;
        this.intendedNs = new long[BitUtil.findNextPositivePowerOfTwo(window)];
        this.mask = intendedNs.length - 1;
    }

    void put(final long sequence, final long frameNs) {
        intendedNs[(int) sequence & mask] = frameNs;
    }

    /** Records the latencies of {@code [from, to]}; neighbours with one intended time are recorded at once. */
    void onAcked(final long from, final long to, final long nowNs) {
        long sequence = from;
        while (sequence <= to) {
            final long frameNs = intendedNs[(int) sequence & mask];
            int count = 1;
            while (sequence + count <= to && intendedNs[(int) (sequence + count) & mask] == frameNs) {
                count++;
            }
            recorder.onAcked(frameNs, count, nowNs);
            sequence += count;
        }
    }
}
