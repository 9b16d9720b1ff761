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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IngestClockTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    private static final int SLEW = 1 << IngestClock.SLEW_SHIFT;

    private long wallNs = 10 * HOUR_NS;

    @Test
    void shouldFollowTheWallClockAlsoWhenItJumpsAhead() {
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        assertThat(clock.next()).isEqualTo(wallNs);
        wallNs += 5;
        assertThat(clock.next()).isEqualTo(wallNs);
        wallNs += 2 * HOUR_NS;
        assertThat(clock.next()).isEqualTo(wallNs);
        assertThat(clock.leadNs()).isZero();
        assertThat(clock.nanoTime()).isEqualTo(wallNs);
    }

    @Test
    void shouldGoOnMoreSlowlyUntilTheWallClockHasCaughtUpWhenThatWasSetBack() {
        // given
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        final long before = clock.next();

        // when
        wallNs -= HOUR_NS;

        // then: it neither goes back nor stands still, and the lead shrinks to nothing
        assertThat(clock.next()).isEqualTo(before);
        assertThat(clock.leadNs()).isEqualTo(HOUR_NS);
        run(clock, SLEW);
        assertThat(clock.next()).isEqualTo(before + (SLEW - 1) * SECOND_NS);
        assertThat(clock.leadNs()).isEqualTo(HOUR_NS - SECOND_NS);
        assertThat(clock.nanoTime()).isEqualTo(before + (SLEW - 1) * SECOND_NS);
        run(clock, SLEW * 3_598 - 1);
        assertThat(clock.leadNs()).isGreaterThan(SECOND_NS);
        run(clock, SLEW + 1);
        assertThat(clock.next()).isEqualTo(wallNs);
        assertThat(clock.leadNs()).isZero();
    }

    private void run(final IngestClock clock, final int seconds) {
        for (int i = 0; i < seconds; i++) {
            wallNs += SECOND_NS;
            clock.next();
        }
    }

    @Test
    void shouldLoseAsMuchOfTheLeadAsTheWallClockIsSetForward() {
        // given: a machine that came up two hours behind
        final long journaled = wallNs + 2 * HOUR_NS;
        final IngestClock clock = new IngestClock(() -> wallNs, journaled);

        // when: its clock is put right in two steps
        wallNs += HOUR_NS;
        assertThat(clock.next()).isEqualTo(journaled);
        assertThat(clock.leadNs()).isEqualTo(HOUR_NS);
        run(clock, SLEW);
        assertThat(clock.leadNs()).isEqualTo(HOUR_NS - SECOND_NS);
        wallNs += HOUR_NS;

        // then
        assertThat(clock.next()).isEqualTo(wallNs);
        assertThat(clock.leadNs()).isZero();
    }

    @Test
    void shouldLoseTheLeadAlsoWhenItIsReadAtEveryNanosecond() {
        final IngestClock clock = new IngestClock(() -> wallNs, wallNs + 100);
        for (int i = 0; i < 100 * SLEW; i++) {
            clock.next();
            wallNs++;
        }
        assertThat(clock.next()).isEqualTo(wallNs);
    }

    @Test
    void shouldAddUpWhatTheWallClockWasSetBackBy() {
        final IngestClock clock = new IngestClock(() -> wallNs, 0);
        final long before = clock.next();
        wallNs -= HOUR_NS;
        clock.next();
        wallNs -= HOUR_NS;
        assertThat(clock.next()).isEqualTo(before);
        assertThat(clock.leadNs()).isEqualTo(2 * HOUR_NS);
    }

    @Test
    void shouldGoOnFromTheJournalWhenItIsAheadOfTheWallClock() {
        final long journaled = wallNs + 24 * HOUR_NS;
        final IngestClock clock = new IngestClock(() -> wallNs, journaled);
        assertThat(clock.leadNs()).isEqualTo(24 * HOUR_NS);
        assertThat(clock.nanoTime()).isEqualTo(journaled);
        assertThat(clock.next()).isEqualTo(journaled);
        wallNs += 2 * SLEW;
        assertThat(clock.next()).isEqualTo(journaled + 2 * (SLEW - 1));
    }

    @Test
    void shouldNeverGoBackAndNeverFallBehindWhateverTheWallClockDoes() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final IngestClock clock = new IngestClock(() -> wallNs, wallNs + random.nextLong(HOUR_NS));
        long lastNs = 0;
        for (int i = 0; i < 100_000; i++) {
            wallNs += random.nextInt(1_000) == 0 ? random.nextLong(-HOUR_NS, HOUR_NS) : random.nextLong(SECOND_NS);
            final long timeNs = clock.next();
            assertThat(timeNs).as("seed %d, step %d", seed, i).isGreaterThanOrEqualTo(Math.max(lastNs, wallNs));
            assertThat(clock.leadNs()).isEqualTo(timeNs - wallNs);
            lastNs = timeNs;
        }
    }

    @Test
    void shouldRefuseAJournalThatIsAheadByMoreThanIsAccepted() {
        final long lastNs = wallNs + 7_200 * SECOND_NS;
        assertThatIllegalStateException()
                .isThrownBy(() -> IngestClock.requireLead(() -> wallNs, lastNs, 60))
                .withMessageContaining("1970-01-01T12:00:00Z is 7200 s ahead")
                .withMessageContaining("1970-01-01T10:00:00Z")
                .withMessageContaining("60 s are accepted")
                .withMessageEndingWith("--max-clock-lead-seconds 7201");
        assertThatIllegalStateException().isThrownBy(() -> IngestClock.requireLead(() -> wallNs, lastNs, 7_199));
        assertThatIllegalStateException().isThrownBy(() -> IngestClock.requireLead(() -> wallNs, lastNs + 1, 7_200));
        assertThatCode(() -> IngestClock.requireLead(() -> wallNs, lastNs, 7_200))
                .doesNotThrowAnyException();
        assertThatCode(() -> IngestClock.requireLead(() -> wallNs, wallNs, 0)).doesNotThrowAnyException();
        assertThatCode(() -> IngestClock.requireLead(() -> wallNs, 0, 0)).doesNotThrowAnyException();
    }
}
