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
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.routing.RecordKind;
import org.agrona.IoUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Building, checksumming and appending a batch of 64-byte frames; the time is that of the whole batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
    private static final int PAYLOAD_LENGTH = 56;
    private static final long TIME_NS = 1_000_000_000L;

    /** Frames in a batch. */
    @Param({"1", "64", "512"})
    private int frames;

    private final BatchBuilder builder = new BatchBuilder();
    private Path root;
    private JournalWriter writer;

    /**
     * Opens a journal in a new directory.
     *
     * @throws IOException when that fails.
     */
    @Setup
    public void open() throws IOException {
        root = Files.createTempDirectory("botclaw-journal");
        Files.createDirectories(DataDirectory.journal(root));
        writer = new JournalWriter(root, 0);
    }

    /** Removes it. */
    @TearDown
    public void close() {
        writer.close();
        IoUtil.delete(new File(root.toString()), true);
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
            final int payload = builder.claimInput(RecordKind.INBOUND, 0, 1, 1, i, 43, PAYLOAD_LENGTH);
            builder.buffer().putLong(payload, i);
        }
        builder.finish(TIME_NS);
        return builder.length();
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
        return writer.appendedPosition();
    }
}
