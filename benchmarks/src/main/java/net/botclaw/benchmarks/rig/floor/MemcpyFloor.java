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
package net.botclaw.benchmarks.rig.floor;

import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One copy between two regions outside the heap, which are walked through so that neither stays in the first-level cache
 * for its being small. A copy is too short for the clock: a sample is the mean of a run of copies, so the histogram shows
 * no single slow copy. Closed loop, for nobody waits for a copy on a schedule.
 */
public final class MemcpyFloor implements Floor {
    private static final int REGION_LENGTH = 8 * 1024 * 1024;
    /** Bytes copied per sample, so that reading the clock does not count. */
    private static final int SAMPLE_LENGTH = 512 * 1024;

    private final int length;

    /**
     * Of a length.
     *
     * @param length of one copy, bytes: 1 to 512 KiB.
     */
    public MemcpyFloor(final int length) {
        if (length < 1 || length > SAMPLE_LENGTH) {
            throw new IllegalArgumentException("a copy has 1 to " + SAMPLE_LENGTH + " bytes, not " + length);
        }
        this.length = length;
    }

    @Override
    public String name() {
        return "memcpy-" + length;
    }

    @Override
    public String description() {
        return "copy of " + length + " bytes, mean of " + SAMPLE_LENGTH / length + " copies per sample";
    }

    @Override
    public Histogram measure(final long durationNs) {
        final UnsafeBuffer source = new UnsafeBuffer(ByteBuffer.allocateDirect(REGION_LENGTH));
        final UnsafeBuffer target = new UnsafeBuffer(ByteBuffer.allocateDirect(REGION_LENGTH));
        // Pages that are all one page of zeros would be copied from the cache.
        source.setMemory(0, REGION_LENGTH, (byte) 1);
        target.setMemory(0, REGION_LENGTH, (byte) 2);
        final Histogram histogram = OpenLoop.newHistogram();
        copyFor(OpenLoop.warmUpNs(durationNs), source, target, histogram);
        histogram.reset();
        copyFor(durationNs, source, target, histogram);
        return histogram;
    }

    private void copyFor(
            final long spanNs, final UnsafeBuffer source, final UnsafeBuffer target, final Histogram histogram) {
        final int copies = SAMPLE_LENGTH / length;
        final long startNs = System.nanoTime();
        long nowNs = startNs;
        int offset = 0;
        while (nowNs - startNs < spanNs || histogram.getTotalCount() == 0) {
            final long sampleNs = nowNs;
            for (int i = 0; i < copies; i++) {
                target.putBytes(offset, source, offset, length);
                offset += length;
                if (offset + length > REGION_LENGTH) {
                    offset = 0;
                }
            }
            nowNs = System.nanoTime();
            histogram.recordValue(Math.min((nowNs - sampleNs) / copies, OpenLoop.MAX_LATENCY_NS));
        }
    }
}
