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
package net.botclaw.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReconnectBackoffTest {
    private static final long MS = 1_000_000;
    private static final int SEEDS = 200;

    @Test
    void shouldBeDueAtOnceWhenNothingFailed() {
        assertThat(new ReconnectBackoff(1).isDue(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void shouldStayBelowADoublingLimitUpToTheCapWhenItKeepsFailing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            final ReconnectBackoff backoff = new ReconnectBackoff(seed);
            for (int failure = 0; failure < 40; failure++) {
                backoff.onFailure(0, 0);
                final long limitMs =
                        Math.min(ReconnectBackoff.CAP_MS, ReconnectBackoff.BASE_MS << Math.min(failure, 20));
                assertThat(backoff.isDue(limitMs * MS))
                        .as("seed %d failure %d", seed, failure)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldSpreadOverTheWholeRangeWhenSeedsDiffer() {
        int early = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            final ReconnectBackoff backoff = new ReconnectBackoff(seed);
            backoff.onFailure(0, 0);
            early += backoff.isDue(ReconnectBackoff.BASE_MS * MS / 2) ? 1 : 0;
        }
        assertThat(early).isBetween(SEEDS / 4, 3 * SEEDS / 4);
    }

    @Test
    void shouldNeverComeEarlierThanToldWhenTheServerNamesAWait() {
        for (long seed = 0; seed < SEEDS; seed++) {
            final ReconnectBackoff backoff = new ReconnectBackoff(seed);
            backoff.onFailure(0, 7_000);
            assertThat(backoff.isDue(7_000 * MS - 1)).as("seed %d", seed).isFalse();
            assertThat(backoff.isDue((7_000 + ReconnectBackoff.BASE_MS) * MS))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void shouldStartOverWhenReset() {
        final ReconnectBackoff backoff = new ReconnectBackoff(3);
        for (int i = 0; i < 20; i++) {
            backoff.onFailure(0, 0);
        }

        backoff.reset();
        backoff.onFailure(0, 0);

        assertThat(backoff.isDue(ReconnectBackoff.BASE_MS * MS)).isTrue();
    }
}
