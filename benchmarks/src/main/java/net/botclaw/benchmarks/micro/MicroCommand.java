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
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench micro}: the JMH benchmarks of the steps that a frame takes. JMH starts a JVM for each of them, with the
 * arguments of this one.
 *
 * <p><b>Failure</b>: exit code 1 when a benchmark failed, the results of the others are there all the same.
 */
@Command(
        name = "micro",
        description = {
            "Measure the single steps that a frame takes, with JMH, and what they allocate.",
            "Compare figures of one run only. A benchmark that ends with Floor is what the one beside it is compared with.",
            "In the directory: micro.json (JMH's own format), micro.txt (the table), micro.log (all that JMH says).",
            "Last line: bench: command=micro benchmarks=N seconds=T max_alloc_bytes_per_op=X failed=N",
            "  max_alloc_bytes_per_op   without what the harness allocates, which is as much a second as in the median floor",
            "Exits 1 when a benchmark failed."
        })
public final class MicroCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final double NS_PER_SECOND = 1e9;
    private static final String OWN_BENCHMARKS = "^net\\.botclaw\\.benchmarks\\.micro\\.";
    private static final TimeValue TIMEOUT = TimeValue.minutes(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--quick", description = "What a frame goes through, in less than five minutes (the default).")
    private boolean isQuick;

    @Option(
            names = "--full",
            description = "Everything, longer, in three JVMs each, the codecs of all messages too: hours.")
    private boolean isFull;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description = "Only benchmarks with this in their name, for example JournalBenchmark.append.")
    private String include;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "benchmarks/results/micro",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        if (isQuick && isFull) {
            throw new ParameterException(spec.commandLine(), "give one of --quick and --full");
        }
        Files.createDirectories(directory);
        final PrintWriter out = spec.commandLine().getOut();
        final long startNs = System.nanoTime();
        final MicroSummary summary;
        final int failedCount;
        try (PrintStream log =
                new PrintStream(Files.newOutputStream(directory.resolve("micro.log")), true, StandardCharsets.UTF_8)) {
            final OutputFormat format = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
            final MicroProgress progress = new MicroProgress(format, out);
            summary = summary(run(progress));
            failedCount = progress.startedCount() - summary.count();
        }
        final String result = String.format(
                Locale.ROOT,
                "bench: command=micro benchmarks=%d seconds=%.1f max_alloc_bytes_per_op=%.3f failed=%d",
                summary.count(),
                (System.nanoTime() - startNs) / NS_PER_SECOND,
                summary.maxOwnBytes(),
                failedCount);
        Files.writeString(directory.resolve("micro.txt"), summary.table() + result + System.lineSeparator());
        out.print(summary.table());
        out.println(result);
        out.flush();
        return failedCount == 0 ? DONE : FAILED;
    }

    private Collection<RunResult> run(final MicroProgress progress) {
        try {
            return new Runner(options(), progress).run();
        } catch (final RunnerException e) {
            throw new CommandFailedException("benchmarks could not be run: " + e.getMessage(), e);
        }
    }

    private Options options() {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include == null ? OWN_BENCHMARKS : include)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .timeout(TIMEOUT)
                .addProfiler(GCProfiler.class)
                .jvmArgs(
                        ManagementFactory.getRuntimeMXBean().getInputArguments().toArray(new String[0]))
                .resultFormat(ResultFormatType.JSON)
                .result(directory.resolve("micro.json").toString());
        (isFull ? MicroDepth.FULL : MicroDepth.QUICK).apply(options, include != null);
        return options.build();
    }

    private static MicroSummary summary(final Collection<RunResult> results) {
        return new MicroSummary(results.stream().map(MicroRow::of).toList());
    }
}
