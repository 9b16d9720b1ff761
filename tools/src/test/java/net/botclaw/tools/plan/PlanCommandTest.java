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
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final String QUERY = "0\ta.map\t4\t3\t";

    @TempDir
    private Path directory;

    private Path map;
    private Path scenario;

    @BeforeEach
    void writeFiles() throws IOException {
        map = write("a.map", "type octile\nheight 3\nwidth 4\nmap\n....\n.@@.\n....\n");
        scenario = write("a.scen", "version 1\n" + QUERY + "0\t0\t3\t2\t5\n" + QUERY + "0\t0\t3\t0\t3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jps", "astar"})
    void shouldAnswerAScenario(final String search) {
        final CommandRun run = CommandRun.of(
                "plan", "--map", map, "--scen", scenario, "--model", "octile", "--search", search, "--check");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.lastLine())
                .matches("plan: queries=2 mismatches=0 unreachable=0 mean_us=\\d+\\.\\d{3} p50_us=\\d+\\.\\d{3} "
                        + "p99_us=\\d+\\.\\d{3} max_us=\\d+\\.\\d{3} alloc_bytes=\\d+");
    }

    @Test
    void shouldAnswerADynamicScenario() throws IOException {
        final Path patches = write("a.patch", "type patch\npatches 1\npatch 0\nheight 3\nwidth 1\nmap\n@\n@\n@\n");
        final Path dynamic = write(
                "d.scen",
                "version 2\nheight 3\nwidth 3\ncost 1 octile\npatch a.patch\ncommands\n"
                        + "Q 0 0 0 2 2 2.8284271247462\nP 1 0 1 0\nQ 1 0 0 2 2 -1\n");

        final CommandRun run = CommandRun.of("plan", "--scen", dynamic, "--patch", patches, "--check", "--repeat", "3");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lastLine()).startsWith("plan: queries=2 mismatches=0 unreachable=1 ");
    }

    @Test
    void shouldExitWithOneWhenAnAnswerDiffers() throws IOException {
        final Path wrong = write("w.scen", "version 1\n" + QUERY + "0\t0\t3\t2\t4.41421\n");

        final CommandRun run = CommandRun.of("plan", "--map", map, "--scen", wrong, "--check");

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.value("mismatches")).isEqualTo("1");
        assertThat(run.lines().get(0)).isEqualTo(wrong + ":2: published 4.41421, found 5.00000000");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldNameFileLineColumnAndReasonOfABadFile() throws IOException {
        final Path bad = write("b.map", "type octile\nheight 3\nwidth 4\nmap\n....\n.@?.\n....\n");

        final CommandRun run = CommandRun.of("plan", "--map", bad, "--scen", scenario);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err()).isEqualToNormalizingNewlines("botclaw: " + bad + ":6:3: '?' is no cell\n");
    }

    @Test
    void shouldSayInOneLineThatAFileIsMissing() {
        final CommandRun run = CommandRun.of("plan", "--map", directory.resolve("no.map"), "--scen", scenario);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("no.map").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "plan --scen a",
                "plan --map a",
                "plan --map a --patch b --scen c",
                "plan --map a --scen b --model bird",
                "plan --map a --scen b --repeat 0"
            })
    void shouldExitWithTwoWhenCalledWrongly(final String words) {
        final CommandRun run = CommandRun.of((Object[]) words.split(" "));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(CALLED_WRONGLY);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldDrawMapAndRoutes() throws IOException {
        final Path svg = directory.resolve("a.svg");

        final CommandRun run = CommandRun.of("plan", "--map", map, "--scen", scenario, "--svg", svg);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(Files.readString(svg))
                .contains("viewBox=\"0 0 4 3\"")
                .contains("M1 1h2v1h-2z")
                .contains("points=\"0.5,0.5 3.5,0.5\"")
                .endsWith("</svg>\n");
    }

    @Test
    void shouldHaveHelp() {
        assertThat(CommandRun.of("plan", "--help").out()).contains("Usage: botclaw plan");
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
