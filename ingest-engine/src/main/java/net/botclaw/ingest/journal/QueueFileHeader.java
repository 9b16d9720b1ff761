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

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The part of a queue file's header that says how far its appender has come. Chronicle writes it behind each append.
 *
 * <pre>
 *   27  0xCD "writePosition"  | 0x8E u32 padding length, padding | 0x8D i64 capacity 2, i64 used 2
 *   64  i64 offset of the last document   72  i64 its sequence
 * </pre>
 */
final class QueueFileHeader {
    /** The header is not one of Chronicle's, or damaged. */
    static final long UNREADABLE = -1;

    private static final byte[] FIELD = "\u00cdwritePosition".getBytes(ISO_8859_1);
    private static final int FIELD_OFFSET = 27;
    private static final int ARRAY_OFFSET = 47;
    private static final byte ARRAY_CODE = (byte) 0x8D;
    private static final int WRITE_POSITION_OFFSET = 64;
    private static final int LENGTH = 72;
    /** No file is longer, bytes. */
    private static final long MAX_POSITION = 1L << 44;

    private QueueFileHeader() {}

    /** Offset of the last document, or {@link #UNREADABLE}. */
    static long writePosition(final FileChannel channel) throws IOException {
        final ByteBuffer header = ByteBuffer.allocate(LENGTH).order(LITTLE_ENDIAN);
        while (header.hasRemaining()) {
            if (channel.read(header, header.position()) < 0) {
                return UNREADABLE;
            }
        }
        for (int i = 0; i < FIELD.length; i++) {
            if (header.get(FIELD_OFFSET + i) != FIELD[i]) {
                return UNREADABLE;
            }
        }
        final long position = header.getLong(WRITE_POSITION_OFFSET);
        return header.get(ARRAY_OFFSET) != ARRAY_CODE || position < 0 || position > MAX_POSITION
                ? UNREADABLE
                : position;
    }
}
