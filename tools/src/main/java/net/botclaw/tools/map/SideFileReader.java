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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/**
 * Adds to a map what its letters cannot say. The format is in {@code docs/MAPS.md}; {@link SideFileWriter} writes it.
 *
 * <p>Places come in the order of the list. A listed place on a cell with a letter of its kind gives that place its name;
 * letters without a listed place follow with the names they have from the text.
 */
final class SideFileReader {
    /** The one there is. */
    static final int SCHEMA_VERSION = 1;
    /** In the name of a run of pick faces: the number of the shelf. */
    static final String SHELF = "{shelf}";

    private static final Set<String> KEYS =
            Set.of("schemaVersion", "cellSizeMm", "tickMs", "oneWay", "noTurn", "zones", "places", "vehicleClasses");
    private static final Set<String> ONE_WAY_KEYS = Set.of("exits", "cells");
    private static final Set<String> PLACE_KEYS = Set.of("kind", "name", "cell");
    private static final Set<String> PICK_FACE_KEYS = Set.of("kind", "name", "cell", "aisle", "shelf", "count", "way");

    private final JsonValue root;
    private final WarehouseMap drawn;
    private final WarehouseMapBuilder builder;
    /** Bits by ordinal of the kinds of the places that are listed on each cell. */
    private final byte[] listedKinds;

    private SideFileReader(final JsonValue root, final WarehouseMap drawn, final WarehouseMapBuilder builder) {
        this.root = root;
        this.drawn = drawn;
        this.builder = builder;
        listedKinds = new byte[drawn.cellCount()];
    }

    /**
     * Reads a side file.
     *
     * @param root    of the file.
     * @param drawn   the map of the text alone.
     * @param builder that has the text, and gets the rest.
     * @return the whole map.
     */
    static WarehouseMap read(final JsonValue root, final WarehouseMap drawn, final WarehouseMapBuilder builder) {
        final SideFileReader reader = new SideFileReader(root, drawn, builder);
        root.allowOnly(KEYS);
        root.get("schemaVersion").integer(SCHEMA_VERSION, SCHEMA_VERSION);
        final int cellSizeMm = root.integerOf(
                "cellSizeMm", 1, WarehouseMapBuilder.MAX_CELL_SIZE_MM, WarehouseMapBuilder.DEFAULT_CELL_SIZE_MM);
        final int tickMs =
                root.integerOf("tickMs", 1, WarehouseMapBuilder.MAX_TICK_MS, WarehouseMapBuilder.DEFAULT_TICK_MS);
        builder.cellSizeMm(cellSizeMm).tickMs(tickMs);
        reader.readOneWay();
        new CellAreas(drawn)
                .read(root.elementsOf("noTurn"), cell -> builder.turnAllowed(drawn.x(cell), drawn.y(cell), false));
        reader.readZones();
        reader.readPlaces();
        reader.readVehicleClasses(new VehicleClassReader(cellSizeMm, tickMs));
        return builder.build();
    }

    private void readOneWay() {
        final CellAreas areas = new CellAreas(drawn);
        for (final JsonValue sign : root.elementsOf("oneWay")) {
            sign.allowOnly(ONE_WAY_KEYS);
            int mask = 0;
            for (final JsonValue exit : sign.get("exits").elements()) {
                mask |= Heading.bit(HeadingName.read(exit));
            }
            final int exits = mask;
            areas.read(sign.get("cells").elements(), cell -> builder.exits(drawn.x(cell), drawn.y(cell), exits));
        }
    }

    private void readZones() {
        final CellAreas areas = new CellAreas(drawn);
        final Set<String> names = new HashSet<>();
        for (final JsonValue value : root.elementsOf("zones")) {
            final Zone zone = readZone(value);
            requireNew(names, value);
            final int id = value.blame(() -> builder.addZone(zone));
            areas.read(value.get("cells").elements(), cell -> builder.zoneAt(drawn.x(cell), drawn.y(cell), id));
        }
    }

    private static Zone readZone(final JsonValue value) {
        final ZoneKind kind = value.get("kind").constant(ZoneKind.values());
        final String name = value.get("name").name();
        switch (kind) {
            case BLOCKED:
                value.allowOnly(Set.of("name", "kind", "cells"));
                return Zone.blocked(name);
            case DIRECTED:
                value.allowOnly(Set.of("name", "kind", "cells", "direction"));
                return Zone.directed(name, HeadingName.read(value.get("direction")));
            case BIDIRECTED:
                value.allowOnly(Set.of("name", "kind", "cells", "axis"));
                return Zone.bidirected(
                        name, value.get("axis").constant(AxisName.values()).heading());
            default:
                value.allowOnly(Set.of("name", "kind", "cells", "percent"));
                final JsonValue percent = value.get("percent");
                final int share = percent.integer(Zone.MIN_PERCENT, Zone.MAX_PERCENT);
                return percent.blame(() -> Zone.weighted(name, kind, share));
        }
    }

    private void readPlaces() {
        if (!root.has("places")) {
            return;
        }
        builder.clearPlaces();
        for (final JsonValue value : root.elementsOf("places")) {
            final PlaceKind kind = value.get("kind").constant(PlaceKind.values());
            final int cell = CellAreas.readCell(value.get("cell"), drawn);
            if (kind == PlaceKind.PICK_FACE) {
                readPickFaces(value, cell);
            } else {
                value.allowOnly(PLACE_KEYS);
                final String name = value.get("name").name();
                value.blame(() -> builder.addPlace(kind, name, drawn.x(cell), drawn.y(cell)));
                listedKinds[cell] |= (byte) (1 << kind.ordinal());
            }
        }
        for (int i = 0; i < drawn.placeCount(); i++) {
            final Place place = drawn.place(i);
            if ((listedKinds[place.cell()] & 1 << place.kind().ordinal()) == 0) {
                root.get("places")
                        .blame(() -> builder.addPlace(
                                place.kind(), place.name(), drawn.x(place.cell()), drawn.y(place.cell())));
            }
        }
    }

    /** One pick face, or a run of them: each on the next cell, with the next shelf. */
    private void readPickFaces(final JsonValue value, final int cell) {
        value.allowOnly(PICK_FACE_KEYS);
        final boolean isRun = value.has("count");
        final int count = value.integerOf("count", 2, WarehouseMapBuilder.MAX_SIDE_CELLS, 1);
        final int way = isRun ? HeadingName.read(value.get("way")) : Heading.EAST;
        final int aisle = value.get("aisle").integer(0, Integer.MAX_VALUE);
        final int firstShelf = value.get("shelf").integer(0, Integer.MAX_VALUE - count);
        final String name = value.get("name").name();
        if (isRun && !name.contains(SHELF)) {
            throw value.get("name").error("the name of a run must contain " + SHELF);
        }
        if (!isRun && value.has("way")) {
            throw value.get("way").error("a way without a count");
        }
        for (int i = 0; i < count; i++) {
            final int x = drawn.x(cell) + i * Heading.deltaX(way);
            final int y = drawn.y(cell) + i * Heading.deltaY(way);
            final int shelf = firstShelf + i;
            CellAreas.freeCell(value, drawn, x, y);
            final String own = isRun ? name.replace(SHELF, Integer.toString(shelf)) : name;
            value.blame(() -> builder.addPickFace(own, x, y, aisle, shelf));
        }
    }

    private void readVehicleClasses(final VehicleClassReader reader) {
        final List<JsonValue> values = root.elementsOf("vehicleClasses");
        final Set<String> names = new HashSet<>();
        for (final JsonValue value : values) {
            requireNew(names, value);
            value.blame(() -> builder.addVehicleClass(reader.read(value)));
        }
    }

    private static void requireNew(final Set<String> names, final JsonValue named) {
        if (!names.add(named.get("name").name())) {
            throw named.get("name").error("this name is given twice");
        }
    }
}
