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
package net.botclaw.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DemoTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"shared", "dedicated"})
    void shouldEndOkAndEndOkAgainOnTheSameData(final String threading) {
        requireOk(CommandRun.of("demo", "--bots", 10, "--seconds", 2, "--threading", threading, "--data", data));
        requireOk(CommandRun.of("demo", "--bots", 10, "--seconds", 0.5, "--threading", threading, "--data", data));
    }

    private static void requireOk(final CommandRun demo) {
        assertThat(demo.exitCode()).as(demo.toString()).isZero();
        assertThat(demo.lastLine())
                .matches("demo: bots=10 sent=\\d+ acked=\\d+ journaled=\\d+ duplicates=0 gaps=0 tasks_done=\\d+"
                        + " tasks_lost=0 collisions=0 stuck=0 state=[0-9a-f]{16} replayed-state=[0-9a-f]{16} ok");
        assertThat(demo.value("sent"))
                .isNotEqualTo("0")
                .isEqualTo(demo.value("acked"))
                .isEqualTo(demo.value("journaled"));
        assertThat(demo.value("state")).isEqualTo(demo.value("replayed-state"));
    }
}
