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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    private static final String HOSTILE = "<script>alert(\"it's & me\")</script>";

    @TempDir
    Path directory;

    @Test
    void shouldReadWhatItWroteWhenTheReportIsJson() throws IOException {
        // given figures with all kinds of content, unbounded intervals among them
        final RunReport report = SampleRun.latency(1.0)
                .ratio(Ratio.of("nothing", Metric.P99, "no such series", "echo 50k"))
                .scalar("unknown", Double.NaN, "B", TargetId.ALLOCATION)
                .build();
        final RunReport everything = SampleRun.everything();

        // when
        report.write(directory.resolve("one"));
        everything.write(directory.resolve("two"));

        // then
        assertThat(ReportJson.read(directory.resolve("one/report.json"))).isEqualTo(report.figures());
        assertThat(ReportJson.read(directory.resolve("two/report.json"))).isEqualTo(everything.figures());
    }

    @Test
    void shouldRefuseWhenTheJsonIsOfAnotherVersionOrNoReport() throws IOException {
        // given
        SampleRun.latency(1.0).build().write(directory);
        final Path json = directory.resolve("report.json");
        final String text = Files.readString(json);

        // when another version
        Files.writeString(json, text.replace("\"version\" : 1", "\"version\" : 2"));
        // then
        assertThatThrownBy(() -> ReportJson.read(json)).hasMessageContaining("is of version 2, only version 1");

        // when cut off
        Files.writeString(json, text.substring(0, text.length() / 2));
        // then
        assertThatThrownBy(() -> ReportJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no report")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldPassWhenTheRatioIsBelowItsLimit() throws IOException {
        final RunReport report = SampleRun.latency(1.03).build();
        assertThat(report.judgement()).isEqualTo(Judgement.pass("targets met: 1 of 1"));
        assertThat(report.line()).matches("bench: command=latency verdict=PASS latency_p50_ratio=1\\.0\\d\\d");
    }

    @Test
    void shouldFailWhenTheRatioIsAboveItsLimit() throws IOException {
        final Judgement judgement = SampleRun.latency(1.2).build().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).startsWith("latency-p50: [1.").endsWith("] is not at most 1.10");
    }

    @Test
    void shouldFailWhenTheSystemUnderTestLostSomethingInASeriesThatNoRatioLooksAt() throws IOException {
        // given
        final Block lossy = SampleRun.block(
                "engine soak",
                "engine",
                3,
                SampleRun.PACED,
                SampleRun.histogram(9_000, new Random(1)),
                List.of("lost 2 acks"));

        // when
        final RunReport report = SampleRun.latency(1.0).blocks(List.of(lossy)).build();

        // then
        assertThat(report.judgement()).isEqualTo(Judgement.fail("engine soak, cycle 3: lost 2 acks"));
        assertThat(report.text()).startsWith("FAIL: engine soak, cycle 3: lost 2 acks\n");
    }

    @Test
    void shouldBeInvalidWhenAFloorOfTheRatioMissedItsRate() throws IOException {
        final Block late = SampleRun.block(
                "echo 50k",
                "echo",
                SampleRun.CYCLES,
                SampleRun.PACED,
                SampleRun.histogram(9_000, new Random(1)),
                List.of("missed the rate"));
        assertThat(SampleRun.latency(1.0).blocks(List.of(late)).build().judgement())
                .isEqualTo(Judgement.invalid("latency-p50: echo 50k, cycle 9: missed the rate"));
    }

    @Test
    void shouldPairBlocksOfOneCycleWhenSomeAreMissing() throws IOException {
        // given a floor that is twice as slow in cycle 1, and an engine that lacks cycle 0
        final RunReportBuilder run = RunReport.builder("t", "t", SampleRun.environment(), SampleRun.targets());
        for (int cycle = 0; cycle < 7; cycle++) {
            final long echoNs = cycle == 1 ? 2_000 : 1_000;
            run.blocks(List.of(constant("echo", cycle, echoNs)));
            run.blocks(cycle == 0 ? List.of() : List.of(constant("engine", cycle, echoNs * 3)));
        }

        // when
        final RatioEstimate estimate = run.ratio(Ratio.of("r", Metric.P50, "engine", "echo"))
                .build()
                .figures()
                .ratios()
                .get(0)
                .estimate();

        // then
        assertThat(estimate.perBlock())
                .hasSize(6)
                .allSatisfy(ratio -> assertThat(ratio).isBetween(2.99, 3.01));
    }

    @Test
    void shouldShowSeriesInTermsOfTheirFloorWhenTheLoadIsTheSame() throws IOException {
        final List<SeriesFigures> series = SampleRun.everything().figures().series();
        assertThat(series)
                .filteredOn(
                        one -> one.target().equals("engine") && one.conditions().isPaced())
                .hasSize(4)
                .allSatisfy(
                        one -> assertThat(one.toFloor(Metric.P50).orElseThrow().isBounded())
                                .isTrue());
        assertThat(series)
                .filteredOn(one ->
                        one.name().equals("echo 50k") || !one.conditions().isPaced())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.toFloor()).isEmpty());
    }

    @Test
    void shouldShowP999OnlyWhenThereAreEnoughSamples() throws IOException {
        final Histogram few = new Histogram(3);
        few.recordValueWithCount(1_000, 99_999);
        assertThat(LatencyFigures.of(few).columns())
                .containsExactly("1.00 µs", "1.00 µs", "1.00 µs", "n<1e5", "1.00 µs", "99,999");
        few.recordValue(1_000);
        assertThat(LatencyFigures.of(few).columns().get(3)).isEqualTo("1.00 µs");
    }

    @Test
    void shouldLoadNothingWhenThePageIsOpened() throws IOException {
        // when
        SampleRun.everything().write(directory);

        // then
        final String page = Files.readString(directory.resolve("report.html"));
        assertThat(page).doesNotContain("http:", "https:", "<script", "<link", "<img", "@import", "url(", "src=");
        assertThat(page).contains("default-src 'none'".replace("'", "&#39;"));
        assertThat(page).contains("<svg", "<details>", "engine 50k");
        final Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
        assertThat(links.results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(directory.resolve(link)).isRegularFile());
    }

    @Test
    void shouldEscapeEverythingWhenNamesAreHostile() throws IOException {
        // given
        final RunReport report = RunReport.builder(
                        HOSTILE, HOSTILE, Environment.of(Map.of(HOSTILE, HOSTILE)), SampleRun.targets())
                .systemUnderTest("engine", HOSTILE)
                .blocks(SampleRun.blocks(HOSTILE, "engine", SampleRun.PACED, 1_000))
                .blocks(List.of(SampleRun.block(
                        HOSTILE + 2,
                        HOSTILE,
                        0,
                        SampleRun.conditions(7),
                        SampleRun.histogram(9, new Random(1)),
                        List.of(HOSTILE))))
                .ratio(Ratio.of(HOSTILE, Metric.P50, HOSTILE, HOSTILE))
                .scalar(HOSTILE, 1, HOSTILE)
                .peer(new Peer(HOSTILE, HOSTILE, HOSTILE, false, HOSTILE, HOSTILE))
                .localFloor(new LocalFloor(HOSTILE, HOSTILE, SampleRun.histogram(9, new Random(1))))
                .stage(new StageTiming(HOSTILE, 1, 1, 1, 1))
                .note(HOSTILE)
                .build();

        // when
        report.write(directory);

        // then
        final String page = Files.readString(directory.resolve("report.html"));
        assertThat(page).doesNotContain("<script", "alert(\"", "it's");
        assertThat(page).contains("&lt;script&gt;alert(&quot;it&#39;s &amp; me&quot;)&lt;/script&gt;");
        try (Stream<Path> raw = Files.list(directory.resolve("raw"))) {
            assertThat(raw.map(path -> path.getFileName().toString()))
                    .hasSize(9)
                    .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9.-]+"));
        }
    }

    @Test
    void shouldKeepFilesApartWhenNamesDifferOnlyInWhatAFileNameCannotHold() throws IOException {
        RunReport.builder("t", "t", SampleRun.environment(), SampleRun.targets())
                .blocks(SampleRun.blocks("a/b", "engine", SampleRun.PACED, 1_000))
                .blocks(SampleRun.blocks("a b", "engine", SampleRun.PACED, 1_000))
                .build()
                .write(directory);
        assertThat(directory.resolve("raw/a-b.hlog")).exists();
        assertThat(directory.resolve("raw/a-b-2.hlog")).exists();
    }

    @Test
    void shouldWriteLogsThatOthersReadWhenASeriesHasIntervals() throws IOException {
        // when
        SampleRun.latency(1.0).build().write(directory);

        // then each second of each block is there, complete
        final Path log = directory.resolve("raw/engine-50k.hlog");
        final Histogram sum = new Histogram(3);
        sum.setAutoResize(true);
        int intervals = 0;
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            while (reader.hasNext()) {
                sum.add((Histogram) reader.nextIntervalHistogram());
                intervals++;
            }
        }
        assertThat(intervals).isEqualTo(SampleRun.CYCLES * 2);
        assertThat(sum.getTotalCount()).isEqualTo(SampleRun.CYCLES * 2 * 20_000L);
        assertThat(Files.readString(directory.resolve("raw/engine-50k.hgrm")))
                .contains("Value", "#[Max", Integer.toString(SampleRun.CYCLES * 20_000));
    }

    @Test
    void shouldRefuseWhenASeriesHasBlocksOfDifferentLoads() throws IOException {
        final RunReportBuilder run =
                SampleRun.latency(1.0).blocks(SampleRun.blocks("engine 50k", "engine", SampleRun.UNPACED, 1_000));
        assertThatThrownBy(run::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series engine 50k has blocks of different targets or conditions");
    }

    private static Block constant(final String series, final int cycle, final long responseNs) {
        final Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(responseNs, 1_000);
        return SampleRun.block(series, series, cycle, SampleRun.PACED, histogram, Collections.emptyList());
    }
}
