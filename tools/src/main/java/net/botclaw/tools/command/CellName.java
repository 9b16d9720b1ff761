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
package net.botclaw.tools.command;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A cell as an operator names it: by its id, or by its column and row, which the site beside the engine's journal knows.
 *
 * @param id of the cell; {@link #BY_PLACE} when it is named by column and row.
 * @param x  column, from 0 in the west.
 * @param y  row, from 0 in the north.
 */
record CellName(long id, int x, int y) {
    static final String FORM = "Id of the cell, or X,Y: its column and row from the map's upper left corner, 0,0.";

    private static final long BY_PLACE = -1;
    private static final Pattern ID = Pattern.compile("\\d{1,10}");
    private static final Pattern PLACE = Pattern.compile("(\\d{1,6}),(\\d{1,6})");

    /** Reads the option. */
    static final class Converter implements ITypeConverter<CellName> {
        @Override
        public CellName convert(final String text) {
            final Matcher place = PLACE.matcher(text);
            if (place.matches()) {
                return new CellName(BY_PLACE, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            }
            if (!ID.matcher(text).matches() || Long.parseLong(text) > OneCommand.MAX_U32) {
                throw new TypeConversionException(
                        "'" + text + "' is neither an id of 0 to " + OneCommand.MAX_U32 + " nor X,Y");
            }
            return new CellName(Long.parseLong(text), 0, 0);
        }
    }

    /**
     * The cell's id.
     *
     * @param directory of the engine; it is only looked into when the cell is named by its column and row.
     * @return an id, which the engine may not know when it was given as such.
     * @throws CommandFailedException when there is no such cell on the engine's map, or no map.
     */
    long idIn(final Path directory) {
        if (id != BY_PLACE) {
            return id;
        }
        final Site site = EngineSite.of(directory);
        if (!site.hasMap()) {
            throw new CommandFailedException(
                    "the engine of " + directory + " has no map: it has no cell " + x + ',' + y);
        }
        final WarehouseMap map = site.map();
        final int cell = map.cellAt(x, y);
        if (cell == WarehouseMap.NO_CELL) {
            final boolean isOnMap = x < map.width() && y < map.height();
            throw new CommandFailedException("no cell " + x + ',' + y
                    + (isOnMap
                            ? ": nobody can drive there"
                            : ": the map has " + map.width() + " columns and " + map.height() + " rows"));
        }
        return cell;
    }
}
