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

import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code botclaw bench alloc}: bytes allocated per frame. */
@Command(
        name = "alloc",
        description = {
            "Count the bytes that the engine's threads allocate while frames pass as fast as the window lets.",
            "Judged: bytes per frame. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class AllocCommand implements Callable<Integer> {
    private static final double BLOCK_S = 2;
    private static final long MIN_FRAMES = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(names = "--frames", paramLabel = "N", description = "Frames to count over, default 10000000.")
    private long frames = 10_000_000;

    @Override
    public Integer call() {
        final LoadPlan plan = options.plan(BLOCK_S);
        try (Rig rig = new Rig(spec, options)) {
            final TargetSubject engine = rig.engine();
            rig.warmUp(engine, plan);
            AllocationCount.measure(rig, engine, plan, Math.max(MIN_FRAMES, frames), TargetId.ALLOCATION);
            return rig.finish();
        }
    }
}
