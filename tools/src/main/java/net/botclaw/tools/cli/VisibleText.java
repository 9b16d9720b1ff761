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

/**
 * Text from outside (arguments, files, names of bots and goods, messages of exceptions) as any terminal may show it: one
 * line, in which nothing moves the cursor, changes colours or turns the direction of writing.
 */
public final class VisibleText {
    private static final String HEX_DIGITS = "0123456789ABCDEF";
    private static final int MAX_QUOTED = 40;
    private static final int NIBBLE_BITS = 4;
    private static final int NIBBLE_MASK = 0xF;

    private VisibleText() {}

    /**
     * Replaces what cannot be seen by a backslash, u and four hexadecimal digits, for each of its UTF-16 units.
     *
     * @param text any.
     * @return the same text where all of it can be seen.
     */
    public static String of(final String text) {
        if (isVisible(text)) {
            return text;
        }
        final StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /**
     * Part of a text that is wrong, for a line that says so.
     *
     * @param text any.
     * @return in quotes, cut after 40 characters, with what cannot be seen as {@link #of} shows it.
     */
    public static String quoted(final String text) {
        final boolean isCut = text.codePointCount(0, text.length()) > MAX_QUOTED;
        final String shown = isCut ? text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "..." : text;
        return "'" + of(shown) + "'";
    }

    /**
     * True when all of a text can be shown as it is.
     *
     * @param text any.
     * @return false with control, format or unassigned characters, line separators and halves of surrogate pairs.
     */
    public static boolean isVisible(final String text) {
        return text.codePoints().allMatch(VisibleText::isVisible);
    }

    /**
     * True when a character can be shown as it is.
     *
     * @param point of Unicode.
     * @return true for letters, figures, marks, punctuation, symbols and blanks.
     */
    public static boolean isVisible(final int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.PRIVATE_USE:
            case Character.SURROGATE:
            case Character.UNASSIGNED:
                return false;
            default:
                return true;
        }
    }

    private static void append(final StringBuilder shown, final int point) {
        if (isVisible(point)) {
            shown.appendCodePoint(point);
            return;
        }
        for (final char unit : Character.toChars(point)) {
            shown.append("\\u");
            for (int shift = Character.SIZE - NIBBLE_BITS; shift >= 0; shift -= NIBBLE_BITS) {
                shown.append(HEX_DIGITS.charAt(unit >> shift & NIBBLE_MASK));
            }
        }
    }
}
