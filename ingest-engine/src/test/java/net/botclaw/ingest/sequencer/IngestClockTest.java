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
package net.botclaw.ingest.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IngestClockTest {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private long wallNs = 10 * HOUR_NS;

    @Test
    void shouldFollowTheWallClock() {
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        assertThat(clock.next()).isEqualTo(wallNs);
        wallNs += 5;
        assertThat(clock.next()).isEqualTo(wallNs);
    }

    @Test
    void shouldWaitWhenTheWallClockWasSetBackByLittle() {
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        final long before = clock.next();
        wallNs -= IngestClock.MAX_WAIT_NS / 2;
        assertThat(clock.next()).isEqualTo(before);
        wallNs += IngestClock.MAX_WAIT_NS;
        assertThat(clock.next()).isEqualTo(wallNs);
    }

    @Test
    void shouldGoOnFromWhereItStandsWhenTheWallClockWasSetBackByMuch() {
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        final long before = clock.next();
        wallNs -= HOUR_NS;
        assertThat(clock.next()).isEqualTo(before);
        wallNs += 7;
        assertThat(clock.next()).isEqualTo(before + 7);
    }

    @Test
    void shouldGoOnFromTheJournalWhenItIsAheadOfTheWallClock() {
        final long journaled = wallNs + 24 * HOUR_NS;
        final IngestClock clock = new IngestClock(() -> wallNs, journaled);
        assertThat(clock.next()).isEqualTo(journaled);
        wallNs += 60;
        assertThat(clock.next()).isEqualTo(journaled + 60);
    }
}
