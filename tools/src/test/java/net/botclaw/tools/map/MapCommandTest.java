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
package net.botclaw.tools.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGenerateAMapThatPassesItsCheck() {
        final Path file = directory.resolve("site.map");

        final CommandRun generated = CommandRun.of("plan", "map", "--generate", "--seed", "7", "--out", file);
        final CommandRun checked = CommandRun.of("plan", "map", "--check", file);

        assertThat(generated.exitCode()).as(generated.toString()).isZero();
        assertThat(generated.lastLine())
                .isEqualTo("map: width=170 height=84 cells=9776 stations=20 docks=10 chargers=10 parking=220 "
                        + "pick_faces=4000 zones=0 classes=1 faults=0");
        assertThat(checked.out()).isEqualTo(generated.out());
    }

    @Test
    void shouldPrintALargeMapWhenNoFileIsGiven() {
        final CommandRun run = CommandRun.of("plan", "map", "--generate", "--large");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(164 + 1);
        assertThat(run.value("parking")).isEqualTo("440");
    }

    @Test
    void shouldExitWithOneAndNameTheCellOfEachFault() throws IOException {
        final Path file = Files.writeString(directory.resolve("bad.map"), "...#S\n...##\nP....\n");

        final CommandRun run = CommandRun.of("plan", "map", "--check", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .containsExactly(
                        "counterbalanced: STATION S1 at cell (4, 0) cannot be reached",
                        "map: width=5 height=3 cells=12 stations=1 docks=0 chargers=0 parking=1 pick_faces=0 zones=0 "
                                + "classes=1 faults=1");
        assertThat(run.err().strip()).isEqualTo("botclaw: 1 fault");
    }

    @Test
    void shouldListPlacesWithTheirIds() throws IOException {
        final Path file = Files.writeString(directory.resolve("site.map"), "D..S.\n.....\nP...C\n");

        final CommandRun run = CommandRun.of("plan", "map", "--places", file);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines())
                .containsExactlyInAnyOrder(
                        "id=1 name=D1 kind=DOCK cell=0 at=0,0",
                        "id=2 name=S1 kind=STATION cell=3 at=3,0",
                        "id=3 name=P1 kind=PARKING cell=10 at=0,2",
                        "id=4 name=C1 kind=CHARGER cell=14 at=4,2",
                        "places: count=4");
        assertThat(CommandRun.of("plan", "map", "--places", file, "--generate").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("plan", "map", "--places", directory).exitCode())
                .isEqualTo(1);
    }

    @Test
    void shouldHaveHelp() {
        assertThat(CommandRun.of("plan", "map", "--help").out()).contains("Usage: botclaw plan map");
    }
}
