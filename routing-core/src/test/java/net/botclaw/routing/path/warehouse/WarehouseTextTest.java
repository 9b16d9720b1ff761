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
package net.botclaw.routing.path.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.MapFormatException;
import org.junit.jupiter.api.Test;

class WarehouseTextTest {
    @Test
    void shouldReadEveryLetterOfTheLegend() {
        final WarehouseMap map = WarehouseText.parse("; a comment\n...........\n.><^v=|x.#@\r\n.S.D.C.P.S.\n")
                .build();

        assertThat(map.width()).isEqualTo(11);
        assertThat(map.height()).isEqualTo(3);
        assertThat(map.cellCount()).isEqualTo(31);
        assertThat(exits(map, 1)).isEqualTo(Heading.bit(Heading.EAST));
        assertThat(exits(map, 2)).isEqualTo(Heading.bit(Heading.WEST));
        assertThat(exits(map, 3)).isEqualTo(Heading.bit(Heading.NORTH));
        assertThat(exits(map, 4)).isEqualTo(Heading.bit(Heading.SOUTH));
        assertThat(exits(map, 5)).isEqualTo(Heading.bit(Heading.EAST) | Heading.bit(Heading.WEST));
        assertThat(exits(map, 6)).isEqualTo(Heading.bit(Heading.NORTH) | Heading.bit(Heading.SOUTH));
        assertThat(map.isTurnAllowed(map.cellAt(7, 1))).isFalse();
        assertThat(map.isTurnAllowed(map.cellAt(8, 1))).isTrue();
        assertThat(map.cellAt(9, 1)).isEqualTo(WarehouseMap.NO_CELL);
        assertThat(map.cellAt(10, 1)).isEqualTo(WarehouseMap.NO_CELL);
        assertThat(map.placeCount()).isEqualTo(5);
        assertThat(map.place(1).name()).isEqualTo("D1");
        assertThat(map.place(4).name()).isEqualTo("S2");
        assertThat(map.place(4).kind()).isEqualTo(PlaceKind.STATION);
        assertThat(map.x(map.place(4).cell())).isEqualTo(9);
        assertThat(map.y(map.place(4).cell())).isEqualTo(2);
    }

    @Test
    void shouldWriteWhatItReads() {
        final String text = ".....\n.>^v.\n.=|x.\n.#D<.\n.....\n";

        assertThat(WarehouseText.print(WarehouseText.parse(text).build())).isEqualTo(text);
    }

    @Test
    void shouldSayLineAndColumnWhenTheTextIsBad() {
        assertRefused("...\n.?.\n", "2:2: '?' is no cell");
        assertRefused("...\n. .\n", "2:2: ' ' is no cell");
        assertRefused("...\n.\u001b.\n", "2:2: '\\u001B' is no cell");
        assertRefused("...\n.\u009b.\n", "2:2: '\\u009B' is no cell");
        assertRefused("; c\n...\n..\n", "3:3: a row of 2 cells among rows of 3");
        assertRefused("..\n...\n", "2:3: a row of 3 cells among rows of 2");
        assertRefused("..\n\n..\n", "2:1: an empty row");
        assertRefused("", "1:1: there is no row");
        assertRefused(("S".repeat(4_096) + "\n").repeat(17), "17:1: more than 65536 places");
        assertRefused(".".repeat(5_000), "1:1: more than 4096 cells a side or 1048576 in all");
    }

    @Test
    void shouldRefuseAMapWithoutAFreeCell() {
        assertThatThrownBy(() -> WarehouseText.parse("##\n##").build()).hasMessage("no cell is free");
    }

    private static void assertRefused(final String text, final String message) {
        assertThatThrownBy(() -> WarehouseText.parse(text))
                .isInstanceOf(MapFormatException.class)
                .hasMessage(message);
    }

    private static int exits(final WarehouseMap map, final int x) {
        return map.exitMask(map.cellAt(x, 1));
    }
}
