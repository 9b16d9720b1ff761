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
package net.botclaw.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.PublishedMaps;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Hundreds of robots, watched tick by tick until they are home. The slow ones drive for ten minutes before that. */
class FleetSimulationTest {
    private static final String LATE = " --delay-rate 10 --max-delay 30";
    private static final String NEVER_LATE = " --delay-rate 0";
    private static final String CHAOS = " --delay-rate 20 --breakdowns 20 --blocks 60 --repair 60";

    private final WarehouseMap warehouse =
            WarehouseGenerator.generate(new WarehouseLayout(), 1).build();

    @Test
    void shouldBringAllHomeWithoutCollisionsWhenEverythingGoesWrong() {
        final FleetSimulation simulation = driven(warehouse, "--robots 200 --seconds 60 --seed 1" + CHAOS);

        assertClean(simulation);
        assertThat(simulation.faults().breakdownCount()).isGreaterThan(5);
        assertThat(simulation.faults().blockCount()).isGreaterThan(20);
        assertThat(simulation.view().postponed()).isPositive();
        assertThat(simulation.desk().doneCount()).isGreaterThan(100);
    }

    @Test
    void shouldPostponeNothingWhenNothingGoesWrong() {
        final FleetSimulation simulation = driven(warehouse, "--robots 200 --seconds 60 --seed 1" + NEVER_LATE);

        assertClean(simulation);
        assertThat(simulation.view().postponed()).isZero();
        assertThat(simulation.view().deadlocksResolved()).isZero();
        assertThat(simulation.desk().doneCount()).isEqualTo(200);
    }

    @Test
    void shouldComeToTheSameStateWhenAnotherRunOnTheSiteCameBefore() {
        final FleetOptions options = options("--robots 60 --seconds 30 --seed 4" + CHAOS);
        final FleetSite fresh = new FleetSite(warehouse, options.robots(), options.seed());
        final FleetSite used = new FleetSite(warehouse, options.robots(), options.seed());

        FleetRun.warmUp(used, options);

        assertThat(driven(used, options).stateHash())
                .isEqualTo(driven(fresh, options).stateHash());
    }

    @Test
    void shouldComeToAnotherStateWhenOnlyTheSeedOfTheRunIsAnother() {
        final FleetSite site = new FleetSite(warehouse, 20, 1);

        final long state =
                driven(site, options("--robots 20 --seconds 5 --seed 1")).stateHash();

        assertThat(driven(site, options("--robots 20 --seconds 5 --seed 2")).stateHash())
                .isNotEqualTo(state);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed 1" + LATE,
                "--seed 2" + LATE,
                "--seed 1" + NEVER_LATE,
                "--seed 1" + CHAOS,
                "--seed 2" + CHAOS
            })
    void shouldBringTwoHundredHomeAfterTenMinutes(final String words) {
        assertClean(driven(warehouse, "--robots 200 --seconds 600 " + words));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"--seed 1" + LATE, "--seed 2" + LATE, "--seed 1" + NEVER_LATE})
    void shouldBringTwoHundredHomeOnAPublishedMap(final String words) {
        final Path file = PublishedMaps.path("mapf/warehouse-10-20-10-2-2.map");

        assertClean(driven(WarehouseFiles.read(file), "--robots 200 --seconds 600 " + words));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"--seed 1" + LATE, "--seed 2" + LATE, "--seed 1" + NEVER_LATE})
    void shouldBringFourHundredHomeInTheLargeWarehouse(final String words) {
        final WarehouseMap large =
                WarehouseGenerator.generate(WarehouseLayout.large(), 1).build();

        assertClean(driven(large, "--robots 400 --seconds 600 " + words));
    }

    private static FleetSimulation driven(final WarehouseMap map, final String words) {
        final FleetOptions options = options(words);
        return driven(new FleetSite(map, options.robots(), options.seed()), options);
    }

    private static FleetSimulation driven(final FleetSite site, final FleetOptions options) {
        final FleetRun run = new FleetRun(site, options, new PrintWriter(Writer.nullWriter()));
        run.run(null);
        run.drain();
        return run.simulation();
    }

    private static FleetOptions options(final String words) {
        return CommandLine.populateCommand(new FleetOptions(), words.split(" "));
    }

    private static void assertClean(final FleetSimulation simulation) {
        assertThat(simulation.check().firstViolations()).isEmpty();
        assertThat(simulation.check().violations()).isZero();
        assertThat(simulation.awayCount()).as("robots that are not home").isZero();
        assertThat(simulation.desk().doneCount()).isPositive();
    }
}
