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
package net.botclaw.benchmarks.micro;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.routing.RecordKind;
import org.agrona.IoUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Building, checksumming and appending a batch of sensor readings, one document; the time is that of the whole batch. The
 * floors are a memcpy of the batch and an append of the same bytes to a bare Chronicle Queue with the same settings.
 *
 * <p>The journal allocates its own space here, as there is no helper thread: that is part of an append. Journals are in the
 * directory of {@code java.io.tmpdir}, 2 GiB and an iteration long at most: what the first touch of
 * a page costs is that of its file system.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
    private static final double VALUE = 41.5;
    private static final int MESSAGE_LENGTH = ReadingFrame.LENGTH - FrameDescriptor.SBE_OFFSET;
    /** A file this long is left before the next iteration, bytes: neither disk nor page cache are to be filled. */
    private static final long MAX_FILE_LENGTH = 2L << 30;

    private static final long TIME_NS = 1_000_000_000L;

    /** Frames in a batch. */
    @Param({"1", "16", "256"})
    int frames;

    private final BatchBuilder builder = new BatchBuilder();
    private final ReadingFrame reading = new ReadingFrame();
    private Path root;
    private JournalWriter writer;
    private RawQueue queue;
    private ByteCopy floor;
    private long journalLength;
    private long queueOffset;

    /**
     * Opens a journal and a queue in a new directory, or goes on with the ones there are.
     *
     * @throws IOException when that fails.
     */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        if (root != null && Math.max(journalLength, queueOffset) < MAX_FILE_LENGTH) {
            return;
        }
        close();
        root = Files.createTempDirectory("botclaw-journal");
        Files.createDirectories(DataDirectory.journal(root));
        writer = JournalWriter.create(root);
        final int length = batchLength(frames);
        queue = new RawQueue(root.resolve("raw"), length);
        journalLength = 0;
        queueOffset = 0;
        floor = new ByteCopy(length);
    }

    /** Removes them. */
    @TearDown
    public void close() {
        if (root != null) {
            writer.close();
            queue.close();
            IoUtil.delete(new File(root.toString()), true);
        }
    }

    /** Bytes of a batch of so many readings. */
    static int batchLength(final int frames) {
        return BatchDescriptor.RECORDS_OFFSET
                + frames * RecordDescriptor.alignedLength(RecordDescriptor.HEADER_LENGTH + MESSAGE_LENGTH);
    }

    /**
     * Prepares a batch, up to its checksum.
     *
     * @return its length in bytes.
     */
    @Benchmark
    public int build() {
        builder.start(writer.nextPosition());
        for (int i = 0; i < frames; i++) {
            final int payload = builder.claimInput(
                    RecordKind.INBOUND, 0, 1, 1, i, SensorReadingEncoder.TEMPLATE_ID, MESSAGE_LENGTH);
            reading.putMessage(builder.buffer(), payload, i, VALUE);
        }
        builder.finish(TIME_NS);
        return builder.length();
    }

    /**
     * The bytes of a batch copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    public byte buildFloor() {
        return floor.copy();
    }

    /**
     * Prepares a batch and appends it.
     *
     * @return position of the last record.
     */
    @Benchmark
    public long append() {
        build();
        writer.append(builder);
        journalLength += builder.length();
        return writer.appendedPosition();
    }

    /**
     * The bytes of a batch appended to a bare queue.
     *
     * @return where in its file the document ended.
     */
    @Benchmark
    public long appendFloor() {
        queueOffset = queue.append();
        return queueOffset;
    }
}
