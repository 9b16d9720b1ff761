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
package net.botclaw.tools.journal;

import java.io.PrintWriter;

/** Lines on their way to the terminal or a pipe: many at once, and no more once the reader of a pipe has gone. */
final class LineOutput {
    private static final int FLUSH_LENGTH = 64 * 1024;

    private final PrintWriter out;
    private final StringBuilder lines = new StringBuilder(2 * FLUSH_LENGTH);

    LineOutput(final PrintWriter out) {
        this.out = out;
    }

    /** Where lines go, each with its line feed. */
    StringBuilder lines() {
        return lines;
    }

    /** Passes the lines on once there are many; false when nobody reads them. */
    boolean flushWhenFull() {
        return lines.length() < FLUSH_LENGTH || flush();
    }

    /** Passes the lines on; false when nobody reads them. */
    boolean flush() {
        out.append(lines);
        lines.setLength(0);
        return !out.checkError();
    }
}
