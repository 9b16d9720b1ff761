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
package net.botclaw.routing.path;

/** A text is not what its format says. Who knows the file's name puts it before the message. */
public final class MapFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;

    /**
     * Says where and why.
     *
     * @param line   from 1.
     * @param column from 1.
     * @param reason lower case, no full stop.
     */
    public MapFormatException(final int line, final int column, final String reason) {
        super(line + ":" + column + ": " + reason);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** Line of the mistake, from 1. */
    public int line() {
        return line;
    }

    /** Column of the mistake, from 1. */
    public int column() {
        return column;
    }

    /** What is wrong there. */
    public String reason() {
        return reason;
    }
}
