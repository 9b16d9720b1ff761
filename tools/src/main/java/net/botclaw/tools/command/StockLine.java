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
package net.botclaw.tools.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * A line of a file of stock.
 *
 * @param number   in the file, from 1.
 * @param sku      name of the goods.
 * @param location id of where they are.
 * @param quantity how many.
 */
record StockLine(int number, String sku, long location, long quantity) {
    private static final String FORM = "sku,location,quantity";
    private static final String COMMENT = "#";
    private static final int FIELDS = 3;

    /**
     * Reads a file.
     *
     * @param path of the file.
     * @return its lines, one at least.
     * @throws CommandFailedException when it cannot be read, or a line is none; it names the line.
     */
    static List<StockLine> read(final Path path) {
        final List<String> lines;
        try {
            lines = Files.readAllLines(path, UTF_8);
        } catch (final IOException e) {
            throw new CommandFailedException("cannot read " + path + ": " + Failures.reason(e), e);
        }
        final List<StockLine> stock = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                try {
                    stock.add(parse(i + 1, line));
                } catch (final IllegalArgumentException e) {
                    throw new CommandFailedException(path + " line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        if (stock.isEmpty()) {
            throw new CommandFailedException(path + " has no line " + FORM);
        }
        return stock;
    }

    private static StockLine parse(final int number, final String line) {
        final String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not of the form " + FORM);
        }
        final String sku = fields[0].strip();
        if (!OneCommand.isSku(sku)) {
            throw new IllegalArgumentException("a sku has 1 to 16 characters of printable ASCII");
        }
        return new StockLine(number, sku, number("location", fields[1], 1), number("quantity", fields[2], 0));
    }

    private static long number(final String what, final String text, final long min) {
        try {
            final long number = Long.parseLong(text.strip());
            if (number >= min && number <= OneCommand.MAX_U32) {
                return number;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(what + " is no number", e);
        }
        throw new IllegalArgumentException(what + " must be " + min + " to " + OneCommand.MAX_U32);
    }
}
