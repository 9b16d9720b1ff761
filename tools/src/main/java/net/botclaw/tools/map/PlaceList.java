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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.cli.CommandFailedException;

/** The places of a map with the ids by which commands and messages name them. */
final class PlaceList {
    private static final String DEMO = "demo";

    private PlaceList() {}

    /**
     * Reads a map.
     *
     * @param path of its file, of an engine's directory, or demo unless there is such a file.
     * @return the map.
     * @throws CommandFailedException when the directory has no map.
     */
    static WarehouseMap mapOf(final Path path) {
        if (!Files.isDirectory(path)) {
            return path.toString().equals(DEMO) && !Files.exists(path)
                    ? WarehouseFiles.demo()
                    : WarehouseFiles.read(path);
        }
        final Site site = JournalSite.of(path);
        if (!site.hasMap()) {
            throw new CommandFailedException("the engine of " + path + " has no map");
        }
        return site.map();
    }

    /** Prints a line for each place and a last one. */
    static void print(final WarehouseMap map, final PrintWriter out) {
        for (int index = 0; index < map.placeCount(); index++) {
            final Place place = map.place(index);
            out.println("id=" + (index + 1) + " name=" + place.name() + " kind=" + place.kind() + " cell="
                    + place.cell() + " at=" + map.x(place.cell()) + ',' + map.y(place.cell())
                    + optional(" aisle=", place.aisle()) + optional(" shelf=", place.shelf()));
        }
        out.println("places: count=" + map.placeCount());
        out.flush();
    }

    private static String optional(final String name, final int number) {
        return number == Place.NONE ? "" : name + number;
    }
}
