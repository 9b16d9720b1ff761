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
 * The pieces of grid that a dynamic scenario lays over its grid.
 *
 * <pre>
 *  type patch
 *  patches 336
 *  patch 0          counted up from 0
 *  height 1
 *  width 2
 *  map
 *  .@
 * </pre>
 */
public final class GridPatches {
    private static final int MAX_PATCHES = 1_000_000;

    private final GridMap[] patches;

    private GridPatches(final GridMap[] patches) {
        this.patches = patches;
    }

    /**
     * Reads patches.
     *
     * @param text a whole file.
     * @return the patches.
     * @throws MapFormatException when they are none.
     */
    public static GridPatches parse(final CharSequence text) {
        final TextCursor cursor = new TextCursor(text);
        cursor.nextLineWithWords("'type patch'");
        cursor.expect("type");
        cursor.expect("patch");
        cursor.expectEndOfLine();
        cursor.nextLineWithWords("'patches'");
        cursor.expect("patches");
        final int count = cursor.number("patches", 0, Math.min(MAX_PATCHES, cursor.linesLeft()));
        cursor.expectEndOfLine();
        final GridMap[] patches = new GridMap[count];
        for (int i = 0; i < count; i++) {
            cursor.nextLineWithWords("'patch " + i + "'");
            cursor.expect("patch");
            cursor.number("number of the patch", i, i);
            cursor.expectEndOfLine();
            patches[i] = GridMap.parseSizeAndRows(cursor);
        }
        if (cursor.tryNextLineWithWords()) {
            throw cursor.errorAt(0, "more than " + count + " patches");
        }
        return new GridPatches(patches);
    }

    /** How many there are. */
    public int count() {
        return patches.length;
    }

    /**
     * One of them.
     *
     * @param index from 0.
     * @return a piece of grid.
     */
    public GridMap patch(final int index) {
        return patches[index];
    }
}
