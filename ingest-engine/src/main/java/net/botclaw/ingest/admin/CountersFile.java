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
package net.botclaw.ingest.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.agrona.IoUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Layout of the mapped file that holds an engine's counters and errors.
 *
 * <pre>
 *   0         i32 layout version (written last), i32 reserved, i64 process id, i64 start time (epoch ms)
 *   64        counter labels     {@link #METADATA_LENGTH}
 *   ...       counter values     {@link #VALUES_LENGTH}
 *   ...       distinct errors    {@link #ERRORS_LENGTH}
 * </pre>
 *
 * <p>A reader in another process may look at any time; a file left by an engine that was killed stays readable until the
 * next start.
 */
public final class CountersFile implements AutoCloseable {
    /** Version of the layout. */
    public static final int LAYOUT_VERSION = 1;
    /** Counters there is room for. */
    public static final int MAX_COUNTERS = 256;
    /** Bytes of labels. */
    public static final int METADATA_LENGTH = MAX_COUNTERS * CountersReader.METADATA_LENGTH;
    /** Bytes of values. */
    public static final int VALUES_LENGTH = MAX_COUNTERS * CountersReader.COUNTER_LENGTH;
    /** Bytes of the error log. */
    public static final int ERRORS_LENGTH = 256 * 1024;

    private static final int HEADER_LENGTH = 64;
    private static final int PID_OFFSET = 8;
    private static final int START_TIME_OFFSET = 16;
    private static final int LENGTH = HEADER_LENGTH + METADATA_LENGTH + VALUES_LENGTH + ERRORS_LENGTH;

    private final MappedByteBuffer mapping;
    private final UnsafeBuffer header;
    private final UnsafeBuffer metadata;
    private final UnsafeBuffer values;
    private final UnsafeBuffer errors;

    private CountersFile(final MappedByteBuffer mapping) {
        this.mapping = mapping;
        this.header = new UnsafeBuffer(mapping, 0, HEADER_LENGTH);
        this.metadata = new UnsafeBuffer(mapping, HEADER_LENGTH, METADATA_LENGTH);
        this.values = new UnsafeBuffer(mapping, HEADER_LENGTH + METADATA_LENGTH, VALUES_LENGTH);
        this.errors = new UnsafeBuffer(mapping, HEADER_LENGTH + METADATA_LENGTH + VALUES_LENGTH, ERRORS_LENGTH);
    }

    /**
     * Creates the file, in place of one that an earlier engine left.
     *
     * @param path        of the file.
     * @param startTimeMs epoch milliseconds.
     * @param attributes  to make it with: who may read it.
     * @return the mapped file.
     * @throws UncheckedIOException when it cannot be made.
     */
    public static CountersFile create(final Path path, final long startTimeMs, final FileAttribute<?>... attributes) {
        final CountersFile counters = new CountersFile(mapNew(path, attributes));
        counters.header.putLong(PID_OFFSET, ProcessHandle.current().pid());
        counters.header.putLong(START_TIME_OFFSET, startTimeMs);
        counters.header.putIntRelease(0, LAYOUT_VERSION);
        return counters;
    }

    /**
     * Maps the file of an engine that runs, or ran.
     *
     * @param path of the file.
     * @return the mapped file.
     * @throws IllegalArgumentException when there is none, or it is of another version.
     */
    public static CountersFile open(final Path path) {
        if (!Files.isRegularFile(path) || path.toFile().length() != LENGTH) {
            throw new IllegalArgumentException("no counters in " + path);
        }
        final CountersFile counters = new CountersFile(mapReadOnly(path));
        if (counters.header.getIntVolatile(0) != LAYOUT_VERSION) {
            counters.close();
            throw new IllegalArgumentException("counters in " + path + " are of another version");
        }
        return counters;
    }

    private static MappedByteBuffer mapNew(final Path path, final FileAttribute<?>... attributes) {
        try {
            Files.deleteIfExists(path);
            try (FileChannel channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    attributes)) {
                // Written, not only made longer: a store to a page that the disk has no room for would end the process.
                IoUtil.fill(channel, 0, LENGTH, (byte) 0);
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static MappedByteBuffer mapReadOnly(final Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, LENGTH);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /**
     * Process that wrote the file.
     *
     * @return process id.
     */
    public long pid() {
        return header.getLong(PID_OFFSET);
    }

    /**
     * When that process started its engine.
     *
     * @return epoch milliseconds.
     */
    public long startTimeMs() {
        return header.getLong(START_TIME_OFFSET);
    }

    AtomicBuffer metadata() {
        return metadata;
    }

    AtomicBuffer values() {
        return values;
    }

    /**
     * Memory of the distinct error log.
     *
     * @return for Agrona's ErrorLogReader.
     */
    public AtomicBuffer errors() {
        return errors;
    }

    /**
     * A view on the counters.
     *
     * @return reads live values.
     */
    public CountersReader reader() {
        return new CountersReader(metadata, values, UTF_8);
    }

    /** Unmaps the file. Nothing that came from it may be used any more. */
    @Override
    public void close() {
        IoUtil.unmap(mapping);
    }
}
