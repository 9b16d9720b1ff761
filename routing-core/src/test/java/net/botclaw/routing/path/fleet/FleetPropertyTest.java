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

import java.util.Random;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import org.junit.jupiter.api.Test;

/** Fleets that are given a hard time by seed, looked at after every tick; in the end everyone comes home. */
class FleetPropertyTest {
    private static final int FIRST_SEED = 1_000;
    private static final int SEEDS = 1_000;
    private static final int TICKS = 600;
    private static final int MAX_TICKS_HOME = 20_000;
    private static final int MAX_ROBOTS = 10;

    @Test
    void shouldKeepWhatMustHoldAndComeHomeOnRandomFloors() {
        int finished = 0;
        int strokes = 0;
        long resolved = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            final FleetCrank crank = onRandomFloor(seed);
            if (crank.robotCount > 0) {
                run(crank, "seed " + seed, TICKS);
                finished += crank.finished();
                strokes += crank.strokes();
                resolved += crank.view.deadlocksResolved();
            }
        }
        assertThat(finished).isGreaterThan(10 * SEEDS);
        assertThat(strokes).isGreaterThan(10 * SEEDS);
        assertThat(resolved).isPositive();
    }

    @Test
    void shouldKeepWhatMustHoldAndComeHomeInSmallWarehouses() {
        int finished = 0;
        for (int seed = 1; seed <= SEEDS / 20; seed++) {
            final FleetCrank crank = inWarehouse(seed);
            run(crank, "seed " + seed, TICKS);
            finished += crank.finished();
        }
        assertThat(finished).isGreaterThan(SEEDS / 4);
    }

    @Test
    void shouldKeepWhatMustHoldAndComeHomeInTheDefaultWarehouse() {
        final WarehouseMap map =
                WarehouseGenerator.generate(new WarehouseLayout(), 1).build();
        final FleetCrank crank = new FleetCrank(map, VehicleClass.counterbalanced(), 40, 1);
        run(crank, "default warehouse", TICKS);
        assertThat(crank.finished()).isPositive();
    }

    @Test
    void shouldBeTheSameAfterEveryTickWhenTheSeedIsTheSame() {
        for (int seed = 1; seed <= SEEDS / 100; seed++) {
            final FleetCrank one = inWarehouse(seed);
            final FleetCrank same = inWarehouse(seed);
            for (int tick = 0; tick < TICKS; tick++) {
                one.tick();
                same.tick();
                assertThat(same.view.stateHash()).as("seed " + seed).isEqualTo(one.view.stateHash());
            }
        }
    }

    private static void run(final FleetCrank crank, final String what, final int ticks) {
        final FleetInvariants invariants = new FleetInvariants(crank.fleet, crank.map());
        invariants.check(what + ", at first");
        for (int tick = 0; tick < ticks; tick++) {
            crank.tick();
            invariants.check(what + ", tick " + crank.now());
        }
        for (int tick = 0; tick < MAX_TICKS_HOME && (tick == 0 || crank.awayCount() > 0); tick++) {
            crank.calmTick();
            invariants.check(what + ", calm tick " + crank.now());
        }
        assertThat(crank.awayCount())
                .as(what + ": trucks that do not come home")
                .isZero();
        assertThat(crank.view.reservationCount()).as(what).isEqualTo(crank.robotCount);
    }

    private static FleetCrank onRandomFloor(final int seed) {
        final Random random = new Random(seed);
        final int width = 5 + random.nextInt(10);
        final int height = 5 + random.nextInt(10);
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(width, height);
        final int wallPercent = random.nextInt(25);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                builder.free(x, y, x + y == 0 || random.nextInt(100) >= wallPercent);
            }
        }
        final boolean canReverse = random.nextBoolean();
        // Two long ones that are put face to face into an aisle and cannot reverse never come out of it.
        final VehicleClass vehicle = new VehicleClass(
                "random",
                1 + random.nextInt(12),
                1 + random.nextInt(20),
                random.nextInt(25),
                canReverse ? 1 + random.nextInt(20) : VehicleClass.NO_REVERSE,
                canReverse && random.nextInt(3) == 0);
        return new FleetCrank(builder.build(), vehicle, 1 + random.nextInt(MAX_ROBOTS), seed);
    }

    private static FleetCrank inWarehouse(final int seed) {
        final Random random = new Random(seed);
        final WarehouseLayout layout = new WarehouseLayout()
                .racks(1 + random.nextInt(3), 2 + random.nextInt(4))
                .rackCells(2 + random.nextInt(5), 1 + random.nextInt(2))
                .aisleCells(1 + random.nextInt(2), 1 + random.nextInt(2))
                .marginCells(8)
                .docks(1, 1)
                .chargers(1, 2 + random.nextInt(3))
                .oneWayAisles(random.nextBoolean());
        final WarehouseMap map = WarehouseGenerator.generate(layout, seed).build();
        return new FleetCrank(map, VehicleClass.counterbalanced(), 2 + random.nextInt(MAX_ROBOTS), seed);
    }
}
