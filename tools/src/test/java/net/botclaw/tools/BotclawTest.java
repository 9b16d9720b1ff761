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

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotclawTest {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "--bots 3",
                "serve",
                "serve --data x --threading slow",
                "serve --data x --tcp port",
                "serve --data x --tcp 99999",
                "serve --data x --tcp -1",
                "serve --data x --loops 0",
                "serve --data x --ack received",
                "serve --data x --trucks 5",
                "serve --data x --tick-ms 10",
                "serve --data x --map demo --trucks 0",
                "serve --data x --map demo --trucks 16385",
                "serve --data x --map demo --tick-ms 0",
                "serve --data x --map demo --tick-ms 60001",
                "serve --data x --map demo --tick-ms fast",
                "load --rate fast",
                "load --rate -1",
                "load --tcp 99999",
                "load --tcp 0",
                "load --size 31",
                "load --size 70000",
                "load --connections 0",
                "load --window 0",
                "load --seconds 0",
                "load --name a/b/c/d/e/f/g/h/i/j/k/l/m",
                "stat",
                "stat --data x --watch 0",
                "demo --bots 0",
                "demo --seconds 0",
                "journal",
                "journal cat",
                "journal cat --data x --from y",
                "journal cat --data x --from -1",
                "journal cat --data x --to -1",
                "journal cat --data x --from 2 --to 1",
                "journal tail --data x --from -1",
                "journal tail --data x --records 0",
                "journal burn --data x"
            })
    void shouldExitWithTwoAndOneLineWhenCalledWrongly(final String words) {
        final CommandRun run = CommandRun.of((Object[]) words(words));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(CALLED_WRONGLY);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("botclaw: ").contains(" --help')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stat --data missing",
                "journal cat --data missing",
                "journal tail --data missing",
                "journal stat --data missing",
                "journal audit --data missing",
                "journal replay --data missing",
                "serve --data missing --config missing.properties",
                "serve --data missing --map missing.map",
                "serve --data missing --host no.such.host.invalid",
                "load --tcp 1",
                "load --host no.such.host.invalid"
            })
    void shouldExitWithOneAndOneLineWhenItCannotBeDone(final String words) {
        final CommandRun run = CommandRun.of((Object[]) words(words));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("botclaw: ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "journal fly", "journal fly --data x"})
    void shouldNameAnUnknownCommand(final String words) {
        assertThat(CommandRun.of((Object[]) words(words)).err()).startsWith("botclaw: unknown command 'fly' (see ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --data missing --host", "load --host"})
    void shouldNameAnUnknownHost(final String words) {
        final String host = "no.such.host.invalid";

        assertThat(CommandRun.of((Object[]) words(words + ' ' + host)).err().strip())
                .isEqualTo("botclaw: unknown host " + host);
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThat(CommandRun.of("serve", "--data", "missing", "--config", "absent.properties")
                        .err()
                        .strip())
                .isEqualTo("botclaw: cannot read absent.properties: no such file");
    }

    @Test
    void shouldRefuseAnUnknownTypeOfRecord(@TempDir final Path data) {
        final CommandRun run = CommandRun.of("journal", "cat", "--data", data, "--type", "Weather");

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err()).contains("Weather");
    }

    @Test
    void shouldHaveHelpForEveryCommand() {
        for (final String words : List.of(
                "--help",
                "demo --help",
                "serve --help",
                "load --help",
                "stat --help",
                "journal --help",
                "journal cat --help",
                "journal tail --help",
                "journal stat --help",
                "journal audit --help",
                "journal replay --help")) {
            final CommandRun run = CommandRun.of((Object[]) words(words));

            assertThat(run.exitCode()).as(words).isZero();
            assertThat(run.out()).as(words).contains("Usage: botclaw");
        }
    }

    @Test
    void shouldPrintAVersion() {
        assertThat(CommandRun.of("--version").lastLine()).startsWith("botclaw ");
    }

    private static String[] words(final String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
