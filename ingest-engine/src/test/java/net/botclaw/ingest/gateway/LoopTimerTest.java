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
package net.botclaw.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoopTimerTest {
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger deadlineChecks = new AtomicInteger();
    private final LoopTimer timer = new LoopTimer(ticks::incrementAndGet, deadlineChecks::incrementAndGet);

    @Test
    @Timeout(20)
    void shouldTickAndLookForDeadlinesWhileTheLoopSpins() {
        final long startNs = System.nanoTime();
        while (ticks.get() < 2) {
            timer.onRound(0);
        }
        final long elapsedNs = System.nanoTime() - startNs;

        assertThat(elapsedNs).isGreaterThanOrEqualTo(LoopTimer.TICK_NS);
        assertThat(deadlineChecks.get())
                .isGreaterThanOrEqualTo(2)
                .isLessThanOrEqualTo((int) (elapsedNs / LoopTimer.DEADLINE_RESOLUTION_NS) + 1);
    }

    @Test
    void shouldNotLookAtTheClockInMostRounds() {
        final long longAgo = System.nanoTime() + 2 * LoopTimer.DEADLINE_RESOLUTION_NS;
        while (System.nanoTime() < longAgo) {
            Thread.onSpinWait();
        }
        for (int i = 1; i < LoopTimer.ROUNDS_PER_LOOK; i++) {
            timer.onRound(0);
        }
        assertThat(deadlineChecks).hasValue(0);

        timer.onRound(0);

        assertThat(deadlineChecks).hasValue(1);
    }

    @Test
    void shouldLookAtTheClockAfterARoundWithManySockets() {
        final long endNs = System.nanoTime() + 2 * LoopTimer.DEADLINE_RESOLUTION_NS;
        while (System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }

        timer.onRound(LoopTimer.ROUNDS_PER_LOOK);

        assertThat(deadlineChecks).hasValue(1);
    }
}
