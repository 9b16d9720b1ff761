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

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import net.botclaw.routing.path.MapFormatException;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.TextFile;

/** Reads files of maps and benchmarks. <b>Failure</b>: one line with file, line, column and reason. */
public final class TextFiles {
    private static final int MAX_BYTES = 256 << 20;
    /** Less than of texts, because a tree takes many times the room of its file. */
    private static final int MAX_JSON_BYTES = 8 << 20;

    private TextFiles() {}

    /**
     * Reads a file of up to 256 MiB.
     *
     * @param path   of the file.
     * @param parser of its text.
     * @param <T>    what is in it.
     * @return what the parser made of it.
     * @throws CommandFailedException when the file cannot be read or the parser refuses it.
     */
    public static <T> T read(final Path path, final Function<CharSequence, T> parser) {
        // The formats are ASCII; with one character a byte, any other byte has a column.
        final String text = TextFile.ascii(path, MAX_BYTES);
        return located(path, () -> parser.apply(text));
    }

    /** Reads a file of up to 8 MiB of JSON. */
    static <T> T readJson(final Path path, final Function<JsonValue, T> reader) {
        final String text = TextFile.utf8(path, MAX_JSON_BYTES);
        return located(path, () -> reader.apply(JsonValue.parse(text)));
    }

    /** Puts the file's name, and the place in it, before what is said about its content. */
    static <T> T located(final Object file, final Supplier<T> call) {
        try {
            return call.get();
        } catch (final MapFormatException e) {
            throw new CommandFailedException(
                    file + ": line " + e.line() + ", column " + e.column() + ": " + e.reason(), e);
        } catch (final IllegalArgumentException e) {
            throw new CommandFailedException(file + ": " + e.getMessage(), e);
        }
    }
}
