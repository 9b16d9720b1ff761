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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long READ_NS = 10;
    private static final long RATE_PER_SECOND = 1_000;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1) / RATE_PER_SECOND;

    /** A clock that goes on by a little with each look at it. */
    private long nowNs;

    private long clock() {
        nowNs += READ_NS;
        return nowNs;
    }

    @Test
    void shouldChargeAStallToEachOperationThatItDelays() throws IOException {
        // given: operation 30, behind the 25 of the warm-up, stalls for ten and a half intervals
        final OpenLoop loop = new OpenLoop(RATE_PER_SECOND, this::clock);

        // when
        final Histogram histogram = loop.run(100 * INTERVAL_NS, number -> {
            if (number == 30) {
                nowNs += 10 * INTERVAL_NS + INTERVAL_NS / 2;
            }
        });

        // then
        assertThat(histogram.getTotalCount()).isEqualTo(100);
        assertThat(histogram.getCountBetweenValues(INTERVAL_NS / 4, OpenLoop.MAX_LATENCY_NS))
                .isEqualTo(11);
        assertThat(histogram.getMaxValue()).isBetween(10 * INTERVAL_NS, 11 * INTERVAL_NS);
    }

    @Test
    void shouldLeaveOutTheWarmUpButGoOnCounting() throws IOException {
        // given
        final List<Long> numbers = new ArrayList<>();
        final OpenLoop loop = new OpenLoop(RATE_PER_SECOND, this::clock);

        // when
        final Histogram histogram = loop.run(8 * INTERVAL_NS, number -> {
            numbers.add(number);
            if (number < 2) {
                nowNs += 100 * INTERVAL_NS;
            }
        });

        // then
        assertThat(numbers).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(histogram.getTotalCount()).isEqualTo(8);
        assertThat(histogram.getMaxValue()).isLessThan(INTERVAL_NS);
    }
}
