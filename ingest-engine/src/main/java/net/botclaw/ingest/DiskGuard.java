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
import java.util.function.BooleanSupplier;
import net.botclaw.ingest.gateway.DiskState;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Watches what the journal's disk has left. The engine stops taking frames before it is full, or as soon as the journal
 * finds no room: bots are logged out with DISK_FULL and keep their frames until there is room again.
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
    private final BooleanSupplier isOutOfSpace;
    private long nextLookNs;
    private volatile boolean isBelowFloor;

    /** Watches the disk of a directory; the supplier says that its writer has found no room. */
    DiskGuard(
            final Path directory,
            final long floorBytes,
            final NanoClock clock,
            final AtomicCounter freeBytes,
            final BooleanSupplier isOutOfSpace)
            throws IOException {
        this.store = Files.getFileStore(directory);
        this.floorBytes = floorBytes;
        this.clock = clock;
        this.freeBytes = freeBytes;
        this.isOutOfSpace = isOutOfSpace;
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
            isBelowFloor = true;
        } else if (usable >= floorBytes + floorBytes / RESUME_DIVISOR) {
            isBelowFloor = false;
        }
    }

    @Override
    public boolean isFull() {
        return isBelowFloor || isOutOfSpace.getAsBoolean();
    }

    @Override
    public String roleName() {
        return "disk-guard";
    }
}
