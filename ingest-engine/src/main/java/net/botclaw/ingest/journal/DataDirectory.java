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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An engine's directory: who may write to it, and where things are in it.
 *
 * <pre>
 *   engine.lock     held by the one engine that writes here (an operating system lock: it dies with its process)
 *   counters.dat    counters and error log of the running engine
 *   journal.id      id of the journal: a data directory that has one and no journal has lost it
 *   site.bin        the site's image, when there is a site: written before the journal's first record, never changed
 *   control         port and token of the running engine's control session
 *   journal/        the Chronicle Queue
 * </pre>
 *
 * <p>All of it is its owner's only. A directory that its owner has opened to its group, and to no others, stays so: then the
 * group may read all but lock and control. Another user cannot open the lock's file, so none can hold it.
 *
 * <p>A lock by process id, as Chronicle keeps one, cannot be trusted in containers, where ids repeat.
 */
public final class DataDirectory implements AutoCloseable {
    /**
     * Directories locked by this JVM. The operating system's lock is the process's, and closing any descriptor of the file
     * releases it: so a second engine in the same JVM must be refused before it opens the file.
     */
    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private static final Set<String> OWN_NAMES = Set.of(
            "engine.lock", "counters.dat", "site.bin", "control", "journal.id", "journal", "quarantine", "lost+found");

    private final Path root;
    private final Path realPath;
    private final FileChannel lockChannel;
    private final String accessWarning;

    private DataDirectory(
            final Path root, final Path realPath, final FileChannel lockChannel, final String accessWarning) {
        this.root = root;
        this.realPath = realPath;
        this.lockChannel = lockChannel;
        this.accessWarning = accessWarning;
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
            final boolean isOurs = isOurs(root);
            OwnerAccess.createDirectories(root);
            final String accessWarning = isOurs ? OwnerAccess.close(root) : OwnerAccess.warning(root);
            OwnerAccess.createDirectoryIn(root, journal(root));
            final Path realPath = root.toRealPath();
            if (!LOCKED_HERE.add(realPath)) {
                throw new DataDirectoryInUseException(root);
            }
            FileChannel channel = null;
            try {
                channel = tryLock(root);
            } finally {
                if (channel == null) {
                    LOCKED_HERE.remove(realPath);
                }
            }
            return new DataDirectory(root, realPath, channel, accessWarning);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot use data directory " + root + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel tryLock(final Path root) throws IOException {
        final Path file = root.resolve("engine.lock");
        final FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerAccess.secretFile(root));
        OwnerAccess.alignSecretFile(file);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DataDirectoryInUseException(root);
        }
        return channel;
    }

    /** A directory with nothing in it but an engine's files. One that holds others, as /tmp does, is not closed. */
    private static boolean isOurs(final Path root) throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (final Path entry : entries) {
                final String name = entry.getFileName().toString();
                if (!OWN_NAMES.contains(name) && !name.endsWith(".tmp")) {
                    return false;
                }
            }
        }
        return true;
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
     * @return true when there is a queue file, the list of queue files, or the file that a journal's beginning leaves.
     */
    public static boolean hasJournal(final Path root) {
        final String[] files = journal(root).toFile().list((directory, name) -> name.endsWith(".cq4"));
        return files != null && files.length > 0
                || Files.exists(JournalManifest.path(root))
                || Files.exists(journalId(root));
    }

    /**
     * File that says that a journal was begun, so that one that is gone is missed.
     *
     * @param root an engine's directory.
     * @return file with the journal's id in 16 hexadecimal digits.
     */
    public static Path journalId(final Path root) {
        return root.resolve("journal.id");
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
     * Where the site's image is, beside the journal that it belongs to.
     *
     * @param root an engine's directory.
     * @return the file, which a journal begun without a site does not have.
     */
    public static Path site(final Path root) {
        return root.resolve("site.bin");
    }

    /**
     * Where a control session's port and token are.
     *
     * @param root an engine's directory.
     * @return file that a running engine keeps there.
     */
    public static Path control(final Path root) {
        return root.resolve("control");
    }

    /**
     * Permissions to make a file of the directory with: open to its owner, and to the group if the directory is.
     *
     * @param root an engine's directory, which there is.
     * @return nothing where the file system knows no owners.
     * @throws UncheckedIOException when the directory cannot be looked at.
     */
    public static FileAttribute<?>[] fileAttributes(final Path root) {
        try {
            return OwnerAccess.file(root);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot use data directory " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Permissions to make a file with that only the owner may read, even if the group may look into the directory.
     *
     * @param root an engine's directory.
     * @return nothing where the file system knows no owners.
     */
    public static FileAttribute<?>[] secretFileAttributes(final Path root) {
        return OwnerAccess.secretFile(root);
    }

    /**
     * Gives a file the permissions of {@link #fileAttributes}, whatever it was made with.
     *
     * @param file in this directory.
     * @throws UncheckedIOException when its permissions cannot be read.
     */
    public void protect(final Path file) {
        try {
            OwnerAccess.alignFile(root, file);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot protect " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * A warning to the operator when other users could look into the directory.
     *
     * @return one line, or null when it was open to none but its owner and, if at all, its group.
     */
    public String accessWarning() {
        return accessWarning;
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
        } finally {
            LOCKED_HERE.remove(realPath);
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
