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
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A queue file that is appended to, and the disk space that it has been given.
 *
 * <pre>
 *   0 ........ written ......................... allocated = length of the file
 *   │ batches  │ zeroes, written: blocks assigned │
 *              └──── the writer goes up to here ──┘
 * </pre>
 *
 * <p>Zeroes are written ahead of the appender, so a store into the mapped file never asks for a block: a full disk is seen
 * here, by a write that fails, and not there, by a fault of the process. The zeroes leave the pages in the page cache, so
 * the appender's first touch of a page costs microseconds.
 *
 * <p><b>Threading</b>: the appending thread publishes {@link #written(long)}; one other thread allocates at a time.
 * <b>Failure</b>: a full disk leaves the file as it is.
 */
final class QueueFile implements AutoCloseable {
    /** Space a file has before it is used, bytes. */
    static final long INITIAL_LENGTH = 4L << 20;
    /** Space kept ahead of the appender, bytes. */
    static final long AHEAD_LENGTH = 32L << 20;
    /** Space that one call allocates at most, bytes. */
    static final long MAX_ALLOCATION = 4L << 20;
    /** Space that an append may take: the largest batch, an index of the queue and its end mark, bytes. */
    static final long APPEND_ROOM = BatchDescriptor.MAX_BATCH_LENGTH + (256L << 10);

    private static final ByteBuffer ZEROES = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private final int cycle;
    private final Path path;
    private final FileChannel channel;
    private final Object key;
    private final AtomicLong allocated = new AtomicLong();
    private final AtomicLong written = new AtomicLong();

    private QueueFile(final int cycle, final Path path, final FileChannel channel) throws IOException {
        this.cycle = cycle;
        this.path = path;
        this.channel = channel;
        this.key = keyOf(path);
    }

    /**
     * Makes a new file of zeroes.
     *
     * @throws IOException when it exists, or there is no room for it; nothing is left then.
     */
    static QueueFile create(final int cycle, final Path path) throws IOException {
        final FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        QueueFile file = null;
        try {
            file = new QueueFile(cycle, path, channel);
            file.extend(INITIAL_LENGTH);
            return file;
        } catch (final IOException e) {
            channel.close();
            Files.delete(path);
            throw e;
        }
    }

    private static Object keyOf(final Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /**
     * Allocates towards the space that the appender is to have ahead of it.
     *
     * @return false when that is reached.
     * @throws IOException when the disk is full; what was allocated stays.
     */
    synchronized boolean allocateAhead() throws IOException {
        final long wanted = written.get() + AHEAD_LENGTH;
        final long present = allocated.get();
        if (present + MAX_ALLOCATION / 4 > wanted) {
            return false;
        }
        extend(Math.min(wanted, present + MAX_ALLOCATION));
        return true;
    }

    /** Chronicle makes a file longer than it is when it maps it: what lies behind the allocated space has no blocks. */
    private synchronized void extend(final long wanted) throws IOException {
        long end = allocated.get();
        trimTo(end);
        try {
            while (end < wanted) {
                final ByteBuffer zeroes = ZEROES.duplicate();
                zeroes.limit((int) Math.min(zeroes.capacity(), wanted - end));
                end += channel.write(zeroes, end);
            }
        } finally {
            allocated.setRelease(end);
        }
    }

    /** Cuts off what lies behind an offset. */
    synchronized void trimTo(final long end) throws IOException {
        if (channel.size() > end) {
            channel.truncate(end);
        }
    }

    /** Cuts off what lies behind an offset of a file that is not written to. */
    static void trim(final Path path, final long end) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    /** Makes the content of a file that is not written to survive the machine. */
    static void force(final Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** True when the largest batch can be appended without a block being asked for. */
    boolean hasRoom() {
        return allocated.getAcquire() - written.get() >= APPEND_ROOM;
    }

    /** The last append ended here, bytes. */
    void written(final long end) {
        written.setRelease(end);
    }

    long written() {
        return written.get();
    }

    long allocated() {
        return allocated.get();
    }

    int cycle() {
        return cycle;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Makes its content survive the machine. */
    void force() throws IOException {
        channel.force(false);
    }

    /** Makes its content survive the machine, unless it is closed, which does so first. */
    void forceUnlessClosed() throws IOException {
        try {
            channel.force(false);
        } catch (final ClosedChannelException e) {
            // The close came behind a sync of all that was written.
            return;
        }
    }

    /**
     * True when a write failed because the file system, or a quota, is used up. The text of the failure is in the machine's
     * language, so the room that is left decides; a quota shows in English only.
     */
    static boolean isOutOfSpace(final Path directory, final IOException failure) throws IOException {
        final String reason = String.valueOf(failure.getMessage());
        return Files.getFileStore(directory).getUsableSpace() < 2 * MAX_ALLOCATION
                || reason.endsWith("No space left on device")
                || reason.endsWith("Disk quota exceeded");
    }

    /**
     * Checks that the file can still be found under its name.
     *
     * @throws IOException when it was removed or replaced.
     */
    void checkInPlace() throws IOException {
        try {
            if (Objects.equals(key, keyOf(path))) {
                return;
            }
        } catch (final NoSuchFileException e) {
            throw new IOException("the journal's file " + path + " was removed while the engine ran", e);
        }
        throw new IOException("the journal's file " + path + " was replaced while the engine ran");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
