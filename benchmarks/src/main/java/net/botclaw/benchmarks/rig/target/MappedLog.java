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
package net.botclaw.benchmarks.rig.target;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.botclaw.benchmarks.rig.floor.AppendedFile;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends what is read to a memory-mapped file, as the journal's queue has one: sparse, mapped a large block at a time,
 * made longer by mapping. It writes a stated number of bytes per byte read, to have the same bytes per second go to the
 * same disk; what is beyond those read are copies of them.
 *
 * <p><b>Threading</b>: one thread appends. <b>Memory</b>: an append allocates nothing, except where the next block is
 * mapped. <b>Failure</b>: a block that cannot be mapped throws.
 */
final class MappedLog implements ByteWork, AppendedFile, AutoCloseable {
    /** As the journal's. */
    static final int BLOCK_LENGTH = 1 << 30;

    private final File file;
    private final FileChannel channel;
    private final double factor;
    private final int blockLength;
    private final UnsafeBuffer block = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapping;
    private long blockStart;
    private int position;
    private double owedBytes;
    private volatile long fileOffset;

    MappedLog(final Path path, final double factor, final int blockLength) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.file = path.toFile();
        this.factor = factor;
        this.blockLength = blockLength;
        this.channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        map(0);
    }

    @Override
    public void onBytes(final DirectBuffer source, final int index, final int length) {
        owedBytes += length * factor;
        long left = (long) owedBytes;
        owedBytes -= left;
        int from = 0;
        while (left > 0) {
            if (position == blockLength) {
                nextBlock();
            }
            final int chunk = (int) Math.min(left, Math.min(length - from, blockLength - position));
            block.putBytes(position, source, index + from, chunk);
            from = (from + chunk) % length;
            position += chunk;
            left -= chunk;
        }
        fileOffset = blockStart + position;
    }

    private void nextBlock() {
        try {
            map(blockStart + blockLength);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void map(final long start) throws IOException {
        IoUtil.unmap(mapping);
        mapping = channel.map(FileChannel.MapMode.READ_WRITE, start, blockLength);
        block.wrap(mapping);
        blockStart = start;
        position = 0;
    }

    @Override
    public File currentFile() {
        return file;
    }

    @Override
    public long fileOffset() {
        return fileOffset;
    }

    /** Nothing may append any more. */
    @Override
    public void close() {
        block.wrap(0, 0);
        IoUtil.unmap(mapping);
        mapping = null;
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
