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

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * Pick faces that follow one another on a map's list, each on the next cell in one direction, with the next shelf of one
 * aisle, and with a name in which only the shelf's number differs. A pick face alone is a run of one.
 *
 * @param name  of the only one; of several with {@link SideFileReader#SHELF} in place of the number.
 * @param count 1 or more.
 * @param way   direction of the next cell, 0 to 3; of a run of one of no meaning.
 */
record PickFaceRun(String name, int count, int way) {
    /** The longest run that starts with a place. */
    static PickFaceRun at(final WarehouseMap map, final int index) {
        final Place first = map.place(index);
        final PickFaceRun alone = new PickFaceRun(first.name(), 1, Heading.EAST);
        if (index + 1 == map.placeCount()) {
            return alone;
        }
        final int way = wayTo(map, first.cell(), map.place(index + 1).cell());
        final String name = commonName(first, map.place(index + 1).name());
        if (way < 0 || name == null) {
            return alone;
        }
        int count = 1;
        while (index + count < map.placeCount()
                && count < map.width() + map.height()
                && isNext(map, map.place(index + count - 1), map.place(index + count), way, name)) {
            count++;
        }
        return count == 1 ? alone : new PickFaceRun(name, count, way);
    }

    private static boolean isNext(
            final WarehouseMap map, final Place last, final Place next, final int way, final String name) {
        return next.kind() == PlaceKind.PICK_FACE
                && next.aisle() == last.aisle()
                && next.shelf() - 1 == last.shelf()
                && next.cell() == map.neighbour(last.cell(), way)
                && next.name().equals(name.replace(SideFileReader.SHELF, Integer.toString(next.shelf())));
    }

    private static int wayTo(final WarehouseMap map, final int from, final int to) {
        for (int way = 0; way < Heading.COUNT; way++) {
            if (map.neighbour(from, way) == to) {
                return way;
            }
        }
        return -1;
    }

    /** The name of both with the shelf's number taken out; null when they have none in common. */
    private static String commonName(final Place first, final String second) {
        final String shelf = Integer.toString(first.shelf());
        final String nextShelf = Integer.toString(first.shelf() + 1);
        final String name = first.name();
        for (int i = name.lastIndexOf(shelf); i >= 0; i = name.lastIndexOf(shelf, i - 1)) {
            final String before = name.substring(0, i);
            final String after = name.substring(i + shelf.length());
            final String common = before + SideFileReader.SHELF + after;
            final boolean isUnique = !(before + after).contains(SideFileReader.SHELF);
            if (isUnique && JsonValue.isName(common) && second.equals(before + nextShelf + after)) {
                return common;
            }
        }
        return null;
    }
}
