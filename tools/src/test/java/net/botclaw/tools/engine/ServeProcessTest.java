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

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.stage.Stage;
import net.botclaw.tools.Botclaw;
import net.botclaw.tools.CommandRun;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeProcessTest {
    private static final long EXIT_TIMEOUT_S = 20;

    @TempDir
    private Path data;

    @Test
    void shouldStopInOrderAndExitWithZeroWhenTerminated() throws IOException, InterruptedException {
        final Process process = start(ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader out = process.inputReader()) {
            final String ready = out.readLine();
            assertThat(ready).startsWith("serve: listening tcp=").contains(" records=0 state=");
            final int port = Integer.parseInt(ready.replaceAll(".* tcp=(\\d+) .*", "$1"));
            final CommandRun load = CommandRun.of(
                    "load", "--tcp", port, "--window", 16, "--warmup", 0.1, "--seconds", 0.2, "--size", 100);

            // Through the handle: the process itself would close its streams.
            process.toHandle().destroy();

            final String stopped = out.readLine();
            assertThat(load.exitCode()).as(load.toString()).isZero();
            assertThat(process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            final CommandRun replay = CommandRun.of("journal", "replay", "--data", data);
            assertThat(stopped)
                    .isEqualTo("serve: stopped records=" + replay.value("records") + " state=" + replay.value("state"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhereTheTimeWentWhenStagesAreSampled() throws IOException, InterruptedException {
        final Process process = start(ProcessBuilder.Redirect.INHERIT, "--stage-sampling", "2");
        try (BufferedReader out = process.inputReader()) {
            final int port = Integer.parseInt(out.readLine().replaceAll(".* tcp=(\\d+) .*", "$1"));
            final CommandRun load = CommandRun.of(
                    "load", "--tcp", port, "--window", 16, "--warmup", 0.1, "--seconds", 0.2, "--size", 100);
            assertThat(load.exitCode()).as(load.toString()).isZero();

            process.toHandle().destroy();

            final List<String> lines = out.lines().toList();
            assertThat(lines).hasSize(Stage.values().length + 2);
            assertThat(lines.get(0))
                    .matches("serve: stages turns=[1-9]\\d* taken=[1-9]\\d* completed=[1-9]\\d* aborted=\\d+ "
                            + "share=0\\.\\d{4} clock_ns=\\d+ clock_readings=8");
            for (final Stage stage : Stage.values()) {
                assertThat(lines.get(1 + stage.ordinal()))
                        .matches("serve: stage " + stage.name().toLowerCase(Locale.ROOT)
                                + " count=[1-9]\\d* p50_ns=\\d+ p90_ns=\\d+ p99_ns=\\d+ max_ns=\\d+");
            }
            assertThat(lines.get(lines.size() - 1)).startsWith("serve: stopped records=");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldCountTheRecordsOfAnExistingJournal() throws IOException, InterruptedException {
        serveAndStop();
        final String replayed =
                CommandRun.of("journal", "replay", "--data", data).value("records");

        final String stopped = serveAndStop();

        assertThat(stopped).startsWith("serve: stopped records=" + replayed + " state=");
        assertThat(CommandRun.of("journal", "replay", "--data", data).value("records"))
                .isEqualTo(replayed)
                .isNotEqualTo("0");
    }

    @Test
    void shouldJournalTheSensorRulesOfItsConfigurationAtEachStart() throws IOException, InterruptedException {
        final Path config = Files.writeString(
                data.resolve("engine.properties"),
                "threshold.soil_moisture = 20,22\nthreshold.temperature.zone.7.bot.2 = 4,5,warning\n");

        serveAndStop("--config", config.toString());
        serveAndStop("--config", config.toString());

        final CommandRun cat = CommandRun.of("journal", "cat", "--data", data, "--type", "SetSensorThreshold");
        assertThat(cat.lines()).as(cat.toString()).hasSize(4);
        assertThat(cat.lines()).allMatch(line -> line.contains("COMMAND"));
        assertThat(cat.lines())
                .filteredOn(line -> line.contains("raiseBelow=20.0"))
                .hasSize(2);
        assertThat(cat.lines()).filteredOn(line -> line.contains("zoneId=7")).hasSize(2);
        assertThat(CommandRun.of("journal", "replay", "--data", data).exitCode())
                .isZero();
    }

    @Test
    void shouldWarnInOneLineWhenTheNetworkCanLogOnWithoutAToken() throws IOException, InterruptedException {
        final Path errors = data.resolve("stderr");
        final Path config = Files.writeString(data.resolve("engine.properties"), "auth.token = secret\n");

        serveAndStop(ProcessBuilder.Redirect.to(errors.toFile()), "--host", "0.0.0.0");
        assertThat(Files.readAllLines(errors))
                .singleElement()
                .asString()
                .startsWith("botclaw: warning: ")
                .contains("0.0.0.0", "auth.token");

        serveAndStop(ProcessBuilder.Redirect.to(errors.toFile()), "--host", "0.0.0.0", "--config", config.toString());
        assertThat(errors).isEmptyFile();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayWhereTheMachineGivesLessThanWasSet() throws IOException, InterruptedException {
        final Path root = Files.createDirectory(data.resolve("open"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        final Path config =
                Files.writeString(data.resolve("engine.properties"), "disk-floor-bytes = 9000000000000000000\n");
        final List<String> words =
                new ArrayList<>(List.of("sh", "-c", "ulimit -n 300; exec \"$@\" 2>" + data.resolve("stderr"), "serve"));
        final List<String> serve = command("--config", config.toString(), "--data", root.toString());
        serve.add(1, "-Dio.netty.transport.noNative=true");
        words.addAll(serve);
        final Process process = new ProcessBuilder(words).start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).contains(" transport=nio connections=44 records=0 ");
            process.toHandle().destroy();
            assertThat(process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(data.resolve("stderr")))
                .hasSize(4)
                .allMatch(line -> line.startsWith("botclaw: warning: "))
                .anyMatch(line -> line.contains("data directory " + root + " was open to all users (rwxr-xr-x)"))
                .anyMatch(line -> line.contains("at most 44 connections are taken, not 16384"))
                .anyMatch(line -> line.contains("no frames are taken (503)"))
                .anyMatch(line -> line.contains("epoll is not available") && line.contains("noNative"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldWarnOfATokenFileThatOtherUsersReach() throws IOException, InterruptedException {
        final Path directory = Files.createTempDirectory("botclaw-tokens");
        final Path config = Files.writeString(directory.resolve("engine.properties"), "auth.token = secret\n");
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
            final Path errors = data.resolve("stderr");

            serveAndStop(ProcessBuilder.Redirect.to(errors.toFile()), "--config", config.toString());

            assertThat(Files.readAllLines(errors))
                    .containsExactly("botclaw: warning: " + config
                            + " has tokens and can be read or changed by other users (rw-r--r--): chmod 600");
        } finally {
            Files.delete(config);
            Files.delete(directory);
        }
    }

    @Test
    void shouldSayItsSiteAndGoOnOnItWithoutBeingToldAgain() throws IOException, InterruptedException {
        final String said = firstLineOf("--map", "demo", "--trucks", "20", "--tick-ms", "10");

        assertThat(said)
                .matches("serve: site map=170x84 cells=9776 places=\\d+ trucks=20 tick-ms=10 hash=[0-9a-f]{16}");
        assertThat(firstLineOf()).isEqualTo(said);
        assertThat(CommandRun.of("journal", "stat", "--data", data).lines())
                .contains(said.replace("serve: site ", "site         "));
        assertThat(CommandRun.of("journal", "replay", "--data", data).exitCode())
                .isZero();
    }

    @Test
    void shouldRefuseAJournalThatIsAheadOfTheClockUnlessSoMuchIsAccepted() throws IOException, InterruptedException {
        // given: a start whose clock was two hours ahead
        final EpochNanoClock clock = new OffsetEpochNanoClock();
        IngestEngine.launch(new EngineContext()
                        .dataDirectory(data)
                        .tcpPort(0)
                        .epochClock(() -> clock.nanoTime() + TimeUnit.HOURS.toNanos(2)))
                .close();
        final Path errors = data.resolve("stderr");

        // when
        final Process refused = start(ProcessBuilder.Redirect.to(errors.toFile()));

        // then
        assertThat(refused.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(errors))
                .singleElement()
                .asString()
                .startsWith("botclaw: the journal's time ")
                .contains(" s ahead of this machine's clock ", "60 s are accepted")
                .matches(".* --max-clock-lead-seconds 7\\d{3}");
        final Path config = Files.writeString(data.resolve("engine.properties"), "max-clock-lead-seconds = 7200\n");
        for (final String[] options : List.of(
                new String[] {"--max-clock-lead-seconds", "7200"}, new String[] {"--config", config.toString()})) {
            assertThat(firstLineOf(options)).matches("serve: clock lead-ms=7\\d{6} journal=\\S+Z clock=\\S+Z");
        }
    }

    /** Returns the line before the one that says it listens. */
    private String firstLineOf(final String... options) throws IOException, InterruptedException {
        final Process process = start(ProcessBuilder.Redirect.INHERIT, options);
        try (BufferedReader out = process.inputReader()) {
            final String site = out.readLine();
            assertThat(out.readLine()).startsWith("serve: listening tcp=");
            process.toHandle().destroy();
            assertThat(out.readLine()).startsWith("serve: stopped records=");
            assertThat(process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return site;
        } finally {
            process.destroyForcibly();
        }
    }

    private String serveAndStop(final String... options) throws IOException, InterruptedException {
        return serveAndStop(ProcessBuilder.Redirect.INHERIT, options);
    }

    /** Returns the last line of an engine that was told to stop as soon as it listened. */
    private String serveAndStop(final ProcessBuilder.Redirect errors, final String... options)
            throws IOException, InterruptedException {
        final Process process = start(errors, options);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("serve: listening tcp=");
            process.toHandle().destroy();
            final String stopped = out.readLine();
            assertThat(process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return stopped;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(final ProcessBuilder.Redirect errors, final String... options) throws IOException {
        return new ProcessBuilder(command(options)).redirectError(errors).start();
    }

    private List<String> command(final String... options) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-Dchronicle") || argument.startsWith("-Dsun.")) {
                command.add(argument);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Botclaw.class.getName());
        command.addAll(List.of("serve", "--tcp", "0"));
        if (!List.of(options).contains("--data")) {
            command.addAll(List.of("--data", data.toString()));
        }
        command.addAll(List.of(options));
        return command;
    }
}
