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
package net.botclaw.benchmarks.micro;

import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much is measured, and how long. */
enum MicroDepth {
    /**
     * What a frame goes through, to be run again and again: some eighty benchmarks of 0.8 s and the start of a JVM each,
     * less than five minutes together.
     */
    QUICK(1, 3, 5, 100),
    /** Everything, the planners and the codecs of all messages too: hours. */
    FULL(3, 5, 10, 200);

    /** Not on the way of a frame, but asked by handlers now and then. */
    static final String PLANNERS = "\\.(Fleet|Forklift|Octile)Benchmark\\.";

    private static final String CODEC_PARAMETER = "message";

    private final int forks;
    private final int warmUpIterations;
    private final int iterations;
    private final TimeValue iteration;

    MicroDepth(final int forks, final int warmUpIterations, final int iterations, final long iterationMs) {
        this.forks = forks;
        this.warmUpIterations = warmUpIterations;
        this.iterations = iterations;
        this.iteration = TimeValue.milliseconds(iterationMs);
    }

    /** Selects and times what the user has not selected himself. */
    void apply(final ChainedOptionsBuilder options, final boolean isSelected) {
        options.forks(forks)
                .warmupIterations(warmUpIterations)
                .warmupTime(iteration)
                .measurementIterations(iterations)
                .measurementTime(iteration);
        if (this == QUICK && !isSelected) {
            options.exclude(PLANNERS);
        }
        if (this == FULL) {
            final List<String> messages = SchemaMessages.load().names();
            options.param(CODEC_PARAMETER, messages.toArray(new String[0]));
        }
    }
}
