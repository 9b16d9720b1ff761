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
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code botclaw bench soak}: an engine that may not allocate. */
@Command(
        name = "soak",
        description = {
            "Run the engine for a long time (--seconds) on a collector that never collects (Epsilon), and count what its threads "
                    + "allocate. Response of each second is in the .hlog.",
            "Judged: bytes per frame, lost acks, missed rates, an engine that ends. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class SoakCommand implements Callable<Integer> {
    private static final double BLOCK_S = 60;
    private static final List<String> NO_COLLECTOR =
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms2g", "-Xmx2g");

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(names = "--rate", paramLabel = "R", description = "Messages per second, default 100000.")
    private long rate = 100_000;

    @Override
    public Integer call() {
        final LoadPlan plan = options.plan(BLOCK_S).withRate(rate);
        try (Rig rig = new Rig(spec, options)) {
            final TargetSubject engine =
                    rig.engine(rig.target(TargetKind.ENGINE, "engine").jvmOptions(NO_COLLECTOR));
            rig.warmUp(engine, plan);
            AllocationCount.count(rig, engine, plan, plan.measureNs(), TargetId.GATE_ALLOCATION);
            rig.report().note("The engine ran with " + String.join(" ", NO_COLLECTOR) + '.');
            return rig.finish();
        }
    }
}
