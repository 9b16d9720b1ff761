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
package net.botclaw.ingest.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The durable list of a journal's files, in order: without it a missing or emptied file at the end is not noticed.
 *
 * <pre>
 *   botclaw-journal 2 id=00a1b2c3d4e5f607
 *   20261201-032110.cq4 first=0 next=4711 length=1064960
 *   20261201-042110.cq4 first=4711
 *   20261201-052110.cq4
 *   crc32c=0a1b2c3d
 * </pre>
 *
 * <p>A file is listed, on the disk, before anything is appended to it. {@code first} is the position of its first record,
 * {@code next} the position behind its last, {@code length} the bytes that hold them; the last two are written when
 * nothing is appended any more and all is synced. {@code continues} says that a file goes on behind damage: what precedes
 * it counts up to that position, what lies between is lost or {@linkplain JournalReader#openWithSalvaged salvaged}.
 *
 * <p>The file is replaced as a whole, by a rename. <b>Memory</b>: immutable.
 *
 * @param journalId random, in the journal's first record too; part of each batch's checksum.
 * @param files     in order.
 */
record JournalManifest(long journalId, List<Entry> files) {
    /** A figure that is not known yet, or does not apply. */
    static final long UNKNOWN = -1;

    /** Longest manifest read, bytes: some 200,000 files. */
    private static final long MAX_LENGTH = 16L << 20;

    private static final String FILE_NAME = "manifest";
    private static final Pattern HEADER = Pattern.compile("botclaw-journal (\\d{1,9}) id=([0-9a-f]{16})");
    private static final Pattern ENTRY = Pattern.compile("([^/ ]+\\.cq4)(?: first=(\\d{1,18}))?(?: next=(\\d{1,18}))?"
            + "(?: length=(\\d{1,18}))?(?: continues=(\\d{1,18}))?");
    private static final String CRC_KEY = "crc32c=";

    /**
     * A queue file.
     *
     * @param name          in the journal's directory.
     * @param firstPosition of its first record; {@link #UNKNOWN}: nothing was appended when the manifest was written.
     * @param nextPosition  behind its last record; {@link #UNKNOWN}: it may be appended to.
     * @param length        bytes up to the end of its last record; {@link #UNKNOWN}: it may be appended to.
     * @param continuesFrom position up to which earlier files count; {@link #UNKNOWN}: up to their end.
     */
    record Entry(String name, long firstPosition, long nextPosition, long length, long continuesFrom) {
        static Entry prepared(final String name) {
            return new Entry(name, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }

        Entry begun(final long position) {
            return new Entry(name, position, nextPosition, length, continuesFrom);
        }

        Entry closed(final long next, final long newLength) {
            return new Entry(name, firstPosition, next, newLength, continuesFrom);
        }

        Entry continuing(final long from) {
            return new Entry(name, firstPosition, nextPosition, length, from);
        }

        boolean isClosed() {
            return nextPosition != UNKNOWN;
        }

        boolean isContinuation() {
            return continuesFrom != UNKNOWN;
        }

        private String line() {
            final StringBuilder line = new StringBuilder(name);
            append(line, " first=", firstPosition);
            append(line, " next=", nextPosition);
            append(line, " length=", length);
            append(line, " continues=", continuesFrom);
            return line.toString();
        }

        private static void append(final StringBuilder line, final String key, final long value) {
            if (value != UNKNOWN) {
                line.append(key).append(value);
            }
        }

        private static Entry parse(final String line) throws IOException {
            final Matcher matcher = ENTRY.matcher(line);
            if (!matcher.matches()) {
                throw new IOException("not a file of a journal: " + line);
            }
            return new Entry(
                    matcher.group(1), figure(matcher, 2), figure(matcher, 3), figure(matcher, 4), figure(matcher, 5));
        }

        private static long figure(final Matcher matcher, final int group) {
            final String text = matcher.group(group);
            return text == null ? UNKNOWN : Long.parseLong(text);
        }
    }

    JournalManifest {
        files = List.copyOf(files);
    }

    static Path path(final Path root) {
        return DataDirectory.journal(root).resolve(FILE_NAME);
    }

    Entry last() {
        return files.get(files.size() - 1);
    }

    JournalManifest with(final Entry added) {
        final List<Entry> entries = new ArrayList<>(files);
        entries.add(added);
        return new JournalManifest(journalId, entries);
    }

    /** With each entry that has the name of the given one replaced by it. */
    JournalManifest replacing(final Entry changed) {
        return new JournalManifest(
                journalId,
                files.stream()
                        .map(entry -> entry.name().equals(changed.name()) ? changed : entry)
                        .toList());
    }

    /**
     * Reads the manifest of a journal.
     *
     * @throws JournalCorruptException when it is missing, damaged, or of another format.
     */
    static JournalManifest read(final Path root) {
        final Path file = path(root);
        try {
            if (!Files.exists(file)) {
                throw unreadable("it is missing, or the journal was written by an earlier version", null);
            }
            if (Files.size(file) > MAX_LENGTH) {
                throw unreadable("it is longer than " + MAX_LENGTH + " bytes", null);
            }
            return parse(new String(Files.readAllBytes(file), UTF_8));
        } catch (final IOException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private static JournalCorruptException unreadable(final String reason, final Exception cause) {
        return new JournalCorruptException(
                "the list of its files, journal/" + FILE_NAME + ", cannot be read: " + reason
                        + "; whether files are missing is unknown, botclaw journal repair makes a new one in a copy",
                0,
                cause);
    }

    private static JournalManifest parse(final String text) throws IOException {
        final int crcAt = text.lastIndexOf(CRC_KEY);
        if (crcAt < 0 || !text.substring(crcAt).equals(crcLine(text.substring(0, crcAt)))) {
            throw new IOException("its checksum differs");
        }
        final String[] lines = text.substring(0, crcAt).split("\n");
        final Matcher header = HEADER.matcher(lines[0]);
        if (!header.matches()) {
            throw new IOException("it does not begin with its header");
        }
        if (Integer.parseInt(header.group(1)) != BatchDescriptor.FORMAT_VERSION) {
            throw new IllegalStateException("the journal has format " + header.group(1) + ", this build reads format "
                    + BatchDescriptor.FORMAT_VERSION);
        }
        final List<Entry> files = new ArrayList<>(lines.length - 1);
        for (int i = 1; i < lines.length; i++) {
            files.add(Entry.parse(lines[i]));
        }
        return new JournalManifest(Long.parseUnsignedLong(header.group(2), 16), files);
    }

    private static String crcLine(final String body) {
        final CRC32C crc = new CRC32C();
        crc.update(body.getBytes(UTF_8));
        return String.format(Locale.ROOT, "%s%08x\n", CRC_KEY, crc.getValue());
    }

    /**
     * Makes this the manifest of a journal; on return it is on the disk.
     *
     * @throws IOException when it cannot be written; the one before is still there then.
     */
    void write(final Path root) throws IOException {
        final StringBuilder body = new StringBuilder(
                String.format(Locale.ROOT, "botclaw-journal %d id=%016x\n", BatchDescriptor.FORMAT_VERSION, journalId));
        for (final Entry entry : files) {
            body.append(entry.line()).append('\n');
        }
        DurableFile.write(path(root), body + crcLine(body.toString()));
    }
}
