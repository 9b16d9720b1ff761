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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import net.botclaw.routing.path.benchmark.GridMap;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * Reads and writes the files of a warehouse: {@code site.map}, its text, and beside it {@code site.json}, its side file.
 * A map of MovingAI or of the League of Robot Runners is read as a plain grid, in which a letter is a cell that is free or
 * is not and no place; it may have a side file too. A map that is a symbolic link may have its side file beside the link or
 * beside its target.
 *
 * <p><b>Failure</b>: {@link CommandFailedException} of one line, {@code file: line L, column C: reason}.
 */
public final class WarehouseFiles {
    private static final String MAP_END = ".map";
    private static final String SIDE_END = ".json";
    private static final String DEMO = "demo";
    private static final Pattern TYPE_LINE = Pattern.compile("(?im)^[ \\t]*type\\b");

    private WarehouseFiles() {}

    /**
     * Reads a map of any of the three kinds, with its side file if there is one.
     *
     * @param file of the text.
     * @return the map.
     */
    public static WarehouseMap read(final Path file) {
        final WarehouseMapBuilder builder = TextFiles.read(file, WarehouseFiles::parse);
        final WarehouseMap drawn = TextFiles.located(file, builder::build);
        final Path side = existingSideFile(file);
        return side == null ? drawn : TextFiles.readJson(side, root -> SideFileReader.read(root, drawn, builder));
    }

    /**
     * Reads the map that comes with the tools: 170 x 84 cells, 220 parking places.
     *
     * @return the map.
     */
    public static WarehouseMap demo() {
        final WarehouseMapBuilder builder = parse(resource(MAP_END));
        return SideFileReader.read(JsonValue.parse(resource(SIDE_END)), builder.build(), builder);
    }

    /** A grid of letters as a warehouse without places. */
    static WarehouseMap plain(final GridMap grid) {
        return builder(grid).build();
    }

    /**
     * Writes a map: the text, and its side file beside it, both in canonical form. What is there is replaced.
     *
     * @param map  to write.
     * @param file of the text.
     * @throws IllegalArgumentException when a name on the map is none that a side file can have.
     */
    public static void write(final WarehouseMap map, final Path file) {
        final String side = SideFileWriter.print(map);
        write(file, WarehouseText.print(map));
        final Path existing = existingSideFile(file);
        write(existing == null ? sideFile(file) : existing, side);
    }

    /**
     * The side file of a map.
     *
     * @param file of the text.
     * @return beside it; {@code .json} in place of {@code .map}, or after a name that does not end so.
     */
    public static Path sideFile(final Path file) {
        final String name = file.getFileName().toString();
        final String stem = name.endsWith(MAP_END) ? name.substring(0, name.length() - MAP_END.length()) : name;
        return file.resolveSibling(stem + SIDE_END);
    }

    /**
     * The side file that is there: the one beside the text or, when the text is a symbolic link, else the one beside that to
     * which it leads.
     *
     * @return null when there is none.
     */
    private static Path existingSideFile(final Path file) {
        final Path beside = sideFile(file);
        if (isThere(beside)) {
            return beside;
        }
        if (!Files.isSymbolicLink(file)) {
            return null;
        }
        try {
            final Path besideTarget = sideFile(file.toRealPath());
            return isThere(besideTarget) ? besideTarget : null;
        } catch (final IOException e) {
            // A link to nothing: to be written, for it was not read.
            return null;
        }
    }

    /** A map without its side file is another map: one that cannot be looked at is not taken for one that is not there. */
    private static boolean isThere(final Path side) {
        if (Files.exists(side)) {
            return true;
        }
        if (Files.isSymbolicLink(side)) {
            throw new CommandFailedException("the side file " + side + " is a link to a file that is not there");
        }
        if (!Files.notExists(side)) {
            throw new CommandFailedException("cannot read " + side + ": permission denied");
        }
        return false;
    }

    /** No row of a warehouse's text begins with the word that the other two kinds begin with, behind comments. */
    private static WarehouseMapBuilder parse(final CharSequence text) {
        return TYPE_LINE.matcher(text).find() ? builder(GridMap.parse(text)) : WarehouseText.parse(text);
    }

    private static WarehouseMapBuilder builder(final GridMap grid) {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(grid.width(), grid.height());
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                builder.free(x, y, grid.isFree(x, y));
            }
        }
        return builder;
    }

    private static String resource(final String end) {
        try (InputStream in = WarehouseFiles.class.getResourceAsStream(DEMO + end)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + DEMO + end, e);
        }
    }

    private static void write(final Path file, final String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new CommandFailedException("cannot write " + file + ": " + Failures.reason(e), e);
        }
    }
}
