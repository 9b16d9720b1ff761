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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.MapFormatException;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideFileReaderTest {
    private static final String TEXT = "S..S.\n.##..\n.....\n";
    private static final String TRUCK = "{\"name\": \"t\", \"lengthMm\": 900, \"widthMm\": 400, "
            + "\"forwardMmPerSecond\": 1500, \"turnDegreesPerSecond\": 45";

    @Test
    void shouldReadWhatLettersCannotSay() {
        final WarehouseMap map = read("""
                {
                  "schemaVersion": 1,
                  "cellSizeMm": 1200,
                  "tickMs": 50,
                  "oneWay": [{"exits": ["EAST", "SOUTH"], "cells": [[1, 0], [3, 1, 2, 2]]}],
                  "noTurn": [[0, 2]],
                  "zones": [
                    {"name": "slow", "kind": "SPEED_LIMIT", "percent": 200, "cells": [[0, 0, 5, 2]]},
                    {"name": "one", "kind": "DIRECTED", "direction": "WEST", "cells": [[1, 2]]},
                    {"name": "two", "kind": "BIDIRECTED", "axis": "NORTH_SOUTH", "cells": []},
                    {"name": "shut", "kind": "BLOCKED", "cells": [[4, 2]]}
                  ]
                }
                """);

        assertThat(map.cellSizeMm()).isEqualTo(1_200);
        assertThat(map.tickMs()).isEqualTo(50);
        assertThat(map.exitMask(map.cellAt(1, 0))).isEqualTo(Heading.bit(Heading.EAST));
        assertThat(map.exitMask(map.cellAt(3, 1))).isEqualTo(Heading.bit(Heading.EAST) | Heading.bit(Heading.SOUTH));
        assertThat(map.isTurnAllowed(map.cellAt(0, 2))).isFalse();
        assertThat(map.zoneId(map.cellAt(4, 1))).isEqualTo(1);
        assertThat(map.zoneId(map.cellAt(2, 2))).isZero();
        assertThat(MapAssert.zone(map.zone(1))).isEqualTo("slow SPEED_LIMIT 200 15");
        assertThat(MapAssert.zone(map.zone(2))).isEqualTo("one DIRECTED 100 4");
        assertThat(MapAssert.zone(map.zone(3))).isEqualTo("two BIDIRECTED 100 10");
        assertThat(MapAssert.zone(map.zone(4))).isEqualTo("shut BLOCKED 100 15");
    }

    @Test
    void shouldNameListedPlacesAndKeepTheLettersOfOthers() {
        final WarehouseMap map = read("""
                {"schemaVersion": 1, "places": [
                  {"kind": "PICK_FACE", "name": "A-{shelf}", "cell": [1, 2], "aisle": 4, "shelf": 9, "count": 2, "way": "EAST"},
                  {"kind": "STATION", "name": "north", "cell": [3, 0]},
                  {"kind": "DOCK", "name": "gate", "cell": [0, 0]}
                ]}
                """);

        assertThat(map.placeCount()).isEqualTo(5);
        assertThat(MapAssert.place(map.place(0))).isEqualTo("PICK_FACE A-9 9 4 9");
        assertThat(MapAssert.place(map.place(1))).isEqualTo("PICK_FACE A-10 10 4 10");
        assertThat(map.place(2).name()).isEqualTo("north");
        assertThat(map.place(3).name()).isEqualTo("gate");
        assertThat(map.place(4).name()).isEqualTo("S1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // 1000 mm at 1500 mm/s are 666.7 ms: 6.67 ticks of 100 ms.
                "}                                                  | t 7 7 20 0 false",
                ", ~reverseMmPerSecond~: 500}                       | t 7 7 20 20 false",
                ", ~startPenaltyMs~: 33}                            | t 7 7 20 0 false",
                ", ~startPenaltyMs~: 34}                            | t 7 8 20 0 false",
                ", ~reverseMmPerSecond~: 501, ~startPenaltyMs~: 34} | t 7 8 20 20 false"
            })
    void shouldRoundTheFiguresOfADataSheetUpToTicks(final String end, final String expected) {
        final WarehouseMap map = read(classes(TRUCK + end.replace('~', '"')));

        assertThat(MapAssert.vehicleClass(map.vehicleClass(0))).isEqualTo(expected);
    }

    @Test
    void shouldCallATruckLongWhenItsDiagonalIsWiderThanACell() {
        assertThat(isLong("800", "600")).isFalse();
        assertThat(isLong("801", "600")).isTrue();
        assertThat(isLong("2400", "900")).isTrue();
    }

    private static boolean isLong(final String length, final String width) {
        final String truck = TRUCK.replace("900", length).replace("400", width) + "}";
        return read(classes(truck)).vehicleClass(0).isLong();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                     | 1:1  | must be an object, found an array",
                "{'schemaVersion': 2}                   | 1:19 | must be from 1 to 1, found '2'",
                "{'cellSizeMm': 1000}                   | 1:1  | key 'schemaVersion' is missing",
                "{V, 'racks': []}                       | 1:22 | key 'racks' is unknown here",
                "{V, 'tickMs': 1, 'tickMs': 2}          | 1:35 | key 'tickMs' is given twice",
                "{V, 'tickMs': '1'}                     | 1:32 | must be a whole number, found '1'",
                "{V, 'tickMs': 1.5}                     | 1:32 | must be a whole number, found '1.5'",
                "{V, 'tickMs': 99999999999999999999}    | 1:32 | must be from 1 to 60000, found '99999999999999999999'",
                "{V, 'noTurn': 3}                       | 1:32 | must be an array, found '3'",
                "{V, 'noTurn': [[1, 1]]}                | 1:33 | cell (1, 1) is not free",
                "{V, 'noTurn': [[5, 1]]}                | 1:34 | must be from 0 to 4, found '5'",
                "{V, 'noTurn': [[1]]}                   | 1:33 | must be [x, y] or [x, y, width, height]",
                "{V, 'noTurn': [[1, 1, 2, 1]]}          | 1:33 | no cell of the rectangle is free",
                "{V, 'noTurn': [[3, 1, 3, 1]]}          | 1:40 | must be from 1 to 2, found '3'",
                "{V, 'noTurn': [[0, 0], [0, 0]]}        | 1:41 | cell (0, 0) is listed already",
                "{V, 'oneWay': [{'exits': ['UP'], 'cells': []}]} | 1:44 | must be one of [EAST, NORTH, WEST, SOUTH], found 'UP'",
                "{V, 'zones': [Z'BLOCKED', 'percent': 5}]}       | 1:78 | key 'percent' is unknown here",
                "{V, 'zones': [Z'PRIORITY', 'percent': 9}]}      | 1:90 | must be from 10 to 1000, found '9'",
                "{V, 'zones': [Z'PRIORITY', 'percent': 101}]}    | 1:90 | zone z: PRIORITY cannot cost 101 percent",
                "{V, 'zones': [Z'RELEASE'}]}                     | 1:32 | key 'percent' is missing",
                "{V, 'zones': [Z'DIRECTED', 'direction': true}]} | 1:92 | must be one of [EAST, NORTH, WEST, SOUTH], found 'true'",
                "{V, 'places': [P'DOCK', 'name': '', 'cell': [0, 0]}]}  | 1:58 | must have 1 to 64 characters, none of them a control character, found ''",
                "{V, 'places': [P'DOCK', 'name': 'd', 'cell': [1, 1]}]} | 1:71 | cell (1, 1) is not free",
                "{V, 'places': [P'DOCK', 'name': 'S2', 'cell': [0, 2]}]} | 1:32 | place S2 is named twice",
                "{V, 'places': [F'f', 'cell': [3, 2]}]}                  | 1:33 | cell (5, 2) is not free",
                "{V, 'vehicleClasses': [{'name': 't', 'forwardTicks': 0}]} | 1:71 | must be from 1 to 10000, found '0'",
                "{V, 'noTurn': [}                       | 1:33 | no JSON: Unexpected close marker '}': expected ']'",
                "{V} {                                  | 1:22 | more after the end of the value"
            })
    void shouldNameThePlaceAndTheReason(final String text, final String place, final String reason) {
        final String json = text.replace("{V", "{'schemaVersion': 1")
                .replace("[Z", "[{'name': 'z', 'cells': [], 'kind': ")
                .replace("[P", "[{'kind': ")
                .replace(
                        "[F'f'",
                        "[{'kind': 'PICK_FACE', 'aisle': 1, 'shelf': 1, 'count': 3, 'way': 'EAST', 'name': '{shelf}'")
                .replace('\'', '"');
        final MapFormatException e = catchThrowableOfType(MapFormatException.class, () -> read(json));

        assertThat(e).as(json).hasMessage(place + ": " + reason);
    }

    @Test
    void shouldShowNoControlCharacterOfABadFile() {
        final MapFormatException bad = catchThrowableOfType(
                MapFormatException.class, () -> read("{\"schemaVersion\": 1, \"a\\u001b[2J\": 1}"));
        final MapFormatException none =
                catchThrowableOfType(MapFormatException.class, () -> read("{\"schemaVersion\": tr\u009bue}"));

        assertThat(bad.reason()).isEqualTo("key 'a\\u001B[2J' is unknown here");
        assertThat(none.reason()).startsWith("no JSON: ").matches("[ -~]+");
    }

    @Test
    void shouldSayWhereAFileIsTooDeepOrTooLongForTheParser() {
        final MapFormatException deep = catchThrowableOfType(MapFormatException.class, () -> read("[".repeat(2_000)));
        final MapFormatException number = catchThrowableOfType(
                MapFormatException.class, () -> read("{\"schemaVersion\":\n" + "9".repeat(2_000) + "}"));

        assertThat(deep)
                .hasMessage("1:1002: no JSON: Document nesting depth (1001) exceeds the maximum allowed (1000)");
        assertThat(number.line()).isEqualTo(2);
        assertThat(number.reason()).startsWith("no JSON: Number value length (2000) exceeds the maximum allowed");
    }

    @Test
    void shouldNotRepeatThePlaceInTheWordsOfTheParser() {
        final MapFormatException cut = catchThrowableOfType(MapFormatException.class, () -> read("{\"a\": 1"));

        assertThat(cut).hasMessage("1:8: no JSON: Unexpected end-of-input: expected close marker for Object");
    }

    private static String classes(final String truck) {
        return "{\"schemaVersion\": 1, \"vehicleClasses\": [" + truck + "]}";
    }

    private static WarehouseMap read(final String json) {
        final WarehouseMapBuilder builder = WarehouseText.parse(TEXT);
        return SideFileReader.read(JsonValue.parse(json), builder.build(), builder);
    }
}
