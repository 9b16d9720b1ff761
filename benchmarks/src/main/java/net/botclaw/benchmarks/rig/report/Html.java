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
package net.botclaw.benchmarks.rig.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * HTML and the SVG in it, as it is written. Every text and every value of an attribute is escaped, whoever it is from;
 * only names of elements and attributes are taken as they are.
 *
 * <p><b>Threading</b>: one thread.
 */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> openElements = new ArrayDeque<>();

    /** Begins an element; names and values of attributes alternate. */
    Html begin(final String element, final String... attributes) {
        start(element, attributes);
        openElements.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Html end() {
        out.append("</").append(openElements.pop()).append(">");
        if (openElements.size() <= 2) {
            out.append('\n');
        }
        return this;
    }

    /** An element that has no end tag, such as {@code meta}. */
    Html single(final String element, final String... attributes) {
        start(element, attributes);
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(final String element, final String text, final String... attributes) {
        return begin(element, attributes).text(text).end();
    }

    Html text(final String text) {
        escape(text);
        return this;
    }

    /** A row of a table with the cells. */
    Html row(final String cell, final int leftColumns, final List<String> cells) {
        begin("tr");
        for (int i = 0; i < cells.size(); i++) {
            if (i < leftColumns) {
                element(cell, cells.get(i));
            } else {
                element(cell, cells.get(i), "class", "n");
            }
        }
        return end();
    }

    /** The style sheet, which comes with the program and is not escaped: CSS has no entities. */
    Html style(final String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** The whole document. */
    String document() {
        if (!openElements.isEmpty()) {
            throw new IllegalStateException("still open: " + openElements);
        }
        return "<!DOCTYPE html>\n" + out;
    }

    private void start(final String element, final String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
