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
package net.botclaw.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.routing.path.benchmark.DynamicScenario;
import net.botclaw.routing.path.benchmark.GridMap;
import net.botclaw.routing.path.benchmark.GridPatches;
import net.botclaw.routing.path.benchmark.LeagueQueries;
import net.botclaw.routing.path.benchmark.Scenario;
import net.botclaw.tools.PublishedMaps;
import net.botclaw.tools.map.LeagueInstance;
import net.botclaw.tools.map.TextFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every query of every published file in {@code ../shared/maps}, next to the repository; skipped when it is not there. */
class PublishedBenchmarksTest {
    @ParameterizedTest
    @EnumSource
    void shouldFindEveryPublishedLength(final SearchOption option) throws IOException {
        int files = 0;
        for (final Path file : files(".scen")) {
            if (Files.readString(file).startsWith("version 1")) {
                final GridMap map = TextFiles.read(mapOf(file), GridMap::parse);
                final Scenario scenario = TextFiles.read(file, text -> Scenario.parse(text, map.width(), map.height()));
                assertAnswers(new PlanRun(scenario, file, new OctileModel(scenario, map.toGrid(), option)));
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryPublishedLengthAfterEveryChange(final SearchOption option) throws IOException {
        int files = 0;
        for (final Path file : files(".patch")) {
            final Path scenarioFile =
                    file.resolveSibling(file.getFileName().toString().replace(".patch", ".scen"));
            final GridPatches patches = TextFiles.read(file, GridPatches::parse);
            final DynamicScenario scenario = TextFiles.read(scenarioFile, text -> DynamicScenario.parse(text, patches));
            assertAnswers(new PlanRun(scenario, scenarioFile, new OctileModel(scenario, scenario.newGrid(), option)));
            files++;
        }
        assertThat(files).isPositive();
    }

    @Test
    void shouldFindTheCheapestWayOfEveryRobotOfTheLeagueToItsTask() throws IOException {
        for (final Path file : files(".agents")) {
            final LeagueInstance instance =
                    LeagueInstance.read(only(file.getParent().getParent(), ".json"));
            final LeagueQueries queries = instance.queries();
            assertThat(queries.queryCount()).as(file.toString()).isEqualTo(instance.teamSize());
            assertThat(instance.agents().count()).isEqualTo(instance.teamSize());
            assertThat(instance.tasks().count()).isGreaterThan(instance.teamSize());
            final PlanModel octile = new OctileModel(queries, instance.map().toGrid(), SearchOption.JPS);
            assertAnswers(new PlanRun(queries, instance.taskFile(), octile));
        }
    }

    private static void assertAnswers(final PlanRun run) {
        final StringWriter lines = new StringWriter();
        run.compare(true, null, new PrintWriter(lines, true));
        assertThat(lines.toString()).isEmpty();
    }

    private static List<Path> files(final String end) throws IOException {
        return find(PublishedMaps.path(""), end);
    }

    private static Path only(final Path directory, final String end) throws IOException {
        final List<Path> found = find(directory, end);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Path> find(final Path directory, final String end) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().endsWith(end)).sorted().toList();
        }
    }

    /** {@code x.map.scen} belongs to {@code x.map}, and so does {@code x-random-1.scen}. */
    private static Path mapOf(final Path scenario) {
        final String name = scenario.getFileName().toString().replaceFirst("\\.scen$", "");
        return scenario.resolveSibling(
                name.endsWith(".map") ? name : name.replaceFirst("-(random|even)-\\d+$", "") + ".map");
    }
}
