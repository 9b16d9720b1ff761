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
package net.botclaw.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoseLogTest {
    @Test
    void shouldGiveBackWhatItWasTold() {
        final PoseLog log = new PoseLog(2, 8);
        log.sample(3);
        log.pose(0, 409_599, 409_599, 3);
        log.pose(1, 0, 50, 0);
        log.sample(5);
        log.pose(1, 100, 0, 2);

        assertThat(log.sampleCount()).isEqualTo(2);
        assertThat(log.tick(1)).isEqualTo(5);
        assertPose(log, 0, 0, 409_599, 409_599, 3);
        assertPose(log, 0, 1, 0, 50, 0);
        assertPose(log, 1, 0, 409_599, 409_599, 3);
        assertPose(log, 1, 1, 100, 0, 2);
    }

    @Test
    void shouldKeepSamplesEvenlySpreadFromTheFirstOnWhenItIsFull() {
        for (int samples = 1; samples <= 300; samples++) {
            final PoseLog log = new PoseLog(3, 31);
            for (int i = 0; i < samples; i++) {
                log.sample(10 + i);
                log.pose(2, i, 2 * i, i % 4);
            }

            final int stride = log.sampleCount() < 2 ? 1 : log.tick(1) - log.tick(0);
            assertThat(log.sampleCount()).isBetween(Math.min(samples, 5), 10);
            assertThat(10 + samples - 1 - log.tick(log.sampleCount() - 1))
                    .as("left out at the end")
                    .isBetween(0, stride - 1);
            for (int i = 0; i < log.sampleCount(); i++) {
                assertThat(log.tick(i)).isEqualTo(10 + i * stride);
                assertPose(log, i, 2, i * stride, 2 * i * stride, i * stride % 4);
            }
        }
    }

    private static void assertPose(
            final PoseLog log, final int sample, final int robot, final int x, final int y, final int heading) {
        assertThat(log.x(sample, robot)).isEqualTo(x);
        assertThat(log.y(sample, robot)).isEqualTo(y);
        assertThat(log.heading(sample, robot)).isEqualTo(heading);
    }
}
