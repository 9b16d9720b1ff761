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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/**
 * Closes an engine's directory to all but its owner, and to the group when the owner has opened it to the group, and to no
 * others, before.
 *
 * <pre>
 *   directory as found      becomes      files in it
 *   missing                 rwx------    rw-------
 *   open to its group only  as it is     rw-r-----, but lock and control rw-------
 *   open to others          rwx------    rw-------
 * </pre>
 *
 * <p>Permissions are given when a file is made, so it is at no moment open. File systems that know no owners are left alone.
 */
final class OwnerAccess {
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> GROUP_DIRECTORY = PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> GROUP_FILE = PosixFilePermissions.fromString("rw-r-----");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");

    private OwnerAccess() {}

    /** Makes a directory, and those above it that are missing. */
    static void createDirectories(final Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory, DIRECTORY));
    }

    /** Makes a directory in an engine's directory, whose group may look into both or into none. */
    static void createDirectoryIn(final Path root, final Path directory) throws IOException {
        final Set<PosixFilePermission> wanted = isOpenToGroup(root) ? GROUP_DIRECTORY : DIRECTORY;
        Files.createDirectories(directory, attributes(directory, wanted));
        tryChange(directory, wanted);
    }

    /** Permissions to make a file of an engine's directory with. */
    static FileAttribute<?>[] file(final Path root) throws IOException {
        return attributes(root, isOpenToGroup(root) ? GROUP_FILE : FILE);
    }

    /** Permissions to make a file with that is none of the group's business. */
    static FileAttribute<?>[] secretFile(final Path root) {
        return attributes(root, FILE);
    }

    /** Gives a file of an earlier start what {@link #file} would have given it, where that is allowed. */
    static void alignFile(final Path root, final Path file) throws IOException {
        tryChange(file, isOpenToGroup(root) ? GROUP_FILE : FILE);
    }

    /** Gives a file of an earlier start what {@link #secretFile} would have given it, where that is allowed. */
    static void alignSecretFile(final Path file) throws IOException {
        tryChange(file, FILE);
    }

    /**
     * Looks whether others may look into a directory that is not an engine's to close.
     *
     * @return a line that says so; null when they may not.
     */
    static String warning(final Path directory) throws IOException {
        final PosixFileAttributeView view = view(directory);
        if (view == null || Collections.disjoint(view.readAttributes().permissions(), OF_OTHERS)) {
            return null;
        }
        return "data directory " + directory + " holds other files and is open to all users, which is left as it is";
    }

    /**
     * Closes a directory that others may look into.
     *
     * @return a line that says what was done, or could not be; null when there was nothing to do.
     */
    static String close(final Path directory) throws IOException {
        final PosixFileAttributeView view = view(directory);
        if (view == null) {
            return null;
        }
        final Set<PosixFilePermission> found = view.readAttributes().permissions();
        if (Collections.disjoint(found, OF_OTHERS)) {
            return null;
        }
        final String shown = " open to all users (" + PosixFilePermissions.toString(found) + ")";
        return tryChange(directory, DIRECTORY)
                ? "data directory " + directory + " was" + shown
                        + ", now it is its owner's only; chmod 750 opens it to its group"
                : "data directory " + directory + " is" + shown + ", and this user cannot change that";
    }

    /** Changes permissions; false where this user may not, or the file system has none. */
    private static boolean tryChange(final Path path, final Set<PosixFilePermission> wanted) throws IOException {
        final PosixFileAttributeView view = view(path);
        if (view == null) {
            return false;
        }
        if (!view.readAttributes().permissions().equals(wanted)) {
            try {
                view.setPermissions(wanted);
            } catch (final FileSystemException e) {
                // Of another owner, or on a file system that gives all files the same permissions.
                return false;
            }
        }
        return view.readAttributes().permissions().equals(wanted);
    }

    private static boolean isOpenToGroup(final Path directory) throws IOException {
        final PosixFileAttributeView view = view(directory);
        if (view == null) {
            return false;
        }
        final Set<PosixFilePermission> found = view.readAttributes().permissions();
        return found.contains(PosixFilePermission.GROUP_READ)
                && found.contains(PosixFilePermission.GROUP_EXECUTE)
                && Collections.disjoint(found, OF_OTHERS);
    }

    private static FileAttribute<?>[] attributes(final Path path, final Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static PosixFileAttributeView view(final Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class);
    }
}
