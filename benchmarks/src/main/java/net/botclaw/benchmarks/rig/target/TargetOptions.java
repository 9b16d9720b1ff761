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
package net.botclaw.benchmarks.rig.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.protocol.codec.AckLevel;

/**
 * What a target is and how its process is started: set, then given to {@link TargetProcess#start}, which takes them over.
 *
 * <p>Command line of the child, in pairs of option and value:
 *
 * <pre>
 *   --kind K            engine, echo, sink, null-sink, echo-disk
 *   --threading T       shared (default), dedicated
 *   --idle I            backoff (default), spin
 *   --ack A             journaled (default), synced; engine only
 *   --data DIR          of journal or file; engine and echo-disk, needed there
 *   --inject-delay-ns N busy wait per read before the answer, default 0; echo only
 *   --disk-factor F     bytes appended per byte read, default 1.5; echo-disk only
 *   --stage-sampling N  stages of every Nth turn are timed, default 0: off; engine only
 * </pre>
 *
 * <p><b>Threading</b>: one thread.
 */
public final class TargetOptions {
    /**
     * JVM options of every target that is given no others, so that targets differ in nothing but what they serve: a heap
     * that neither grows nor is touched for the first time while it is measured, and the collector that a JVM on two cores
     * and more chooses anyway, named so that a report can name it.
     */
    public static final List<String> DEFAULT_JVM_OPTIONS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC");
    /** Bytes appended per byte read: the engine's journal has 32 bytes of record header for a frame of 64. */
    public static final double DEFAULT_DISK_FACTOR = 1.5;
    /** Most bytes appended per byte read. */
    public static final double MAX_DISK_FACTOR = 64;

    private static final String KIND = "--kind";
    private static final String THREADING = "--threading";
    private static final String IDLE = "--idle";
    private static final String ACK = "--ack";
    private static final String DATA = "--data";
    private static final String INJECT_DELAY_NS = "--inject-delay-ns";
    private static final String DISK_FACTOR = "--disk-factor";
    private static final String STAGE_SAMPLING = "--stage-sampling";
    private static final List<String> NAMES =
            List.of(KIND, THREADING, IDLE, ACK, DATA, INJECT_DELAY_NS, DISK_FACTOR, STAGE_SAMPLING);

    private final TargetKind kind;
    private ThreadingMode threading = ThreadingMode.SHARED;
    private IdleMode idle = IdleMode.BACKOFF;
    private AckLevel ackLevel = AckLevel.JOURNALED;
    private Path dataDirectory;
    private long injectDelayNs;
    private int stageSampling;
    private double diskFactor = DEFAULT_DISK_FACTOR;
    private List<String> jvmOptions = DEFAULT_JVM_OPTIONS;
    private Path logFile;
    private String name;

    /**
     * Options of a kind, all others at their defaults.
     *
     * @param kind of target.
     */
    public TargetOptions(final TargetKind kind) {
        this.kind = Objects.requireNonNull(kind);
        this.name = kind.commandLineName();
    }

    /**
     * Reads the command line of a child.
     *
     * @param arguments pairs of option and value.
     * @return the options, checked.
     * @throws IllegalArgumentException when an option is unknown, missing or wrong; the message is one line.
     */
    public static TargetOptions parse(final List<String> arguments) {
        if (arguments.size() % 2 != 0) {
            throw new IllegalArgumentException("an option without a value: " + arguments.get(arguments.size() - 1));
        }
        final Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!NAMES.contains(arguments.get(i))) {
                throw new IllegalArgumentException("unknown option " + arguments.get(i) + ", there are " + NAMES);
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        if (!values.containsKey(KIND)) {
            throw new IllegalArgumentException("an option is needed: " + KIND);
        }
        final TargetOptions options = new TargetOptions(TargetKind.of(values.get(KIND)));
        values.forEach(options::set);
        options.check();
        return options;
    }

    private void set(final String option, final String value) {
        switch (option) {
            case THREADING -> threading = ThreadingMode.valueOf(upper(value));
            case IDLE -> idle = IdleMode.valueOf(upper(value));
            case ACK -> ackLevel = AckLevel.valueOf(upper(value));
            case DATA -> dataDirectory = Path.of(value);
            case INJECT_DELAY_NS -> injectDelayNs = Long.parseLong(value);
            case STAGE_SAMPLING -> stageSampling = Integer.parseInt(value);
            case DISK_FACTOR -> diskFactor = Double.parseDouble(value);
            default -> Objects.requireNonNull(value);
        }
    }

    /**
     * The command line that {@link #parse} reads.
     *
     * @return pairs of option and value.
     */
    List<String> arguments() {
        final List<String> arguments = new ArrayList<>(List.of(
                KIND, kind.commandLineName(), THREADING, lower(threading), IDLE, lower(idle), ACK, lower(ackLevel)));
        if (dataDirectory != null) {
            arguments.addAll(List.of(DATA, dataDirectory.toString()));
        }
        arguments.addAll(
                List.of(INJECT_DELAY_NS, Long.toString(injectDelayNs), DISK_FACTOR, Double.toString(diskFactor)));
        arguments.addAll(List.of(STAGE_SAMPLING, Integer.toString(stageSampling)));
        return arguments;
    }

    /**
     * Checks that the options go together.
     *
     * @throws IllegalArgumentException when they do not; the message is one line.
     */
    void check() {
        final boolean needsDirectory = kind == TargetKind.ENGINE || kind == TargetKind.ECHO_DISK;
        require(!needsDirectory || dataDirectory != null, kind.commandLineName() + " needs a data directory");
        require(injectDelayNs >= 0, "the injected delay must not be negative: " + injectDelayNs);
        require(injectDelayNs == 0 || kind == TargetKind.ECHO, "only the echo takes an injected delay");
        require(stageSampling >= 0, "stage sampling must not be negative: " + stageSampling);
        require(stageSampling == 0 || kind == TargetKind.ENGINE, "only the engine has stages");
        require(
                diskFactor > 0 && diskFactor <= MAX_DISK_FACTOR,
                "the disk factor must be above 0 and at most " + MAX_DISK_FACTOR + ": " + diskFactor);
    }

    private static void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String lower(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(final String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    public TargetKind kind() {
        return kind;
    }

    /**
     * Whether bytes change threads on their way.
     *
     * @param value default shared: one thread does it all.
     * @return this.
     */
    public TargetOptions threading(final ThreadingMode value) {
        threading = Objects.requireNonNull(value);
        return this;
    }

    public ThreadingMode threading() {
        return threading;
    }

    /**
     * What idle threads do.
     *
     * @param value default backoff.
     * @return this.
     */
    public TargetOptions idle(final IdleMode value) {
        idle = Objects.requireNonNull(value);
        return this;
    }

    public IdleMode idle() {
        return idle;
    }

    /**
     * What an ack of the engine promises; the raw servers promise nothing.
     *
     * @param value default journaled.
     * @return this.
     */
    public TargetOptions ackLevel(final AckLevel value) {
        ackLevel = Objects.requireNonNull(value);
        return this;
    }

    public AckLevel ackLevel() {
        return ackLevel;
    }

    /**
     * Where the engine has its journal and echo-disk its file. Nobody removes it.
     *
     * @param value directory, made when missing.
     * @return this.
     */
    public TargetOptions dataDirectory(final Path value) {
        dataDirectory = value;
        return this;
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    /**
     * What the echo busy-waits for per read before it answers, to prove that a slowdown is noticed.
     *
     * @param value nanoseconds, default 0.
     * @return this.
     */
    public TargetOptions injectDelayNs(final long value) {
        injectDelayNs = value;
        return this;
    }

    public long injectDelayNs() {
        return injectDelayNs;
    }

    /**
     * Which turns of the engine are timed stage by stage.
     *
     * @param value every so many, default 0: none.
     * @return this.
     */
    public TargetOptions stageSampling(final int value) {
        stageSampling = value;
        return this;
    }

    public int stageSampling() {
        return stageSampling;
    }

    /**
     * What echo-disk appends.
     *
     * @param value bytes per byte read, default {@link #DEFAULT_DISK_FACTOR}.
     * @return this.
     */
    public TargetOptions diskFactor(final double value) {
        diskFactor = value;
        return this;
    }

    public double diskFactor() {
        return diskFactor;
    }

    /**
     * Heap, collector and whatever else the child's JVM is given beside what it takes over from this one.
     *
     * @param value in place of {@link #DEFAULT_JVM_OPTIONS}.
     * @return this.
     */
    public TargetOptions jvmOptions(final List<String> value) {
        jvmOptions = List.copyOf(value);
        return this;
    }

    public List<String> jvmOptions() {
        return jvmOptions;
    }

    /**
     * Where the child's error stream goes; needed to start one.
     *
     * @param value a file, written anew.
     * @return this.
     */
    public TargetOptions logFile(final Path value) {
        logFile = value;
        return this;
    }

    public Path logFile() {
        return logFile;
    }

    /**
     * What reports call the target, where there is more than one of a kind.
     *
     * @param value default the kind's name.
     * @return this.
     */
    public TargetOptions name(final String value) {
        name = Objects.requireNonNull(value);
        return this;
    }

    public String name() {
        return name;
    }
}
