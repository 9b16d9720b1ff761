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

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.TextFile;
import net.botclaw.tools.cli.VisibleText;

/**
 * Reads a file of stock: CSV of RFC 4180 in UTF-8, as spreadsheets and other systems export it.
 *
 * <pre>
 *  sku,location,quantity       optional; with it, the columns come in its order
 *  SKU001,1,250
 *  "SKU,002" , 2 , 10          blanks around fields do not count, quotes are none of the field
 *  # a comment
 * </pre>
 *
 * <p><b>Failure</b>: one line that names the file and the line in it.
 */
final class StockFile {
    private static final List<String> COLUMNS = List.of("sku", "location", "quantity");
    private static final String FORM = String.join(",", COLUMNS);
    private static final int SKU = 0;
    private static final int LOCATION = 1;
    private static final int QUANTITY = 2;
    private static final int MAX_BYTES = 64 << 20;
    private static final char COMMENT = '#';
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern LINE_OF_FAULT = Pattern.compile("line (\\p{Nd}+)");

    private final Path path;
    private final List<StockLine> lines = new ArrayList<>();
    /** Sku and location, which has no blanks. */
    private final Map<String, Long> numberByPlace = new HashMap<>();
    /** Of the record, by column. */
    private int[] fieldOf = {SKU, LOCATION, QUANTITY};

    private long commentLine;

    private StockFile(final Path path) {
        this.path = path;
    }

    /**
     * Reads a file of up to 64 MiB.
     *
     * @param path of the file.
     * @return its lines, one at least, of which no two are for the same goods at the same place.
     * @throws CommandFailedException when it cannot be read, or a line is none; it names the line.
     */
    static List<StockLine> read(final Path path) {
        final StockFile file = new StockFile(path);
        file.read(TextFile.utf8(path, MAX_BYTES));
        if (file.lines.isEmpty()) {
            throw new CommandFailedException(path + " has no line " + FORM);
        }
        return file.lines;
    }

    private void read(final String text) {
        final CsvRecordHandler handler = CsvRecordHandler.of(builder -> builder.fieldModifier(new Unquoted()));
        final CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter(COMMENT)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .build(handler, text);
        boolean isFirst = true;
        try {
            for (final CsvRecord fields : reader) {
                if (!isBlank(fields)) {
                    if (!isFirst || !isHeader(fields)) {
                        add(fields);
                    }
                    isFirst = false;
                }
            }
        } catch (final CsvParseException e) {
            throw e.getCause() instanceof CommandFailedException refused ? refused : notCsv(e);
        }
    }

    private boolean isBlank(final CsvRecord fields) {
        return fields.getStartingLineNumber() == commentLine
                || fields.getFieldCount() == 1 && fields.getField(0).isEmpty();
    }

    /** A header has all three names, in any order and case. */
    private boolean isHeader(final CsvRecord fields) {
        final List<String> names = fields.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (names.size() != COLUMNS.size() || !names.containsAll(COLUMNS)) {
            return false;
        }
        fieldOf = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        return true;
    }

    private void add(final CsvRecord fields) {
        final long number = fields.getStartingLineNumber();
        if (fields.getFieldCount() != COLUMNS.size()) {
            final boolean hasOther = fields.getFieldCount() == 1
                    && (fields.getField(0).indexOf(';') >= 0
                            || fields.getField(0).indexOf('\t') >= 0);
            throw refused(
                    number,
                    "not of the form " + FORM
                            + (hasOther
                                    ? ", fields are separated by commas"
                                    : ", it has " + fields.getFieldCount()
                                            + (fields.getFieldCount() == 1 ? " field" : " fields")));
        }
        final String sku = fields.getField(fieldOf[SKU]);
        if (!OneCommand.isSku(sku)) {
            throw refused(number, "a sku has 1 to 16 characters of printable ASCII, found " + VisibleText.quoted(sku));
        }
        final StockLine line = new StockLine(number, sku, number(fields, LOCATION, 1), number(fields, QUANTITY, 0));
        final Long earlier = numberByPlace.putIfAbsent(sku + ' ' + line.location(), number);
        if (earlier != null) {
            throw refused(number, "the same sku and location as in line " + earlier);
        }
        lines.add(line);
    }

    private long number(final CsvRecord fields, final int column, final long min) {
        final String name = COLUMNS.get(column);
        final String text = fields.getField(fieldOf[column]).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw refused(fields.getStartingLineNumber(), name + " is no number, found " + VisibleText.quoted(text));
        }
        final long number = Long.parseLong(text);
        if (number < min || number > OneCommand.MAX_U32) {
            throw refused(
                    fields.getStartingLineNumber(),
                    name + " must be " + min + " to " + OneCommand.MAX_U32 + ", found " + number);
        }
        return number;
    }

    private CommandFailedException refused(final long number, final String reason) {
        return new CommandFailedException(path + " line " + number + ": " + reason);
    }

    /** The parser's messages name the line on which the record begins, in figures of the locale. */
    private CommandFailedException notCsv(final CsvParseException fault) {
        final String message = String.valueOf(fault.getMessage());
        final Matcher line = LINE_OF_FAULT.matcher(message);
        final String reason =
                message.startsWith("Unclosed") ? "a quote that is not closed" : "more behind a closing quote";
        return new CommandFailedException(
                path + (line.find() ? " line " + Long.parseLong(line.group(1)) : "") + ": no CSV: " + reason, fault);
    }

    /** Looks at fields without quotes: blanks around them do not count, and a quote inside is none of the goods' name. */
    private final class Unquoted implements FieldModifier {
        @Override
        public String modify(
                final long startingLineNumber, final int index, final boolean isQuoted, final String field) {
            if (isQuoted) {
                return field;
            }
            final String stripped = field.strip();
            if (index == 0 && stripped.indexOf(COMMENT) == 0) {
                commentLine = startingLineNumber;
            } else if (stripped.indexOf('"') >= 0 && commentLine != startingLineNumber) {
                throw refused(startingLineNumber, "no CSV: a quote in a field that does not begin with one");
            }
            return stripped;
        }
    }
}
