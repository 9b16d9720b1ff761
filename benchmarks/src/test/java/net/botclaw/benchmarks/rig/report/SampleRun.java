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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Runs that never were, seeded: histograms with a body, a tail and a few stalls. */
final class SampleRun {
    static final int CYCLES = 9;
    static final BlockConditions PACED = conditions(50_000);
    static final BlockConditions UNPACED = new BlockConditions(0, 1, 0, 512, 64, 2, 1);

    private static final int SAMPLES = 20_000;
    private static final double SIGMA = 0.12;
    private static final double BLOCK_NOISE = 0.01;

    private SampleRun() {}

    static BlockConditions conditions(final long ratePerSecond) {
        return new BlockConditions(ratePerSecond, 1, 0, 512, 64, 2, 1);
    }

    /** Blocks of one series, one a cycle, with a median of about so many nanoseconds. */
    static List<Block> blocks(
            final String series, final String target, final BlockConditions conditions, final double medianNs) {
        final Random random = new Random(series.hashCode());
        final List<Block> blocks = new ArrayList<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            // What slows the machine in a cycle slows all targets, as it does in truth.
            final double machine = Math.exp(0.05 * new Random(cycle).nextGaussian());
            final double median = medianNs * machine * (1 + BLOCK_NOISE * random.nextGaussian());
            blocks.add(block(series, target, cycle, conditions, histogram(median, random), List.of()));
        }
        return blocks;
    }

    static Block block(
            final String series,
            final String target,
            final int cycle,
            final BlockConditions conditions,
            final Histogram response,
            final List<String> problems) {
        final List<Histogram> intervals = new ArrayList<>();
        for (int second = 0; second < conditions.seconds(); second++) {
            final Histogram interval = response.copy();
            interval.setStartTimeStamp(1_760_000_000_000L + (cycle * 10L + second) * 1_000);
            interval.setEndTimeStamp(interval.getStartTimeStamp() + 1_000);
            intervals.add(interval);
        }
        final double perSecond =
                conditions.isPaced() ? conditions.ratePerSecond() : 1e9 / response.getValueAtPercentile(50);
        return new Block(
                series,
                target,
                cycle,
                conditions,
                histogram(900, new Random(cycle)),
                response,
                response,
                intervals,
                response.getTotalCount(),
                response.getTotalCount(),
                perSecond,
                problems);
    }

    static Histogram histogram(final double medianNs, final Random random) {
        final Histogram histogram = new Histogram(3);
        histogram.setAutoResize(true);
        for (int i = 0; i < SAMPLES; i++) {
            final double tail = random.nextInt(200) == 0 ? 1 + 20 * random.nextDouble() : 1;
            final double stall = random.nextInt(20_000) == 0 ? 1e7 : 0;
            histogram.recordValue((long) (medianNs * tail * Math.exp(SIGMA * random.nextGaussian()) + stall));
        }
        return histogram;
    }

    static Targets targets() throws IOException {
        return Targets.load(Path.of("targets.yaml"));
    }

    static Environment environment() {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put(Environment.DATE, "2026-01-02T03:04:05Z");
        values.put(Environment.COMMIT, "0123456789ab");
        values.put("JDK", "Example 17.0.1");
        values.put("GC", "G1 Young Generation, G1 Old Generation");
        values.put("CPU", "Example CPU @ 2 GHz");
        values.put("cores", "2");
        values.put("ack level", "JOURNALED");
        return Environment.of(values);
    }

    /** A latency run: engine and two echoes, the engine's median being so many times that of the echoes. */
    static RunReportBuilder latency(final double ratio) throws IOException {
        return RunReport.builder("latency", "botclaw bench latency --rate 50000", environment(), targets())
                .systemUnderTest("engine", "shared, spin, JOURNALED")
                .floor("echo")
                .blocks(blocks("echo 50k", "echo", PACED, 10_000))
                .blocks(blocks("engine 50k", "engine", PACED, 10_000 * ratio))
                .blocks(blocks("echo 50k again", "echo", PACED, 10_000))
                .ratio(Ratio.of("latency-p50", Metric.P50, "engine 50k", "echo 50k")
                        .judgedBy(TargetId.LATENCY_P50)
                        .guardedBy("echo 50k again", "echo 50k"));
    }

    /** Something of everything, as a sweep with peers might show. */
    static RunReport everything() throws IOException {
        final RunReportBuilder run = latency(1.04);
        for (final long rate : new long[] {10_000, 100_000, 200_000}) {
            run.blocks(blocks("echo " + rate, "echo", conditions(rate), 9_500 + rate / 40.0));
            run.blocks(blocks("engine " + rate, "engine", conditions(rate), 9_800 + rate / 30.0));
        }
        run.blocks(blocks("engine full speed", "engine", UNPACED, 300));
        run.blocks(blocks("redis full speed", "redis", UNPACED, 1_500));
        run.ratio(Ratio.of("latency-p99", Metric.P99, "engine 50k", "echo 50k")
                .judgedBy(TargetId.LATENCY_P99)
                .guardedBy("echo 50k again", "echo 50k"));
        run.ratio(Ratio.of("throughput-redis", Metric.ACKED_PER_SECOND, "engine full speed", "redis full speed")
                .judgedBy(TargetId.THROUGHPUT_REDIS)
                .guardedBy("echo 50k again", "echo 50k"));
        run.ratio(Ratio.of("latency-p50 at 200k", Metric.P50, "engine 200000", "echo 200000"));
        run.scalar("allocation", 0, "B/frame", TargetId.ALLOCATION).scalar("engine start", 412.5, "ms");
        run.peer(new Peer("Redis", "7.0.15", "everysec: a second may be lost", true, "apt-get install redis", "a\nb"));
        run.peer(new Peer(
                "NATS", "", "file, sync interval 2 min", false, "apt-get install nats-server", "jetstream {}"));
        run.localFloor(new LocalFloor("fdatasync", "a page written and synced", histogram(140_000, new Random(1))));
        run.localFloor(new LocalFloor("ring hop", "one message, two threads", histogram(210, new Random(2))));
        run.stage(new StageTiming("decode", 1_000_000, 180, 410, 30_000));
        run.stage(new StageTiming("append", 900_000, 1_180, 4_100, 2_030_000));
        return run.note("Two cores: generator and target have one each.").build();
    }
}
