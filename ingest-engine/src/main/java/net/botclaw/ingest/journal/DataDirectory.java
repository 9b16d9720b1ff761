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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An engine's directory: who may write to it, and where things are in it.
 *
 * <pre>
 *   engine.lock     held by the one engine that writes here (an operating system lock: it dies with its process)
 *   counters.dat    counters and error log of the running engine
 *   journal/        the Chronicle Queue
 * </pre>
 *
 * <p>A lock by process id, as Chronicle keeps one, cannot be trusted in containers, where ids repeat.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockChannel;

    private DataDirectory(final Path root, final FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the directory where needed and locks it for this process.
     *
     * @param root directory.
     * @return the locked directory; close it to unlock.
     * @throws DataDirectoryInUseException when another engine holds the lock.
     * @throws UncheckedIOException        when it cannot be created or locked.
     */
    public static DataDirectory lock(final Path root) {
        try {
            Files.createDirectories(root.resolve("journal"));
            final FileChannel channel =
                    FileChannel.open(root.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DataDirectoryInUseException(root);
            }
            return new DataDirectory(root, channel);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot use data directory " + root + ": " + e.getMessage(), e);
        }
    }

    private static FileLock tryLock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * Where the queue is.
     *
     * @param root an engine's directory.
     * @return directory of the journal.
     */
    public static Path journal(final Path root) {
        return root.resolve("journal");
    }

    /**
     * Whether anything was ever journaled here.
     *
     * @param root an engine's directory.
     * @return true when there is a queue file.
     */
    public static boolean hasJournal(final Path root) {
        final String[] files = journal(root).toFile().list((directory, name) -> name.endsWith(".cq4"));
        return files != null && files.length > 0;
    }

    /**
     * Where the counters are.
     *
     * @param root an engine's directory.
     * @return file of counters and errors.
     */
    public static Path counters(final Path root) {
        return root.resolve("counters.dat");
    }

    /**
     * The directory itself.
     *
     * @return path as given.
     */
    public Path root() {
        return root;
    }

    /** Unlocks the directory. */
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another engine writes to the directory. */
    public static final class DataDirectoryInUseException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        DataDirectoryInUseException(final Path root) {
            super("data directory " + root + " is in use by another engine");
        }
    }
}
