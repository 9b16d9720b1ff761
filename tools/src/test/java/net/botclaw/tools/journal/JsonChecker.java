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

/** A strict reader of JSON (RFC 8259) that only says whether a line is a value. */
final class JsonChecker {
    private final String text;
    private int index;

    private JsonChecker(final String text) {
        this.text = text;
    }

    static void check(final String line) {
        final JsonChecker checker = new JsonChecker(line);
        checker.value();
        checker.require(checker.index == line.length());
    }

    private void value() {
        switch (peek()) {
            case '{':
                sequence('}', true);
                break;
            case '[':
                sequence(']', false);
                break;
            case '"':
                string();
                break;
            case 'n':
                require(text.startsWith("null", index));
                index += "null".length();
                break;
            default:
                number();
                break;
        }
    }

    private void sequence(final char end, final boolean isObject) {
        index++;
        if (peek() == end) {
            index++;
            return;
        }
        while (true) {
            if (isObject) {
                string();
                require(next() == ':');
            }
            value();
            final char separator = next();
            if (separator == end) {
                return;
            }
            require(separator == ',');
        }
    }

    private void string() {
        require(next() == '"');
        char c = next();
        while (c != '"') {
            require(c >= ' ');
            if (c == '\\') {
                final char escaped = next();
                if (escaped == 'u') {
                    Integer.parseInt(text.substring(index, index + 4), 16);
                    index += 4;
                } else {
                    require("\"\\/bfnrt".indexOf(escaped) >= 0);
                }
            }
            c = next();
        }
    }

    private void number() {
        final int start = index;
        while (index < text.length() && "+-.0123456789eE".indexOf(text.charAt(index)) >= 0) {
            index++;
        }
        require(text.substring(start, index).matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"));
    }

    private char peek() {
        require(index < text.length());
        return text.charAt(index);
    }

    private char next() {
        final char c = peek();
        index++;
        return c;
    }

    private void require(final boolean isTrue) {
        if (!isTrue) {
            throw new AssertionError("no JSON at index " + index + ": " + text);
        }
    }
}
