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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.botclaw.tools.cli.CommandFailedException;

/** What the threads of an engine have allocated, as its process counts it. The thread that answers is not among them. */
final class Allocation {
    private static final Pattern ANSWER = Pattern.compile("alloc bytes=(\\d+) .*");

    private final TargetSubject engine;

    Allocation(final TargetSubject engine) {
        this.engine = engine;
    }

    /** Bytes since the start; the engine must not be paused. */
    long bytes() {
        final String answer = engine.ask("alloc");
        final Matcher matcher = ANSWER.matcher(answer);
        if (!matcher.matches()) {
            throw new CommandFailedException("not understood: " + answer);
        }
        return Long.parseLong(matcher.group(1));
    }
}
