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
package net.botclaw.benchmarks.rig;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.benchmarks.rig.report.BlockConditions;
import net.botclaw.benchmarks.rig.report.Comparison;
import net.botclaw.benchmarks.rig.report.Environment;
import net.botclaw.benchmarks.rig.report.RunReport;
import net.botclaw.benchmarks.rig.report.RunReportBuilder;
import net.botclaw.benchmarks.rig.report.Targets;
import net.botclaw.benchmarks.rig.report.Verdict;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.benchmarks.rig.target.TargetOptions;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.load.LoadDriver;
import net.botclaw.tools.load.LoadMeasurement;
import net.botclaw.tools.load.LoadPlan;
import org.agrona.CloseHelper;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One run of a measuring command: its subjects, its blocks, its report.
 *
 * <p><b>Threading</b>: the caller's thread. <b>Failure</b>: subjects are ended and journals removed whatever happens; a
 * block that went wrong is in the report, a subject that cannot be loaded at all ends the run.
 */
final class Rig implements AutoCloseable {
    /** Exit code of a run of which nothing can be said. */
    static final int INVALID = 3;

    private static final int FAILED = 1;
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final long WARM_UP_NS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final RigOptions options;
    private final PrintWriter out;
    private final Path directory;
    private final Path dataDirectory;
    private final RunReportBuilder report;
    private final List<Subject> subjects = new ArrayList<>();

    /** Prepares a run of a command. */
    Rig(final CommandSpec spec, final RigOptions options) {
        this.options = options;
        this.out = spec.commandLine().getOut();
        this.directory = options.out(spec.name()).toAbsolutePath();
        try {
            final Path data = Files.createDirectories(options.data(directory).toAbsolutePath());
            dataDirectory = Files.createTempDirectory(data, "bench-");
            final Targets targets = Targets.load(Home.directory().resolve("benchmarks/targets.yaml"));
            report = RunReport.builder(spec.name(), commandLine(spec), Environment.capture(environment()), targets);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(final CommandSpec spec) {
        final List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return "./botclaw bench " + String.join(" ", words);
    }

    private Map<String, String> environment() {
        final Map<String, String> extra = new LinkedHashMap<>();
        extra.put(Environment.DATA_DIRECTORY, dataDirectory.toString());
        options.environment().forEach(pair -> extra.put(pair[0], pair[1]));
        return extra;
    }

    RunReportBuilder report() {
        return report;
    }

    Path directory() {
        return directory;
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    /** Tells a human what goes on. */
    void say(final String line) {
        out.println("bench: " + line);
        out.flush();
    }

    /** Starts the engine, the system under test. */
    TargetSubject engine() {
        return engine(target(TargetKind.ENGINE, TargetKind.ENGINE.commandLineName()));
    }

    /** Starts an engine with settings of its own. */
    TargetSubject engine(final TargetOptions engineOptions) {
        report.systemUnderTest(engineOptions.name(), options.setting());
        return add(TargetSubject.start(engineOptions));
    }

    /** Options of a target with the settings of the run. */
    TargetOptions target(final TargetKind kind, final String name) {
        return options.target(kind, name)
                .dataDirectory(dataDirectory.resolve(name))
                .logFile(directory.resolve("logs").resolve(name + ".log"));
    }

    /** Starts a floor. */
    TargetSubject floor(final TargetKind kind, final String name) {
        return floor(target(kind, name));
    }

    /** Starts a floor with settings of its own. */
    TargetSubject floor(final TargetOptions floorOptions) {
        report.floor(floorOptions.name());
        return add(TargetSubject.start(floorOptions));
    }

    /** Takes a subject over: it is closed with the run. */
    <T extends Subject> T add(final T subject) {
        subjects.add(subject);
        return subject;
    }

    /** Loads a subject without measuring, first as fast as it goes, then as it will be: the JIT must have seen both. */
    void warmUp(final Subject subject, final LoadPlan plan) {
        say("warming up " + subject.name());
        load(subject, plan.withRate(0).withTimes(0, WARM_UP_NS), options.messageLength());
        load(subject, plan.withTimes(0, WARM_UP_NS), options.messageLength());
    }

    /** Loads a subject for nothing but the load. */
    void loadUnmeasured(final Subject subject, final LoadPlan plan) {
        load(subject, plan, options.messageLength());
    }

    /** Measures one block with messages of the usual length. */
    Block block(final Subject subject, final String series, final int cycle, final LoadPlan plan) {
        return block(subject, series, cycle, plan, options.messageLength());
    }

    /** Measures one block, and puts it into the report. */
    Block block(
            final Subject subject, final String series, final int cycle, final LoadPlan plan, final int messageLength) {
        final LoadMeasurement measured = load(subject, plan, messageLength);
        final Block block = new Block(
                series,
                subject.name(),
                cycle,
                new BlockConditions(
                        plan.ratePerSecond(),
                        plan.connections(),
                        plan.idleConnections(),
                        plan.windowMessages(),
                        messageLength,
                        plan.measureNs() / NS_PER_S,
                        plan.warmupNs() / NS_PER_S),
                measured.publishDelay(),
                measured.service(),
                measured.response(),
                measured.intervals(),
                measured.sent(),
                measured.acked(),
                measured.ackedPerSecond(),
                measured.problems());
        report.blocks(List.of(block));
        return block;
    }

    private static LoadMeasurement load(final Subject subject, final LoadPlan plan, final int messageLength) {
        subject.resume();
        try (LoadDriver driver = new LoadDriver(plan, subject.address(), subject.wires(messageLength))) {
            return driver.run();
        } catch (final CommandFailedException e) {
            throw new CommandFailedException(subject.name() + ": " + e.getMessage(), e);
        } finally {
            subject.pause();
        }
    }

    /** Writes the report, prints it; returns the exit code. */
    int finish() {
        final RunReport result = report.build();
        try {
            result.write(directory);
            out.println(result.text());
            final int compared = compare();
            out.println("bench: report " + directory.resolve("report.html"));
            out.println(result.line());
            out.flush();
            return Math.max(exitCode(result.judgement().verdict()), compared);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int compare() throws IOException {
        if (options.compareWith() == null) {
            return 0;
        }
        final Comparison comparison = Comparison.of(options.compareWith(), directory.resolve("report.json"));
        out.println(comparison.text());
        out.println(comparison.line());
        return exitCode(comparison.verdict());
    }

    /** 0: passed, 1: failed, 3: nothing can be said. */
    static int exitCode(final Verdict verdict) {
        return switch (verdict) {
            case PASS -> 0;
            case FAIL -> FAILED;
            case INVALID -> INVALID;
        };
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(subjects);
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            say("cannot remove " + dataDirectory + ": " + e.getMessage());
        }
    }
}
