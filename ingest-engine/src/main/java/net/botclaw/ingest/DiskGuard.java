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
package net.botclaw.ingest;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.gateway.DiskState;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Watches what the journal's disk has left. A full disk under a memory-mapped file kills the JVM, so the engine stops
 * taking frames well before: bots are logged out with DISK_FULL and keep their frames until there is room again.
 *
 * <p><b>Threading</b>: a helper thread writes, event loops read.
 */
final class DiskGuard implements Agent, DiskState {
    private static final long INTERVAL_NS = 500_000_000L;
    /** Room must have grown by this much over the floor before frames are taken again, as a divisor of the floor. */
    private static final int RESUME_DIVISOR = 4;

    private final FileStore store;
    private final long floorBytes;
    private final NanoClock clock;
    private final AtomicCounter freeBytes;
    private long nextLookNs;
    private volatile boolean isFull;

    DiskGuard(final Path directory, final long floorBytes, final NanoClock clock, final AtomicCounter freeBytes)
            throws IOException {
        this.store = Files.getFileStore(directory);
        this.floorBytes = floorBytes;
        this.clock = clock;
        this.freeBytes = freeBytes;
        this.nextLookNs = clock.nanoTime();
        look();
    }

    @Override
    public int doWork() throws IOException {
        if (clock.nanoTime() - nextLookNs < 0) {
            return 0;
        }
        look();
        return 1;
    }

    private void look() throws IOException {
        nextLookNs += INTERVAL_NS;
        final long usable = store.getUsableSpace();
        freeBytes.setRelease(usable);
        if (usable < floorBytes) {
            isFull = true;
        } else if (usable >= floorBytes + floorBytes / RESUME_DIVISOR) {
            isFull = false;
        }
    }

    @Override
    public boolean isFull() {
        return isFull;
    }

    @Override
    public String roleName() {
        return "disk-guard";
    }
}
