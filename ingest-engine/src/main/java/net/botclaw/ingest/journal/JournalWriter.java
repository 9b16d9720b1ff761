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

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Appends batches to the journal, one queue document each.
 *
 * <p><b>Threading</b>: one thread appends; any thread may read {@link #appendedPosition()}, {@link #currentFile()} and
 * {@link #fileOffset()}. <b>Memory</b>: an append allocates nothing, except where the queue maps its next block or rolls.
 * <b>Failure</b>: an append that throws leaves the writer unusable; the engine stops.
 */
public final class JournalWriter implements BatchAppender, AppendedFile, AutoCloseable {
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private int cycle = Integer.MIN_VALUE;
    private long nextPosition;
    private final AtomicLong appendedPosition;
    private volatile File currentFile;
    private final AtomicLong fileOffset = new AtomicLong();

    /**
     * Opens the journal for appending.
     *
     * @param root         an engine's directory, locked by this process.
     * @param nextPosition position of the next record, as {@link JournalReader} found it.
     */
    public JournalWriter(final Path root, final long nextPosition) {
        this(root, nextPosition, SystemTimeProvider.INSTANCE);
    }

    JournalWriter(final Path root, final long nextPosition, final TimeProvider wallClock) {
        final RollClock rollClock = new RollClock(wallClock);
        this.queue = JournalQueues.forWriting(root, rollClock);
        rollClock.atLeast(JournalQueues.startOfLastFileMs(queue));
        this.appender = queue.createAppender();
        // Opened where the engine starts, used where its sequencer runs: one thread after the other.
        this.appender.singleThreadedCheckDisabled(true);
        this.nextPosition = nextPosition;
        this.appendedPosition = new AtomicLong(nextPosition - 1);
    }

    @Override
    public void append(final BatchBuilder batch) {
        if (batch.firstPosition() != nextPosition) {
            throw new IllegalStateException(
                    "batch starts at " + batch.firstPosition() + ", the journal is at " + nextPosition);
        }
        final Bytes<ByteBuffer> source = batch.bytes();
        final long end;
        try (DocumentContext document = appender.writingDocument()) {
            boolean isWritten = false;
            try {
                final Bytes<?> bytes = document.wire().bytes();
                bytes.write(source, 0L, batch.length());
                end = bytes.writePosition();
                isWritten = true;
            } finally {
                if (!isWritten) {
                    document.rollbackOnClose();
                }
            }
        }
        nextPosition += batch.recordCount();
        onAppended(end);
    }

    private void onAppended(final long end) {
        final int appendedCycle = appender.cycle();
        if (appendedCycle != cycle) {
            cycle = appendedCycle;
            currentFile = appender.currentFile();
        }
        // In this order, and with no fence: whoever sees the position sees where it ends.
        fileOffset.setRelease(end);
        appendedPosition.setRelease(nextPosition - 1);
    }

    @Override
    public long nextPosition() {
        return nextPosition;
    }

    @Override
    public long appendedPosition() {
        return appendedPosition.get();
    }

    @Override
    public File currentFile() {
        return currentFile;
    }

    @Override
    public long fileOffset() {
        return fileOffset.get();
    }

    /** Closes the queue. */
    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
