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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.protocol.RejectCode;
import org.agrona.concurrent.status.CountersReader;

/** An {@link AttackedEngineMain} with a heap of a given size. */
final class AttackedEngine implements AutoCloseable {
    private static final long EXIT_TIMEOUT_S = 60;

    private final Path directory;
    private final Process process;
    private final BufferedReader output;
    private final int port;

    AttackedEngine(final Path directory, final int heapMib, final long budgetBytes, final long stopTimeoutMs)
            throws IOException {
        this.directory = directory;
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + EngineProcess.flagsFile(),
                "-Xmx" + heapMib + 'm',
                "-cp",
                System.getProperty("java.class.path"),
                AttackedEngineMain.class.getName(),
                directory.toString(),
                Long.toString(budgetBytes),
                Long.toString(stopTimeoutMs));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader(UTF_8);
        final String ready = output.readLine();
        if (ready == null || !ready.startsWith("ready ")) {
            throw new AssertionError("the engine said " + ready);
        }
        port = Integer.parseInt(ready.substring("ready ".length()));
    }

    int port() {
        return port;
    }

    long refused(final RejectCode code) {
        return counter(EngineCounter.REFUSAL_TYPE_BASE + code.code());
    }

    long count(final EngineCounter counter) {
        return counter(counter.id());
    }

    private long counter(final int typeId) {
        try (CountersFile file = CountersFile.open(DataDirectory.counters(directory))) {
            final CountersReader counters = file.reader();
            final long[] value = new long[1];
            counters.forEach((counterId, type, key, label) -> {
                if (type == typeId) {
                    value[0] = counters.getCounterValue(counterId);
                }
            });
            return value[0];
        }
    }

    /** SIGTERM; gives the exit code. */
    int stop() {
        // Through the handle: the process itself would close its output, which is still to be read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new AssertionError("the engine does not end");
            }
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** Lines that it has written since it was ready, once it has ended. */
    List<String> lines() {
        return output.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            output.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
