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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Appends batches to the journal, one queue document each, to files that this writer has made.
 *
 * <pre>
 *   append ──▶ current file         {@link JournalKeeper}: space ahead of it, the next file, its place on the disk
 *      └─ once a next file is there it becomes the current one, between two batches
 * </pre>
 *
 * <p><b>Threading</b>: one thread appends; any thread may read {@link #appendedPosition()}; the keeper's thread makes and
 * closes files. <b>Memory</b>: an append allocates nothing, except where the queue maps its next block or rolls.
 * <b>Failure</b>: an append that throws leaves the writer unusable; the engine stops.
 */
public final class JournalWriter implements BatchAppender, AutoCloseable {
    private final RollClock rollClock = new RollClock();
    private final TimeProvider wallClock;
    private final JournalFiles files;
    private final ExcerptAppender appender;
    private final int journalKey;
    private final AtomicLong appendedPosition;
    private final long beginPosition;
    private long nextPosition;
    private volatile QueueFile current;
    private volatile QueueFile prepared;
    private volatile RolledFile rolled;

    /** A file that is appended to no more, and the position behind its last record. */
    private record RolledFile(QueueFile file, long nextPosition) {}

    /**
     * Opens a journal for appending behind its end.
     *
     * @param root an engine's directory, locked by this process.
     * @param end  of the journal there.
     * @throws UncheckedIOException when there is no room for a new file.
     */
    public JournalWriter(final Path root, final JournalEnd end) {
        this(root, end, SystemTimeProvider.INSTANCE);
    }

    JournalWriter(final Path root, final JournalEnd end, final TimeProvider wallClock) {
        this(root, end, null, wallClock);
        checkClean(end);
    }

    private static void checkClean(final JournalEnd end) {
        if (!end.isClean()) {
            throw new IllegalArgumentException("the journal is damaged behind position " + end.nextPosition());
        }
    }

    private JournalWriter(
            final Path root,
            final JournalEnd end,
            final JournalContinuation continuation,
            final TimeProvider wallClock) {
        this.wallClock = wallClock;
        this.beginPosition = end.nextPosition();
        this.nextPosition = beginPosition;
        this.appendedPosition = new AtomicLong(nextPosition - 1);
        this.files = new JournalFiles(root, end, rollClock);
        this.journalKey = BatchDescriptor.journalKey(files.journalId());
        try {
            current = files.create(wallClock.currentTimeMillis());
            if (continuation == null) {
                files.list(current, nextPosition, JournalManifest.UNKNOWN);
            }
            rollClock.cycle(current.cycle());
            appender = files.queue().createAppender();
            // Opened where the engine starts, used where its sequencer runs: one thread after the other.
            appender.singleThreadedCheckDisabled(true);
        } catch (final IOException e) {
            files.close();
            throw new UncheckedIOException("cannot begin a file of the journal in " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens a damaged journal for appending behind the damage, in a file of its own, whose first record says so.
     *
     * @param root   an engine's directory, locked by this process.
     * @param end    what a reader has read before the damage.
     * @param damage that it found.
     * @param timeNs ingest time of that record, epoch nanoseconds.
     * @return a writer behind that record.
     * @throws UncheckedIOException when there is no room for a new file.
     */
    public static JournalWriter behindDamage(
            final Path root, final JournalEnd end, final JournalDamage damage, final long timeNs) {
        final JournalContinuation continuation = new JournalContinuation(damage);
        final JournalEnd resumed = new JournalEnd(continuation.position(), end.manifest(), false);
        final JournalWriter writer = new JournalWriter(root, resumed, continuation, SystemTimeProvider.INSTANCE);
        writer.begin(continuation, timeNs);
        return writer;
    }

    /**
     * Begins a journal.
     *
     * @param root an engine's directory, locked by this process, without a journal.
     * @return a writer at position 0.
     * @throws UncheckedIOException when there is no room for a file.
     */
    public static JournalWriter create(final Path root) {
        return create(root, SystemTimeProvider.INSTANCE);
    }

    static JournalWriter create(final Path root, final TimeProvider wallClock) {
        final JournalEnd nothing = JournalEnd.ofNothing(new SecureRandom().nextLong());
        return new JournalWriter(root, nothing, wallClock);
    }

    /** The file of a continuation is listed once its record is in it, on the disk: no reader passes over the damage. */
    private void begin(final JournalContinuation continuation, final long timeNs) {
        final BatchBuilder builder = new BatchBuilder();
        continuation.encode(builder, timeNs);
        append(builder);
        try {
            current.force();
            files.list(current, continuation.position(), continuation.continuesFrom());
        } catch (final IOException e) {
            abandon();
            throw new UncheckedIOException("cannot list a file of the journal: " + e.getMessage(), e);
        }
    }

    @Override
    public void append(final BatchBuilder batch) {
        if (batch.firstPosition() != nextPosition) {
            throw new IllegalStateException(
                    "batch starts at " + batch.firstPosition() + ", the journal is at " + nextPosition);
        }
        final RolledFile left = prepared == null ? null : roll();
        final QueueFile file = current;
        if (!file.hasRoom()) {
            makeRoom(file);
        }
        batch.seal(journalKey);
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
        // In this order, and with no fence: a reader of the position sees where it ends.
        file.written(end);
        appendedPosition.setRelease(nextPosition - 1);
        if (left != null) {
            // Only now: the queue has written its end mark into the file that was left.
            rolled = left;
        }
    }

    private RolledFile roll() {
        final QueueFile next = prepared;
        final RolledFile left = new RolledFile(current, nextPosition);
        current = next;
        prepared = null;
        rollClock.cycle(next.cycle());
        return left;
    }

    @Override
    public boolean hasRoom() {
        final QueueFile next = prepared;
        return (next == null ? current : next).hasRoom();
    }

    /** Only where no keeper runs yet, or none at all: a sequencer waits for room instead. */
    private static void makeRoom(final QueueFile file) {
        try {
            while (!file.hasRoom()) {
                file.allocateAhead();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("no room for the journal: " + e.getMessage(), e);
        }
    }

    @Override
    public long nextPosition() {
        return nextPosition;
    }

    @Override
    public long appendedPosition() {
        return appendedPosition.get();
    }

    /**
     * Records that this writer has appended. Any thread.
     *
     * @return items.
     */
    public long recordsAppended() {
        return appendedPosition.get() + 1 - beginPosition;
    }

    @Override
    public long journalId() {
        return files.journalId();
    }

    /**
     * Files that hold no record of this journal and were not in its list: an engine that was killed can leave one.
     *
     * @return where they were moved to.
     */
    public List<Path> setAside() {
        return files.setAside();
    }

    QueueFile current() {
        return current;
    }

    TimeProvider wallClock() {
        return wallClock;
    }

    JournalFiles files() {
        return files;
    }

    /** Closes the file that the last roll has left, and lists where the one after it begins. */
    void closeRolled() throws IOException {
        final RolledFile done = rolled;
        if (done != null) {
            files.onRolled(done.file(), current, done.nextPosition());
            rolled = null;
        }
    }

    /** True while a file that the last roll has left is not closed yet. */
    boolean isRolling() {
        return rolled != null;
    }

    boolean hasPrepared() {
        return prepared != null;
    }

    /** Gives the writer a file that it goes on in with its next batch. */
    void prepared(final QueueFile file) {
        prepared = file;
    }

    /**
     * Closes the journal; a file in which nothing was appended is removed. Once the keeper has ended.
     *
     * @throws UncheckedIOException when its files cannot be closed.
     */
    @Override
    public void close() {
        try {
            closeRolled();
            appender.close();
            closeFile(prepared, nextPosition);
            closeFile(current, nextPosition);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot close the journal: " + e.getMessage(), e);
        } finally {
            files.close();
        }
    }

    /**
     * Lets go of the journal as it is, after an append or a file has failed: nothing more is written, also not that the
     * file is done.
     */
    public void abandon() {
        appender.close();
        files.close();
    }

    private void closeFile(final QueueFile file, final long next) throws IOException {
        if (file == null) {
            return;
        }
        if (file.written() == 0) {
            files.discard(file, next);
        } else {
            files.close(file, next);
        }
    }
}
