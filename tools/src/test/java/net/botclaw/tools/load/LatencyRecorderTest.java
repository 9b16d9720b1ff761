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

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private static final long SECOND_NS = 1_000_000_000;

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void shouldMeasureOnlyWhatShouldHaveBeenSentInTheSpan() {
        recorder.span(1_000_000, 2_000_000, 0);
        recorder.onSent(999_999, 5);
        recorder.onSent(1_000_000, 3);
        recorder.onSent(2_000_000, 7);
        recorder.onAcked(999_999, 999_999, 5, 9_000_000);
        recorder.onAcked(1_000_000, 1_010_000, 3, 1_050_000);
        recorder.onAcked(2_000_000, 2_000_000, 7, 9_000_000);

        final LoadMeasurement result = new LoadMeasurement(recorder, 3, 0, 0, null);

        assertThat(result.problems()).isEmpty();
        assertThat(result.line())
                .isEqualTo("load: sent=3 acked=3 acked_per_s=3000 p50_us=50.0 p99_us=50.0 p999_us=50.0 max_us=50.0");
    }

    @Test
    void shouldTellPublishDelayFromServiceAndResponse() {
        recorder.span(0, SECOND_NS, 0);
        recorder.onAcked(1_000, 401_000, 2, 1_001_000);

        final LoadMeasurement result = new LoadMeasurement(recorder, 2, 0, 0, null);

        assertThat(medianUs(result.publishDelay())).isEqualTo(400);
        assertThat(medianUs(result.service())).isEqualTo(600);
        assertThat(medianUs(result.response())).isEqualTo(1_000);
    }

    @Test
    void shouldKeepTheResponsesOfEachSecondWithItsTimes() {
        recorder.span(0, 5 * SECOND_NS, 1_700_000_000_000L);
        recorder.onAcked(100, 100, 1, SECOND_NS - 1);
        recorder.onAcked(200, 200, 2, SECOND_NS);
        recorder.onAcked(300, 300, 4, 4 * SECOND_NS + 5);

        final LoadMeasurement result = new LoadMeasurement(recorder, 7, 0, 0, null);

        final List<Histogram> intervals = result.intervals();
        assertThat(intervals).extracting(Histogram::getTotalCount).containsExactly(1L, 2L, 4L);
        assertThat(intervals)
                .extracting(Histogram::getStartTimeStamp)
                .containsExactly(1_700_000_000_000L, 1_700_000_001_000L, 1_700_000_004_000L);
        assertThat(intervals)
                .extracting(Histogram::getEndTimeStamp)
                .containsExactly(1_700_000_001_000L, 1_700_000_002_000L, 1_700_000_004_000L);
        assertThat(result.response().getTotalCount()).isEqualTo(7);
    }

    @Test
    void shouldNameWhatWentWrong() {
        recorder.span(0, SECOND_NS, 0);
        recorder.onSent(1, 990);

        assertThat(new LoadMeasurement(recorder, 1_000, 10, 990, "connection 1: connection lost").problems())
                .containsExactly(
                        "connection 1: connection lost",
                        "acks missing: 990",
                        "rate missed: 10 of 1000 messages were not sent in time");
        assertThat(new LoadMeasurement(recorder, 10_000, 10, 0, null).problems())
                .isEmpty();
    }

    private static long medianUs(final Histogram histogram) {
        return Math.round(histogram.getValueAtPercentile(50) / 1_000.0);
    }
}
