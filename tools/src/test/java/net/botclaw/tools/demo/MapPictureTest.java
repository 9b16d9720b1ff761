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
package net.botclaw.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.tools.map.WarehouseFiles;
import net.botclaw.tools.warehouse.TruckPositions;
import net.botclaw.tools.warehouse.TruckState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPictureTest {
    private static final int SHELF_BLOCKS = 10;

    private static WarehouseMap map() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(8, 4);
        for (int x = 0; x < 8; x++) {
            builder.free(x, 1, x < 4).free(x, 2, false).free(x, 3, false);
        }
        return builder.build();
    }

    @Test
    void shouldDrawEachCellWhenThereIsRoom() {
        final StringBuilder out = new StringBuilder();

        new MapPicture(map(), 80, 24).append(TruckPositions.NONE, "\n", out);

        assertThat(out.toString()).isEqualTo("........\n....####\n########\n########\n");
    }

    @Test
    void shouldDrawSeveralCellsAsOneWhenThereIsNot() {
        final StringBuilder out = new StringBuilder();
        final MapPicture picture = new MapPicture(map(), 3, 2);

        picture.append(TruckPositions.NONE, "|", out);

        assertThat(out.toString()).isEqualTo("...|###|");
        assertThat(picture.rows()).isEqualTo(2);
    }

    @Test
    void shouldDrawShelvesWhereTheyTakeAsMuchAsOnTheWholeMap() {
        final WarehouseMap map =
                WarehouseText.parse("....##\n..####\n..####\n......\n").build();

        assertThat(picture(map, 3, 2, TruckPositions.NONE)).containsExactly(".##", ".##");
    }

    @ParameterizedTest
    @CsvSource({"170,84", "159,56", "119,36", "100,36", "79,20", "60,15"})
    void shouldDrawShelvesAndTheAislesBetweenThemInEverySize(final int columns, final int rows) {
        // given
        final WarehouseMap map = WarehouseFiles.demo();

        // when
        final List<String> lines = picture(map, columns, rows, TruckPositions.NONE);

        // then: as large as fits, with the ten blocks of shelves and what is beside them
        assertThat(lines).hasSize(rows).allMatch(line -> line.length() == columns);
        final int left = 25 * columns / map.width();
        final int right = 144 * columns / map.width();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.substring(left, right + 1).split("\\.+"))
                        .filteredOn(shelf -> shelf.startsWith("##"))
                        .hasSize(SHELF_BLOCKS));
        final double shelves = share(
                '#', lines.stream().map(line -> line.substring(left, right + 1)).toList());
        assertThat(shelves).isBetween(0.25, 0.85);
        final int parkingLeft = 147 * columns / map.width();
        final int parkingRight = 166 * columns / map.width();
        assertThat(share(
                        '#',
                        lines.subList(1, rows - 1).stream()
                                .map(line -> line.substring(parkingLeft, parkingRight))
                                .toList()))
                .isZero();
        for (final char mark : new char[] {'S', 'D', 'C'}) {
            assertThat(share(mark, lines)).as("%s", mark).isPositive();
        }
    }

    private static double share(final char mark, final List<String> lines) {
        final String all = String.join("", lines);
        return (double) all.chars().filter(c -> c == mark).count() / all.length();
    }

    @Test
    void shouldDrawTrucksByStateAndHeading() {
        final WarehouseMap map = WarehouseText.parse("........\n").build();
        TruckPositions trucks = TruckPositions.NONE;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            trucks = trucks.with(heading, heading, TruckState.DRIVING);
        }
        trucks = trucks.with(4, Heading.WEST, TruckState.IDLE)
                .with(5, Heading.WEST, TruckState.BROKEN)
                .with(6, Heading.WEST, TruckState.WORKING);

        assertThat(picture(map, 80, 24, trucks)).containsExactly(">^<voXw.");
    }

    @Test
    void shouldDrawTheRarestStateWhereSeveralTrucksShareACharacter() {
        final WarehouseMap map = WarehouseText.parse("....\n").build();
        final TruckPositions trucks = TruckPositions.NONE
                .with(0, Heading.EAST, TruckState.BROKEN)
                .with(1, Heading.EAST, TruckState.DRIVING)
                .with(2, Heading.SOUTH, TruckState.DRIVING)
                .with(3, Heading.EAST, TruckState.IDLE);

        assertThat(picture(map, 2, 1, trucks)).containsExactly("Xv");
    }

    private static List<String> picture(
            final WarehouseMap map, final int columns, final int rows, final TruckPositions trucks) {
        final StringBuilder out = new StringBuilder();
        new MapPicture(map, columns, rows).append(trucks, "\n", out);
        return out.toString().lines().toList();
    }
}
