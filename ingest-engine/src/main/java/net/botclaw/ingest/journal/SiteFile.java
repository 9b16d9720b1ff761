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
package net.botclaw.ingest.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;
import net.botclaw.routing.site.SiteImageException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The file of a site beside its journal: it is there as a whole or not at all, and on the disk before the journal has its
 * first record.
 *
 * <p><b>Failure</b>: one line that names the file.
 */
public final class SiteFile {
    private SiteFile() {}

    /**
     * Whether there is such a file.
     *
     * @param root an engine's directory.
     * @return true also when it is damaged.
     */
    public static boolean exists(final Path root) {
        return Files.exists(DataDirectory.site(root));
    }

    /**
     * Reads the site.
     *
     * @param root an engine's directory.
     * @return a site with a map.
     * @throws IllegalStateException when the file is missing or damaged.
     * @throws UncheckedIOException  when it cannot be read.
     */
    public static Site read(final Path root) {
        final Path file = DataDirectory.site(root);
        if (!Files.exists(file)) {
            throw new IllegalStateException("the image of the site, " + file + ", is missing");
        }
        try {
            final long length = Files.size(file);
            if (length > SiteImage.MAX_LENGTH) {
                throw damaged(file, "it has " + length + " bytes, more than " + SiteImage.MAX_LENGTH, null);
            }
            final byte[] image = Files.readAllBytes(file);
            return SiteImage.decode(new UnsafeBuffer(image), 0, image.length);
        } catch (final SiteImageException e) {
            throw damaged(file, e.getMessage(), e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static IllegalStateException damaged(final Path file, final String reason, final Exception cause) {
        return new IllegalStateException("the image of the site, " + file + ", is damaged: " + reason, cause);
    }

    /**
     * Writes the site, in place of any that is there.
     *
     * @param root an engine's directory, locked by this process.
     * @param site with a map.
     * @throws IllegalArgumentException when it has no image.
     * @throws UncheckedIOException     when it cannot be written.
     */
    public static void write(final Path root, final Site site) {
        final DirectBuffer image = SiteImage.encode(site);
        final Path file = DataDirectory.site(root);
        try {
            DurableFile.write(file, ByteBuffer.wrap(image.byteArray()));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
