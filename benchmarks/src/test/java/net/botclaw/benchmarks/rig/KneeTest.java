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
package net.botclaw.benchmarks.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.benchmarks.rig.report.BlockConditions;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class KneeTest {
    private static final long MAX_NS = 1_000_000_000;
    private static final double RATE = 10_000;

    private final Knee knee = new Knee();

    @Test
    void shouldFindTheHighestLoadBeforeLatencyGrowsTooMuch() {
        knee.add(10, 1_000, block(20_000));
        knee.add(50, 5_000, block(40_000));
        knee.add(80, 8_000, block(190_000));
        knee.add(95, 9_500, block(900_000));

        assertThat(knee.line()).startsWith("knee at 80 % of saturation, 8,000/s, p99 190");
    }

    @Test
    void shouldNotLookBeyondALoadThatFailed() {
        knee.add(10, 1_000, block(20_000));
        knee.add(50, 5_000, block(20_000, "acks missing: 1"));
        knee.add(80, 8_000, block(20_000));

        assertThat(knee.line()).startsWith("knee at 10 % of saturation");
    }

    @Test
    void shouldLetTheQuietestOfSeveralBlocksCount() {
        knee.add(10, 1_000, block(20_000));
        knee.add(50, 5_000, block(900_000));
        knee.add(50, 5_000, block(30_000));

        assertThat(knee.line()).startsWith("knee at 50 % of saturation, 5,000/s, p99 30");
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheLowestLoadFails() {
        knee.add(10, 1_000, block(20_000, "rate missed"));

        assertThat(knee.line()).startsWith("no knee");
    }

    private static Block block(final long p99Ns, final String... problems) {
        final Histogram response = new Histogram(MAX_NS, 3);
        response.recordValue(p99Ns);
        return new Block(
                "series",
                "engine",
                0,
                new BlockConditions(1, 1, 0, 1, 64, 1, 0),
                response,
                response,
                response,
                List.of(),
                1,
                1,
                RATE,
                List.of(problems));
    }

    @Test
    void shouldNotTakeALoadForHeldWhenItsRateWasMissed() {
        knee.add(10, 1_000, block(20_000));
        knee.add(95, 10_200, block(20_000));

        assertThat(knee.line()).startsWith("knee at 10 % of saturation");
    }
}
