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
    private static final int STATES = 1_000;
    private static final int ADDS_PER_STATE = 10;
    private static final int MOVE = 3;

    /** Keys both within the ring and far beyond it, added and lowered, against a map. */
    @Test
    void shouldGiveTheLeastKeyFirstWhateverIsAddedAndLowered() {
        final OpenList list = new OpenList(STATES, ADDS_PER_STATE, 10);
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
        final OpenList list = new OpenList(STATES, ADDS_PER_STATE, 1);
        list.begin(0);
        list.add(0, 0, MOVE);
        list.add(1, 70, MOVE);
        list.poll();
        list.add(1, 50, MOVE);
        assertThat(list.poll()).isEqualTo(1);
        list.add(2, 100, MOVE);
        assertThat(list.poll()).isEqualTo(2);

        // when
        list.add(4, 110, MOVE);
        list.add(5, 160, MOVE);
        list.add(3, 170, MOVE);

        // then
        assertThat(list.poll()).isEqualTo(4);
        assertThat(list.poll()).isEqualTo(5);
        assertThat(list.poll()).isEqualTo(3);
    }

    @Test
    void shouldGiveTheLastAddedFirstWhenKeysAreEqual() {
        final OpenList list = new OpenList(STATES, ADDS_PER_STATE, 10);
        list.begin(5);
        list.add(7, 9, MOVE);
        list.add(8, 9, MOVE);
        list.add(9, 9, MOVE);
        list.add(8, 6, MOVE);

        assertThat(list.poll()).isEqualTo(8);
        assertThat(list.poll()).isEqualTo(9);
        assertThat(list.poll()).isEqualTo(7);
        assertThat(list.poll()).isEqualTo(OpenList.NONE);
    }

    @Test
    void shouldGiveADeferredStateOnceMoreWhenItsKeyHasCome() {
        final OpenList list = new OpenList(STATES, ADDS_PER_STATE, 10);
        list.begin(5);
        list.add(7, 5, MOVE);
        list.add(8, 200, MOVE);
        list.poll();
        list.defer(7, 100);

        final int polled = list.poll();

        assertThat(OpenList.isDeferred(polled)).isTrue();
        assertThat(OpenList.stateOf(polled)).isEqualTo(7);
        assertThat(list.key(7)).isEqualTo(5);
        assertThat(list.leastKey()).isEqualTo(100);
        assertThat(OpenList.isDeferred(list.poll())).isFalse();
        assertThat(OpenList.isDeferred(OpenList.NONE)).isFalse();
    }

    @Test
    void shouldForgetWhatItKnewWhenItBeginsAnew() {
        final OpenList list = new OpenList(STATES, ADDS_PER_STATE, 10);
        list.begin(5);
        list.add(7, 5, MOVE);
        list.add(8, 900, MOVE);
        assertThat(list.isKnown(7)).isTrue();
        assertThat(list.isKnown(9)).isFalse();
        assertThat(list.move(7)).isEqualTo(MOVE);

        list.begin(3);

        assertThat(list.isKnown(7)).isFalse();
        assertThat(list.poll()).isEqualTo(OpenList.NONE);
    }

    private static void change(
            final OpenList list, final Map<Integer, Integer> keys, final int key, final Random random) {
        final int state = random.nextInt(STATES);
        if (!list.isKnown(state) || keys.containsKey(state) && key < keys.get(state)) {
            list.add(state, key, MOVE);
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
