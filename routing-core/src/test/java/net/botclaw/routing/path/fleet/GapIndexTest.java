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
package net.botclaw.routing.path.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapIndexTest {
    private static final int CAPACITY = 100;

    private final GapIndex index = new GapIndex(CAPACITY);

    @Test
    void shouldNumberStatesInOrderAndKnowThemAgain() {
        index.clear();
        assertThat(index.numberOf(4 * 77 + 3)).isZero();
        assertThat(index.numberOf(5)).isEqualTo(1);
        assertThat(index.numberOf(4 * 77 + 3)).isZero();
        assertThat(index.count()).isEqualTo(2);
        assertThat(4 * index.gap(0) + index.heading(0)).isEqualTo(4 * 77 + 3);
        assertThat(index.gap(0)).isEqualTo(77);
        assertThat(index.heading(0)).isEqualTo(3);
        assertThat(index.gap(1)).isEqualTo(1);
        assertThat(index.heading(1)).isEqualTo(1);
    }

    @Test
    void shouldRefuseNewStatesOnlyWhenItIsFull() {
        index.clear();
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(index.numberOf(i * 1_000)).isEqualTo(i);
        }
        assertThat(index.numberOf(1)).isEqualTo(GapIndex.FULL);
        assertThat(index.numberOf(99_000)).isEqualTo(99);
        index.clear();
        assertThat(index.numberOf(1)).isZero();
    }

    @Test
    void shouldAgreeWithAMapInEverySearch() {
        for (int seed = 1; seed <= 500; seed++) {
            final Random random = new Random(seed);
            final Map<Integer, Integer> numbers = new HashMap<>();
            index.clear();
            while (numbers.size() < CAPACITY) {
                final int state = random.nextInt(3 * CAPACITY) << random.nextInt(20);
                final int known = numbers.size();
                final Integer before = numbers.putIfAbsent(state, known);
                final int expected = before == null ? known : before;

                assertThat(index.numberOf(state)).as("seed " + seed).isEqualTo(expected);
            }
            assertThat(index.count()).isEqualTo(CAPACITY);
        }
    }
}
