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
package net.botclaw.benchmarks.profile;

import java.io.IOException;
import java.util.Locale;

/**
 * Draws a tree of stacks as SVG: the root at the bottom, on each frame those that it called, as wide as their weight. What
 * the pointer is on is told in full.
 */
final class FlameDrawing {
    private static final int WIDTH = 1_200;
    private static final int ROW_HEIGHT = 16;
    private static final int TEXT_BASELINE = 12;
    private static final double CHARACTER_WIDTH = 6.7;
    private static final int MIN_CHARACTERS = 3;
    /** Narrower frames cannot be seen, and are left out with all on them. */
    private static final double MIN_WIDTH = 0.3;

    private static final double PERCENT = 100;
    private static final int WARM_HUES = 50;

    private final Appendable out;
    private final String unit;
    private double unitsPerWeight;
    private long totalWeight;
    private int height;

    FlameDrawing(final Appendable out, final String unit) {
        this.out = out;
        this.unit = unit;
    }

    /** Draws a tree that has some weight. */
    void draw(final StackTree tree) throws IOException {
        totalWeight = tree.weight();
        unitsPerWeight = (double) WIDTH / totalWeight;
        height = tree.depth() * ROW_HEIGHT;
        print("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">%n", WIDTH, height);
        draw(tree, 0, 0);
        print("</svg>%n");
    }

    private void draw(final StackTree node, final double x, final int row) throws IOException {
        final double width = node.weight() * unitsPerWeight;
        if (width < MIN_WIDTH) {
            return;
        }
        final int y = height - (row + 1) * ROW_HEIGHT;
        final String name = node.frame();
        print(
                "<g><title>%s: %d %s, %.2f %%</title><rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" "
                        + "fill=\"%s\"/>%s</g>%n",
                escaped(name),
                node.weight(),
                unit,
                node.weight() * PERCENT / totalWeight,
                x,
                y,
                width,
                ROW_HEIGHT,
                colour(name),
                label(name, x, y, width));
        double calleeX = x;
        for (final StackTree callee : node.callees()) {
            draw(callee, calleeX, row + 1);
            calleeX += callee.weight() * unitsPerWeight;
        }
    }

    /** The end of a name says more than its beginning, which is a package. */
    private static String label(final String name, final double x, final int y, final double width) {
        final int fitting = (int) (width / CHARACTER_WIDTH);
        if (fitting < MIN_CHARACTERS) {
            return "";
        }
        final String text = name.length() <= fitting ? name : name.substring(name.length() - fitting);
        return String.format(
                Locale.ROOT, "<text x=\"%.2f\" y=\"%d\">%s</text>", x + 2, y + TEXT_BASELINE, escaped(text));
    }

    /** The same name has the same colour in every graph. */
    private static String colour(final String name) {
        return "hsl(" + Math.floorMod(name.hashCode(), WARM_HUES) + ",80%,65%)";
    }

    /** Text as HTML and SVG take it, in an element as well as in an attribute. */
    static String escaped(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void print(final String format, final Object... arguments) throws IOException {
        out.append(String.format(Locale.ROOT, format, arguments));
    }
}
