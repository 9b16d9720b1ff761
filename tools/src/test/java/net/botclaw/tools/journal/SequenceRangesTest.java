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
package net.botclaw.tools.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class SequenceRangesTest {
    private static final int LIMIT = 40;

    @RepeatedTest(50)
    void shouldHoldWhatASetWouldHold(final RepetitionInfo repetition) {
        final long seed = repetition.getCurrentRepetition();
        final Random random = new Random(seed);
        final SequenceRanges ranges = new SequenceRanges();
        final TreeSet<Long> expected = new TreeSet<>();
        for (int step = 0; step < 100; step++) {
            final long from = random.nextInt(LIMIT);
            if (random.nextInt(3) > 0) {
                final long to = from + random.nextInt(6) - 1;
                ranges.add(from, to);
                for (long sequence = from; sequence <= to; sequence++) {
                    expected.add(sequence);
                }
            } else {
                assertThat(ranges.remove(from)).as("seed " + seed).isEqualTo(expected.remove(from));
            }
            assertThat(ranges.count()).as("seed " + seed).isEqualTo(expected.size());
            assertThat(ranges.countWithin(from, from + 10))
                    .as("seed " + seed)
                    .isEqualTo(expected.subSet(from, true, from + 10, true).size());
        }
    }
}
