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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import net.botclaw.routing.path.benchmark.LeagueAgents;
import net.botclaw.routing.path.benchmark.LeagueTasks;
import net.botclaw.routing.path.benchmark.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every query of every published file in {@code ../shared/maps}, next to the repository; skipped when it is not there. */
class PublishedBenchmarksTest {
    private static final Path MAPS = repository().resolveSibling("shared").resolve("maps");

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryPublishedLength(final SearchOption option) throws IOException {
        int files = 0;
        for (final Path file : files(".scen")) {
            if (Files.readString(file).startsWith("version 1")) {
                final GridMap map = BenchmarkFiles.read(mapOf(file), GridMap::parse);
                final Scenario scenario =
                        BenchmarkFiles.read(file, text -> Scenario.parse(text, map.width(), map.height()));
                assertAnswers(new PlanRun(scenario, map.toGrid(), option), file, scenario.queryCount());
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
            final GridPatches patches = BenchmarkFiles.read(file, GridPatches::parse);
            final DynamicScenario scenario =
                    BenchmarkFiles.read(scenarioFile, text -> DynamicScenario.parse(text, patches));
            assertAnswers(new PlanRun(scenario, scenario.newGrid(), option), scenarioFile, scenario.queryCount());
            files++;
        }
        assertThat(files).isPositive();
    }

    @Test
    void shouldReadEveryInstanceOfTheLeague() throws IOException {
        for (final Path file : files(".agents")) {
            final Path domain = file.getParent().getParent();
            final GridMap map = BenchmarkFiles.read(only(domain, ".map"), GridMap::parse);
            final LeagueAgents agents = BenchmarkFiles.read(file, text -> LeagueAgents.parse(text, map));
            final LeagueTasks tasks = BenchmarkFiles.read(only(domain, ".tasks"), text -> LeagueTasks.parse(text, map));

            assertThat(agents.count()).as(file.toString()).isPositive();
            assertThat(tasks.count()).as(file.toString()).isPositive();
        }
    }

    private static void assertAnswers(final PlanRun run, final Path file, final int queries) {
        final StringWriter lines = new StringWriter();
        run.compare(file, true, null, new PrintWriter(lines, true));
        assertThat(lines.toString()).isEmpty();
        assertThat(queries).as(file.toString()).isPositive();
    }

    private static List<Path> files(final String end) throws IOException {
        assumeTrue(Files.isDirectory(MAPS), () -> "no published benchmarks at " + MAPS + ": not compared");
        return find(MAPS, end);
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

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
