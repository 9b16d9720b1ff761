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
package net.botclaw.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

class MicroCommandTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final int TIMEOUT_SECONDS = 60;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @Timeout(TIMEOUT_SECONDS)
    void shouldWriteTableAndResultWhenBenchmarksRun() throws IOException {
        // when
        final int code = run("--include", "FrameBenchmark\\.(validate|copyFloor)");

        // then
        assertThat(code).as(err.toString()).isEqualTo(DONE);
        final List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .matches("bench: command=micro benchmarks=2 seconds=[0-9.]+ max_alloc_bytes_per_op=[0-9.]+ failed=0");
        final List<String> text = Files.readAllLines(directory.resolve("micro.txt"));
        assertThat(lines).endsWith(text.toArray(new String[0]));
        assertThat(text.get(2)).matches("Frame\\.validate( +[0-9.]+){6}");
        assertThat(Files.readString(directory.resolve("micro.json")))
                .contains("net.botclaw.benchmarks.micro.FrameBenchmark.validate", "gc.alloc.rate.norm");
    }

    @Test
    @Timeout(TIMEOUT_SECONDS)
    void shouldExitWithOneWhenBenchmarkFails() throws IOException {
        // when
        final int code = run("--include", "FailingBenchmark|FrameBenchmark.copyFloor");

        // then
        assertThat(code).isEqualTo(FAILED);
        assertThat(out.toString()).contains("benchmarks=1 ", " failed=1");
        assertThat(Files.readString(directory.resolve("micro.log"))).contains("failed on purpose");
    }

    @Test
    void shouldExitWithOneWhenNothingIsIncluded() {
        assertThat(run("--include", "NoSuchBenchmark")).isEqualTo(FAILED);
        assertThat(err.toString()).contains("benchmarks could not be run");
    }

    @Test
    void shouldRefuseWhenBothDepthsAreGiven() {
        assertThat(run("--quick", "--full")).isEqualTo(CALLED_WRONGLY);
        assertThat(err.toString()).contains("give one of --quick and --full");
    }

    @Test
    void shouldHaveFloorWhenBenchmarkIsOfAFrame() {
        // given
        final List<MicroRow> rows = new ArrayList<>();
        BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of("net.botclaw.benchmarks.micro"),
                        List.of(MicroDepth.PLANNERS, "FailingBenchmark"))
                .forEach(entry -> rows.add(rowOf(entry.getUsername())));

        // when
        final MicroSummary summary = new MicroSummary(rows);

        // then
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows)
                .filteredOn(row -> !row.isFloor())
                .allSatisfy(row -> assertThat(summary.floorOf(row)).isNotNull());
    }

    private static MicroRow rowOf(final String name) {
        final String[] parts = name.split("\\.");
        return new MicroRow(parts[parts.length - 2], parts[parts.length - 1], "", 1, 1, 1);
    }

    private int run(final String... arguments) {
        final List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--out", directory.toString()));
        return new CommandLine(new MicroCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(new String[0]));
    }
}
