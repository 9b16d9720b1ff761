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
import java.util.regex.Pattern;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How an operator names a location: by the name of a place on the engine's map, or by its id, which is all that stations
 * have that were added later. Digits are an id.
 *
 * @param id   of the location, or {@link #BY_NAME}.
 * @param name of the place, null with an id.
 */
record LocationName(long id, String name) {
    static final String FORM = "Name of the place, as plan map --places lists them, or id of the location.";

    private static final long BY_NAME = -1;
    private static final Pattern ID = Pattern.compile("-?\\d{1,18}");

    /** Reads the option. */
    static final class Converter implements ITypeConverter<LocationName> {
        @Override
        public LocationName convert(final String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("neither the name of a place nor an id");
            }
            return ID.matcher(text).matches()
                    ? new LocationName(Math.max(0, Long.parseLong(text)), null)
                    : new LocationName(BY_NAME, text);
        }
    }

    /**
     * The location's id.
     *
     * @param directory of the engine; it is only looked into when the location is named.
     * @return an id, which the engine may not know when it was given as such.
     * @throws CommandFailedException when the engine's map has no such place, or there is no map.
     */
    long idIn(final Path directory) {
        if (id != BY_NAME) {
            return id;
        }
        final Site site = EngineSite.of(directory);
        if (!site.hasMap()) {
            throw new CommandFailedException("the engine of " + directory + " has no map: it has no place " + name);
        }
        for (int index = 0; index < site.map().placeCount(); index++) {
            if (site.map().place(index).name().equals(name)) {
                return index + 1L;
            }
        }
        throw new CommandFailedException(
                "the map has no place " + name + ": plan map --places " + directory + " lists them");
    }
}
