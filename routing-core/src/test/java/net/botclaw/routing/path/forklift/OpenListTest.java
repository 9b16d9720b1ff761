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
package net.botclaw.routing.path.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenListTest {
    private static final int STATES = 200;

    /** Keys both within the ring and far beyond it, raised, lowered and taken away, against a map. */
    @Test
    void shouldGiveTheLeastKeyFirstWhateverIsAddedAndRemoved() {
        final OpenList list = new OpenList(STATES, 10);
        for (int seed = 1; seed <= 200; seed++) {
            final Random random = new Random(seed);
            final Map<Integer, Integer> keys = new HashMap<>();
            int least = random.nextInt(1_000);
            list.begin(least);
            for (int i = 0; i < 1_000; i++) {
                if (random.nextInt(3) > 0) {
                    change(list, keys, least + random.nextInt(random.nextBoolean() ? 60 : 5_000), random);
                } else {
                    least = poll(list, keys, least, seed);
                }
            }
            if (random.nextBoolean()) {
                while (!keys.isEmpty()) {
                    least = poll(list, keys, least, seed);
                }
                assertThat(list.poll()).isEqualTo(OpenList.NONE);
            }
        }
    }

    @Test
    void shouldKeepTheOrderWhenTheFarListWasEmptiedBelowTheCurrentKey() {
        // given: a far key that is lowered into the ring, so that nothing is left far away
        final OpenList list = new OpenList(STATES, 1);
        list.begin(0);
        list.add(0, 0);
        list.add(1, 70);
        list.poll();
        list.remove(1);
        list.add(1, 50);
        list.poll();
        list.add(2, 100);
        list.poll();

        // when
        list.add(4, 110);
        list.add(5, 160);
        list.add(3, 170);

        // then
        assertThat(list.poll()).isEqualTo(4);
        assertThat(list.poll()).isEqualTo(5);
        assertThat(list.poll()).isEqualTo(3);
    }

    @Test
    void shouldGiveTheLastAddedFirstWhenKeysAreEqual() {
        final OpenList list = new OpenList(STATES, 10);
        list.begin(5);
        list.add(7, 9);
        list.add(8, 9);
        list.add(9, 9);
        list.remove(8);

        assertThat(list.poll()).isEqualTo(9);
        assertThat(list.poll()).isEqualTo(7);
        assertThat(list.poll()).isEqualTo(OpenList.NONE);
    }

    private static void change(
            final OpenList list, final Map<Integer, Integer> keys, final int key, final Random random) {
        final int state = random.nextInt(STATES);
        if (keys.containsKey(state)) {
            list.remove(state);
            keys.remove(state);
        }
        if (random.nextInt(4) > 0) {
            list.add(state, key);
            keys.put(state, key);
        }
    }

    private static int poll(final OpenList list, final Map<Integer, Integer> keys, final int least, final int seed) {
        final int state = list.poll();
        if (keys.isEmpty()) {
            assertThat(state).as("seed " + seed).isEqualTo(OpenList.NONE);
            return least;
        }
        final int expected = keys.values().stream().min(Integer::compare).orElseThrow();
        assertThat(keys).as("seed " + seed).containsEntry(state, expected);
        keys.remove(state);
        return expected;
    }
}
