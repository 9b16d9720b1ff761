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

import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;

/** How the Chronicle Queue of a journal is opened: the one place that knows its settings. */
final class JournalQueues {
    /** Mapped at once, bytes. Sparse: only touched pages take memory or disk. */
    static final long BLOCK_LENGTH = 1L << 30;
    /** How long Chronicle waits for its own locks, which only a killed engine can have left behind. */
    private static final long LOCK_TIMEOUT_MS = 200;

    static {
        Jvm.setWarnExceptionHandler(Jvm.warn());
        Jvm.disableDebugHandler();
        Jvm.disablePerfHandler();
    }

    private JournalQueues() {}

    static SingleChronicleQueue forWriting(final Path root) {
        return builder(root).timeoutMS(LOCK_TIMEOUT_MS).build();
    }

    static SingleChronicleQueue forReading(final Path root) {
        if (!Files.isDirectory(DataDirectory.journal(root))) {
            throw new IllegalArgumentException("no journal in " + root);
        }
        return builder(root).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder builder(final Path root) {
        return SingleChronicleQueueBuilder.binary(DataDirectory.journal(root))
                .rollCycle(SparseRollCycles.LARGE_HOURLY_SPARSE)
                .blockSize(BLOCK_LENGTH)
                .checkInterrupts(false);
    }
}
