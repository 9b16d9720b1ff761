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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.botclaw.ingest.IdleMode;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FloorsTest {
    private static final long DURATION_NS = TimeUnit.MILLISECONDS.toNanos(40);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(IdleMode.class)
    void shouldRecordEachRoundTripWhenMessagesHop(final IdleMode idle) throws IOException {
        // given
        final Floor floor = new RingHopFloor(idle, 10_000);

        // when
        final Histogram histogram = floor.measure(DURATION_NS);

        // then
        assertThat(histogram.getTotalCount()).isEqualTo(400);
        assertThat(histogram.getMinValue()).isPositive();
        assertThat(floor.name()).isEqualTo("ring-hop-" + (idle == IdleMode.SPIN ? "spin" : "backoff"));
    }

    @Test
    void shouldRecordEachAppendAndFreeTheDiskWhenDocumentsAreAppended() throws IOException {
        // when
        final Histogram histogram = new ChronicleFloor(directory, 20_000).measure(DURATION_NS);

        // then
        assertThat(histogram.getTotalCount()).isEqualTo(800);
        assertNothingIsLeft();
    }

    @Test
    void shouldRecordEachSyncAndFreeTheDiskWhenPagesAreSynced() throws IOException {
        // when
        final Histogram histogram = new FdatasyncFloor(directory, 500).measure(DURATION_NS);

        // then
        assertThat(histogram.getTotalCount()).isEqualTo(20);
        assertThat(histogram.getMinValue()).isPositive();
        assertNothingIsLeft();
    }

    @Test
    void shouldRecordEachMomentWhenHiccupsAreMetered() throws IOException {
        assertThat(new HiccupMeter().measure(DURATION_NS).getTotalCount()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65_536, 512 * 1024})
    void shouldRecordSamplesWhenBytesAreCopied(final int length) {
        // given
        final MemcpyFloor floor = new MemcpyFloor(length);

        // when
        final Histogram histogram = floor.measure(DURATION_NS);

        // then
        assertThat(histogram.getTotalCount()).isPositive();
        assertThat(floor.description()).doesNotContain("\n").contains(Integer.toString(length));
    }

    @Test
    void shouldRefuseWhenACopyOrARateIsOutOfRange() {
        assertThatThrownBy(() -> new MemcpyFloor(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MemcpyFloor(512 * 1024 + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenLoop(0, System::nanoTime)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
