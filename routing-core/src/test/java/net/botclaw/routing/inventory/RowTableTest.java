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
package net.botclaw.routing.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.botclaw.routing.StateHash;
import org.junit.jupiter.api.Test;

class RowTableTest {
    private static final int CAPACITY = 64;
    private static final int STEPS = 200_000;

    @Test
    void shouldAgreeWithAMapWhenKeysComeAndGo() {
        for (long seed = 1; seed <= 4; seed++) {
            final Random random = new Random(seed);
            final RowTable table = new RowTable(CAPACITY);
            final Map<List<Long>, Integer> model = new HashMap<>();
            for (int i = 0; i < STEPS; i++) {
                final long first = random.nextInt(8);
                final long second = random.nextInt(16);
                step(table, model, first, second);
                assertThat(table.count()).as("seed %d, step %d", seed, i).isEqualTo(model.size());
            }
            assertSame(seed, table, model);
        }
    }

    private static void step(
            final RowTable table, final Map<List<Long>, Integer> model, final long first, final long second) {
        final List<Long> key = List.of(first, second);
        final int expected = model.getOrDefault(key, RowTable.NO_ROW);
        final int row = table.find(first, second);
        if (row != expected) {
            throw new AssertionError(key + " has row " + row + ", not " + expected);
        }
        if (row != RowTable.NO_ROW) {
            table.remove(row);
            model.remove(key);
        } else if (!table.isFull()) {
            model.put(key, table.add(first, second));
        }
    }

    private static void assertSame(final long seed, final RowTable table, final Map<List<Long>, Integer> model) {
        assertThat(new HashSet<>(model.values())).as("seed %d", seed).hasSameSizeAs(model.values());
        for (long first = 0; first < 8; first++) {
            for (long second = 0; second < 16; second++) {
                assertThat(table.find(first, second))
                        .as("seed %d, key %d %d", seed, first, second)
                        .isEqualTo(model.getOrDefault(List.of(first, second), RowTable.NO_ROW));
            }
        }
        model.forEach((key, row) -> {
            assertThat(table.first(row)).isEqualTo(key.get(0));
            assertThat(table.second(row)).isEqualTo(key.get(1));
        });
    }

    @Test
    void shouldFindKeysThatShareASlotWhenAnyOfThemIsRemoved() {
        // At the table's end, so that the run goes around.
        final List<Long> sharing = keysOfHome(2 * CAPACITY - 2, 12);
        for (int removed = 0; removed < sharing.size(); removed++) {
            final RowTable table = new RowTable(CAPACITY);
            final long zeroAtStart = keysOfHome(0, 1).get(0);
            sharing.forEach(second -> table.add(1, second));
            table.add(1, zeroAtStart);

            table.remove(table.find(1, sharing.get(removed)));

            for (int i = 0; i < sharing.size(); i++) {
                assertThat(table.find(1, sharing.get(i)) == RowTable.NO_ROW).isEqualTo(i == removed);
            }
            assertThat(table.find(1, zeroAtStart)).isNotEqualTo(RowTable.NO_ROW);
        }
    }

    @Test
    void shouldRefuseAKeyWhenItIsFullAndTakeItWhenARowIsBack() {
        final RowTable table = new RowTable(CAPACITY);
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(table.isFull()).isFalse();
            table.add(i, -i);
        }

        assertThat(table.isFull()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> table.add(-1, -1))
                .withMessage("no room for another of 64 rows");

        final int row = table.find(7, -7);
        table.remove(row);
        assertThat(table.add(-1, -1)).isEqualTo(row);
        assertThat(table.find(-1, -1)).isEqualTo(row);
        assertThat(table.find(7, -7)).isEqualTo(RowTable.NO_ROW);
    }

    @Test
    void shouldRefuseACapacityThatIsNoPowerOfTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RowTable(100)).withMessage("not a power of two: 100");
    }

    private static List<Long> keysOfHome(final int home, final int count) {
        final List<Long> keys = new ArrayList<>();
        for (long second = 0; keys.size() < count; second++) {
            if (((int) StateHash.mix(1, second) & 2 * CAPACITY - 1) == home) {
                keys.add(second);
            }
        }
        return keys;
    }
}
