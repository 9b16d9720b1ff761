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
        assertThat(run.err()).isEqualToNormalizingNewlines("botclaw: " + bad + ": line 6, column 3: '?' is no cell\n");
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
                "plan --map a --league b",
                "plan --league a --scen b",
                "plan --scen a --patch b --model forklift",
                "plan --map a --scen b --model forklift --search jps",
                "plan --map a --scen b --tables 3",
                "plan --map a --scen b --model forklift --tables 1001",
                "plan map",
                "plan map --generate --check a",
                "plan map --check a --seed 3",
                "plan map --large",
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

    @ParameterizedTest
    @ValueSource(strings = {"0", "5"})
    void shouldJudgeTheForkliftModelByItsOwnCosts(final String tables) throws IOException {
        final Path site = write("site.map", "....\n.##.\n..>.\n");
        write("site.json", "{\"schemaVersion\": 1, \"noTurn\": [[3, 0]]}");
        final Path svg = directory.resolve("f.svg");

        final CommandRun run = CommandRun.of(
                "plan",
                "--model",
                "forklift",
                "--map",
                site,
                "--scen",
                scenario,
                "--check",
                "--tables",
                tables,
                "--svg",
                svg);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lastLine()).startsWith("plan: queries=2 mismatches=0 unreachable=0 ");
        assertThat(Files.readString(svg)).contains("M1 1h2v1h-2z").contains("points=\"0.5,0.5 0.5,2.5 3.5,2.5\"");
    }

    @Test
    void shouldDriveForkliftsOnAPublishedMap() {
        final CommandRun run =
                CommandRun.of("plan", "--model", "forklift", "--map", map, "--scen", scenario, "--check");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.value("mismatches")).isEqualTo("0");
    }

    @Test
    void shouldNameTheQueryWhoseGoalIsNotFree() throws IOException {
        final Path rack = write("r.scen", "version 1\n" + QUERY + "0\t0\t1\t1\t-1\n");

        final CommandRun run = CommandRun.of("plan", "--model", "forklift", "--map", map, "--scen", rack);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err().strip()).isEqualTo("botclaw: " + rack + ":2: goal (1, 1) is not a free cell");
    }

    @Test
    void shouldNameTheVehicleClassThatIsTooDearForTheMap() throws IOException {
        final Path site = write("dear.map", (".".repeat(60) + "\n").repeat(60));
        write("dear.json", """
                {"schemaVersion": 1,
                 "zones": [{"name": "z", "kind": "PENALTY", "percent": 1000, "cells": []}],
                 "vehicleClasses": [{"name": "slow", "forwardTicks": 10000, "forwardAfterTurnTicks": 10000,
                                     "turnTicks": 10000, "isLong": false}]}
                """);
        final Path queries = write("dear.scen", "version 1\n0\tdear.map\t60\t60\t0\t0\t1\t1\t1\n");

        final CommandRun run = CommandRun.of("plan", "--model", "forklift", "--map", site, "--scen", queries);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err().strip()).startsWith("botclaw: vehicle class slow: 3600 cells at up to 120000 ticks each");
    }

    @ParameterizedTest
    @ValueSource(strings = {"octile", "forklift"})
    void shouldAnswerAnInstanceOfTheLeague(final String model) throws IOException {
        write("a.agents", "2\n0\n11\n");
        write("a.tasks", "3\n11,0\n4\n2\n");
        final Path index = write(
                "a.json",
                "{\"mapFile\": \"a.map\", \"agentFile\": \"a.agents\", \"taskFile\": \"a.tasks\", \"teamSize\": 2}");

        final CommandRun run = CommandRun.of("plan", "--league", index, "--model", model, "--check");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lastLine()).startsWith("plan: queries=2 mismatches=0 unreachable=0 ");
    }

    @Test
    void shouldHaveHelp() {
        assertThat(CommandRun.of("plan", "--help").out()).contains("Usage: botclaw plan");
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
