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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.Agent;

/**
 * Makes appended records survive the machine: group commit with fdatasync, on its own thread.
 *
 * <p>A round takes the position that is appended now, syncs, and only then publishes that position. (Chronicle's own
 * {@code SyncMode.SYNC} does not make an append durable.) A sync of the file covers pages dirtied through any mapping.
 *
 * <p><b>Failure</b>: a failed fdatasync may have dropped dirty pages, so it must not be tried again: the exception is
 * thrown and the engine stops.
 */
public final class SyncAgent implements Agent {
    private final JournalWriter writer;
    private final Path directory;
    private final Runnable onSynced;
    private File file;
    private FileChannel channel;
    private volatile long syncedPosition;

    /**
     * Follows a writer.
     *
     * @param writer   whose appends are made durable.
     * @param root     an engine's directory.
     * @param onSynced called on this agent's thread after each sync.
     */
    public SyncAgent(final JournalWriter writer, final Path root, final Runnable onSynced) {
        this.writer = writer;
        this.directory = DataDirectory.journal(root);
        this.onSynced = onSynced;
        this.syncedPosition = -1;
    }

    @Override
    public int doWork() throws IOException {
        final long appended = writer.appendedPosition();
        if (appended <= syncedPosition) {
            return 0;
        }
        final File current = writer.currentFile();
        if (current == null) {
            return 0;
        }
        if (!current.equals(file)) {
            follow(current);
        }
        channel.force(false);
        syncedPosition = appended;
        onSynced.run();
        return 1;
    }

    /** Earlier files may hold appends that were not synced yet, and the new one's name must survive too. */
    private void follow(final File current) throws IOException {
        if (channel == null) {
            syncEarlierFiles();
        } else {
            channel.force(false);
            channel.close();
        }
        channel = FileChannel.open(current.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        file = current;
        syncNames(directory);
        syncNames(directory.getParent());
    }

    private static void syncNames(final Path path) throws IOException {
        try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void syncEarlierFiles() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.cq4")) {
            for (final Path path : files) {
                try (FileChannel earlier = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    earlier.force(false);
                }
            }
        }
    }

    /**
     * Every record up to this position survives the machine. Any thread.
     *
     * @return a position, -1 when none.
     */
    public long syncedPosition() {
        return syncedPosition;
    }

    @Override
    public void onClose() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String roleName() {
        return "journal-sync";
    }
}
