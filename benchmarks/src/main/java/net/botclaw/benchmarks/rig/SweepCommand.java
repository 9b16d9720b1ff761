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
import java.util.Locale;
import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code botclaw bench sweep}: latency against load. */
@Command(
        name = "sweep",
        description = {
            "Latency against load: for each number of connections and message length, the saturation of the engine, then "
                    + "rates at percentages of it, open loop. Says where the knee is: the highest load without a problem whose "
                    + "p99 is at most " + Knee.MAX_GROWTH + " times that of the lowest.",
            "Nothing is judged but lost acks: a rate that is missed is what a sweep looks for. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class SweepCommand implements Callable<Integer> {
    private static final int CYCLES = 2;
    private static final double BLOCK_S = 1.5;
    private static final int MIN_WINDOW = 8;
    private static final int PACED_WINDOW = 1 << 18;
    private static final double PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(names = "--connections", paramLabel = "C,C…", split = ",", description = "Connections, default 1,32,1000.")
    private List<Integer> connections = List.of(1, 32, 1_000);

    @Option(
            names = "--sizes",
            paramLabel = "B,B…",
            split = ",",
            description = "Message lengths, default 40,64,256,1344.")
    private List<Integer> sizes = List.of(40, 64, 256, 1_344);

    @Option(
            names = "--loads",
            paramLabel = "P,P…",
            split = ",",
            description = "Rates in percent of saturation, default 10,50,80,95.")
    private List<Integer> loads = List.of(10, 50, 80, 95);

    @Override
    public Integer call() {
        final LoadPlan plan = options.plan(BLOCK_S);
        try (Rig rig = new Rig(spec, options)) {
            final TargetSubject engine = rig.engine();
            rig.warmUp(engine, plan);
            for (final int size : sizes) {
                for (final int count : connections) {
                    sweep(rig, engine, size, plan.withConnections(count, 0, window(count)));
                }
            }
            EngineExtras.after(rig, options, engine, plan);
            return rig.finish();
        }
    }

    /** As many messages in flight, however many connections share them. */
    private static int window(final int connectionCount) {
        return Math.max(MIN_WINDOW, RigOptions.MAX_WINDOW / connectionCount);
    }

    private void sweep(final Rig rig, final Subject engine, final int size, final LoadPlan plan) {
        final String load = String.format(Locale.ROOT, "%d B, %d connections", size, plan.connections());
        final int cycles = options.cycles(CYCLES);
        double saturation = 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
            final Block block = rig.probe(engine, "engine, " + load + ", saturated", cycle, plan, size);
            saturation = cycle == 0 ? block.ackedPerSecond() : Math.min(saturation, block.ackedPerSecond());
        }
        final Knee knee = new Knee();
        for (final int percent : loads) {
            final long rate = Math.max(1, (long) (saturation * percent / PERCENT));
            // At a rate the window must never be what holds a message back.
            final LoadPlan paced =
                    plan.withRate(rate).withConnections(plan.connections(), 0, PACED_WINDOW / plan.connections());
            for (int cycle = 0; cycle < cycles; cycle++) {
                knee.add(
                        percent,
                        rate,
                        rig.probe(engine, "engine, " + load + ", " + percent + " %", cycle, paced, size));
            }
        }
        rig.report().note(load + ": " + knee.line());
        rig.say(load + ": " + knee.line());
    }
}
