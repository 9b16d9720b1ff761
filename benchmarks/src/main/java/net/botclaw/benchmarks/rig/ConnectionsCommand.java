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

/** {@code botclaw bench connections}: what many connections cost. */
@Command(
        name = "connections",
        description = {
            "Response with many connections, most of them silent, beside that of one at the same total rate; the same of a "
                    + "raw echo, which shows how much of it is the operating system's and the driver's.",
            "Judged: p99 of many to p99 of one. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class ConnectionsCommand implements Callable<Integer> {
    private static final String ONE = "engine, one";
    private static final String ONE_AGAIN = "engine, one again";
    private static final String MANY = "engine, many";
    private static final String ECHO_ONE = "echo, one";
    private static final String ECHO_MANY = "echo, many";
    private static final int WINDOW = 64;
    private static final int CYCLES = 6;
    private static final double BLOCK_S = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(names = "--rate", paramLabel = "R", description = "Messages per second in total, default 50000.")
    private long rate = 50_000;

    @Option(names = "--active", paramLabel = "C", description = "Connections that share the rate, default 1000.")
    private int active = 1_000;

    @Option(names = "--silent", paramLabel = "C", description = "Connections that send nothing, default 10000.")
    private int silent = 10_000;

    @Override
    public Integer call() {
        final LoadPlan one = options.plan(BLOCK_S).withRate(rate);
        final LoadPlan many = one.withConnections(active, silent, WINDOW);
        try (Rig rig = new Rig(spec, options)) {
            final TargetSubject engine = rig.engine();
            final Subject echo = rig.floor(TargetKind.ECHO, "echo");
            for (final Subject subject : List.of(engine, echo)) {
                rig.warmUp(subject, one);
            }
            final int cycles = options.cycles(CYCLES);
            for (int cycle = 0; cycle < cycles; cycle++) {
                rig.block(engine, ONE, cycle, one);
                rig.block(engine, MANY, cycle, many);
                rig.block(engine, ONE_AGAIN, cycle, one);
                rig.block(echo, ECHO_ONE, cycle, one);
                rig.block(echo, ECHO_MANY, cycle, many);
                rig.say("cycle " + (cycle + 1) + " of " + cycles);
            }
            rig.report()
                    .ratio(Ratio.of("p99 many/one", Metric.P99, MANY, ONE)
                            .judgedBy(TargetId.CONNECTIONS_P99)
                            .guardedBy(ONE_AGAIN, ONE))
                    .ratio(Ratio.of("p50 many/one", Metric.P50, MANY, ONE))
                    .ratio(Ratio.of("p99 many/one of the echo", Metric.P99, ECHO_MANY, ECHO_ONE))
                    .ratio(Ratio.of("p99 engine/echo, many", Metric.P99, MANY, ECHO_MANY));
            EngineExtras.after(rig, options, engine, many);
            return rig.finish();
        }
    }
}
