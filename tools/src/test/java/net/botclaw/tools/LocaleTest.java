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
package net.botclaw.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures and names do not depend on where the machine stands. */
@Timeout(60)
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path data;

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void shouldNameTheLineOfAFaultThatALibraryFinds() throws IOException {
        final Path csv = Files.writeString(data.resolve("stock.csv"), "A,1,2\n\"B,1,2\n");
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        assertThat(CommandRun.of("command", "--data", data, "load-stock", "--file", csv)
                        .err()
                        .strip())
                .isEqualTo("botclaw: " + csv + " line 2: no CSV: a quote that is not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR", "hi-IN-u-nu-deva"})
    void shouldPrintTheSameInEveryLocale(final String tag) {
        try (IngestEngine engine =
                IngestEngine.launch(new EngineContext().dataDirectory(data).tcpPort(0))) {
            final CommandRun load = CommandRun.of(
                    "load", "--tcp", engine.tcpPort(), "--window", 16, "--warmup", 0, "--seconds", 0.1, "--size", 100);
            assertThat(load.exitCode()).as(load.toString()).isZero();
        }
        for (final List<Object> words : List.<List<Object>>of(
                List.of("journal", "stat", "--data", data),
                List.of("journal", "audit", "--data", data),
                List.of("journal", "cat", "--data", data, "--to", 20, "--type", "inbound"),
                List.of("stat", "--data", data, "--all"),
                List.of("plan", "map", "--generate"))) {
            Locale.setDefault(Locale.ROOT);
            final CommandRun expected = CommandRun.of(words.toArray());
            Locale.setDefault(Locale.forLanguageTag(tag));
            final CommandRun run = CommandRun.of(words.toArray());

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).as(words.toString()).isEqualTo(expected.out()).isNotEmpty();
        }
    }
}
