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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.botclaw.benchmarks.profile.FlameGraph;
import net.botclaw.benchmarks.profile.JfrRecording;
import net.botclaw.benchmarks.rig.report.StageTiming;
import net.botclaw.benchmarks.rig.target.StageAnswer;
import net.botclaw.tools.load.LoadPlan;

/** What may be asked of the engine once its times are taken: where they went. */
final class EngineExtras {
    private static final long PROFILE_NS = TimeUnit.SECONDS.toNanos(10);

    private EngineExtras() {}

    /** Puts the stage timing into the report, and records a profile under the same load, as far as they are wanted. */
    static void after(final Rig rig, final RigOptions options, final TargetSubject engine, final LoadPlan plan) {
        if (options.stageSampling() > 0) {
            engine.resume();
            final StageAnswer answer = StageAnswer.parse(engine.ask(StageAnswer.COMMAND));
            engine.pause();
            answer.stages()
                    .forEach(stage -> rig.report()
                            .stage(new StageTiming(
                                    stage.name(), stage.count(), stage.p50Ns(), stage.p99Ns(), stage.maxNs())));
            rig.report().note("Stage timing: " + answer.cost());
        }
        if (options.isProfiled()) {
            profile(rig, engine, plan.withTimes(plan.warmupNs(), PROFILE_NS));
        }
    }

    private static void profile(final Rig rig, final TargetSubject engine, final LoadPlan plan) {
        final Path recording = rig.directory().resolve("profile.jfr");
        final Path graph = rig.directory().resolve("flame.html");
        rig.say("recording " + engine.name());
        try {
            engine.resume();
            final JfrRecording jfr = JfrRecording.start(engine.pid());
            rig.loadUnmeasured(engine, plan);
            engine.resume();
            jfr.stop(recording);
            engine.pause();
            FlameGraph.write(recording, graph);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        rig.report().note("Profile of a run of its own, not of the times above: profile.jfr, flame.html.");
    }
}
