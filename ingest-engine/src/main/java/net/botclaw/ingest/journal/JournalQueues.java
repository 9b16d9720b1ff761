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
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SCQMeta;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;

/** How the Chronicle Queue of a journal is opened: the one place that knows its settings. */
final class JournalQueues {
    /** Mapped at once, bytes. Sparse: only touched pages take memory or disk. */
    static final long BLOCK_LENGTH = 1L << 30;
    /**
     * How long Chronicle waits for its own locks, and for the header of a file. Only a killed engine leaves something that
     * is worth waiting for, and there it is in vain; the default of ten seconds would delay a recovery by half a minute.
     */
    private static final long TIMEOUT_MS = 200;

    private static final RollCycle ROLL_CYCLE = SparseRollCycles.LARGE_HOURLY_SPARSE;
    /** Chronicle's locks in its metadata file: of the appender that is appending, and of one that forbids to append. */
    private static final String[] LOCK_KEYS = {"chronicle.write.lock", TableStoreWriteLock.APPEND_LOCK_KEY};

    static {
        Jvm.setWarnExceptionHandler(Jvm.warn());
        Jvm.disableDebugHandler();
        Jvm.disablePerfHandler();
    }

    private JournalQueues() {}

    /** Opens the queue for the one engine that holds the lock of the directory; the clock says when files roll. */
    static SingleChronicleQueue forWriting(final Path root, final TimeProvider rollClock) {
        final Path metadata = DataDirectory.journal(root).resolve(SingleChronicleQueue.QUEUE_METADATA_FILE);
        if (!DataDirectory.hasJournal(root) || !isWhole(metadata)) {
            delete(metadata);
        } else {
            releaseLocks(metadata);
        }
        return builder(root).timeProvider(rollClock).build();
    }

    /**
     * Whether metadata can be opened. It is never synced, so a machine that died may have left anything in its place; all
     * that is in it can be made again from the files of the queue.
     */
    private static boolean isWhole(final Path metadata) {
        if (!Files.exists(metadata)) {
            return true;
        }
        SingleChronicleQueueBuilder.addAliases();
        try (TableStore<SCQMeta> store = SingleTableBuilder.<SCQMeta>binary(metadata, null)
                .readOnly(true)
                .build()) {
            return store.metadata() != null;
        } catch (final Exception e) {
            return false;
        }
    }

    /** Metadata of nothing is of an engine that was killed as it started for the first time, and may not be whole. */
    private static void delete(final Path metadata) {
        try {
            Files.deleteIfExists(metadata);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As nobody else writes here, Chronicle's own locks can only have been left behind by an engine that was killed while
     * it appended. Chronicle would take them from a dead process with a warning, but never from a process that has its
     * own id, as the killed engine had where each runs in a container.
     */
    private static void releaseLocks(final Path metadata) {
        if (!Files.exists(metadata)) {
            return;
        }
        SingleChronicleQueueBuilder.addAliases();
        try (TableStore<?> store =
                SingleTableBuilder.binary(metadata, Metadata.NoMeta.INSTANCE).build()) {
            for (final String key : LOCK_KEYS) {
                try (LongValue lock = store.acquireValueFor(key)) {
                    lock.setVolatileValue(AbstractTSQueueLock.UNLOCKED);
                }
            }
        }
    }

    /** Clears away what a killed engine has left, and makes readers see all files, not those that the metadata lists. */
    static void prepare(final Path root) {
        try {
            QueueFiles.deleteUnfinished(DataDirectory.journal(root));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        try (SingleChronicleQueue queue = forWriting(root, SystemTimeProvider.INSTANCE)) {
            queue.refreshDirectoryListing();
        }
    }

    /** When the newest file of a queue began, epoch milliseconds; 0 when there is none. */
    static long startOfLastFileMs(final SingleChronicleQueue queue) {
        final int lastCycle = queue.lastCycle();
        return lastCycle == Integer.MIN_VALUE ? 0 : (long) lastCycle * ROLL_CYCLE.lengthInMillis();
    }

    static SingleChronicleQueue forReading(final Path root) {
        if (!Files.isDirectory(DataDirectory.journal(root))) {
            throw new IllegalArgumentException("no journal in " + root);
        }
        return builder(root).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder builder(final Path root) {
        return SingleChronicleQueueBuilder.binary(DataDirectory.journal(root))
                .rollCycle(ROLL_CYCLE)
                .blockSize(BLOCK_LENGTH)
                .timeoutMS(TIMEOUT_MS)
                .checkInterrupts(false);
    }
}
