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
package net.botclaw.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTest {
    @TempDir
    private Path directory;

    private EngineCounters counters;
    private long nowNs;
    private long leadNs = 2_000_000;
    private long deviationNs;
    private ClockWatch watch;

    @BeforeEach
    void open() {
        counters = new EngineCounters(CountersFile.create(directory.resolve("counters.dat"), 0), () -> 0);
        watch = new ClockWatch(() -> nowNs, () -> leadNs, () -> deviationNs, () -> deviationNs = 0, counters);
    }

    @AfterEach
    void close() {
        counters.close();
    }

    @Test
    void shouldShowTheLeadFromTheStartOnAndFollowIt() {
        assertThat(value(EngineCounter.CLOCK_LEAD_MS)).isEqualTo(2);
        leadNs = 7_200_000_000_000L;
        nowNs = ClockWatch.INTERVAL_NS - 1;
        assertThat(watch.doWork()).isZero();
        assertThat(value(EngineCounter.CLOCK_LEAD_MS)).isEqualTo(2);
        nowNs++;
        assertThat(watch.doWork()).isOne();
        assertThat(value(EngineCounter.CLOCK_LEAD_MS)).isEqualTo(7_200_000);
    }

    @Test
    void shouldSampleAClockThatWasSetEitherWayAndCountIt() {
        deviationNs = ClockWatch.MAX_DEVIATION_NS;
        look();
        assertThat(value(EngineCounter.CLOCK_STEPS)).isZero();
        deviationNs = ClockWatch.MAX_DEVIATION_NS + 1;
        look();
        assertThat(deviationNs).isZero();
        deviationNs = -ClockWatch.MAX_DEVIATION_NS - 1;
        look();
        assertThat(deviationNs).isZero();
        look();
        assertThat(value(EngineCounter.CLOCK_STEPS)).isEqualTo(2);
    }

    private void look() {
        nowNs += ClockWatch.INTERVAL_NS;
        assertThat(watch.doWork()).isOne();
    }

    private long value(final EngineCounter counter) {
        return counters.of(counter).get();
    }
}
