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

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.HdrHistogram.Histogram;
import org.agrona.BufferUtil;
import org.agrona.ErrorHandler;
import org.agrona.IoUtil;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;

/**
 * One document appended to a Chronicle Queue with the journal's settings, its pages touched ahead by the journal's
 * pre-toucher; nothing of the engine's batches and checksums.
 *
 * <p>Uses as much disk as is written while it measures, and frees it. <b>Failure</b>: what the queue throws is thrown.
 */
public final class ChronicleFloor implements Floor {
    /** Appends per second when nothing else is asked for. */
    public static final long DEFAULT_RATE_PER_SECOND = 100_000;

    private static final int DOCUMENT_LENGTH = 64;
    private static final int BLOCK_LENGTH = 1 << 30;

    private final Path directory;
    private final long ratePerSecond;

    /**
     * On a disk, at a rate.
     *
     * @param directory     where a queue is made and removed; itself made when missing.
     * @param ratePerSecond appends per second.
     */
    public ChronicleFloor(final Path directory, final long ratePerSecond) {
        this.directory = directory;
        this.ratePerSecond = ratePerSecond;
    }

    @Override
    public String name() {
        return "chronicle-append";
    }

    @Override
    public String description() {
        return "append of one " + DOCUMENT_LENGTH + "-byte document to a pre-touched Chronicle Queue, " + ratePerSecond
                + " per second";
    }

    @Override
    public Histogram measure(final long durationNs) throws IOException {
        Files.createDirectories(directory);
        final Path queue = Files.createTempDirectory(directory, "chronicle-floor");
        try (Writer writer = new Writer(queue)) {
            final ErrorHandler onError = writer::onPreTouchFailure;
            try (AgentRunner runner =
                    new AgentRunner(new SleepingMillisIdleStrategy(1), onError, null, new PreToucher(writer))) {
                final Thread thread = new Thread(runner, "floor-pretouch");
                thread.setDaemon(true);
                thread.start();
                return new OpenLoop(ratePerSecond, SystemNanoClock.INSTANCE).run(durationNs, writer);
            }
        } finally {
            IoUtil.delete(queue.toFile(), true);
        }
    }

    private static final class Writer implements OpenLoop.Operation, AppendedFile, AutoCloseable {
        private final SingleChronicleQueue queue;
        private final ExcerptAppender appender;
        private final ByteBuffer document = BufferUtil.allocateDirectAligned(DOCUMENT_LENGTH, Long.BYTES);
        private final Bytes<ByteBuffer> source = Bytes.wrapForRead(document);
        private int cycle = Integer.MIN_VALUE;
        private volatile File currentFile;
        private volatile long fileOffset;
        private volatile Throwable failure;

        Writer(final Path directory) {
            queue = SingleChronicleQueueBuilder.binary(directory)
                    .rollCycle(SparseRollCycles.LARGE_HOURLY_SPARSE)
                    .blockSize(BLOCK_LENGTH)
                    .checkInterrupts(false)
                    .build();
            appender = queue.createAppender();
        }

        @Override
        public void run(final long number) throws IOException {
            document.putLong(0, number);
            final long end;
            try (DocumentContext context = appender.writingDocument()) {
                final Bytes<?> bytes = context.wire().bytes();
                bytes.write(source, 0L, DOCUMENT_LENGTH);
                end = bytes.writePosition();
            }
            onAppended(end);
        }

        private void onAppended(final long end) throws IOException {
            final int appendedCycle = appender.cycle();
            if (appendedCycle != cycle) {
                cycle = appendedCycle;
                currentFile = appender.currentFile();
            }
            fileOffset = end;
            final Throwable cause = failure;
            if (cause != null) {
                throw new IOException("the pre-toucher failed: " + cause.getMessage(), cause);
            }
        }

        void onPreTouchFailure(final Throwable cause) {
            failure = cause;
        }

        @Override
        public File currentFile() {
            return currentFile;
        }

        @Override
        public long fileOffset() {
            return fileOffset;
        }

        @Override
        public void close() {
            appender.close();
            queue.close();
        }
    }
}
