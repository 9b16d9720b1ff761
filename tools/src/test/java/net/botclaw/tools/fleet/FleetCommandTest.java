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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetCommandTest {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final String SITE = """
            @@@@@@@@@@@@@@@@@@
            @................@
            D..S.###.###.P..C@
            @....>>>.>>>.....@
            @....###.###.....@
            @................@
            @@@@@@@@@@@@@@@@@@
            """;

    @TempDir
    private Path directory;

    private Path map;

    @BeforeEach
    void writeMap() throws IOException {
        map = write("site.map", SITE);
    }

    @Test
    void shouldPrintTheMapAProgressTheDetailAndTheResult() {
        final CommandRun run = fleet();

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines().get(0))
                .isEqualTo(map + ": 18 x 7, 69 free cells; 4 robots, 63 places to fetch from, 2 to bring to");
        assertThat(run.lines().get(1)).matches("60 s: tasks=\\d+ collisions=0 stranded=\\d+ refused=\\d+");
        assertThat(run.lines().get(run.lines().size() - 2))
                .matches("detail: tasks_in_run=\\d+ wrong_moves=0 refused=\\d+ replans_on_delay=\\d+ postponed=\\d+ "
                        + "breakdowns=0 blocks=0 drain_seconds=\\d+\\.\\d plan_ratio=\\d+\\.\\d{3} expansions=\\d+");
        assertThat(run.lastLine())
                .matches("fleet: robots=4 ticks=600 tasks=[1-9]\\d* collisions=0 deadlocks_resolved=\\d+ stuck=0 "
                        + "plan_mean_us=\\d+\\.\\d plan_p99_us=\\d+\\.\\d delay_ratio=\\d+\\.\\d{3} "
                        + "state=[0-9a-f]{16}");
    }

    @Test
    void shouldComeToTheSameApartFromTimesWhenTheSeedIsTheSame() {
        final Object[] chaos = {"--breakdowns", 60, "--blocks", 60, "--repair", 20, "--seed", 5};

        final List<String> lines = withoutTimes(fleet(chaos));

        assertThat(withoutTimes(fleet(chaos))).isEqualTo(lines);
        assertThat(lines.get(lines.size() - 2)).doesNotContain("breakdowns=0").doesNotContain("blocks=0");
    }

    @Test
    void shouldComeToAnotherStateWhenTheSeedIsAnother() {
        assertThat(fleet("--seed", 2).value("state"))
                .isNotEqualTo(fleet("--seed", 3).value("state"));
    }

    @Test
    void shouldDriveOneMinuteMoreWhenTheRunIsOneMinuteLonger() {
        final CommandRun run = fleet("--seconds", 120, "--delay-rate", 0);

        assertThat(run.value("ticks")).isEqualTo("1200");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("120 s: "));
        assertThat(run.out()).contains("postponed=0 ");
    }

    @Test
    void shouldCountTicksOfTheMapWhenItSaysHowLongOneIs() throws IOException {
        write("site.json", "{\"schemaVersion\": 1, \"tickMs\": 50}");

        assertThat(fleet().value("ticks")).isEqualTo("1200");
    }

    @Test
    void shouldDriveOnAPublishedMap() throws IOException {
        final Path grid = write("grid.map", "type octile\nheight 9\nwidth 12\nmap\n" + "............\n".repeat(9));

        final CommandRun run = CommandRun.of("plan", "fleet", "--map", grid, "--robots", 5);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.value("robots")).isEqualTo("5");
        assertThat(Integer.parseInt(run.value("tasks"))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan fleet --seconds 1 --robots 2", "plan fleet --demo --seconds 1 --robots 2"})
    void shouldDriveOnTheDemoMapWhenNoneIsGiven(final String words) {
        final CommandRun run = CommandRun.of((Object[]) words.split(" "));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines().get(0)).startsWith("the demo map: 170 x 84, 9776 free cells; 2 robots, ");
        assertThat(run.value("tasks")).isEqualTo("2");
    }

    @Test
    void shouldDrawAFrameAndTheRun() throws Exception {
        final Path svg = directory.resolve("a.svg");
        final Path film = directory.resolve("b.svg");

        final CommandRun run = fleet("--svg", svg, "--animate", film);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.value("state")).isEqualTo(fleet().value("state"));
        final ParsedSvg frame = new ParsedSvg(svg);
        assertThat(frame.values("text", "y")).hasSize(4);
        assertThat(frame.values("polyline", "points")).hasSize(4);
        final List<String> legend = new ParsedSvg(film)
                .elements("text").stream().map(text -> text.getTextContent()).toList();
        assertThat(legend).contains("4 robots, 0 to 60 s, a sample every 1 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--robots 0",
                "--robots 16385",
                "--seconds 0",
                "--seconds 86401",
                "--seed x",
                "--delay-rate -1",
                "--delay-rate 1001",
                "--max-delay 0",
                "--breakdowns 601",
                "--blocks -1",
                "--repair 0",
                "--repair 601",
                "--demo --map a",
                "a"
            })
    void shouldExitWithTwoAndOneLineWhenCalledWrongly(final String words) {
        final CommandRun run = CommandRun.of((Object[]) ("plan fleet " + words).split(" "));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(CALLED_WRONGLY);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldSayHowManyRobotsTheMapHasRoomFor() {
        final CommandRun run = CommandRun.of("plan", "fleet", "--map", map, "--robots", 60);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip())
                .matches("botclaw: the map has room for \\d+ robots to rest without shutting others in, not for 60");
    }

    @Test
    void shouldSayHowMuchMemoryIsNeededWhenItIsMoreThanThereIs() throws IOException {
        final int side = 1_024;
        final String head = "type octile\nheight " + side + "\nwidth " + side + "\nmap\n";
        final Path grid = write("grid.map", head + (".".repeat(side) + "\n").repeat(side));

        final CommandRun run = CommandRun.of("plan", "fleet", "--map", grid, "--robots", 16_384);

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err().strip())
                .matches("botclaw: 16384 robots on 1048576 cells take \\d+ MiB of memory, the JVM may use \\d+; "
                        + "it is given more with -Xmx");
    }

    @Test
    void shouldSayInOneLineThatAFileIsMissing() {
        final CommandRun run = CommandRun.of("plan", "fleet", "--map", directory.resolve("no.map"));

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("no.map").doesNotContain("Exception");
    }

    @Test
    void shouldHaveHelp() {
        assertThat(CommandRun.of("plan", "fleet", "--help").out()).contains("Usage: botclaw plan fleet");
    }

    private CommandRun fleet(final Object... options) {
        final List<Object> words = new ArrayList<>(List.of("plan", "fleet", "--map", map, "--robots", 4));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray());
    }

    private static List<String> withoutTimes(final CommandRun run) {
        return run.lines().stream()
                .map(line -> line.replaceAll("_us=\\S+", "_us=T"))
                .toList();
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
