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
package net.botclaw.benchmarks.micro;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/** The floor of the journal: a Chronicle Queue with the journal's settings, to which bytes are appended as they are. */
final class RawQueue implements AutoCloseable {
    private static final long BLOCK_LENGTH = 1L << 30;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<ByteBuffer> source;

    /** A queue in a new directory, whose documents will have this length. */
    RawQueue(final Path directory, final int documentLength) {
        queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(SparseRollCycles.LARGE_HOURLY_SPARSE)
                .blockSize(BLOCK_LENGTH)
                .checkInterrupts(false)
                .build();
        appender = queue.createAppender();
        source = Bytes.wrapForRead(ByteBuffer.allocateDirect(documentLength));
        source.singleThreadedCheckDisabled(true);
    }

    /** Appends a document, and returns where it ended. */
    long append() {
        try (DocumentContext document = appender.writingDocument()) {
            final Bytes<?> bytes = document.wire().bytes();
            bytes.write(source, 0L, source.capacity());
            return bytes.writePosition();
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
