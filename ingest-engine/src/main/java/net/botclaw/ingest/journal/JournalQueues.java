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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;

/**
 * Settings with which the Chronicle Queue of a journal is opened for writing; it is never opened for reading.
 *
 * <p>The queue is kept from the files of earlier lives, which it would otherwise open, mark and, when it cannot read them,
 * rename: its metadata begins new with each life, and says that the file of this life is the first.
 */
final class JournalQueues {
    /** Mapped at once, bytes. */
    static final long BLOCK_LENGTH = 1L << 30;
    /** Time that Chronicle waits for its own locks, which nothing else holds here, milliseconds. */
    private static final long TIMEOUT_MS = 200;

    private static final String LOWEST_CYCLE_KEY = "listing.lowestCycle";
    private static final int PAGE_LENGTH = 4096;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    JournalRollCycle.INSTANCE.format(), Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static {
        Jvm.setWarnExceptionHandler(Jvm.warn());
        Jvm.disableDebugHandler();
        Jvm.disablePerfHandler();
    }

    private JournalQueues() {}

    /** Opens the queue for the one engine that holds the lock of the directory. */
    static SingleChronicleQueue forWriting(final Path root, final TimeProvider rollClock) {
        final Path metadata = DataDirectory.journal(root).resolve(SingleChronicleQueue.QUEUE_METADATA_FILE);
        try {
            Files.deleteIfExists(metadata);
            final SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(DataDirectory.journal(root))
                    .rollCycle(JournalRollCycle.INSTANCE)
                    .blockSize(BLOCK_LENGTH)
                    .timeoutMS(TIMEOUT_MS)
                    .checkInterrupts(false)
                    .forceDirectoryListingRefreshIntervalMs(Long.MAX_VALUE)
                    .timeProvider(rollClock)
                    .build();
            allocate(metadata);
            return queue;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot use " + metadata + ": " + e.getMessage(), e);
        }
    }

    /** Writes each page of a sparse, mapped file once with what it holds, before another thread uses it. */
    private static void allocate(final Path file) throws IOException {
        final ByteBuffer page = ByteBuffer.allocateDirect(PAGE_LENGTH);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long at = 0; at < channel.size(); at += PAGE_LENGTH) {
                page.clear();
                channel.read(page, at);
                page.flip();
                channel.write(page, at);
            }
        }
    }

    /**
     * Writes Chronicle's header and index into a new file of zeroes.
     *
     * @return to be kept until the appender has opened the file, so that it finds it mapped.
     */
    static SingleChronicleQueueStore initialize(final SingleChronicleQueue queue, final int cycle) {
        final SingleChronicleQueueStore store = queue.storeForCycle(cycle, 0, true, null);
        queue.tableStorePut(LOWEST_CYCLE_KEY, cycle);
        return store;
    }

    static String fileName(final int cycle) {
        return NAME.format(Instant.ofEpochMilli(JournalRollCycle.startMs(cycle))) + SingleChronicleQueue.SUFFIX;
    }

    /** Cycle of a file by its name; 0 when it is none of a journal's. */
    static int cycleOf(final String name) {
        try {
            final String stem = name.substring(0, name.length() - SingleChronicleQueue.SUFFIX.length());
            return JournalRollCycle.cycleAt(Instant.from(NAME.parse(stem)).toEpochMilli());
        } catch (final java.time.DateTimeException e) {
            return 0;
        }
    }
}
