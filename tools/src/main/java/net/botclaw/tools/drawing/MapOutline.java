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
package net.botclaw.tools.drawing;

/** Draws what is not free of a map, dark, by runs of cells. */
public final class MapOutline {
    /** Which cells of a grid are free. */
    @FunctionalInterface
    public interface FreeCells {
        /**
         * Whether a cell is free.
         *
         * @param x from 0.
         * @param y from 0.
         * @return true when it is.
         */
        boolean isFree(int x, int y);
    }

    private MapOutline() {}

    /**
     * Draws a map.
     *
     * @param svg    to draw into.
     * @param width  cells.
     * @param height cells.
     * @param cells  which are free.
     */
    public static void draw(final SvgFile svg, final int width, final int height, final FreeCells cells) {
        svg.print("<path fill=\"#37474f\" d=\"");
        for (int y = 0; y < height; y++) {
            int x = 0;
            while (x < width) {
                final int first = x;
                while (x < width && !cells.isFree(x, y)) {
                    x++;
                }
                if (x > first) {
                    final int count = x - first;
                    svg.print("M").print(first).print(" ").print(y).print("h").print(count);
                    svg.print("v1h-").print(count).print("z");
                }
                x++;
            }
        }
        svg.print("\"/>\n");
    }
}
