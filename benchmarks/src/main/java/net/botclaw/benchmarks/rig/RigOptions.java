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

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.benchmarks.rig.target.TargetOptions;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.tools.engine.AckOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Option;

/** What every measuring command can be told. Defaults of {@code cycles} and {@code seconds} are the commands' own. */
final class RigOptions {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final double DEFAULT_WARMUP_S = 0.5;
    private static final long ACK_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    @Option(
            names = "--threading",
            paramLabel = "MODE",
            description = "Of the engine and of its floors: shared (default) or dedicated.")
    private ThreadingMode threading = ThreadingMode.SHARED;

    @Option(
            names = "--idle",
            paramLabel = "MODE",
            description =
                    "Of the engine, its floors and the driver: spin (default) or backoff (default of throughput and peers).")
    private IdleMode idle;

    @Option(names = "--ack", paramLabel = "LEVEL", description = "Of the engine: journaled (default) or synced.")
    private AckOption ack = AckOption.JOURNALED;

    @Option(names = "--size", paramLabel = "BYTES", description = "Length of a message, default 64.")
    private int messageLength = 64;

    @Option(names = "--cycles", paramLabel = "N", description = "Blocks of each server; fewer than 5 prove nothing.")
    private Integer cycles;

    @Option(names = "--seconds", paramLabel = "S", description = "How long a block is measured.")
    private Double seconds;

    @Option(names = "--warmup", paramLabel = "S", description = "Load before a block is measured, default 0.5.")
    private double warmupSeconds = DEFAULT_WARMUP_S;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Of the report, default benchmarks/results/TIME-COMMAND.")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where journals are written and removed after the run, default data in the report's.")
    private Path data;

    @Option(
            names = "--compare",
            paramLabel = "OLD.json",
            description = "Compare with the report.json of an earlier run.")
    private Path compareWith;

    @Option(
            names = "--profile",
            description = "After the run, load the engine once more under a recording: profile.jfr and a flame graph.")
    private boolean isProfiled;

    @Option(
            names = "--stage-sampling",
            paramLabel = "N",
            description = "Time the stages of every Nth turn of the engine; 0 (default): off. It costs a little.")
    private int stageSampling;

    int messageLength() {
        return messageLength;
    }

    int cycles(final int ofCommand) {
        return cycles == null ? ofCommand : cycles;
    }

    /** Lets a command have a default of its own. */
    void idleUnlessSet(final IdleMode ofCommand) {
        if (idle == null) {
            idle = ofCommand;
        }
    }

    IdleMode idle() {
        return idle == null ? IdleMode.SPIN : idle;
    }

    boolean isSpinning() {
        return idle() == IdleMode.SPIN;
    }

    boolean isProfiled() {
        return isProfiled;
    }

    int stageSampling() {
        return stageSampling;
    }

    Path compareWith() {
        return compareWith;
    }

    /** The report's directory; called once a run. */
    Path out(final String command) {
        return out != null
                ? out
                : Home.directory()
                        .resolve("benchmarks/results")
                        .resolve(LocalDateTime.now(ZoneOffset.UTC).format(STAMP) + "-" + command);
    }

    Path data(final Path reportDirectory) {
        return data != null ? data : reportDirectory.resolve("data");
    }

    /** Setting of the engine in words. */
    String setting() {
        return (threading + ", " + idle()).toLowerCase(Locale.ROOT) + ", " + ack;
    }

    /** As fast as the window lets on one connection; commands change what they are about. */
    LoadPlan plan(final double ofCommandSeconds) {
        return new LoadPlan(
                0,
                1,
                0,
                MAX_WINDOW,
                nanos(warmupSeconds),
                nanos(seconds == null ? ofCommandSeconds : seconds),
                ACK_TIMEOUT_NS,
                isSpinning());
    }

    /** Largest window that commands use, messages. */
    static final int MAX_WINDOW = 8_192;

    private static long nanos(final double value) {
        return (long) (value * TimeUnit.SECONDS.toNanos(1));
    }

    /** A target with these settings; its files are for the caller to name. */
    TargetOptions target(final TargetKind kind, final String name) {
        return new TargetOptions(kind)
                .name(name)
                .threading(threading)
                .idle(idle())
                .ackLevel(ack.level())
                .stageSampling(kind == TargetKind.ENGINE ? stageSampling : 0);
    }

    AckOption ack() {
        return ack;
    }

    /** Pairs for the report's environment. */
    List<String[]> environment() {
        return List.of(
                new String[] {"threading", threading.toString()},
                new String[] {"idle strategy", idle().toString()},
                new String[] {"ack level", ack.toString()},
                new String[] {"JVM options of targets", String.join(" ", TargetOptions.DEFAULT_JVM_OPTIONS)});
    }
}
