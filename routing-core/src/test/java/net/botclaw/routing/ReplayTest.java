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
package net.botclaw.routing;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Test;

/** Same inputs, same outputs, same hash: side by side, and from a log of bytes. */
class ReplayTest {
    private static final int SEEDS = 8;
    private static final int RECORDS_PER_SEED = 30_000;
    private static final long HASH_INTERVAL = 1_000;

    @Test
    void shouldComeToTheSameStateAndOutputsWhenTheSameInputsAreApplied() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            final RecordingOutput first = new RecordingOutput();
            final RecordingOutput second = new RecordingOutput();
            final RoutingCore live = new RoutingCore(first, HASH_INTERVAL, Site.NONE);
            final RoutingCore twin = new RoutingCore(second, HASH_INTERVAL, Site.NONE);
            final InputLog log = new InputLog();
            final CoreInputs inputs = new CoreInputs(record -> {
                log.append(record);
                live.onRecord(record);
                twin.onRecord(record);
            });
            final RandomFleet fleet = new RandomFleet(seed, inputs, live.sessions());

            for (int i = 0; i < RECORDS_PER_SEED; i++) {
                fleet.next();
            }
            final RecordingOutput third = new RecordingOutput();
            final RoutingCore replayed = new RoutingCore(third, HASH_INTERVAL, Site.NONE);
            log.replay(replayed);

            assertThat(live.inputCount()).as("seed %d", seed).isEqualTo(RECORDS_PER_SEED);
            assertSame(seed, live, first, twin, second);
            assertSame(seed, live, first, replayed, third);
            assertIsLively(seed, live, first);
        }
    }

    private static void assertSame(
            final long seed,
            final RoutingCore core,
            final RecordingOutput output,
            final RoutingCore other,
            final RecordingOutput otherOutput) {
        assertThat(other.stateHash()).as("seed %d", seed).isEqualTo(core.stateHash());
        assertThat(otherOutput.firstDifference(output)).as("seed %d", seed).isEmpty();
        assertThat(other.refused()).as("seed %d", seed).isEqualTo(core.refused());
    }

    /** A test of inputs that lead to nothing would show nothing. */
    private static void assertIsLively(final long seed, final RoutingCore core, final RecordingOutput output) {
        assertThat(core.refused()).as("seed %d", seed).isPositive();
        assertThat(core.unhandled()).as("seed %d", seed).isPositive();
        assertThat(core.unknownTemplates()).as("seed %d", seed).isPositive();
        for (final int templateId : new int[] {2, 3, 10, 129, 130, 133, 134, 135}) {
            assertThat(output.count(templateId))
                    .as("seed %d, template %d", seed, templateId)
                    .isPositive();
        }
        assertThat(output.calls())
                .filteredOn(call -> call.startsWith("stateHash"))
                .hasSize(30);
    }
}
