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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateHeapTest {
    private static final int STATES = 200;

    private final StateHeap heap = new StateHeap(STATES);

    @Test
    void shouldBeEmptyAtFirstAndWhenCleared() {
        assertThat(heap.poll()).isEqualTo(StateHeap.NONE);
        heap.add(3, 7);
        heap.clear();
        assertThat(heap.poll()).isEqualTo(StateHeap.NONE);
    }

    @Test
    void shouldLetAStateRiseWhenItsKeyFalls() {
        heap.add(0, 10);
        heap.add(1, 20);
        heap.add(2, 1L << 40);
        heap.lower(2, 5);
        heap.lower(1, 20);

        assertThat(List.of(heap.poll(), heap.poll(), heap.poll(), heap.poll()))
                .containsExactly(2, 0, 1, StateHeap.NONE);
    }

    @Test
    void shouldAlwaysGiveTheLeastKeyWhenKeysComeFallAndGo() {
        for (int seed = 1; seed <= 200; seed++) {
            final Random random = new Random(seed);
            final long[] keys = new long[STATES];
            final List<Integer> inside = new ArrayList<>();
            heap.clear();
            for (int state = 0; state < STATES; state++) {
                keys[state] = random.nextInt(100);
                heap.add(state, keys[state]);
                inside.add(state);
                if (random.nextBoolean()) {
                    final int fallen = inside.get(random.nextInt(inside.size()));
                    keys[fallen] -= random.nextInt(50);
                    heap.lower(fallen, keys[fallen]);
                }
                if (random.nextInt(3) == 0) {
                    pollLeast(inside, keys, seed);
                }
            }
            while (!inside.isEmpty()) {
                pollLeast(inside, keys, seed);
            }
            assertThat(heap.poll()).isEqualTo(StateHeap.NONE);
        }
    }

    private void pollLeast(final List<Integer> inside, final long[] keys, final int seed) {
        final long least = inside.stream().mapToLong(state -> keys[state]).min().orElseThrow();
        final int state = heap.poll();
        assertThat(inside.remove(Integer.valueOf(state))).as("seed " + seed).isTrue();
        assertThat(keys[state]).as("seed " + seed).isEqualTo(least);
    }
}
