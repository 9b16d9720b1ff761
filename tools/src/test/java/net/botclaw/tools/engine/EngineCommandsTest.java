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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.cli.Figures;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class EngineCommandsTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldLoadShowAuditAndReplay(final ThreadingMode threading) {
        final EngineContext ctx =
                new EngineContext().dataDirectory(data).tcpPort(0).threading(threading);
        final IngestEngine engine = IngestEngine.launch(ctx);
        final CommandRun load;
        final CommandRun scheduled;
        final CommandRun stat;
        final CommandRun inUse;
        try {
            load = load(engine, "--connections", 2, "--window", 64, "--seconds", 0.3);
            scheduled = load(engine, "--connections", 12, "--rate", 1000, "--seconds", 0.2, "--size", 40);
            stat = CommandRun.of("stat", "--data", data, "--all");
            inUse = CommandRun.of("serve", "--data", data, "--tcp", 0);
        } finally {
            engine.close();
        }
        final CommandRun audit = CommandRun.of("journal", "audit", "--data", data);
        final CommandRun replay = CommandRun.of("journal", "replay", "--data", data);

        assertThat(load.value("acked"))
                .as(load.toString())
                .isEqualTo(load.value("sent"))
                .isNotEqualTo("0");
        assertThat(load.exitCode()).as(load.toString()).isZero();
        assertThat(scheduled.value("acked")).as(scheduled.toString()).isEqualTo(scheduled.value("sent"));
        assertThat(stat.exitCode()).isZero();
        assertThat(stat.value("running")).isEqualTo("true");
        assertThat(stat.value("errors")).as(stat.toString()).isEqualTo("0");
        assertThat(stat.value("refused")).isEqualTo("0");
        assertThat(stat.value("pid"))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(inUse.exitCode()).isEqualTo(1);
        assertThat(inUse.err().lines()).hasSize(1);
        assertThat(inUse.err().toLowerCase(Locale.ROOT)).contains("in use");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
        assertThat(audit.value("bots")).isEqualTo("12");
        assertThat(audit.value("gaps")).isEqualTo("0");
        assertThat(replay.value("state")).as(replay.toString()).isEqualTo(Figures.hex(engine.stateHash()));
        assertThat(replay.value("records")).isEqualTo(audit.value("records"));
        assertThat(CommandRun.of("stat", "--data", data).value("running")).isEqualTo("false");
    }

    /** A rate may be missed on a busy machine: only the caller knows whether that matters. */
    private static CommandRun load(final IngestEngine engine, final Object... options) {
        final Object[] words = new Object[options.length + 5];
        words[0] = "load";
        words[1] = "--tcp";
        words[2] = engine.tcpPort();
        words[3] = "--warmup";
        words[4] = 0.1;
        System.arraycopy(options, 0, words, 5, options.length);
        return CommandRun.of(words);
    }
}
