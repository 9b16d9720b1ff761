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
package net.botclaw.routing.path.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.botclaw.routing.path.MapFormatException;
import net.botclaw.routing.path.octile.OctileGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapFormatsTest {
    private static final String MAP = "type octile\nheight 2\nwidth 3\nmap\n.@G\nTSE\n";
    private static final String PATCHES =
            "type patch\npatches 2\npatch 0\nheight 1\nwidth 2\nmap\n@@\npatch 1\nheight 2\nwidth 1\nmap\n.\n.\n";
    private static final String DYNAMIC =
            "version 2\nheight 4\nwidth 5\ncost 1 octile\npatch a.patch\ncommands\nQ 0 0 0 4 0 4\nP 1 0 1 0\nQ 1 0 0 4 0 5.4142135623731\n";

    @Test
    void shouldReadAMap() {
        final GridMap map = GridMap.parse(MAP);

        assertThat(map.width()).isEqualTo(3);
        assertThat(map.height()).isEqualTo(2);
        assertThat(map.isFree(0, 0) && map.isFree(2, 0) && map.isFree(1, 1) && map.isFree(2, 1))
                .isTrue();
        assertThat(map.isFree(1, 0) || map.isFree(0, 1)).isFalse();
        assertThat(map.letter(2, 1)).isEqualTo('E');
        final OctileGrid grid = map.toGrid();
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(grid.isFree(grid.cell(x, y))).isEqualTo(map.isFree(x, y));
            }
        }
    }

    @Test
    void shouldReadLinesOfWindowsAndNoLastLineFeed() {
        final String text = MAP.replace("\n", "\r\n");

        assertThat(GridMap.parse(text).letter(0, 1)).isEqualTo('T');
        assertThat(GridMap.parse(text.substring(0, text.length() - 2)).height()).isEqualTo(2);
        assertThat(GridMap.parse("type octile\nwidth 3\nheight 2\nmap\n.@G\nTSE\n\n")
                        .width())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type octile          | type hex       | 1:6  | expected 'octile', found 'hex'",
                "height 2             | height two     | 2:8  | height must be a whole number, found 'two'",
                "height 2             | height 0       | 2:8  | height must be from 1 to 16777216, found '0'",
                "height 2             | height         | 2:7  | expected height, found the end of the line",
                "height 2             | width 2        | 3:1  | expected 'height' and 'width' once each, found 'width'",
                "height 2             | height 2 3     | 2:10 | expected the end of the line, found '3'",
                "height 2             | height 9999999 | 3:1  | a grid of 3 x 9999999 cells is too large",
                "height 2             | height 3       | 7:1  | expected row 2 of 3, found the end of the file",
                "height 2             | height 1       | 6:1  | more rows than height 1",
                "width 3              | width 4        | 5:4  | row 0 has 3 cells, width is 4",
                "TSE                  | TSEE           | 6:4  | row 1 has 4 cells, width is 3",
                ".@G                  | .xG            | 5:2  | 'x' is no cell",
                "map                  | mop            | 4:1  | expected 'map', found 'mop'"
            })
    void shouldNameThePlaceAndTheReasonInAMap(
            final String from, final String to, final String place, final String reason) {
        final MapFormatException e = catchThrowableOfType(
                MapFormatException.class, () -> GridMap.parse(MAP.replaceFirst("(?m)^" + from + "$", to)));

        assertThat(e).hasMessage(place + ": " + reason);
        assertThat(e.line() + ":" + e.column()).isEqualTo(place);
        assertThat(e.reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadAScenario() {
        final Scenario scenario = Scenario.parse(
                "version 1\n0\tmaps/a b.map\t3\t2\t0\t0\t2\t1\t2.41421\n7 c.map 3 2 1 1 2 1 1.00000000\n\n", 3, 2);

        assertThat(scenario.count()).isEqualTo(2);
        assertThat(scenario.goalX(0)).isEqualTo(2);
        assertThat(scenario.goalY(0)).isEqualTo(1);
        assertThat(scenario.startX(1)).isEqualTo(1);
        assertThat(scenario.startY(1)).isEqualTo(1);
        assertThat(scenario.line(1)).isEqualTo(3);
        assertThat(scenario.length(0)).isEqualTo("2.41421");
        assertThat(scenario.length(1)).isEqualTo("1.00000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 2 0 0 2 1 x     | 2:21 | the optimal length must be a decimal number or -1, found 'x'",
                "3 2 0 0 2 1 -2    | 2:21 | the optimal length must be a decimal number or -1, found '-2'",
                "3 2 0 0 2 1 -0    | 2:21 | the optimal length must be a decimal number or -1, found '-0'",
                "3 2 0 0 2 1 1,5   | 2:21 | the optimal length must be a decimal number or -1, found '1,5'",
                "3 2 0 0 2, 1 1    | 2:17 | goal x must be a whole number, found '2,'",
                "3 2 0 0,2 1 1     | 2:15 | start y must be a whole number, found '0,2'",
                "3 2 0 0 2 1       | 2:20 | expected the optimal length, found the end of the line",
                "3 2 0 0 3 1 2     | 2:17 | goal x must be from 0 to 2, found '3'",
                "3 2 0 -1 2 1 2    | 2:15 | start y must be from 0 to 1, found '-1'",
                "4 2 0 0 2 1 2     | 2:9  | width of the map must be from 3 to 3, found '4'",
                "3 2 0 0 2 1 2 2   | 2:23 | expected the end of the line, found '2'"
            })
    void shouldNameThePlaceAndTheReasonInAScenario(final String fields, final String place, final String reason) {
        final MapFormatException e = catchThrowableOfType(
                MapFormatException.class, () -> Scenario.parse("version 1\n0 a.map " + fields + "\n", 3, 2));

        assertThat(e).hasMessage(place + ": " + reason);
    }

    @Test
    void shouldReadThatThereIsNoRoute() {
        final Scenario scenario =
                Scenario.parse("version 1\n0 a.map 3 2 0 0 2 1 -1\n0 a 3 2 0 0 2 1 -1.00000000\n", 3, 2);

        assertThat(PrintedLength.isNoRoute(scenario.length(0))).isTrue();
        assertThat(PrintedLength.isNoRoute(scenario.length(1))).isTrue();
    }

    @Test
    void shouldRefuseAScenarioWithoutQueries() {
        assertThat(catchThrowableOfType(MapFormatException.class, () -> Scenario.parse("version 1\n# none\n", 3, 2)))
                .hasMessage("3:1: expected a query, found the end of the file");
        final String changes = DYNAMIC.replaceAll("(?m)^Q.*\n", "");
        assertThat(catchThrowableOfType(
                        MapFormatException.class, () -> DynamicScenario.parse(changes, GridPatches.parse(PATCHES))))
                .hasMessage("8:1: expected a query, found the end of the file");
    }

    @Test
    void shouldPointToPatchesWhenAScenarioIsDynamic() {
        final MapFormatException e =
                catchThrowableOfType(MapFormatException.class, () -> Scenario.parse(DYNAMIC, 5, 4));

        assertThat(e).hasMessageContaining("1:9: ").hasMessageContaining("dynamic");
    }

    @Test
    void shouldReadADynamicScenarioAndChangeItsGrid() {
        final DynamicScenario scenario = DynamicScenario.parse(DYNAMIC, GridPatches.parse(PATCHES));
        final OctileGrid grid = scenario.newGrid();

        assertThat(scenario.count()).isEqualTo(3);
        assertThat(scenario.queryCount()).isEqualTo(2);
        assertThat(scenario.isQuery(0)).isTrue();
        assertThat(scenario.isQuery(1)).isFalse();
        assertThat(scenario.goalX(2)).isEqualTo(4);
        assertThat(scenario.line(2)).isEqualTo(9);
        assertThat(scenario.length(2)).isEqualTo("5.4142135623731");
        scenario.apply(1, grid);
        assertThat(grid.isFree(grid.cell(0, 0))).isTrue();
        assertThat(grid.isFree(grid.cell(1, 0))).isFalse();
        assertThat(grid.isFree(grid.cell(2, 0))).isFalse();
        assertThat(grid.isFree(grid.cell(3, 0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P 1 2 0 0 | 8:5 | patch must be from 0 to 1, found '2'",
                "P 1 0 4 0 | 8:7 | x of the patch must be from 0 to 3, found '4'",
                "P 1 1 0 3 | 8:7 | y of the patch must be from 0 to 2, found '3'",
                "R 1 0 0 0 | 8:1 | expected 'P' or 'Q', found 'R'"
            })
    void shouldNameThePlaceAndTheReasonInADynamicScenario(
            final String command, final String place, final String reason) {
        final GridPatches patches = GridPatches.parse(PATCHES);
        final MapFormatException e = catchThrowableOfType(
                MapFormatException.class, () -> DynamicScenario.parse(DYNAMIC.replace("P 1 0 1 0", command), patches));

        final int column = place.equals("8:7") && command.endsWith("3") ? 9 : Integer.parseInt(place.substring(2));
        assertThat(e).hasMessage("8:" + column + ": " + reason);
    }

    @Test
    void shouldRefusePatchesOutOfOrder() {
        final MapFormatException e = catchThrowableOfType(
                MapFormatException.class, () -> GridPatches.parse(PATCHES.replace("patch 1", "patch 3")));

        assertThat(e).hasMessage("8:7: number of the patch must be from 1 to 1, found '3'");
    }

    @Test
    void shouldReadAnInstanceOfTheLeague() {
        final GridMap map = GridMap.parse(MAP);
        final LeagueAgents agents = LeagueAgents.parse("# version for LoRR 2026\n2\n0\n4\n", map);
        final LeagueTasks tasks = LeagueTasks.parse("# version for LoRR 2026\n2\n0,4,5\n2\n", map);

        assertThat(agents.count()).isEqualTo(2);
        assertThat(agents.location(1)).isEqualTo(4);
        assertThat(tasks.count()).isEqualTo(2);
        assertThat(tasks.errandCount(0)).isEqualTo(3);
        assertThat(tasks.errand(0, 2)).isEqualTo(5);
        assertThat(tasks.errandCount(1)).isEqualTo(1);
        assertThat(tasks.errand(1, 0)).isEqualTo(2);
    }

    @Test
    void shouldAskForTheWayOfEachRobotToItsTask() {
        final GridMap map = GridMap.parse(MAP);
        final LeagueAgents agents = LeagueAgents.parse("3\n0\n4\n5\n", map);
        final LeagueTasks tasks = LeagueTasks.parse("# version for LoRR 2026\n2\n5,4\n2\n", map);
        final LeagueQueries queries = new LeagueQueries(map, agents, tasks, 3);

        assertThat(queries.queryCount()).isEqualTo(2);
        assertThat(queries.startX(1)).isEqualTo(1);
        assertThat(queries.startY(1)).isEqualTo(1);
        assertThat(queries.goalX(0)).isEqualTo(2);
        assertThat(queries.goalY(0)).isEqualTo(1);
        assertThat(queries.line(1)).isEqualTo(4);
        assertThat(queries.length(1)).isNull();
        assertThat(new LeagueQueries(map, agents, tasks, 1).queryCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2;0       | 3:1 | expected robot 1 of 2, found the end of the file",
                "1;0;2     | 3:1 | more than 1 robots",
                "1;1       | 2:1 | location 1 is blocked",
                "2;0;0     | 3:1 | two robots at location 0",
                "1;6       | 2:1 | location must be from 0 to 5, found '6'"
            })
    void shouldNameThePlaceAndTheReasonInAgents(final String lines, final String place, final String reason) {
        final GridMap map = GridMap.parse(MAP);
        final MapFormatException e =
                catchThrowableOfType(MapFormatException.class, () -> LeagueAgents.parse(lines.replace(';', '\n'), map));

        assertThat(e).hasMessage(place + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;0,1     | 2:3 | location 1 is blocked",
                "1;0,,2    | 2:3 | location must be a whole number, found ''",
                "1;0 2     | 2:3 | expected the end of the line, found '2'",
                "2;0       | 3:1 | expected task 1 of 2, found the end of the file"
            })
    void shouldNameThePlaceAndTheReasonInTasks(final String lines, final String place, final String reason) {
        final GridMap map = GridMap.parse(MAP);
        final MapFormatException e =
                catchThrowableOfType(MapFormatException.class, () -> LeagueTasks.parse(lines.replace(';', '\n'), map));

        assertThat(e).hasMessage(place + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 0, true",
        "3, 3, 1, false",
        // Half a unit of the last digit printed, of each number by itself.
        "3, 2, 1, true",
        "3.82843, 1, 2, true",
        "3.82844, 1, 2, false",
        "76.8822, 43, 24, false",
        // 14 digits with the root of double precision, 8 decimals with 1.414213562, 6 digits in single precision.
        "49.041630560343, 15, 24, false",
        "1.4142135623731, 0, 1, true",
        "1.4142135623728, 0, 1, false",
        "160.52691193, 96, 45, false",
        "41.89949493, 32, 7, true",
        "41.89949492, 32, 7, false",
        "129.58, 32, 69, true",
        "129.6, 32, 69, true",
        "129.5807, 32, 69, true",
        "129.59, 32, 69, false",
        "129.580, 32, 69, false",
        "130, 32, 69, true",
        "129, 32, 69, false",
        "129.50, 80, 35, true",
        "129.50, 97, 23, false",
        "129.5, 97, 23, true",
        "1.3e2, 32, 69, true",
        "1.2958e+02, 32, 69, true",
        "1.2958E2, 32, 69, true",
        "12959e-2, 32, 69, false",
        "1e2, 32, 69, true",
        "1e3, 32, 69, false",
        // Of a solver that cuts digits off: 161.88225 fits 161.88, and 60.69848 does not fit 60.69.
        "161.88, 94, 48, true",
        "60.69, 31, 21, false",
        "-1, 0, 0, false"
    })
    void shouldCompareAtThePrintedPrecision(
            final String printed, final long straight, final long diagonal, final boolean isSame) {
        assertThat(PrintedLength.isSame(printed, straight, diagonal)).isEqualTo(isSame);
    }

    @Test
    void shouldEqualNothingWhenALengthDoesNotFitADouble() {
        assertThat(PrintedLength.isSame("9".repeat(400), 1, 0)).isFalse();
        assertThat(PrintedLength.isLength("9".repeat(400))).isFalse();
        assertThat(PrintedLength.isSame("1e400", 1, 0)).isFalse();
        for (final String text :
                new String[] {"1e400", "1e9999", "1e", "e2", "1e+", "1e2.0", "1e2e3", "+1", "Infinity", "NaN", ""}) {
            assertThat(PrintedLength.isLength(text)).as(text).isFalse();
        }
    }
}
