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
package net.botclaw.tools.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.TextFile;
import net.botclaw.tools.cli.VisibleText;

/**
 * A line of a file of settings.
 *
 * <pre>
 *  # a comment has a line of its own
 *  key = value
 * </pre>
 *
 * <p>Only an equals sign separates: colons and all other characters are part of key and value, and stand for themselves, for
 * there are no escapes and no lines that go on in the next one. The sign that separates is the first that has blanks on both
 * sides, else the only one. Blanks around key and value do not count. It is stricter than {@link java.util.Properties},
 * which makes a key with a colon into another key and lets the last of two equal keys win, in silence.
 *
 * <p><b>Failure</b>: a line that has more than one meaning, or none, is refused with file and line. Values are not shown:
 * they may be secret.
 *
 * @param file  it is in.
 * @param line  of the file, from 1.
 * @param key   without blanks.
 * @param value without blanks around it; may be empty.
 */
record Setting(Path file, int line, String key, String value) {
    private static final int MAX_FILE_BYTES = 8 << 20;
    private static final char SEPARATOR = '=';
    private static final String COMMENT = "#";
    private static final String BACKSLASH = "\\";
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern SPACED_SEPARATOR = Pattern.compile("(^|[ \t])=([ \t]|$)");
    private static final Pattern LATE_COMMENT = Pattern.compile("#([ \t]|$)|.*[ \t]#");
    private static final Pattern SHOWN_KEY = Pattern.compile("[A-Za-z-]+(\\.[A-Za-z-]+)*");

    /**
     * Reads a file of up to 8 MiB.
     *
     * @param file of settings.
     * @return in the order of the lines; no two have one key.
     * @throws CommandFailedException when it cannot be read, is not UTF-8, or a line is no setting.
     */
    static List<Setting> read(final Path file) {
        final List<Setting> settings = new ArrayList<>();
        final Map<String, Integer> lineByKey = new HashMap<>();
        int number = 0;
        for (final String text : LINE_END.split(TextFile.utf8(file, MAX_FILE_BYTES), -1)) {
            number++;
            final String line = stripBlanks(text);
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                final Setting setting = parse(file, number, line);
                final Integer earlier = lineByKey.putIfAbsent(setting.key, number);
                if (earlier != null) {
                    throw setting.refused("the same key as in line " + earlier);
                }
                settings.add(setting);
            }
        }
        return settings;
    }

    private static Setting parse(final Path file, final int number, final String line) {
        final Setting unread = new Setting(file, number, "", line);
        if (!line.codePoints().allMatch(Setting::isTaken)) {
            throw unread.refused("a character that cannot be seen");
        }
        final int separator = separator(unread);
        final Setting setting = new Setting(
                file, number, stripBlanks(line.substring(0, separator)), stripBlanks(line.substring(separator + 1)));
        if (setting.key.isEmpty()) {
            throw setting.refused("no key in front of the =");
        }
        if (setting.key.indexOf(' ') >= 0 || setting.key.indexOf('\t') >= 0) {
            throw setting.refused("a key has no blanks");
        }
        if (setting.key.contains(BACKSLASH)) {
            throw setting.refused(
                    "a key has no backslash: there are no escapes, a colon and all else stand for themselves");
        }
        if (setting.value.endsWith(BACKSLASH)) {
            throw setting.refused("a value does not end with a backslash: no line goes on in the next one");
        }
        if (LATE_COMMENT.matcher(setting.value).lookingAt()) {
            throw setting.refused("a comment has a line of its own");
        }
        return setting;
    }

    private static int separator(final Setting unread) {
        final String line = unread.value;
        final Matcher spaced = SPACED_SEPARATOR.matcher(line);
        if (spaced.find()) {
            return spaced.end(1);
        }
        final int first = line.indexOf(SEPARATOR);
        if (first < 0) {
            throw unread.refused("not of the form key = value");
        }
        // At its end a token may have signs that fill up its length.
        final String rest = line.substring(first + 1);
        final String unfilled = rest.replaceAll("=+$", "");
        if (unfilled.indexOf(SEPARATOR) >= 0 || unfilled.isEmpty() && !rest.isEmpty()) {
            throw unread.refused("more than one =: put blanks on both sides of the one behind the key");
        }
        return first;
    }

    private static String stripBlanks(final String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Blanks that look like others and are none, as those of some editors, would become part of a token. */
    private static boolean isTaken(final int point) {
        return point == ' '
                || point == '\t'
                || VisibleText.isVisible(point) && Character.getType(point) != Character.SPACE_SEPARATOR;
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t';
    }

    /** To be thrown when this line is wrong; the reason must not show a value that may be secret. */
    CommandFailedException refused(final String reason) {
        return new CommandFailedException(file + ": line " + line + ": " + reason);
    }

    /** To be thrown when the value is wrong, and none that is secret. */
    CommandFailedException mustBe(final String expected) {
        return refused(key + " must be " + expected + ", found " + (value.isEmpty() ? "nothing" : value));
    }

    /** To be thrown when there is no such key. What may be a secret at the wrong place is not shown. */
    CommandFailedException unknownKey() {
        final Matcher words = SHOWN_KEY.matcher(key);
        return refused("unknown key" + (words.lookingAt() ? " " + words.group() + (words.hitEnd() ? "" : "...") : ""));
    }
}
