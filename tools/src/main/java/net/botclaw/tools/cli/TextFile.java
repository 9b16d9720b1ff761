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
package net.botclaw.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads a file of text. A byte-order mark of UTF-8 at its beginning is no part of the text; a file with one of UTF-16 is
 * refused.
 *
 * <p><b>Failure</b>: {@link CommandFailedException} with one line, which names the file, and the line and column where there
 * is one.
 */
public final class TextFile {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final int BYTE_MASK = 0xFF;

    private TextFile() {}

    /**
     * Reads a file whose every byte must belong to UTF-8.
     *
     * @param file     to be read.
     * @param maxBytes of it, its byte-order mark included.
     * @return its text.
     * @throws CommandFailedException when it cannot be read, is longer, or is not UTF-8.
     */
    public static String utf8(final Path file, final int maxBytes) {
        final ByteBuffer bytes = bytes(file, maxBytes);
        final int start = bytes.position();
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CharBuffer text = CharBuffer.allocate(bytes.remaining());
        final CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw notUtf8(file, bytes, start);
        }
        return text.flip().toString();
    }

    /**
     * Reads a file of a format that is ASCII, whose parser refuses any other byte at its place.
     *
     * @param file     to be read.
     * @param maxBytes of it, its byte-order mark included.
     * @return one character for each byte.
     * @throws CommandFailedException when it cannot be read, is longer, or is UTF-16.
     */
    public static String ascii(final Path file, final int maxBytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes(file, maxBytes)).toString();
    }

    private static ByteBuffer bytes(final Path file, final int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            // Counted as it is read: a pipe or a device has no size that could be asked for.
            final byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new CommandFailedException(file + " is larger than " + maxBytes + " bytes");
            }
            if (startsWith(bytes, UTF_16_BIG_ENDIAN_MARK) || startsWith(bytes, UTF_16_LITTLE_ENDIAN_MARK)) {
                throw new CommandFailedException(file + ": line 1: UTF-16 text, save it as UTF-8");
            }
            final int start = startsWith(bytes, UTF_8_MARK) ? UTF_8_MARK.length : 0;
            return ByteBuffer.wrap(bytes, start, bytes.length - start);
        } catch (final IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    private static boolean startsWith(final byte[] bytes, final byte[] mark) {
        boolean isEqual = bytes.length >= mark.length;
        for (int i = 0; isEqual && i < mark.length; i++) {
            isEqual = bytes[i] == mark[i];
        }
        return isEqual;
    }

    /** The buffer stands at the first byte that belongs to no character. */
    private static CommandFailedException notUtf8(final Path file, final ByteBuffer bytes, final int start) {
        final int wrong = bytes.get(bytes.position()) & BYTE_MASK;
        final ByteBuffer before = bytes.duplicate().flip().position(start);
        final String text = StandardCharsets.UTF_8.decode(before).toString();
        final int lineStart = text.lastIndexOf('\n') + 1;
        final long line = 1 + text.chars().filter(c -> c == '\n').count();
        final int column = 1 + text.codePointCount(lineStart, text.length());
        return new CommandFailedException(file + ": line " + line + ", column " + column + ": not UTF-8 text (byte 0x"
                + Integer.toHexString(wrong).toUpperCase(Locale.ROOT) + ")");
    }
}
