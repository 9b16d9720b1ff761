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
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Touches the journal's pages ahead of the writer, so that the writer finds them in the page cache with blocks assigned:
 * the first touch of a page can take milliseconds, and must not be the sequencer's.
 *
 * <p>It maps the same file on its own and adds zero to one word of each page ahead, atomically, so a page that the writer
 * reaches first is not harmed. It never makes a file longer, for that is Chronicle's to do.
 *
 * <p><b>Threading</b>: one helper thread. <b>Failure</b>: I/O errors are thrown to the agent's error handler; the writer
 * only loses the head start.
 */
public final class PreToucher implements Agent {
    /** How far ahead of the writer pages are touched, bytes. */
    public static final long AHEAD_LENGTH = 32L << 20;
    /** Pages touched per duty cycle. */
    public static final int MAX_PAGES_PER_CYCLE = 1_024;

    private static final int PAGE_LENGTH = 4_096;
    private static final long WINDOW_LENGTH = 256L << 20;

    private final AppendedFile writer;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private File file;
    private FileChannel channel;
    private MappedByteBuffer window;
    private long windowStart;
    private long touched;

    /**
     * Follows a writer.
     *
     * @param writer to stay ahead of.
     */
    public PreToucher(final AppendedFile writer) {
        this.writer = writer;
    }

    @Override
    public int doWork() throws IOException {
        final File current = writer.currentFile();
        if (current == null) {
            return 0;
        }
        if (!current.equals(file)) {
            follow(current);
        }
        final long target = Math.min(writer.fileOffset() + AHEAD_LENGTH, channel.size());
        touched = Math.max(touched, alignDown(writer.fileOffset()) + PAGE_LENGTH);
        int pages = 0;
        while (touched + PAGE_LENGTH <= target && pages < MAX_PAGES_PER_CYCLE) {
            touch(touched);
            touched += PAGE_LENGTH;
            pages++;
        }
        return pages;
    }

    private void follow(final File current) throws IOException {
        close();
        channel = FileChannel.open(current.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        file = current;
        touched = 0;
    }

    private void touch(final long offset) throws IOException {
        if (window == null || offset < windowStart || offset + PAGE_LENGTH > windowStart + window.capacity()) {
            IoUtil.unmap(window);
            windowStart = offset;
            window = channel.map(
                    FileChannel.MapMode.READ_WRITE, offset, Math.min(WINDOW_LENGTH, channel.size() - offset));
            view.wrap(window);
        }
        view.getAndAddInt((int) (offset - windowStart), 0);
    }

    private static long alignDown(final long offset) {
        return offset & -PAGE_LENGTH;
    }

    @Override
    public void onClose() {
        try {
            close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() throws IOException {
        view.wrap(0, 0);
        IoUtil.unmap(window);
        window = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
        file = null;
    }

    @Override
    public String roleName() {
        return "journal-pretouch";
    }
}
