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
package net.botclaw.routing.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FleetClockTest {
    private static final long TICK_NS = 100;

    @Test
    void shouldStandStillUntilItIsStarted() {
        final FleetClock clock = new FleetClock(TICK_NS);
        clock.follow(1_000_000);
        assertThat(clock.now()).isZero();
        clock.start(1_000_000);
        clock.follow(1_000_099);
        assertThat(clock.now()).isZero();
        clock.follow(1_000_250);
        assertThat(clock.now()).isEqualTo(2);
        assertThat(clock.nextTickNs()).isEqualTo(1_000_300);
    }

    @Test
    void shouldTakeALimitedStepWhenTimeJumps() {
        final FleetClock clock = new FleetClock(TICK_NS);
        clock.start(Long.MIN_VALUE + 1);
        clock.follow(Long.MAX_VALUE);
        assertThat(clock.now()).isEqualTo(FleetClock.MAX_STEP_TICKS);
        assertThat(clock.nextTickNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldStopBeforeTheFleetRefusesItsTicks() {
        final FleetClock clock = new FleetClock(TICK_NS, FleetClock.END_TICKS + 30);
        clock.start(0);
        clock.follow(10 * TICK_NS);
        assertThat(clock.isNearEnd()).isFalse();
        for (int i = 0; i < 1_000; i++) {
            clock.follow((10 + i * 20L) * TICK_NS);
        }
        assertThat(clock.isNearEnd()).isTrue();
        assertThat(clock.now()).isLessThanOrEqualTo(FleetClock.END_TICKS + 30);
    }
}
