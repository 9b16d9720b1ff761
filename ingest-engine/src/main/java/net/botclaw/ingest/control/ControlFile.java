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
package net.botclaw.ingest.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import net.botclaw.ingest.journal.DataDirectory;

/**
 * The file in the data directory that tells an operator's tools where the running engine listens, and lets them in. Whoever
 * may read it may command the engine, so only its owner may, where the file system knows owners.
 *
 * <pre>
 *   port=40123
 *   token=64 hexadecimal digits
 * </pre>
 *
 * @param port  on 127.0.0.1.
 * @param token drawn at every start.
 */
public record ControlFile(int port, String token) {
    private static final String PORT_KEY = "port=";
    private static final String TOKEN_KEY = "token=";
    private static final String TEMPORARY_SUFFIX = ".new";
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_DIGITS = 2 * TOKEN_BYTES;
    private static final int LINES = 2;
    private static final int MAX_PORT = 65_535;
    /** A file that is longer is none of ours. */
    private static final int MAX_LENGTH = 1_024;

    /**
     * A random token of 256 bits.
     *
     * @return hexadecimal digits.
     */
    static String newToken() {
        final byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        final StringBuilder digits = new StringBuilder(TOKEN_DIGITS);
        for (final byte value : bytes) {
            digits.append(Character.forDigit(value >> 4 & 0xF, 16)).append(Character.forDigit(value & 0xF, 16));
        }
        return digits.toString();
    }

    /** Replaces the file of an engine's last life in one step; nobody else could read it at any moment. */
    void write(final Path root) throws IOException {
        final Path file = DataDirectory.control(root);
        final Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, DataDirectory.secretFileAttributes(root));
        Files.writeString(temporary, PORT_KEY + port + '\n' + TOKEN_KEY + token + '\n', US_ASCII);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Removes the file, also one that a killed engine has left.
     *
     * @param root an engine's directory, locked by this process.
     * @throws IOException when it is there and cannot be removed.
     */
    public static void delete(final Path root) throws IOException {
        Files.deleteIfExists(DataDirectory.control(root));
    }

    /**
     * Reads the file of a running engine, or the one that a killed engine has left.
     *
     * @param root an engine's directory.
     * @return what it says.
     * @throws IOException when there is none, it cannot be read, or it is damaged.
     */
    public static ControlFile read(final Path root) throws IOException {
        final Path file = DataDirectory.control(root);
        if (Files.size(file) > MAX_LENGTH) {
            throw new IOException("not a control file: " + file);
        }
        final List<String> lines = Files.readAllLines(file, US_ASCII);
        if (lines.size() != LINES
                || !lines.get(0).startsWith(PORT_KEY)
                || !lines.get(1).startsWith(TOKEN_KEY)
                || lines.get(1).length() != TOKEN_KEY.length() + TOKEN_DIGITS) {
            throw new IOException("not a control file: " + file);
        }
        return new ControlFile(
                parsePort(lines.get(0).substring(PORT_KEY.length()), file),
                lines.get(1).substring(TOKEN_KEY.length()));
    }

    private static int parsePort(final String digits, final Path file) throws IOException {
        try {
            final int port = Integer.parseInt(digits);
            if (port < 1 || port > MAX_PORT) {
                throw new IOException("not a control file: " + file);
            }
            return port;
        } catch (final NumberFormatException e) {
            throw new IOException("not a control file: " + file, e);
        }
    }

    /** Without the token, which has no business in logs. */
    @Override
    public String toString() {
        return "port " + port;
    }
}
