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
    private static final int SYNC_TIMEOUT_S = 120;
    private static final long WARM_UP_NS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final RigOptions options;
    private final PrintWriter out;
    private final Path directory;
    private final Path dataDirectory;
    private final RunReportBuilder report;
    private final List<Subject> subjects = new ArrayList<>();
    private final Thread cleaner = new Thread(this::deleteData, "bench-cleaner");

    /** Prepares a run of a command. */
    Rig(final CommandSpec spec, final RigOptions options) {
        this.options = options;
        this.out = spec.commandLine().getOut();
        this.directory = options.out(spec.name()).toAbsolutePath();
        try {
            final Path data = Files.createDirectories(options.data(directory).toAbsolutePath());
            dataDirectory = Files.createTempDirectory(data, "bench-");
            final Targets targets = Targets.load(Home.directory().resolve("benchmarks/targets.yaml"));
            Runtime.getRuntime().addShutdownHook(cleaner);
            report = RunReport.builder(spec.name(), commandLine(spec), Environment.capture(environment()), targets);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the directories, which are no condition of a figure. */
    private static String commandLine(final CommandSpec spec) {
        final List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return ("./botclaw bench " + String.join(" ", words)).replaceAll(" --(out|data|compare)[= ]\\S+", "");
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
        loadUnmeasured(subject, plan.withRate(0).withTimes(0, WARM_UP_NS));
        loadUnmeasured(subject, plan.withTimes(0, WARM_UP_NS));
    }

    /** Loads a subject for nothing but the load; what it loses ends the run. */
    void loadUnmeasured(final Subject subject, final LoadPlan plan) {
        final List<String> losses =
                load(subject, plan, options.messageLength()).measured().losses();
        if (!losses.isEmpty()) {
            throw new CommandFailedException(subject.name() + ", outside the measured blocks: " + losses.get(0));
        }
    }

    /** Measures one block with messages of the usual length. */
    Block block(final Subject subject, final String series, final int cycle, final LoadPlan plan) {
        final Load load = load(subject, plan, options.messageLength());
        return block(load, series, cycle, load.measured().problems());
    }

    /** Measures one block that may well be too much: a rate that is missed is no problem then, only a loss is one. */
    Block probe(
            final Subject subject, final String series, final int cycle, final LoadPlan plan, final int messageLength) {
        final Load load = load(subject, plan, messageLength);
        return block(load, series, cycle, load.measured().losses());
    }

    private Block block(final Load load, final String series, final int cycle, final List<String> problems) {
        final LoadPlan plan = load.plan();
        final LoadMeasurement measured = load.measured();
        final List<String> all = new ArrayList<>(problems);
        if (load.failure() != null) {
            all.add(load.failure());
        }
        final Block block = new Block(
                series,
                load.subject(),
                cycle,
                new BlockConditions(
                        plan.ratePerSecond(),
                        plan.connections(),
                        plan.idleConnections(),
                        plan.windowMessages(),
                        load.messageLength(),
                        plan.measureNs() / NS_PER_S,
                        plan.warmupNs() / NS_PER_S),
                measured.publishDelay(),
                measured.service(),
                measured.response(),
                measured.intervals(),
                measured.sent(),
                measured.acked(),
                measured.ackedPerSecond(),
                all);
        report.blocks(List.of(block));
        return block;
    }

    private Load load(final Subject subject, final LoadPlan plan, final int messageLength) {
        sync();
        subject.resume();
        try (LoadDriver driver = new LoadDriver(plan, subject.address(), subject.wires(messageLength))) {
            final LoadMeasurement measured = driver.run();
            return new Load(subject.name(), plan, messageLength, measured, subject.failure());
        } catch (final CommandFailedException e) {
            throw new CommandFailedException(subject.name() + ": " + e.getMessage(), e);
        } finally {
            subject.pause();
        }
    }

    /** What the block before has left to be written must not be written in the next one's time. */
    void sync() {
        try {
            final Process process = new ProcessBuilder("sync", "-f", dataDirectory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SYNC_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new CommandFailedException("sync of " + dataDirectory + " does not end");
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e);
        }
    }

    private record Load(String subject, LoadPlan plan, int messageLength, LoadMeasurement measured, String failure) {}

    /** Writes the report, prints it; returns the exit code. */
    int finish() {
        final RunReport result = report.build();
        try {
            result.write(directory);
            out.println(result.text());
            final Verdict compared = compare();
            out.println("bench: report " + directory.resolve("report.html"));
            out.println(result.line());
            out.flush();
            return exitCode(Verdict.worst(List.of(result.judgement().verdict(), compared)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict compare() throws IOException {
        if (options.compareWith() == null) {
            return Verdict.PASS;
        }
        final Comparison comparison = Comparison.of(options.compareWith(), directory.resolve("report.json"));
        out.println(comparison.text());
        out.println(comparison.line());
        return comparison.verdict();
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
        deleteData();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (final IllegalStateException e) {
            // The JVM ends already, and the hook does the same.
            say("interrupted");
        }
    }

    private void deleteData() {
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException | UncheckedIOException e) {
            say("cannot remove " + dataDirectory + ": " + e.getMessage());
        }
    }
}
