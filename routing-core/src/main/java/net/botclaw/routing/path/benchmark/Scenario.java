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
 * Queries on one map with their published answers, as MovingAI writes them.
 *
 * <pre>
 *  version 1
 *  bucket  map  width  height  start x  start y  goal x  goal y  optimal length      one a line, tabs or blanks between
 * </pre>
 */
public final class Scenario implements GridQueries {
    private static final int START_X = 0;
    private static final int START_Y = 1;
    private static final int GOAL_X = 2;
    private static final int GOAL_Y = 3;
    private static final int LINE = 4;
    private static final int FIELDS = 5;

    private final int[] fields;
    private final String[] lengths;
    private int count;

    private Scenario(final int capacity) {
        fields = new int[FIELDS * capacity];
        lengths = new String[capacity];
    }

    /**
     * Reads a scenario.
     *
     * @param text   a whole file.
     * @param width  of the map that it is for.
     * @param height of the map that it is for.
     * @return the queries.
     * @throws MapFormatException when it is none, has no query, or is one of a map of another size.
     */
    public static Scenario parse(final CharSequence text, final int width, final int height) {
        final TextCursor cursor = new TextCursor(text);
        cursor.nextLineWithWords("'version 1'");
        cursor.expect("version");
        final String version = cursor.word("'1'");
        if (!version.equals("1") && !version.equals("1.0")) {
            throw cursor.error("expected version '1', found " + MapFormatException.quoted(version)
                    + (version.equals("2") ? " (a dynamic scenario is read with its patches)" : ""));
        }
        cursor.expectEndOfLine();
        final Scenario scenario = new Scenario(cursor.linesLeft());
        cursor.nextLineWithWords("a query");
        do {
            scenario.add(cursor, width, height);
        } while (cursor.tryNextLineWithWords());
        return scenario;
    }

    private void add(final TextCursor cursor, final int width, final int height) {
        cursor.number("bucket", 0, Integer.MAX_VALUE);
        cursor.field("the map's name");
        cursor.number("width of the map", width, width);
        cursor.number("height of the map", height, height);
        final int base = FIELDS * count;
        fields[base + START_X] = cursor.number("start x", 0, width - 1);
        fields[base + START_Y] = cursor.number("start y", 0, height - 1);
        fields[base + GOAL_X] = cursor.number("goal x", 0, width - 1);
        fields[base + GOAL_Y] = cursor.number("goal y", 0, height - 1);
        fields[base + LINE] = cursor.line();
        lengths[count] = length(cursor);
        count++;
    }

    static String length(final TextCursor cursor) {
        final String length = cursor.word("the optimal length");
        if (!PrintedLength.isLength(length)) {
            throw cursor.error(
                    "the optimal length must be a decimal number or -1, found " + MapFormatException.quoted(length));
        }
        cursor.expectEndOfLine();
        return length;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int startX(final int query) {
        return fields[FIELDS * query + START_X];
    }

    @Override
    public int startY(final int query) {
        return fields[FIELDS * query + START_Y];
    }

    @Override
    public int goalX(final int query) {
        return fields[FIELDS * query + GOAL_X];
    }

    @Override
    public int goalY(final int query) {
        return fields[FIELDS * query + GOAL_Y];
    }

    @Override
    public int line(final int query) {
        return fields[FIELDS * query + LINE];
    }

    @Override
    public String length(final int query) {
        return lengths[query];
    }
}
