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
package net.botclaw.tools.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * Finds out who can reach a file that has tokens. A file that another user owns and that the engine reads through its group
 * is in order; one that other users can read or change is not.
 */
final class TokenFile {
    private TokenFile() {}

    /**
     * Looks at a file and the directories above it.
     *
     * @param file that was read.
     * @return a line that says who can reach it, or null when only its owner can, or the file system knows no owners.
     * @throws CommandFailedException when its permissions cannot be read.
     */
    static String warning(final Path file) {
        if (!Files.isRegularFile(file)) {
            // A pipe, which ends with the reader.
            return null;
        }
        try {
            final Path real = file.toRealPath();
            final PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (view == null) {
                return null;
            }
            final PosixFileAttributes attributes = view.readAttributes();
            final Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
            found.addAll(attributes.permissions());
            final boolean isOwn = attributes.owner().getName().equals(System.getProperty("user.name"));
            final boolean isOpen = found.contains(PosixFilePermission.OTHERS_READ)
                    || found.contains(PosixFilePermission.OTHERS_WRITE)
                    || found.contains(PosixFilePermission.GROUP_WRITE)
                    || isOwn && found.contains(PosixFilePermission.GROUP_READ);
            if (!isOpen || !isReachable(real.getParent())) {
                return null;
            }
            return file + " has tokens and can be read or changed by other users ("
                    + PosixFilePermissions.toString(found) + "): chmod 600";
        } catch (final IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    /** True when a user other than the owner gets through all the directories. */
    private static boolean isReachable(final Path parent) throws IOException {
        for (Path directory = parent; directory != null; directory = directory.getParent()) {
            final Set<PosixFilePermission> found = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
            if (!found.contains(PosixFilePermission.OTHERS_EXECUTE)
                    && !found.contains(PosixFilePermission.GROUP_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
