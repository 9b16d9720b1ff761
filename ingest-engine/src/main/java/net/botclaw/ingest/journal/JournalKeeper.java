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
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/**
 * Does for a writer what takes time: allocates disk space ahead of it, makes the next file on the hour, closes the last
 * one, and looks whether the file that is appended to is still where readers look for it.
 *
 * <p><b>Threading</b>: one helper thread. <b>Failure</b>: a full disk is a state, {@link #isOutOfSpace()}, and tried again;
 * any other error is thrown, and the engine must stop: what it appends could not be read again.
 */
public final class JournalKeeper implements Agent {
    /** Time between two looks at the file's place, milliseconds. */
    public static final long CHECK_INTERVAL_MS = 250;
    /** Time after which a full disk is tried again, milliseconds. */
    public static final long RETRY_INTERVAL_MS = 100;

    private static final long FILE_DURATION_MS = TimeUnit.HOURS.toMillis(1);

    private final JournalWriter writer;
    private final Runnable onRoom;
    private long fileHour;
    private long nextCheckNs = System.nanoTime();
    private long retryNs;
    private volatile boolean isOutOfSpace;

    /**
     * Keeps the files of a writer.
     *
     * @param writer whose files.
     * @param onRoom called on this agent's thread when there is room again after there was none.
     */
    public JournalKeeper(final JournalWriter writer, final Runnable onRoom) {
        this.writer = writer;
        this.onRoom = onRoom;
        this.fileHour = hour();
    }

    private long hour() {
        return writer.wallClock().currentTimeMillis() / FILE_DURATION_MS;
    }

    @Override
    public int doWork() throws IOException {
        final long nowNs = System.nanoTime();
        if (nowNs - nextCheckNs >= 0) {
            nextCheckNs = nowNs + TimeUnit.MILLISECONDS.toNanos(CHECK_INTERVAL_MS);
            writer.current().checkInPlace();
        }
        return isOutOfSpace && nowNs - retryNs < 0 ? 0 : makeRoom(nowNs);
    }

    private int makeRoom(final long nowNs) throws IOException {
        final boolean wasShort = !writer.hasRoom();
        try {
            int work = 0;
            writer.closeRolled();
            if (hour() > fileHour && !writer.hasPrepared() && !writer.isRolling()) {
                prepare();
                work++;
            }
            if (writer.current().allocateAhead()) {
                work++;
            }
            isOutOfSpace = false;
            if (wasShort && writer.hasRoom()) {
                onRoom.run();
            }
            return work;
        } catch (final IOException e) {
            writer.current().checkInPlace();
            if (!writer.files().isOutOfSpace(e)) {
                throw e;
            }
            isOutOfSpace = true;
            retryNs = nowNs + TimeUnit.MILLISECONDS.toNanos(RETRY_INTERVAL_MS);
            return 0;
        }
    }

    private void prepare() throws IOException {
        final long nowMs = writer.wallClock().currentTimeMillis();
        final JournalFiles files = writer.files();
        final QueueFile file = files.create(nowMs);
        try {
            files.list(file, JournalManifest.UNKNOWN, JournalManifest.UNKNOWN);
        } catch (final IOException e) {
            files.remove(file);
            throw e;
        }
        writer.prepared(file);
        fileHour = hour();
    }

    /**
     * State of the journal's disk.
     *
     * @return true from a write that found no room until one that did.
     */
    public boolean isOutOfSpace() {
        return isOutOfSpace;
    }

    @Override
    public String roleName() {
        return "journal-keeper";
    }
}
