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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at the headers of a queue's files before Chronicle does, which waits for one that is not complete, and at last
 * puts the file aside, whatever is in it.
 *
 * <pre>
 *   a file   0 i32 length of the header; 0 or the top bit set: not complete | header | index | from 64 KiB on: batches
 * </pre>
 */
final class QueueFiles {
    private static final int HEAD_LENGTH = 1024 * 1024;
    private static final int BATCHES_OFFSET = 64 * 1024;

    private QueueFiles() {}

    /**
     * Deletes files that an engine had begun and not finished when it was killed: nothing was ever appended to them.
     *
     * @param journal directory of the queue, locked by this process.
     * @throws JournalCorruptException when a file has batches but no good header.
     */
    static void deleteUnfinished(final Path journal) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal, "*.cq4")) {
            for (final Path file : files) {
                final ByteBuffer head = head(file);
                if (head.limit() >= Integer.BYTES && head.getInt(0) > 0) {
                    continue;
                }
                if (hasBatches(head)) {
                    throw new JournalCorruptException("the header of " + file.getFileName() + " is damaged", 0);
                }
                Files.delete(file);
            }
        }
    }

    private static ByteBuffer head(final Path file) throws IOException {
        final ByteBuffer head = ByteBuffer.allocate(HEAD_LENGTH).order(LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = 0;
            while (length >= 0 && head.hasRemaining()) {
                length = channel.read(head);
            }
        }
        return head.flip();
    }

    private static boolean hasBatches(final ByteBuffer head) {
        for (int i = BATCHES_OFFSET; i < head.limit(); i++) {
            if (head.get(i) != 0) {
                return true;
            }
        }
        return false;
    }
}
