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

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void shouldMeasureFromTheIntendedTimeAndLeaveOutTheWarmUp() {
        recorder.span(1_000_000, 2_000_000);
        recorder.onSent(999_999, 5);
        recorder.onSent(1_000_000, 3);
        recorder.onSent(2_000_000, 7);
        recorder.onAcked(999_999, 5, 9_000_000);
        recorder.onAcked(1_000_000, 3, 1_050_000);
        recorder.onAcked(2_000_000, 7, 9_000_000);

        final LoadResult result = new LoadResult(recorder, 3, 0, null);

        assertThat(result.problems()).isEmpty();
        assertThat(result.line())
                .isEqualTo("load: sent=3 acked=3 acked_per_s=3000 p50_us=50.0 p99_us=50.0 p999_us=50.0 max_us=50.0");
    }

    @Test
    void shouldNameWhatWentWrong() {
        recorder.span(0, 1_000_000_000);
        recorder.onSent(1, 990);

        assertThat(new LoadResult(recorder, 1_000, 990, "load-000001: connection lost").problems())
                .containsExactly(
                        "load-000001: connection lost",
                        "acks missing: 990",
                        "rate missed: 10 of 1000 frames were not sent in time");
        assertThat(new LoadResult(recorder, 990, 0, null).problems()).isEmpty();
    }
}
