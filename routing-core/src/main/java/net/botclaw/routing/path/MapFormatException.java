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
    private static final int MAX_SHOWN = 20;
    private static final String HEX_DIGITS = "0123456789ABCDEF";

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

    /**
     * Part of a bad text as a reason may show it on any terminal: in quotes, cut after 20 characters, and what is not
     * printable ASCII as a backslash, u and four hexadecimal digits.
     *
     * @param found in the text.
     * @return one line.
     */
    public static String quoted(final CharSequence found) {
        final int length = Math.min(found.length(), MAX_SHOWN);
        final StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < length; i++) {
            final char c = found.charAt(i);
            if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append("\\u");
                for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
                    shown.append(HEX_DIGITS.charAt(c >> shift & 15));
                }
            }
        }
        return shown.append(length < found.length() ? "...'" : "'").toString();
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
