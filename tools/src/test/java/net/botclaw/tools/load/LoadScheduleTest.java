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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadScheduleTest {
    private static final long START_NS = 1_000_000_000_000L;

    @Test
    void shouldDealFramesOutInTurn() {
        final LoadSchedule schedule = new LoadSchedule(START_NS, 1_000, 3);

        assertThat(schedule.intendedNs(0, 0)).isEqualTo(START_NS);
        assertThat(schedule.intendedNs(0, 1)).isEqualTo(START_NS + 1_000_000);
        assertThat(schedule.intendedNs(1, 0)).isEqualTo(START_NS + 3_000_000);
        assertThat(schedule.intendedNs(1, 2)).isEqualTo(schedule.intendedNs(5));
    }

    @Test
    void shouldCountFramesThatAreDue() {
        final LoadSchedule schedule = new LoadSchedule(START_NS, 1_000, 1);

        assertThat(schedule.dueCount(START_NS - 1)).isZero();
        assertThat(schedule.dueCount(START_NS)).isEqualTo(1);
        assertThat(schedule.dueCount(START_NS + 999_999)).isEqualTo(1);
        assertThat(schedule.dueCount(START_NS + 1_000_000)).isEqualTo(2);
        assertThat(schedule.dueCount(START_NS + 1_000_000_000L)).isEqualTo(1_001);
    }
}
