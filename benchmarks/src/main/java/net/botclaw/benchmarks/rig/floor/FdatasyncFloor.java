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
package net.botclaw.benchmarks.rig.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemNanoClock;

/**
 * What it takes to make a page durable: 4 KiB appended to a file, then fdatasync. On a file system in memory it means
 * nothing.
 *
 * <p>Uses as much disk as is written while it measures, and frees it.
 */
public final class FdatasyncFloor implements Floor {
    /** Syncs per second when nothing else is asked for. */
    public static final long DEFAULT_RATE_PER_SECOND = 500;

    private static final int PAGE_LENGTH = 4_096;

    private final Path directory;
    private final long ratePerSecond;

    /**
     * On a disk, at a rate.
     *
     * @param directory     where a file is made and removed; itself made when missing.
     * @param ratePerSecond syncs per second; more than the disk can do shows as ever longer latencies.
     */
    public FdatasyncFloor(final Path directory, final long ratePerSecond) {
        this.directory = directory;
        this.ratePerSecond = ratePerSecond;
    }

    @Override
    public String name() {
        return "fdatasync";
    }

    @Override
    public String description() {
        return "append of " + PAGE_LENGTH + " bytes to a file and fdatasync, " + ratePerSecond + " per second";
    }

    @Override
    public Histogram measure(final long durationNs) throws IOException {
        Files.createDirectories(directory);
        final Path file = Files.createTempFile(directory, "fdatasync-floor", ".dat");
        final ByteBuffer page = ByteBuffer.allocateDirect(PAGE_LENGTH);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return new OpenLoop(ratePerSecond, SystemNanoClock.INSTANCE).run(durationNs, number -> {
                page.clear().putLong(0, number);
                while (page.hasRemaining()) {
                    channel.write(page);
                }
                channel.force(false);
            });
        } finally {
            Files.delete(file);
        }
    }
}
