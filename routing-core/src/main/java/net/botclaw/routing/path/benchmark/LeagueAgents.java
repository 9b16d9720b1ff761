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
 * Where the robots of a League of Robot Runners instance start: their number, then one location a line, which is {@code
 * row * width + column}. Lines that start with {@code #} are comments.
 */
public final class LeagueAgents {
    private final int[] locations;

    private LeagueAgents(final int[] locations) {
        this.locations = locations;
    }

    /**
     * Reads the robots.
     *
     * @param text a whole {@code .agents} file.
     * @param map  that they are on.
     * @return their places.
     * @throws MapFormatException when it is none, or a robot is not on a free cell or is where another is.
     */
    public static LeagueAgents parse(final CharSequence text, final GridMap map) {
        final TextCursor cursor = new TextCursor(text);
        cursor.nextLineWithWords("the number of robots");
        final int count = cursor.number("number of robots", 0, map.width() * map.height());
        cursor.expectEndOfLine();
        final int[] locations = new int[count];
        final boolean[] isTaken = new boolean[map.width() * map.height()];
        for (int i = 0; i < count; i++) {
            cursor.nextLineWithWords("robot " + i + " of " + count);
            locations[i] = location(cursor, map);
            if (isTaken[locations[i]]) {
                throw cursor.error("two robots at location " + locations[i]);
            }
            isTaken[locations[i]] = true;
            cursor.expectEndOfLine();
        }
        if (cursor.tryNextLineWithWords()) {
            throw cursor.errorAt(0, "more than " + count + " robots");
        }
        return new LeagueAgents(locations);
    }

    static int location(final TextCursor cursor, final GridMap map) {
        final int location = cursor.number("location", 0, map.width() * map.height() - 1);
        if (!map.isFree(location % map.width(), location / map.width())) {
            throw cursor.error("location " + location + " is blocked");
        }
        return location;
    }

    /** How many robots there are. */
    public int count() {
        return locations.length;
    }

    /**
     * Where a robot starts.
     *
     * @param robot from 0.
     * @return row * width + column.
     */
    public int location(final int robot) {
        return locations[robot];
    }
}
