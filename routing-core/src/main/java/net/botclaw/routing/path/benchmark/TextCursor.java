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
package net.botclaw.routing.path.benchmark;

import net.botclaw.routing.path.MapFormatException;

/**
 * Reads a text line by line, and a line word by word; knows where it is, for {@link MapFormatException}. A line ends
 * with LF or CR LF; words end with blanks or tabs, and where a format says so with commas.
 */
final class TextCursor {
    private static final int DECIMAL = 10;

    private final CharSequence text;
    private final boolean isCommaSeparator;
    private int line;
    private int lineStart;
    private int lineEnd;
    private int nextLineStart;
    private int position;
    private int wordStart;

    TextCursor(final CharSequence text) {
        this(text, false);
    }

    TextCursor(final CharSequence text, final boolean isCommaSeparator) {
        this.text = text;
        this.isCommaSeparator = isCommaSeparator;
    }

    /** Most lines that are left, for sizing tables. */
    int linesLeft() {
        int count = 1;
        for (int i = nextLineStart; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }

    /** Goes to the next line; false at the end of the text. */
    boolean tryNextLine() {
        if (nextLineStart >= text.length()) {
            return false;
        }
        line++;
        lineStart = nextLineStart;
        int end = lineStart;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        nextLineStart = end + 1;
        lineEnd = end > lineStart && text.charAt(end - 1) == '\r' ? end - 1 : end;
        position = lineStart;
        wordStart = lineStart;
        return true;
    }

    /** Goes to the next line that there must be. */
    void nextLine(final String expected) {
        if (!tryNextLine()) {
            throw new MapFormatException(line + 1, 1, "expected " + expected + ", found the end of the file");
        }
    }

    /** Goes to the next line that has words and is no comment; false at the end of the text. */
    boolean tryNextLineWithWords() {
        while (tryNextLine()) {
            if (hasWord() && text.charAt(position) != '#') {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next line with words that there must be. */
    void nextLineWithWords(final String expected) {
        if (!tryNextLineWithWords()) {
            throw new MapFormatException(line + 1, 1, "expected " + expected + ", found the end of the file");
        }
    }

    int line() {
        return line;
    }

    int lineLength() {
        return lineEnd - lineStart;
    }

    char charAt(final int index) {
        return text.charAt(lineStart + index);
    }

    /** Whether the line has another word. */
    boolean hasWord() {
        while (position < lineEnd && isBlank(text.charAt(position))) {
            position++;
        }
        return position < lineEnd;
    }

    /** The next word of the line, up to a blank or a comma that separates. */
    String word(final String expected) {
        if (!hasWord()) {
            wordStart = position;
            throw error("expected " + expected + ", found the end of the line");
        }
        wordStart = position;
        while (position < lineEnd && !isSeparator(text.charAt(position))) {
            position++;
        }
        return text.subSequence(wordStart, position).toString();
    }

    /** Steps over a comma, if there is one. */
    boolean tryComma() {
        if (!hasWord() || text.charAt(position) != ',') {
            return false;
        }
        position++;
        return true;
    }

    /** Reads up to a tab, or up to a blank in a line without tabs: names of maps may have blanks. */
    String field(final String expected) {
        if (!hasWord()) {
            return word(expected);
        }
        int end = position;
        while (end < lineEnd && text.charAt(end) != '\t') {
            end++;
        }
        if (end == lineEnd) {
            return word(expected);
        }
        wordStart = position;
        position = end;
        return text.subSequence(wordStart, end).toString();
    }

    /** Reads a word that must be this one. */
    void expect(final String expected) {
        final String found = word(MapFormatException.quoted(expected));
        if (!found.equals(expected)) {
            throw error(
                    "expected " + MapFormatException.quoted(expected) + ", found " + MapFormatException.quoted(found));
        }
    }

    /** Reads a word that must be this one, in small letters or capitals of ASCII. */
    void expectInAnyCase(final String expected) {
        final String found = word(MapFormatException.quoted(expected));
        if (!found.equalsIgnoreCase(expected)) {
            throw error(
                    "expected " + MapFormatException.quoted(expected) + ", found " + MapFormatException.quoted(found));
        }
    }

    void expectEndOfLine() {
        if (hasWord()) {
            final String found = word("");
            throw error("expected the end of the line, found " + MapFormatException.quoted(found));
        }
    }

    /** Reads a whole number. */
    int number(final String name, final int min, final int max) {
        final String found = word(name);
        final boolean isNegative = !found.isEmpty() && found.charAt(0) == '-';
        long value = 0;
        for (int i = isNegative ? 1 : 0; i < found.length(); i++) {
            final char digit = found.charAt(i);
            if (digit < '0' || digit > '9') {
                throw error(name + " must be a whole number, found " + MapFormatException.quoted(found));
            }
            value = Math.min(DECIMAL * value + digit - '0', Integer.MAX_VALUE + 1L);
        }
        if (found.length() == (isNegative ? 1 : 0)) {
            throw error(name + " must be a whole number, found " + MapFormatException.quoted(found));
        }
        final long signed = isNegative ? -value : value;
        if (signed < min || signed > max) {
            throw error(name + " must be from " + min + " to " + max + ", found " + MapFormatException.quoted(found));
        }
        return (int) signed;
    }

    /** A mistake at the word last read. */
    MapFormatException error(final String reason) {
        return new MapFormatException(Math.max(1, line), wordStart - lineStart + 1, reason);
    }

    /** A mistake at a place of the line. */
    MapFormatException errorAt(final int index, final String reason) {
        return new MapFormatException(line, index + 1, reason);
    }

    private boolean isSeparator(final char c) {
        return isBlank(c) || isCommaSeparator && c == ',';
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
