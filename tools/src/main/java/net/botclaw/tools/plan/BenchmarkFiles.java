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
package net.botclaw.tools.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import net.botclaw.routing.path.MapFormatException;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/** Reads benchmark files. <b>Failure</b>: one line with file, line, column and reason. */
final class BenchmarkFiles {
    private static final long MAX_BYTES = 256L << 20;

    private BenchmarkFiles() {}

    /**
     * Reads a file.
     *
     * @param path   of the file.
     * @param parser of its text.
     * @return what the parser made of it.
     */
    static <T> T read(final Path path, final Function<CharSequence, T> parser) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new CommandFailedException(path + " is larger than " + MAX_BYTES + " bytes");
            }
            // The formats are ASCII; with one character a byte, any other byte has a column.
            return parser.apply(Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (final MapFormatException e) {
            throw new CommandFailedException(path + ":" + e.getMessage(), e);
        } catch (final IOException e) {
            throw new CommandFailedException("cannot read " + path + ": " + Failures.reason(e), e);
        }
    }
}
