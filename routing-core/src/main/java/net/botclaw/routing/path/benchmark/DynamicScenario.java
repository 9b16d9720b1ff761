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
import net.botclaw.routing.path.octile.OctileGrid;

/**
 * Queries on a grid that changes between them, with the published answer after every change. The grid starts all free.
 *
 * <pre>
 *  version 2
 *  height 209
 *  width 281
 *  cost 1 octile
 *  patch dao_arena2.patch
 *  commands
 *  P round patch x y                                    lay the patch over the grid, its upper left cell at x,y
 *  Q round startX startY goalX goalY optimalLength      -1: no route
 * </pre>
 */
public final class DynamicScenario implements GridQueries {
    private static final int LINE = 0;
    private static final int FIRST = 1;
    private static final int FIELDS = 5;

    private final int width;
    private final int height;
    private final GridPatches patches;
    private final int[] fields;
    // Of queries; null for patches.
    private final String[] lengths;
    private int count;
    private int queryCount;

    private DynamicScenario(final int width, final int height, final GridPatches patches, final int capacity) {
        this.width = width;
        this.height = height;
        this.patches = patches;
        fields = new int[FIELDS * capacity];
        lengths = new String[capacity];
    }

    /**
     * Reads a scenario.
     *
     * @param text    a whole file.
     * @param patches of the file that it names.
     * @return its commands.
     * @throws MapFormatException when it is none or has no query, or a patch does not fit into the grid where it is put.
     */
    public static DynamicScenario parse(final CharSequence text, final GridPatches patches) {
        final TextCursor cursor = new TextCursor(text);
        cursor.nextLineWithWords("'version 2'");
        cursor.expect("version");
        cursor.expect("2");
        cursor.expectEndOfLine();
        final int height = size(cursor, "height");
        final int width = size(cursor, "width");
        if (!OctileGrid.isSupported(width, height)) {
            throw cursor.errorAt(0, "a grid of " + width + " x " + height + " cells is too large");
        }
        cursor.nextLineWithWords("'cost 1 octile'");
        cursor.expect("cost");
        cursor.expect("1");
        cursor.expect("octile");
        cursor.expectEndOfLine();
        cursor.nextLineWithWords("'patch'");
        cursor.expect("patch");
        cursor.word("name of the patch file");
        cursor.nextLineWithWords("'commands'");
        cursor.expect("commands");
        cursor.expectEndOfLine();
        final DynamicScenario scenario = new DynamicScenario(width, height, patches, cursor.linesLeft());
        while (cursor.tryNextLineWithWords()) {
            scenario.add(cursor);
        }
        if (scenario.queryCount == 0) {
            cursor.nextLineWithWords("a query");
        }
        return scenario;
    }

    private static int size(final TextCursor cursor, final String name) {
        cursor.nextLineWithWords("'" + name + "'");
        cursor.expect(name);
        final int size = cursor.number(name, 1, OctileGrid.MAX_PADDED_CELLS);
        cursor.expectEndOfLine();
        return size;
    }

    private void add(final TextCursor cursor) {
        final String command = cursor.word("'P' or 'Q'");
        final boolean isQuery = command.equals("Q");
        if (!isQuery && !command.equals("P")) {
            throw cursor.error("expected 'P' or 'Q', found " + MapFormatException.quoted(command));
        }
        cursor.number("round", 0, Integer.MAX_VALUE);
        final int base = FIELDS * count;
        fields[base + LINE] = cursor.line();
        if (isQuery) {
            fields[base + FIRST] = cursor.number("start x", 0, width - 1);
            fields[base + FIRST + 1] = cursor.number("start y", 0, height - 1);
            fields[base + FIRST + 2] = cursor.number("goal x", 0, width - 1);
            fields[base + FIRST + 3] = cursor.number("goal y", 0, height - 1);
            lengths[count] = Scenario.length(cursor);
            queryCount++;
        } else {
            final int patch = cursor.number("patch", 0, patches.count() - 1);
            fields[base + FIRST] = patch;
            fields[base + FIRST + 1] = cursor.number(
                    "x of the patch", 0, width - patches.patch(patch).width());
            fields[base + FIRST + 2] = cursor.number(
                    "y of the patch", 0, height - patches.patch(patch).height());
            cursor.expectEndOfLine();
        }
        count++;
    }

    /**
     * The grid before the first command.
     *
     * @return new, all free.
     */
    public OctileGrid newGrid() {
        return new OctileGrid(width, height);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int queryCount() {
        return queryCount;
    }

    @Override
    public boolean isQuery(final int command) {
        return lengths[command] != null;
    }

    @Override
    public void apply(final int command, final OctileGrid grid) {
        final int base = FIELDS * command + FIRST;
        patches.patch(fields[base]).copyTo(grid, fields[base + 1], fields[base + 2]);
    }

    @Override
    public int startX(final int command) {
        return fields[FIELDS * command + FIRST];
    }

    @Override
    public int startY(final int command) {
        return fields[FIELDS * command + FIRST + 1];
    }

    @Override
    public int goalX(final int command) {
        return fields[FIELDS * command + FIRST + 2];
    }

    @Override
    public int goalY(final int command) {
        return fields[FIELDS * command + FIRST + 3];
    }

    @Override
    public int line(final int command) {
        return fields[FIELDS * command + LINE];
    }

    @Override
    public String length(final int command) {
        return lengths[command];
    }

    @Override
    public void reset(final OctileGrid grid) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                grid.unblock(grid.cell(x, y));
            }
        }
        grid.reindex();
    }
}
