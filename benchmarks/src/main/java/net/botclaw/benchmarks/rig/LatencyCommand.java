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

import java.util.List;
import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.report.Metric;
import net.botclaw.benchmarks.rig.report.Ratio;
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code botclaw bench latency}: response at one rate beside the echo floor. */
@Command(
        name = "latency",
        description = {
            "Response of the engine at one rate, in blocks that alternate with a raw Netty echo of the same topology and "
                    + "idle strategy, a second one (the A/A guard), and one that writes as many bytes to the same disk.",
            "Judged: p50 and p99 to those of the echo. Exit codes: 0 PASS, 1 FAIL, 3 INVALID (nothing can be said)."
        })
final class LatencyCommand implements Callable<Integer> {
    private static final String ENGINE = "engine";
    private static final String ECHO = "echo";
    private static final String ECHO_TWIN = "echo-twin";
    private static final String ECHO_DISK = "echo-disk";
    private static final int CYCLES = 12;
    private static final double BLOCK_S = 2;
    private static final double SAMPLES_OF_P999 = 1e5;
    private static final double NS_PER_S = 1e9;
    /** Headers of record, batch and document beyond the frame, when a frame is alone in its batch, as at such rates. */
    private static final double BYTES_BEYOND_FRAME = 44;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(names = "--rate", paramLabel = "R", description = "Messages per second, default 10000.")
    private long rate = 10_000;

    @Override
    public Integer call() {
        final LoadPlan plan = options.plan(BLOCK_S).withRate(rate);
        try (Rig rig = new Rig(spec, options)) {
            final LocalFloors floors = new LocalFloors(rig, options.idle(), rate);
            final Subject echo = rig.floor(TargetKind.ECHO, ECHO);
            final Subject echoDisk = rig.floor(
                    rig.target(TargetKind.ECHO_DISK, ECHO_DISK).diskFactor(journaledBytes() / options.messageLength()));
            final TargetSubject engine = rig.engine();
            final List<Subject> subjects = List.of(echo, echoDisk, engine, rig.floor(TargetKind.ECHO, ECHO_TWIN));
            subjects.forEach(subject -> rig.warmUp(subject, plan));
            final int cycles = options.cycles(CYCLES);
            for (int cycle = 0; cycle < cycles; cycle++) {
                for (final Subject subject : Interleaving.ofCycle(subjects, cycle)) {
                    rig.block(subject, subject.name(), cycle, plan);
                }
                floors.measureNext();
                rig.say("cycle " + (cycle + 1) + " of " + cycles);
            }
            floors.finish();
            rig.report()
                    .ratio(Ratio.of("p50 engine/echo", Metric.P50, ENGINE, ECHO)
                            .judgedBy(TargetId.LATENCY_P50)
                            .guardedBy(ECHO_TWIN, ECHO))
                    .ratio(Ratio.of("p99 engine/echo", Metric.P99, ENGINE, ECHO)
                            .judgedBy(TargetId.LATENCY_P99)
                            .guardedBy(ECHO_TWIN, ECHO))
                    .ratio(Ratio.of("p50 engine/echo-disk", Metric.P50, ENGINE, ECHO_DISK))
                    .ratio(Ratio.of("p99 engine/echo-disk", Metric.P99, ENGINE, ECHO_DISK));
            if (rate * (plan.measureNs() / NS_PER_S) >= SAMPLES_OF_P999) {
                rig.report().ratio(Ratio.of("p99.9 engine/echo-disk", Metric.P999, ENGINE, ECHO_DISK));
            }
            EngineExtras.after(rig, options, engine, plan);
            return rig.finish();
        }
    }

    private double journaledBytes() {
        return options.messageLength() + BYTES_BEYOND_FRAME;
    }
}
