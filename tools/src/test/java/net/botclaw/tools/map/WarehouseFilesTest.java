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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseFilesTest {
    private static final int ROUNDS = 300;
    private static final int SIDE = 12;

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatItWroteCellByCellAndPlaceByPlace() {
        final Path file = directory.resolve("random.map");
        for (int seed = 1; seed <= ROUNDS; seed++) {
            final WarehouseMap map = randomMap(new Random(seed));
            WarehouseFiles.write(map, file);
            final String side = SideFileWriter.print(map);

            final WarehouseMap read = WarehouseFiles.read(file);

            MapAssert.assertSame(read, map);
            assertThat(SideFileWriter.print(read)).as("seed " + seed).isEqualTo(side);
        }
    }

    @Test
    void shouldReadTheExampleOfTheDocument() throws IOException {
        final String document = Files.readString(Path.of("..", "docs", "MAPS.md"));
        final Path file = write("site.map", block(document, "```\n"));
        write("site.json", block(document, "```json\n"));

        final WarehouseMap map = WarehouseFiles.read(file);

        assertThat(map.place(0).name()).isEqualTo("inbound");
        assertThat(map.place(3).name()).isEqualTo("A1-2N");
        assertThat(map.zoneId(map.cellAt(8, 5))).isEqualTo(1);
        assertThat(MapAssert.vehicleClass(map.vehicleClass(0))).isEqualTo("reach 8 13 20 15 false");
    }

    @Test
    void shouldReadATextWithoutASideFile() throws IOException {
        final WarehouseMap map = WarehouseFiles.read(write("a.map", "..S\n.#x\n"));

        assertThat(map.cellCount()).isEqualTo(5);
        assertThat(map.place(0).name()).isEqualTo("S1");
        assertThat(map.vehicleClass(0).name()).isEqualTo("counterbalanced");
    }

    @Test
    void shouldReadAPublishedGridAsFreeAndBlockedCells() throws IOException {
        final WarehouseMap map =
                WarehouseFiles.read(write("league.map", "type octile\nheight 2\nwidth 4\nmap\n.ES@\nTG.W\n"));

        assertThat(map.width()).isEqualTo(4);
        assertThat(map.cellCount()).isEqualTo(5);
        assertThat(map.placeCount()).isZero();
        assertThat(map.cellAt(1, 0)).isEqualTo(1);
        assertThat(map.cellAt(3, 1)).isEqualTo(WarehouseMap.NO_CELL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtype octile\nheight 1\nwidth 3\nmap\n.E@\n",
                "Type octile\nHeight 1\nWidth 3\nMap\n.E@\n",
                "TYPE OCTILE\r\nWIDTH 3\r\nHEIGHT 1\r\nMAP\r\n.E@\r\n",
                "# made by tool\n\n  # type of map\n type octile\n# size\nheight 1\nwidth 3\nmap\n.E@\n"
            })
    void shouldReadAPublishedGridAsOtherToolsWriteIt(final String text) throws IOException {
        final WarehouseMap map = WarehouseFiles.read(write("grid.map", text));

        assertThat(map.width()).isEqualTo(3);
        assertThat(map.cellCount()).isEqualTo(2);
    }

    @Test
    void shouldReadATextAndItsSideFileWithAByteOrderMark() throws IOException {
        final Path file = write("bom.map", "\uFEFF..S\n");
        write("bom.json", "\uFEFF{\"schemaVersion\": 1, \"tickMs\": 250}");

        assertThat(WarehouseFiles.read(file).placeCount()).isEqualTo(1);
        assertThat(WarehouseFiles.read(file).tickMs()).isEqualTo(250);
    }

    @Test
    void shouldNameWhatIsNoTextOfItsKind() throws IOException {
        assertFails(
                write("head.map", "// made by tool\ntype octile\nheight 1\nwidth 1\nmap\n.\n"),
                "head.map: line 1, column 1: expected 'type', found '//'");
        assertFails(
                write("foot.map", "type hex\nheight 1\nwidth 1\nmap\n.\n"),
                "foot.map: line 1, column 6: expected 'octile', found 'hex'");
        Files.write(directory.resolve("wide.map"), "..\n".getBytes(StandardCharsets.UTF_16));
        assertFails(directory.resolve("wide.map"), "wide.map: line 1: UTF-16 text, save it as UTF-8");
        final Path latin = write("latin.map", "..\n");
        Files.writeString(
                directory.resolve("latin.json"),
                "{\n \"schemaVersion\": 1, \"zones\": \"ö\"}",
                StandardCharsets.ISO_8859_1);
        assertFails(latin, "latin.json: line 2, column 32: not UTF-8 text (byte 0xF6)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldFindTheSideFileBesideTheTargetOfALink() throws IOException {
        final Path target = write("target.map", "..S\n");
        final Path side = write("target.json", "{\"schemaVersion\": 1, \"tickMs\": 250}");
        final Path links = Files.createDirectory(directory.resolve("links"));
        final Path link = Files.createSymbolicLink(links.resolve("site.map"), target);
        final Path linkToLink = Files.createSymbolicLink(links.resolve("again.map"), Path.of("site.map"));

        assertThat(WarehouseFiles.read(link).tickMs()).isEqualTo(250);
        assertThat(WarehouseFiles.read(linkToLink).tickMs()).isEqualTo(250);

        WarehouseFiles.write(WarehouseFiles.read(link).withTickMs(300), link);
        assertThat(Files.readString(side)).contains("300");
        assertThat(WarehouseFiles.sideFile(link)).doesNotExist();

        Files.writeString(WarehouseFiles.sideFile(link), "{\"schemaVersion\": 1, \"tickMs\": 500}");
        assertThat(WarehouseFiles.read(link).tickMs()).isEqualTo(500);
        assertThat(WarehouseFiles.read(linkToLink).tickMs()).isEqualTo(300);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldNotTakeASideFileThatLeadsNowhereForNone() throws IOException {
        final Path file = write("site.map", "..S\n");
        Files.createSymbolicLink(directory.resolve("site.json"), Path.of("absent.json"));

        assertFails(file, "site.json is a link to a file that is not there");
    }

    @Test
    void shouldAddPlacesToAPublishedGrid() throws IOException {
        final Path file = write("grid.map", "type octile\nheight 1\nwidth 3\nmap\n.ES\n");
        write(
                "grid.json",
                "{\"schemaVersion\": 1, \"places\": [{\"kind\": \"PARKING\", \"name\": \"P\", \"cell\": [2, 0]}]}");

        assertThat(WarehouseFiles.read(file).place(0).name()).isEqualTo("P");
    }

    @Test
    void shouldNameLineColumnAndReasonOfABadText() throws IOException {
        assertFails(write("a.map", "...\n.?.\n"), "a.map: line 2, column 2: '?' is no cell");
        assertFails(
                write("b.map", "type octile\nheight 1\nwidth 3\nmap\n.E\n"),
                "b.map: line 5, column 3: row 0 has 2 cells, width is 3");
        assertFails(write("c.map", "##\n"), "c.map: no cell is free");
        assertFails(directory.resolve("no.map"), "no.map: no such file");
    }

    @Test
    void shouldRefuseGridsThatAreTooLargeForAWarehouse() throws IOException {
        final String row = ".".repeat(5_000);

        assertFails(
                write("wide.map", "type octile\nheight 1\nwidth 5000\nmap\n" + row + "\n"),
                "wide.map: 5000 x 1 cells: a side has 1 to 4096");
    }

    @Test
    void shouldRefuseASideFileThatIsNoText() throws IOException {
        final Path file = write("d.map", "...\n");
        Files.write(directory.resolve("d.json"), new byte[] {'{', (byte) 0xC3, '}'});

        assertThatThrownBy(() -> WarehouseFiles.read(file))
                .hasMessageEndingWith("d.json: line 1, column 2: not UTF-8 text (byte 0xC3)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldRefuseAFileWithoutEnd() {
        assertThatThrownBy(() -> TextFiles.readJson(Path.of("/dev/zero"), value -> value))
                .hasMessage("/dev/zero is larger than 8388608 bytes");
    }

    @Test
    void shouldRefuseToWriteNamesThatItCouldNotRead() {
        final WarehouseMap map = new WarehouseMapBuilder(2, 1)
                .addPlace(PlaceKind.DOCK, "bell\u0007", 0, 0)
                .build();

        assertThatThrownBy(() -> WarehouseFiles.write(map, directory.resolve("e.map")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(directory.resolve("e.map")).doesNotExist();
    }

    @Test
    void shouldPutTheSideFileBesideTheMap() {
        assertThat(WarehouseFiles.sideFile(Path.of("x", "site.map"))).isEqualTo(Path.of("x", "site.json"));
        assertThat(WarehouseFiles.sideFile(Path.of("site.txt"))).isEqualTo(Path.of("site.txt.json"));
    }

    private void assertFails(final Path file, final String end) {
        assertThatThrownBy(() -> WarehouseFiles.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageEndingWith(end);
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String block(final String document, final String fence) {
        final int start = document.indexOf("\n" + fence) + 1 + fence.length();
        return document.substring(start, document.indexOf("```", start));
    }

    private static WarehouseMap randomMap(final Random random) {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(SIDE, SIDE)
                .cellSizeMm(1 + random.nextInt(2_000))
                .tickMs(1 + random.nextInt(500));
        for (int i = 0; i < SIDE * SIDE / 4; i++) {
            builder.exits(random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(Heading.ALL_MASK + 1));
            builder.turnAllowed(random.nextInt(SIDE), random.nextInt(SIDE), false);
            builder.free(random.nextInt(SIDE), 2 + random.nextInt(SIDE - 2), false);
        }
        final int zones = random.nextInt(8);
        for (int i = 0; i < zones; i++) {
            final int id = builder.addZone(randomZone(random, "Zone \"" + i + "\" ä\\"));
            final int x = random.nextInt(SIDE - 3);
            final int y = random.nextInt(SIDE - 3);
            for (int cell = 0; cell < 9; cell++) {
                builder.zoneAt(x + cell % 3, y + cell / 3, id);
            }
            builder.zoneAt(random.nextInt(SIDE), random.nextInt(SIDE), id);
        }
        // The two rows to the north are free.
        for (int i = 0; i < SIDE; i++) {
            final PlaceKind kind = PlaceKind.values()[random.nextInt(4)];
            final String name = random.nextBoolean() ? "p" + i : "S" + i;
            builder.addPlace(kind, name, random.nextInt(SIDE), random.nextInt(2));
        }
        for (int x = 0; x < SIDE; x++) {
            if (random.nextInt(4) > 0) {
                builder.addPickFace("A1-" + (x + 8) + "N1", x, 0, random.nextInt(20) / 19, x + 8);
            }
        }
        final int classes = random.nextInt(3);
        for (int i = 0; i < classes; i++) {
            builder.addVehicleClass(new VehicleClass(
                    "class " + i,
                    1 + random.nextInt(99),
                    1 + random.nextInt(99),
                    random.nextInt(99),
                    random.nextInt(3),
                    random.nextBoolean()));
        }
        return builder.build();
    }

    private static Zone randomZone(final Random random, final String name) {
        final ZoneKind kind = ZoneKind.values()[random.nextInt(ZoneKind.values().length)];
        switch (kind) {
            case BLOCKED:
                return Zone.blocked(name);
            case DIRECTED:
                return Zone.directed(name, random.nextInt(Heading.COUNT));
            case BIDIRECTED:
                return Zone.bidirected(name, random.nextInt(Heading.COUNT));
            case PRIORITY:
                return Zone.weighted(name, kind, 10 + random.nextInt(91));
            default:
                return Zone.weighted(name, kind, 100 + random.nextInt(901));
        }
    }
}
