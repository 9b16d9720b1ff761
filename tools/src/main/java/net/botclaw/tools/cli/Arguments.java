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
package net.botclaw.tools.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * Arguments as every command takes them: none is empty, and none has characters that move a terminal's cursor.
 *
 * <p><b>Failure</b>: a {@link TypeConversionException}, of which the command line makes one line and exit code 2.
 */
public final class Arguments {
    private Arguments() {}

    /**
     * Makes a command line check its texts and paths.
     *
     * @param commands with all its subcommands.
     * @return the same.
     */
    public static CommandLine check(final CommandLine commands) {
        return commands.registerConverter(Path.class, Arguments::path)
                .registerConverter(String.class, Arguments::text)
                .setExpandAtFiles(false);
    }

    private static Path path(final String argument) {
        try {
            return Path.of(text(argument));
        } catch (final InvalidPathException e) {
            throw new TypeConversionException(VisibleText.quoted(argument) + " is no path");
        }
    }

    private static String text(final String argument) {
        if (argument.isBlank()) {
            throw new TypeConversionException("it must not be empty");
        }
        if (argument.chars().anyMatch(Character::isISOControl)) {
            throw new TypeConversionException(
                    "it must have no control characters, found " + VisibleText.quoted(argument));
        }
        return argument;
    }
}
