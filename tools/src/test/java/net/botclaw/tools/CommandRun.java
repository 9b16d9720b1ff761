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
package net.botclaw.tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One call of the command line in this process, and what it printed. */
public final class CommandRun {
    private final int exitCode;
    private final String out;
    private final String err;

    private CommandRun(final int exitCode, final String out, final String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    /** Runs {@code botclaw args...}. */
    public static CommandRun of(final Object... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        final int exitCode = Botclaw.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** 0, 1 or 2. */
    public int exitCode() {
        return exitCode;
    }

    /** Everything on the output stream. */
    public String out() {
        return out;
    }

    /** Everything on the error stream. */
    public String err() {
        return err;
    }

    /** Lines of the output stream. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** The result. */
    public String lastLine() {
        final List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Value of a {@code key=value} of the last line. */
    public String value(final String key) {
        for (final String word : lastLine().split(" ")) {
            if (word.startsWith(key + '=')) {
                return word.substring(key.length() + 1);
            }
        }
        throw new AssertionError("no " + key + " in: " + lastLine() + "\n" + err);
    }

    @Override
    public String toString() {
        return "exit " + exitCode + "\n" + out + err;
    }
}
