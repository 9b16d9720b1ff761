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
package net.botclaw.benchmarks.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.botclaw.benchmarks.rig.report.Comparison.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final String SERIES = "engine 50k, p50 to its floor";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1.10, REGRESSION, FAIL", "1.01, UNCHANGED, PASS", "1.00, UNCHANGED, PASS", "0.90, IMPROVEMENT, PASS"})
    void shouldTellAChangeFromNoiseWhenTheFloorIsTheSame(
            final double ratio, final Outcome outcome, final Verdict verdict) throws IOException {
        // given
        SampleRun.latency(1.0).build().write(directory.resolve("old"));
        SampleRun.latency(ratio).build().write(directory.resolve("new"));

        // when
        final Comparison comparison =
                Comparison.of(directory.resolve("old/report.json"), directory.resolve("new/report.json"));

        // then
        assertThat(outcome(comparison, "latency-p50")).isEqualTo(outcome);
        assertThat(outcome(comparison, SERIES)).isEqualTo(outcome);
        assertThat(outcome(comparison, "echo 50k again, p50 to its floor")).isEqualTo(Outcome.UNCHANGED);
        assertThat(comparison.verdict()).isEqualTo(verdict);
        assertThat(comparison.text()).contains("latency-p50", outcome.name());
        assertThat(comparison.line()).startsWith("bench: command=compare verdict=" + verdict);
    }

    @Test
    void shouldSeeNoChangeWhenOnlyTheMachineIsSlower() throws IOException {
        // given a machine half as fast: all latencies are twice as long
        final ReportFigures slow = RunReport.builder("latency", "", SampleRun.environment(), SampleRun.targets())
                .systemUnderTest("engine", "")
                .floor("echo")
                .blocks(SampleRun.blocks("echo 50k", "echo", SampleRun.PACED, 20_000))
                .blocks(SampleRun.blocks("engine 50k", "engine", SampleRun.PACED, 20_000))
                .build()
                .figures();

        // when
        final Comparison comparison =
                Comparison.of(SampleRun.latency(1.0).build().figures(), slow);

        // then
        assertThat(outcome(comparison, SERIES)).isEqualTo(Outcome.UNCHANGED);
        assertThat(outcome(comparison, "latency-p50")).isEqualTo(Outcome.ONE_SIDED);
    }

    @Test
    void shouldCallLessThroughputARegressionWhenMoreIsBetter() throws IOException {
        final Comparison comparison = Comparison.of(throughput(300), throughput(400));
        assertThat(outcome(comparison, "throughput")).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void shouldBeInvalidWhenTheEnvironmentDiffersInSomethingThatMatters() throws IOException {
        // given
        final ReportFigures old = SampleRun.latency(1.0).build().figures();
        final Map<String, String> values = new LinkedHashMap<>(old.environment());
        values.put(Environment.COMMIT, "other");
        values.put("ack level", "SYNCED");

        // when
        final Comparison comparison = Comparison.of(old, withEnvironment(old, values));

        // then
        assertThat(comparison.lines()).extracting(Comparison.Line::outcome).containsOnly(Outcome.INVALID);
        assertThat(comparison.text())
                .contains("not comparable: ack level was 'JOURNALED', is 'SYNCED'")
                .doesNotContain("commit");
        assertThat(comparison.verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void shouldCompareWhenOnlyDateAndCommitDiffer() throws IOException {
        final ReportFigures old = SampleRun.latency(1.0).build().figures();
        final Map<String, String> values = new LinkedHashMap<>(old.environment());
        values.put(Environment.COMMIT, "other");
        values.put(Environment.DATE, "later");
        assertThat(Comparison.of(old, withEnvironment(old, values)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldBeInvalidWhenAGuardFailed() throws IOException {
        // given a run whose two echoes differ by a fifth
        final ReportFigures noisy = SampleRun.latency(1.0)
                .blocks(SampleRun.blocks("echo 50k loud", "echo", SampleRun.PACED, 12_000))
                .ratio(Ratio.of("loud", Metric.P50, "engine 50k", "echo 50k")
                        .judgedBy(TargetId.LATENCY_P50)
                        .guardedBy("echo 50k loud", "echo 50k"))
                .build()
                .figures();

        // when
        final Comparison comparison =
                Comparison.of(SampleRun.latency(1.0).build().figures(), noisy);

        // then
        assertThat(outcome(comparison, SERIES)).isEqualTo(Outcome.INVALID);
        assertThat(comparison.text()).contains("INVALID: the guard of the new run failed");
        assertThat(comparison.verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void shouldBeInvalidWhenThereAreTooFewBlocks() throws IOException {
        final List<Block> few = SampleRun.latency(1.0).blocks.stream()
                .filter(block -> block.cycle() < 3)
                .toList();
        final ReportFigures brief = RunReport.builder("latency", "", SampleRun.environment(), SampleRun.targets())
                .systemUnderTest("engine", "")
                .floor("echo")
                .blocks(few)
                .build()
                .figures();
        assertThat(Comparison.of(brief, SampleRun.latency(1.5).build().figures())
                        .text())
                .contains("INVALID: old run: too few blocks (3 of at least 5)");
    }

    private static ReportFigures throughput(final double engineNs) throws IOException {
        return RunReport.builder("throughput", "", SampleRun.environment(), SampleRun.targets())
                .blocks(SampleRun.blocks("engine", "engine", SampleRun.UNPACED, engineNs))
                .blocks(SampleRun.blocks("sink", "sink", SampleRun.UNPACED, 200))
                .ratio(Ratio.of("throughput", Metric.ACKED_PER_SECOND, "engine", "sink"))
                .build()
                .figures();
    }

    private static Outcome outcome(final Comparison comparison, final String name) {
        return comparison.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static ReportFigures withEnvironment(final ReportFigures report, final Map<String, String> values) {
        return new ReportFigures(
                report.version(),
                report.command(),
                report.commandLine(),
                report.judgement(),
                report.seed(),
                values,
                report.series(),
                report.ratios(),
                report.scalars(),
                report.peers(),
                report.floors(),
                report.stages(),
                report.notes());
    }
}
