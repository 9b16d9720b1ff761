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

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether someone is looking. */
public final class Terminal {
    /** Rows of a terminal that does not tell. */
    public static final int DEFAULT_ROWS = 40;
    /** Columns of a terminal that does not tell. */
    public static final int DEFAULT_COLUMNS = 100;

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})");

    private Terminal() {}

    /**
     * Whether input and output are a terminal, so that a line can be written again in place.
     *
     * @return false in a pipe, a file, or a process without a console.
     */
    public static boolean isInteractive() {
        final Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too, and this method to tell.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (final NoSuchMethodException e) {
            return true;
        } catch (final ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * Size of the terminal.
     *
     * @return rows and columns, {@link #DEFAULT_ROWS} and {@link #DEFAULT_COLUMNS} where nobody knows.
     */
    public static int[] size() {
        try {
            final Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            final String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            final Matcher matcher = SIZE.matcher(answer);
            if (matcher.matches()) {
                return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
            }
        } catch (final IOException e) {
            // There is no such program, or no terminal of this process.
            return defaultSize();
        }
        return defaultSize();
    }

    private static int[] defaultSize() {
        return new int[] {DEFAULT_ROWS, DEFAULT_COLUMNS};
    }
}
