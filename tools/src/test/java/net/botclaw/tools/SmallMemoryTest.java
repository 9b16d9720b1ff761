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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in processes with little memory: what they say when it does not suffice, and what it does suffice for. */
@Timeout(180)
class SmallMemoryTest {
    /** Flags that make a JVM see a container of 512 MiB, and the one that the launcher adds. */
    private static final List<String> CONTAINER = List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=60");

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"-Xmx64m, ''", "-Xmx96m, ''", "-Xmx128m, --map=demo", "-Xmx128m, --inbound-budget=500000000"})
    void shouldSayInOneLineWhatIsMissingAndHowToGiveIt(final String memory, final String option) throws Exception {
        final List<String> command = new ArrayList<>(List.of("serve", "--data", data.toString(), "--tcp", "0"));
        if (!option.isEmpty()) {
            command.add(option);
        }

        final Run run = run(List.of(memory), command);

        assertThat(run.exitCode()).as("%s", run.lines()).isEqualTo(1);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith("botclaw: ")
                .containsPattern("MiB")
                .containsPattern("BOTCLAW_JAVA_OPTS=-(Xmx|XX:MaxDirectMemorySize=)\\d+m");
    }

    @Test
    void shouldServeAtTheLeastHeapThatIsDocumented() throws Exception {
        assertServes(List.of("-Xmx128m"), List.of());
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void shouldServeASiteInASmallContainer(final String collector) throws Exception {
        final List<String> flags = new ArrayList<>(CONTAINER);
        flags.add(collector);
        assertServes(flags, List.of("--map", "demo"));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void shouldRunTheDemoInASmallContainer(final String collector) throws Exception {
        final List<String> flags = new ArrayList<>(CONTAINER);
        flags.add(collector);

        final Run run = run(flags, List.of("demo", "--seconds", "3", "--data", data.toString()));

        assertThat(run.exitCode()).as("%s", run.lines()).isZero();
        assertThat(run.lines().get(run.lines().size() - 1)).endsWith(" ok");
    }

    private void assertServes(final List<String> flags, final List<String> options) throws Exception {
        final List<String> command = new ArrayList<>(List.of("serve", "--data", data.toString(), "--tcp", "0"));
        command.addAll(options);
        final Process process = start(flags, command);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("serve: listening ")) {
                assertThat(line).matches("serve: site .*|botclaw: warning: at most .* connections are taken, .*");
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            process.toHandle().destroy();
            assertThat(out.readLine()).startsWith("serve: stopped ");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Run run(final List<String> flags, final List<String> command) throws Exception {
        final Process process = start(flags, command);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            final List<String> lines = out.lines().toList();
            return new Run(process.waitFor(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(final List<String> flags, final List<String> arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Botclaw.class.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private record Run(int exitCode, List<String> lines) {}
}
