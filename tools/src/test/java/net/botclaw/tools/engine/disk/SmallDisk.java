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
package net.botclaw.tools.engine.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own that a neighbour can fill. Root only. */
final class SmallDisk implements AutoCloseable {
    /** Kinds of file system. */
    enum Kind {
        TMPFS,
        EXT4
    }

    private static final int MIB = 1 << 20;
    private static final ByteBuffer ZEROES = ByteBuffer.allocateDirect(MIB);

    private final Path mountPoint;
    private final Path image;

    private SmallDisk(final Path mountPoint, final Path image) {
        this.mountPoint = mountPoint;
        this.image = image;
    }

    /** Why there can be none here; null: there can. */
    static String obstacle() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root can mount a file system";
        }
        for (final String tool : List.of("mount", "umount", "mkfs.ext4")) {
            if (!isFound(tool)) {
                return tool + " is missing";
            }
        }
        return null;
    }

    private static boolean isFound(final String tool) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
    }

    static SmallDisk mount(final Kind kind, final Path root, final int mebibytes)
            throws IOException, InterruptedException {
        final Path mountPoint = Files.createDirectories(root.resolve("disk"));
        if (kind == Kind.TMPFS) {
            run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", mountPoint.toString());
            return new SmallDisk(mountPoint, null);
        }
        final Path image = root.resolve("disk.img");
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), (long) mebibytes * MIB - 1);
        }
        run("mkfs.ext4", "-q", "-m", "0", "-F", image.toString());
        run("mount", "-o", "loop", image.toString(), mountPoint.toString());
        return new SmallDisk(mountPoint, image);
    }

    private static void run(final String... command) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    Path directory() {
        return mountPoint;
    }

    /** Fills what is left; returns when the file system refuses one more byte. */
    void fill(final long pauseMs) throws InterruptedException {
        try (FileChannel channel = FileChannel.open(hog(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (channel.write(ZEROES.duplicate()) > 0) {
                if (pauseMs > 0) {
                    TimeUnit.MILLISECONDS.sleep(pauseMs);
                }
            }
        } catch (final IOException e) {
            // The file system is full: that was wanted.
            return;
        }
    }

    /** Gives all that {@link #fill} took back. */
    void free() throws IOException {
        Files.deleteIfExists(hog());
    }

    private Path hog() {
        return mountPoint.resolve("hog");
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", mountPoint.toString());
            if (image != null) {
                Files.delete(image);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
