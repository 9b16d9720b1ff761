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
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.journal.DataDirectory;
import org.agrona.concurrent.errors.ErrorLogReader;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Launches engines and watches them: a test that is green otherwise fails when an engine has failed, has something in its
 * error log, or anything below it has logged a warning. Netty reports leaked buffers as errors in that log.
 */
final class EngineFixture implements BeforeEachCallback, AfterEachCallback {
    private final List<IngestEngine> engines = new ArrayList<>();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final PrintStream originalErr = System.err;

    /** Settings for a test: any free port, nothing else changed. */
    static EngineContext context(final Path directory) {
        return new EngineContext().dataDirectory(directory).tcpPort(0);
    }

    IngestEngine launch(final EngineContext ctx) {
        final IngestEngine engine = IngestEngine.launch(ctx);
        engines.add(engine);
        return engine;
    }

    IngestEngine launch(final Path directory) {
        return launch(context(directory));
    }

    /** Closes an engine and looks at what it leaves. */
    void close(final IngestEngine engine) {
        engines.remove(engine);
        final Throwable failure = engine.failure();
        engine.close();
        assertThat(failure).as("failure of the engine").isNull();
        assertThat(errorsOf(engine.context().dataDirectory()))
                .as("error log of the engine")
                .isEmpty();
    }

    private static List<String> errorsOf(final Path directory) {
        final List<String> errors = new ArrayList<>();
        try (CountersFile counters = CountersFile.open(DataDirectory.counters(directory))) {
            ErrorLogReader.read(counters.errors(), (count, first, last, text) -> errors.add(count + " times: " + text));
        }
        return errors;
    }

    @Override
    public void beforeEach(final ExtensionContext context) {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        System.setErr(new PrintStream(new Tee(originalErr, logged), true));
    }

    @Override
    public void afterEach(final ExtensionContext context) {
        AssertionError found = null;
        for (final IngestEngine engine : List.copyOf(engines)) {
            try {
                close(engine);
            } catch (final AssertionError e) {
                found = e;
            }
        }
        System.setErr(originalErr);
        if (found != null) {
            throw found;
        }
        assertThat(logged.toString(UTF_8).lines().filter(EngineFixture::isWarning))
                .as("warnings logged")
                .isEmpty();
    }

    /** The log goes to standard error, and its level is WARN. */
    private static boolean isWarning(final String line) {
        return line.startsWith("WARN ") || line.startsWith("ERROR ");
    }

    /** Writes to two streams. */
    private static final class Tee extends FilterOutputStream {
        private final OutputStream second;

        private Tee(final OutputStream first, final OutputStream second) {
            super(first);
            this.second = second;
        }

        @Override
        public void write(final int value) throws IOException {
            super.write(value);
            second.write(value);
        }
    }
}
