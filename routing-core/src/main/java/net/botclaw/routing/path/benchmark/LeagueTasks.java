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
import org.agrona.collections.IntArrayList;

/**
 * The tasks of a League of Robot Runners instance: their number, then one a line, the locations to be visited in order
 * with commas between. A location is {@code row * width + column}. Lines that start with {@code #} are comments.
 */
public final class LeagueTasks {
    private final IntArrayList locations = new IntArrayList();
    private final int[] firsts;
    private final int[] lines;

    private LeagueTasks(final int count) {
        firsts = new int[count + 1];
        lines = new int[count];
    }

    /**
     * Reads the tasks.
     *
     * @param text a whole {@code .tasks} file.
     * @param map  that they are on.
     * @return the tasks.
     * @throws MapFormatException when it is none, or a location is not a free cell.
     */
    public static LeagueTasks parse(final CharSequence text, final GridMap map) {
        final TextCursor cursor = new TextCursor(text, true);
        cursor.nextLineWithWords("the number of tasks");
        final int count = cursor.number("number of tasks", 0, Integer.MAX_VALUE);
        cursor.expectEndOfLine();
        final LeagueTasks tasks = new LeagueTasks(Math.min(count, cursor.linesLeft()));
        for (int i = 0; i < count; i++) {
            cursor.nextLineWithWords("task " + i + " of " + count);
            tasks.lines[i] = cursor.line();
            do {
                tasks.locations.addInt(LeagueAgents.location(cursor, map));
            } while (cursor.tryComma());
            cursor.expectEndOfLine();
            tasks.firsts[i + 1] = tasks.locations.size();
        }
        if (cursor.tryNextLineWithWords()) {
            throw cursor.errorAt(0, "more than " + count + " tasks");
        }
        return tasks;
    }

    /** How many tasks there are. */
    public int count() {
        return firsts.length - 1;
    }

    /**
     * Line of a task in the file.
     *
     * @param task from 0.
     * @return from 1.
     */
    public int line(final int task) {
        return lines[task];
    }

    /**
     * How many locations a task visits.
     *
     * @param task from 0.
     * @return 1 or more.
     */
    public int errandCount(final int task) {
        return firsts[task + 1] - firsts[task];
    }

    /**
     * A location that a task visits.
     *
     * @param task   from 0.
     * @param errand from 0.
     * @return row * width + column.
     */
    public int errand(final int task, final int errand) {
        return locations.getInt(firsts[task] + errand);
    }
}
