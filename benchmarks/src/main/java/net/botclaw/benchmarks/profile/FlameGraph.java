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

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns a flight recording into a page with two flame graphs, one of the processor, one of allocations, which needs
 * nothing but itself, and into files of collapsed stacks for other tools. (Flame graphs: Brendan Gregg, 2011.)
 *
 * <p><b>Failure</b>: an {@link IOException} when the recording cannot be read or a file cannot be written.
 */
public final class FlameGraph {
    private FlameGraph() {}

    /**
     * Writes the page, and beside it {@code NAME.cpu.txt} and {@code NAME.alloc.txt}.
     *
     * @param jfr  a finished recording.
     * @param html the page to write.
     * @throws IOException when something cannot be read or written.
     */
    public static void write(final Path jfr, final Path html) throws IOException {
        final JfrStacks stacks = JfrStacks.read(jfr);
        final String title = jfr.getFileName().toString();
        try (BufferedWriter out = Files.newBufferedWriter(html, StandardCharsets.UTF_8)) {
            out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                    .append(FlameDrawing.escaped(title))
                    .append(
                            "</title>\n<style>body{font:14px sans-serif;margin:16px}svg{width:100%;font:11px monospace}"
                                    + "rect{stroke:#fff;stroke-width:.5}text{pointer-events:none}</style>\n</head>\n<body>\n<h1>")
                    .append(FlameDrawing.escaped(title))
                    .append("</h1>\n");
            section(out, "Processor", stacks.processorSampleCount(), stacks.processor(), "samples");
            section(out, "Allocation", stacks.allocationSampleCount(), stacks.allocation(), "bytes");
            out.append("</body>\n</html>\n");
        }
        collapse(stacks.processor(), sibling(html, ".cpu.txt"));
        collapse(stacks.allocation(), sibling(html, ".alloc.txt"));
    }

    private static void section(
            final BufferedWriter out,
            final String heading,
            final long sampleCount,
            final StackTree tree,
            final String unit)
            throws IOException {
        out.append("<h2>")
                .append(heading)
                .append(": ")
                .append(Long.toString(sampleCount))
                .append(" samples</h2>\n");
        if (sampleCount > 0) {
            new FlameDrawing(out, unit).draw(tree);
        }
    }

    private static void collapse(final StackTree tree, final Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            tree.writeCollapsed(out);
        }
    }

    private static Path sibling(final Path html, final String ending) {
        final String name = html.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        return html.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }
}
