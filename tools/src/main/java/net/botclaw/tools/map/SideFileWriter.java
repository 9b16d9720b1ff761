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

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.path.warehouse.Zone;

/**
 * Prints the side file of a map in its canonical form: what the letters of the text do not say, and nothing else but the
 * sizes and the vehicle classes; keys in one order, an entry a line. The same map gives the same file.
 */
final class SideFileWriter {
    private final WarehouseMap map;
    private final WarehouseMap drawn;
    private final List<String> sections = new ArrayList<>();

    private SideFileWriter(final WarehouseMap map) {
        this.map = map;
        drawn = WarehouseText.parse(WarehouseText.print(map)).build();
    }

    /**
     * Prints a side file.
     *
     * @param map of which {@link WarehouseText} prints the text.
     * @return lines of JSON.
     * @throws IllegalArgumentException when a name is none that a side file can have.
     */
    static String print(final WarehouseMap map) {
        final SideFileWriter writer = new SideFileWriter(map);
        writer.sections.add("  \"schemaVersion\": " + SideFileReader.SCHEMA_VERSION);
        writer.sections.add("  \"cellSizeMm\": " + map.cellSizeMm());
        writer.sections.add("  \"tickMs\": " + map.tickMs());
        writer.addList("oneWay", writer.oneWay());
        final String noTurn = writer.areas(cell -> writer.drawn.isTurnAllowed(cell) && !map.isTurnAllowed(cell));
        if (!noTurn.equals("[]")) {
            writer.sections.add("  \"noTurn\": " + noTurn);
        }
        writer.addList("zones", writer.zones());
        if (!writer.hasPlacesOfText()) {
            writer.addList("places", writer.places());
        }
        writer.addList("vehicleClasses", writer.vehicleClasses());
        return "{\n" + String.join(",\n", writer.sections) + "\n}\n";
    }

    private void addList(final String key, final List<String> entries) {
        if (!entries.isEmpty()) {
            sections.add("  \"" + key + "\": [\n    {" + String.join("},\n    {", entries) + "}\n  ]");
        }
    }

    private List<String> oneWay() {
        final List<String> entries = new ArrayList<>();
        for (int mask = 0; mask <= Heading.ALL_MASK; mask++) {
            final int exits = mask;
            final String cells = areas(cell -> map.exitMask(cell) == exits && drawn.exitMask(cell) != exits);
            if (!cells.equals("[]")) {
                entries.add("\"exits\": " + headings(mask) + ", \"cells\": " + cells);
            }
        }
        return entries;
    }

    private static String headings(final int mask) {
        final List<String> names = new ArrayList<>();
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            if ((mask & Heading.bit(heading)) != 0) {
                names.add("\"" + HeadingName.of(heading) + "\"");
            }
        }
        return names.toString();
    }

    private List<String> zones() {
        final List<String> entries = new ArrayList<>();
        for (int id = 1; id <= map.zoneCount(); id++) {
            final int zoneId = id;
            final Zone zone = map.zone(id);
            entries.add("\"name\": " + name(zone.name()) + ", \"kind\": \"" + zone.kind() + "\"" + effect(zone)
                    + ", \"cells\": " + areas(cell -> map.zoneId(cell) == zoneId));
        }
        return entries;
    }

    private static String effect(final Zone zone) {
        switch (zone.kind()) {
            case BLOCKED:
                return "";
            case DIRECTED:
                return ", \"direction\": \"" + HeadingName.of(Integer.numberOfTrailingZeros(zone.exitMask())) + "\"";
            case BIDIRECTED:
                return ", \"axis\": \"" + AxisName.ofExits(zone.exitMask()) + "\"";
            default:
                return ", \"percent\": " + zone.costPercent();
        }
    }

    private boolean hasPlacesOfText() {
        if (map.placeCount() != drawn.placeCount()) {
            return false;
        }
        for (int i = 0; i < map.placeCount(); i++) {
            final Place place = map.place(i);
            final Place letter = drawn.place(i);
            if (place.kind() != letter.kind()
                    || place.cell() != letter.cell()
                    || !place.name().equals(letter.name())) {
                return false;
            }
        }
        return true;
    }

    private List<String> places() {
        final List<String> entries = new ArrayList<>();
        int index = 0;
        while (index < map.placeCount()) {
            final Place place = map.place(index);
            final String cell = "\"cell\": [" + map.x(place.cell()) + ", " + map.y(place.cell()) + "]";
            final String kind = "\"kind\": \"" + place.kind() + "\", \"name\": ";
            if (place.kind() == PlaceKind.PICK_FACE) {
                final PickFaceRun run = PickFaceRun.at(map, index);
                final String next = run.count() == 1
                        ? ""
                        : ", \"count\": " + run.count() + ", \"way\": \"" + HeadingName.of(run.way()) + "\"";
                entries.add(kind + name(run.name()) + ", " + cell + ", \"aisle\": " + place.aisle() + ", \"shelf\": "
                        + place.shelf() + next);
                index += run.count();
            } else {
                entries.add(kind + name(place.name()) + ", " + cell);
                index++;
            }
        }
        return entries;
    }

    private List<String> vehicleClasses() {
        final List<String> entries = new ArrayList<>();
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            final VehicleClass truck = map.vehicleClass(i);
            final String reverse = truck.canReverse() ? ", \"reverseTicks\": " + truck.reverseTicks() : "";
            entries.add("\"name\": " + name(truck.name()) + ", \"forwardTicks\": " + truck.forwardTicks()
                    + ", \"forwardAfterTurnTicks\": " + truck.forwardAfterTurnTicks() + ", \"turnTicks\": "
                    + truck.turnTicks() + reverse + ", \"isLong\": " + truck.isLong());
        }
        return entries;
    }

    /** Cells as few rectangles: from each first one as far east as it goes, then as far south. */
    private String areas(final IntPredicate isMember) {
        final List<String> areas = new ArrayList<>();
        final boolean[] isDone = new boolean[map.cellCount()];
        final IntPredicate isLeft = cell -> cell != WarehouseMap.NO_CELL && !isDone[cell] && isMember.test(cell);
        for (int cell = 0; cell < map.cellCount(); cell++) {
            if (isLeft.test(cell)) {
                final int x = map.x(cell);
                final int y = map.y(cell);
                int width = 1;
                while (isLeft.test(map.cellAt(x + width, y))) {
                    width++;
                }
                int height = 1;
                while (isRowLeft(x, y + height, width, isLeft)) {
                    height++;
                }
                for (int i = 0; i < width * height; i++) {
                    isDone[map.cellAt(x + i % width, y + i / width)] = true;
                }
                areas.add("[" + x + ", " + y + (width * height == 1 ? "]" : ", " + width + ", " + height + "]"));
            }
        }
        return areas.toString();
    }

    private boolean isRowLeft(final int x, final int y, final int width, final IntPredicate isLeft) {
        for (int i = 0; i < width; i++) {
            if (!isLeft.test(map.cellAt(x + i, y))) {
                return false;
            }
        }
        return true;
    }

    private static String name(final String name) {
        if (!JsonValue.isName(name)) {
            throw new IllegalArgumentException("a side file cannot have the name '" + name + "'");
        }
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"";
    }
}
