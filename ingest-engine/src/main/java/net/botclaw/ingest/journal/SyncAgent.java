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
import org.agrona.concurrent.Agent;

/**
 * Makes appended records survive the machine: group commit with fdatasync, on its own thread.
 *
 * <p>A round takes the position that is appended now, syncs, and only then publishes that position. (Chronicle's own
 * {@code SyncMode.SYNC} does not make an append durable.) A sync of the file covers pages dirtied through any mapping; files
 * of earlier lives, and the names of new ones, are on the disk before this life appends.
 *
 * <p><b>Failure</b>: a failed fdatasync may have dropped dirty pages, so it must not be tried again: the exception is
 * thrown and the engine stops.
 */
public final class SyncAgent implements Agent {
    private final JournalWriter writer;
    private final Runnable onSynced;
    private QueueFile file;
    private volatile long syncedPosition;

    /**
     * Follows a writer.
     *
     * @param writer   whose appends are made durable.
     * @param onSynced called on this agent's thread after each sync.
     */
    public SyncAgent(final JournalWriter writer, final Runnable onSynced) {
        this.writer = writer;
        this.onSynced = onSynced;
        this.file = writer.current();
        this.syncedPosition = -1;
    }

    @Override
    public int doWork() throws IOException {
        final long appended = writer.appendedPosition();
        if (appended <= syncedPosition) {
            return 0;
        }
        final QueueFile current = writer.current();
        if (current != file) {
            // The keeper forces it too, before it closes it.
            file.forceUnlessClosed();
            file = current;
        }
        file.forceUnlessClosed();
        syncedPosition = appended;
        onSynced.run();
        return 1;
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
    public String roleName() {
        return "journal-sync";
    }
}
