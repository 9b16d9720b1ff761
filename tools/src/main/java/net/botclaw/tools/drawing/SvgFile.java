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

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * An SVG file that is written as it is drawn, whatever its size. A unit is a cell; the background is white. What is
 * printed must be well-formed: nothing is escaped here.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: what cannot be written is a {@link CommandFailedException} that names
 * the file.
 */
public final class SvgFile implements AutoCloseable {
    private static final int HUES = 360;
    /** Next to the golden angle: neighbours in number are far apart in colour. */
    private static final int HUE_STEP = 137;

    private static final int RADIX = 10;

    private final Path path;
    private final BufferedWriter writer;

    /**
     * Creates the file, or empties it.
     *
     * @param path   of the file.
     * @param width  of the drawing, in cells.
     * @param height of the drawing, in cells.
     */
    public SvgFile(final Path path, final int width, final int height) {
        this.path = path;
        try {
            writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw failed(e);
        }
        print("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .print(width)
                .print(" ")
                .print(height);
        print("\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    /**
     * Prints text as it is.
     *
     * @param text well-formed together with what is around it.
     * @return this.
     */
    public SvgFile print(final CharSequence text) {
        try {
            writer.append(text);
        } catch (final IOException e) {
            throw failed(e);
        }
        return this;
    }

    /**
     * Prints a whole number.
     *
     * @param number to print.
     * @return this.
     */
    public SvgFile print(final long number) {
        return print(Long.toString(number));
    }

    /**
     * Prints a decimal, the same in every locale, without zeros at its end: 250 with two decimals is {@code 2.5}.
     *
     * @param number   as a whole number of its last decimal.
     * @param decimals 1 to 9.
     * @return this.
     */
    public SvgFile printDecimal(final long number, final int decimals) {
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= RADIX;
        }
        final long size = Math.abs(number);
        print(number < 0 ? "-" : "").print(size / unit);
        String point = ".";
        for (long rest = size % unit; rest > 0; rest = rest * RADIX % unit) {
            print(point).print(rest * RADIX / unit);
            point = "";
        }
        return this;
    }

    /**
     * A colour that differs from those of the next numbers.
     *
     * @param number 0 or more.
     * @return as SVG writes it.
     */
    public static String colour(final int number) {
        return "hsl(" + (int) ((long) number * HUE_STEP % HUES) + ",70%,45%)";
    }

    /** Ends the drawing and closes the file. */
    @Override
    public void close() {
        try (BufferedWriter closing = writer) {
            closing.append("</svg>\n");
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private CommandFailedException failed(final IOException e) {
        return new CommandFailedException("cannot write " + path + ": " + Failures.reason(e), e);
    }
}
