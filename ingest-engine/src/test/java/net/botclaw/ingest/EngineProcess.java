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
package net.botclaw.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@link CrashEngineMain} in a process of its own. Nothing here blocks while it lives, so that the one thread of a test
 * can drive bots too.
 */
final class EngineProcess {
    private static final long EXIT_TIMEOUT_S = 30;

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final long startNs;

    private EngineProcess(final Process process, final long startNs) {
        this.process = process;
        this.startNs = startNs;
    }

    static EngineProcess start(final Path directory, final int port, final ThreadingMode threading) throws IOException {
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + flagsFile(),
                "-ea",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashEngineMain.class.getName(),
                directory.toString(),
                Integer.toString(port),
                threading.name());
        final long startNs = System.nanoTime();
        return new EngineProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), startNs);
    }

    /** The one file of JVM flags, at the root of the source tree. */
    static Path flagsFile() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve(".mvn/jvm.config"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException(
                    "no .mvn/jvm.config above " + Path.of("").toAbsolutePath());
        }
        return directory.resolve(".mvn/jvm.config");
    }

    long startNs() {
        return startNs;
    }

    /** Whether it listens; throws when it has ended before. */
    boolean isReady() throws IOException {
        read();
        if (word("ready ", 1) != null) {
            return true;
        }
        if (!process.isAlive()) {
            read();
            throw new AssertionError("the engine has ended with " + process.exitValue() + ": " + output);
        }
        return false;
    }

    long recoveredRecords() {
        return Long.parseLong(word("ready ", 2));
    }

    /** SIGKILL. Through the handle: the process itself would close its output, which is still to be read. */
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /** Closes the engine in good order; gives the hash of its state. */
    long close() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        awaitExit();
        final String state = word("closed ", 1);
        if (state == null) {
            throw new AssertionError("the engine did not close: " + output);
        }
        return Long.parseUnsignedLong(state, 16);
    }

    private void awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine does not end: " + output);
        }
        read();
        process.getInputStream().close();
        process.getOutputStream().close();
    }

    /** What it has said besides, line by line: warnings of libraries, stack traces. */
    List<String> complaints() {
        return output.toString()
                .lines()
                .filter(line -> !line.startsWith("ready ") && !line.startsWith("closed "))
                .toList();
    }

    private void read() throws IOException {
        final InputStream in = process.getInputStream();
        for (int available = in.available(); available > 0; available = in.available()) {
            output.append(new String(in.readNBytes(available), StandardCharsets.UTF_8));
        }
    }

    /** A word of the line that starts so, once it is whole; null before. */
    private String word(final String start, final int index) {
        final String text = output.toString();
        return text.lines()
                .filter(line -> line.startsWith(start) && text.contains(line + System.lineSeparator()))
                .map(line -> line.split(" ")[index])
                .findFirst()
                .orElse(null);
    }
}
