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
package net.botclaw.routing.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrivingTrucksTest {
    private static final int SEEDS = 24;
    private static final int SLOW_SEEDS = 400;
    private static final int TICKS = 2_500;
    private static final int MAX_TICKS_HOME = 30_000;
    private static final int TRUCKS = 8;

    @Test
    void shouldMeetNobodyAndComeHomeWhenLinksAreSlowAndTrucksBreak() {
        final int done = run(1, SEEDS);
        assertThat(done).isGreaterThan(SEEDS * 5);
    }

    @Test
    @Tag("slow")
    void shouldMeetNobodyAndComeHomeOverManySeeds() {
        assertThat(run(1_000, SLOW_SEEDS)).isGreaterThan(SLOW_SEEDS * 5);
    }

    private static int run(final int firstSeed, final int seeds) {
        int done = 0;
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
            done += run(seed);
        }
        return done;
    }

    private static int run(final int seed) {
        final DrivingTrucks world = new DrivingTrucks(map(seed), TRUCKS, seed);
        try {
            for (int tick = 0; tick < TICKS; tick++) {
                world.tick();
            }
            world.calmDown();
            for (int tick = 0; tick < MAX_TICKS_HOME && (tick < 10 || world.awayCount() > 0); tick++) {
                world.tick();
            }
        } catch (final AssertionError | RuntimeException ex) {
            throw new AssertionError("seed " + seed + ": " + ex.getMessage(), ex);
        }
        assertThat(world.awayCount()).as("seed " + seed + world.away()).isZero();
        assertThat(world.isSame()).as("seed " + seed).isTrue();
        return world.tasksDone();
    }

    private static WarehouseMap map(final int seed) {
        final WarehouseLayout layout = new WarehouseLayout()
                .racks(2 + seed % 3, 2 + seed % 2)
                .rackCells(4, 1)
                .marginCells(8)
                .docks(2, 2)
                .chargers(1, 2 + seed % 3);
        return WarehouseGenerator.generate(layout, seed).build();
    }
}
