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

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Passes all that JMH says on to its log, and tells the user in a line what was measured. */
final class MicroProgress implements OutputFormat {
    private final OutputFormat log;
    private final PrintWriter out;
    private int startedCount;

    MicroProgress(final OutputFormat log, final PrintWriter out) {
        this.log = log;
        this.out = out;
    }

    /** Benchmarks that were begun, each set of parameters counted; more than there are results when some failed. */
    int startedCount() {
        return startedCount;
    }

    @Override
    public void startBenchmark(final BenchmarkParams params) {
        startedCount++;
        log.startBenchmark(params);
    }

    @Override
    public void endBenchmark(final BenchmarkResult result) {
        log.endBenchmark(result);
        if (result != null) {
            out.printf(
                    Locale.ROOT,
                    "%4d %s: %.2f %s%n",
                    startedCount,
                    result.getParams().id(),
                    result.getPrimaryResult().getScore(),
                    result.getScoreUnit());
            out.flush();
        }
    }

    @Override
    public void iteration(final BenchmarkParams benchmark, final IterationParams params, final int iteration) {
        log.iteration(benchmark, params, iteration);
    }

    @Override
    public void iterationResult(
            final BenchmarkParams benchmark,
            final IterationParams params,
            final int iteration,
            final IterationResult result) {
        log.iterationResult(benchmark, params, iteration, result);
    }

    @Override
    public void startRun() {
        log.startRun();
    }

    @Override
    public void endRun(final Collection<RunResult> results) {
        log.endRun(results);
    }

    @Override
    public void print(final String text) {
        log.print(text);
    }

    @Override
    public void println(final String text) {
        log.println(text);
    }

    @Override
    public void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }

    @Override
    public void verbosePrintln(final String text) {
        log.verbosePrintln(text);
    }

    @Override
    public void write(final int octet) {
        log.write(octet);
    }

    @Override
    public void write(final byte[] bytes) throws IOException {
        log.write(bytes);
    }
}
