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
package net.botclaw.routing.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.InputLog;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live and replayed state are the same, whatever bots and operators send. A failure names its seed. */
class WarehouseReplayTest {
    private static final long HASH_INTERVAL = 1_000;
    private static final int SHORT_SEEDS = 10;
    private static final int SHORT_INPUTS = 3_000;
    private static final int LONG_SEEDS = 100;
    private static final int LONG_INPUTS = 10_000;

    @Test
    void shouldReplayToTheSameStateWhenAnythingIsSent() {
        for (long seed = 1; seed <= SHORT_SEEDS; seed++) {
            run(seed, SHORT_INPUTS, seed % 2 == 0);
        }
    }

    @Test
    @Tag("slow")
    void shouldReplayToTheSameStateWhenAMillionInputsAreSent() {
        for (long seed = 1; seed <= LONG_SEEDS; seed++) {
            run(1_000 + seed, LONG_INPUTS, seed % 4 != 0);
        }
    }

    private static void run(final long seed, final int count, final boolean isSpoiling) {
        final Site site = SmallWarehouse.site();
        final RecordingOutput first = new RecordingOutput();
        final RandomWarehouse[] world = new RandomWarehouse[1];
        final RoutingCore live = new RoutingCore(new PushTap(first, world), HASH_INTERVAL, site);
        final InputLog log = new InputLog();
        final CoreInputs inputs = new CoreInputs(record -> {
            log.append(record);
            live.onRecord(record);
        });
        world[0] = new RandomWarehouse(seed, inputs, live, site.map(), isSpoiling);
        for (int i = 0; i < count; i++) {
            try {
                world[0].next();
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", input " + i, e);
            }
        }
        final RecordingOutput second = new RecordingOutput();
        final RoutingCore replayed = new RoutingCore(second, HASH_INTERVAL, SmallWarehouse.site());
        log.replay(replayed);

        assertThat(second.firstDifference(first)).as("seed %d", seed).isEmpty();
        assertThat(replayed.stateHash()).as("seed %d", seed).isEqualTo(live.stateHash());
        assertThat(replayed.nextDeadlineNs()).as("seed %d", seed).isEqualTo(live.nextDeadlineNs());
        assertIsLively(seed, live, first);
    }

    /** A test of inputs that lead to nothing would show nothing. */
    private static void assertIsLively(final long seed, final RoutingCore core, final RecordingOutput output) {
        assertThat(core.refused()).as("seed %d", seed).isPositive();
        for (final int templateId : new int[] {10, 64, 65, 67, 68, 72, 128, 131, 137, 139, 140, 143}) {
            assertThat(output.count(templateId))
                    .as("seed %d, template %d", seed, templateId)
                    .isPositive();
        }
    }
}
