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
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms in the formats that others read: {@code .hgrm}, a percentile distribution in microseconds, and
 * {@code .hlog}, a log of intervals whose counts are complete, in nanoseconds.
 */
final class RawFiles {
    private static final int POINTS_PER_HALVING = 5;

    private final Path directory;

    RawFiles(final Path directory) {
        this.directory = directory;
    }

    /** Writes a series: response, service and publish delay of all blocks, and the response second by second. */
    void write(final SeriesFigures series, final SeriesTable table) throws IOException {
        final Function<Function<Block, Histogram>, Histogram> merged = kind -> table.merged(series.name(), kind);
        write(series.rawFile(), merged.apply(Block::response));
        write(series.rawFile() + ".service", merged.apply(Block::service));
        write(series.rawFile() + ".publish", merged.apply(Block::publishDelay));
        writeLog(directory.resolve(series.rawFile() + ".hlog"), series.name(), table.intervals(series.name()));
    }

    /** Writes one histogram of nanoseconds. */
    void write(final String rawFile, final Histogram histogram) throws IOException {
        try (PrintStream out = open(directory.resolve(rawFile + ".hgrm"))) {
            histogram.outputPercentileDistribution(out, POINTS_PER_HALVING, Amount.NS_PER_US);
            check(out, rawFile);
        }
    }

    private static void writeLog(final Path path, final String series, final List<Histogram> intervals)
            throws IOException {
        try (PrintStream out = open(path)) {
            final HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputComment("[response of " + series.replaceAll("\\s+", " ") + ", nanoseconds; max in ms]");
            writer.outputLogFormatVersion();
            if (!intervals.isEmpty()) {
                final long startMs = intervals.get(0).getStartTimeStamp();
                writer.outputStartTime(startMs);
                writer.setBaseTime(startMs);
            }
            writer.outputLegend();
            intervals.forEach(writer::outputIntervalHistogram);
            check(out, path.toString());
        }
    }

    private static PrintStream open(final Path path) throws IOException {
        return new PrintStream(Files.newOutputStream(path), false, StandardCharsets.UTF_8);
    }

    /** A print stream keeps its failures to itself. */
    private static void check(final PrintStream out, final String name) throws IOException {
        if (out.checkError()) {
            throw new IOException("cannot write " + name);
        }
    }
}
