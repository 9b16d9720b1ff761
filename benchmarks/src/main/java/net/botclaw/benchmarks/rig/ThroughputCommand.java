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
import net.botclaw.ingest.IdleMode;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code botclaw bench throughput}: acked messages per second beside a sink. */
@Command(
        name = "throughput",
        description = {
            "Messages acked per second with " + RigOptions.MAX_WINDOW
                    + " and 512 in flight on one connection, beside a raw "
                    + "Netty sink (two of them: the A/A guard), a raw echo, and a null sink that proves the generator.",
            "Judged: engine to sink, and generator to engine. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class ThroughputCommand implements Callable<Integer> {
    private static final String ENGINE = "engine";
    private static final String ENGINE_SMALL = "engine, 512 in flight";
    private static final String SINK = "sink";
    private static final String TWIN = "sink-twin";
    private static final int SMALL_WINDOW = 512;
    private static final int CYCLES = 8;
    private static final double BLOCK_S = 1.5;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Override
    public Integer call() {
        options.idleUnlessSet(IdleMode.BACKOFF);
        final LoadPlan plan = options.plan(BLOCK_S);
        final LoadPlan small = plan.withConnections(1, 0, SMALL_WINDOW);
        try (Rig rig = new Rig(spec, options)) {
            final Subject nullSink = rig.floor(TargetKind.NULL_SINK, "null-sink");
            final Subject sink = rig.floor(TargetKind.SINK, SINK);
            final TargetSubject engine = rig.engine();
            final Subject echo = rig.floor(TargetKind.ECHO, "echo");
            final Subject twin = rig.floor(TargetKind.SINK, TWIN);
            final List<Subject> subjects = List.of(nullSink, sink, engine, echo, twin);
            subjects.forEach(subject -> rig.warmUp(subject, plan));
            final int cycles = options.cycles(CYCLES);
            for (int cycle = 0; cycle < cycles; cycle++) {
                for (final Subject subject : Interleaving.ofCycle(subjects, cycle)) {
                    rig.block(subject, subject.name(), cycle, plan);
                    if (subject == engine) {
                        rig.block(engine, ENGINE_SMALL, cycle, small);
                    }
                }
                rig.say("cycle " + (cycle + 1) + " of " + cycles);
            }
            rig.report()
                    .ratio(Ratio.of("acked engine/sink", Metric.ACKED_PER_SECOND, ENGINE, SINK)
                            .judgedBy(TargetId.THROUGHPUT_SINK)
                            .guardedBy(TWIN, SINK))
                    .ratio(Ratio.of("sent null-sink/acked engine", Metric.ACKED_PER_SECOND, "null-sink", ENGINE)
                            .judgedBy(TargetId.GENERATOR)
                            .guardedBy(TWIN, SINK))
                    .ratio(Ratio.of("acked engine/echo", Metric.ACKED_PER_SECOND, ENGINE, "echo"));
            EngineExtras.after(rig, options, engine, plan);
            return rig.finish();
        }
    }
}
