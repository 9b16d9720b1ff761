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

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Lines on the error stream: all begin with the program's name, and none obeys what text from outside has in it. */
public final class ErrorLine {
    private static final String PREFIX = "botclaw: ";

    private ErrorLine() {}

    /**
     * Prints one line.
     *
     * @param command that says it.
     * @param line    lower case, no full stop.
     */
    public static void print(final CommandLine command, final String line) {
        command.getErr().println(PREFIX + VisibleText.of(line));
    }

    /**
     * Prints a stack trace.
     *
     * @param command that failed.
     * @param failure as it was thrown.
     */
    public static void printTrace(final CommandLine command, final Throwable failure) {
        final StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        trace.toString()
                .lines()
                .map(line -> line.replace("\t", "    "))
                .forEach(line -> command.getErr().println(VisibleText.of(line)));
    }
}
