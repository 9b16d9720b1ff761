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
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.benchmarks.rig.report.Metric;
import net.botclaw.benchmarks.rig.report.Ratio;
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code botclaw bench gate}: the short check before a merge. */
@Command(
        name = "gate",
        description = {
            "A short check by ratios alone: round trip of the engine to that of an echo, 0 bytes allocated per frame, and that "
                    + "an echo slowed down by a tenth is told from one that is not.",
            "Exit codes: 0 PASS, or INVALID where the machine is too noisy to say anything; 1 FAIL."
        })
final class GateCommand implements Callable<Integer> {
    private static final String ENGINE = "engine";
    private static final String ECHO = "echo";
    private static final String ECHO_TWIN = "echo-twin";
    private static final String SLOW_ECHO = "slow-echo";
    private static final int CYCLES = 12;
    private static final double BLOCK_S = 0.4;
    private static final double SLOWDOWN = 0.1;
    private static final double P50 = 50;
    private static final long RATE = 5_000;
    private static final long FRAMES = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Override
    public Integer call() {
        final LoadPlan plan = options.plan(BLOCK_S).withRate(RATE);
        try (Rig rig = new Rig(spec, options)) {
            final Subject echo = rig.floor(TargetKind.ECHO, ECHO);
            rig.warmUp(echo, plan);
            final Block calibration = rig.block(echo, "echo, before the run", 0, plan);
            final long delayNs = (long) (calibration.response().getValueAtPercentile(P50) * SLOWDOWN);
            final Subject slow =
                    rig.floor(rig.target(TargetKind.ECHO, SLOW_ECHO).injectDelayNs(delayNs));
            final Subject twin = rig.floor(TargetKind.ECHO, ECHO_TWIN);
            final TargetSubject engine = rig.engine();
            List.of(slow, twin, engine).forEach(subject -> rig.warmUp(subject, plan));
            rig.report().note("The slow echo waits " + delayNs + " ns before it answers.");
            final List<Subject> subjects = List.of(echo, slow, engine, twin);
            final int cycles = options.cycles(CYCLES);
            for (int cycle = 0; cycle < cycles; cycle++) {
                for (final Subject subject : Interleaving.ofCycle(subjects, cycle)) {
                    rig.block(subject, subject.name(), cycle, plan);
                }
            }
            AllocationCount.measure(rig, engine, plan.withRate(0), FRAMES, TargetId.GATE_ALLOCATION);
            rig.report()
                    .ratio(Ratio.of("p50 engine/echo", Metric.P50, ENGINE, ECHO)
                            .judgedBy(TargetId.GATE_P50)
                            .guardedBy(ECHO_TWIN, ECHO))
                    .ratio(Ratio.of("p50 slow-echo/echo", Metric.P50, SLOW_ECHO, ECHO)
                            .judgedBy(TargetId.GATE_SELF_TEST)
                            .guardedBy(ECHO_TWIN, ECHO));
            final int code = rig.finish();
            return code == Rig.INVALID ? 0 : code;
        }
    }
}
