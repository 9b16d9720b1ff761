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

import java.util.Map;
import java.util.TreeMap;
import net.botclaw.tools.cli.CommandFailedException;

/** What the threads of an engine have allocated, as its process counts it. The thread that answers is not among them. */
final class Allocation {
    private static final String COMMAND = "threads";

    private final TargetSubject engine;

    Allocation(final TargetSubject engine) {
        this.engine = engine;
    }

    /** Bytes since the start by the thread's name; the engine must not be paused. */
    Map<String, Long> byThread() {
        return parse(engine.ask(COMMAND));
    }

    static Map<String, Long> parse(final String answer) {
        final String[] words = answer.split(" ");
        if (!words[0].equals(COMMAND)) {
            throw new CommandFailedException("not understood: " + answer);
        }
        final Map<String, Long> bytes = new TreeMap<>();
        for (int i = 1; i < words.length; i++) {
            final int equals = words[i].lastIndexOf('=');
            bytes.put(words[i].substring(0, equals), Long.parseLong(words[i].substring(equals + 1)));
        }
        return bytes;
    }

    /** Bytes allocated between two counts; not a number when a thread has ended between them and took its count along. */
    static double between(final Map<String, Long> first, final Map<String, Long> last) {
        if (!last.keySet().containsAll(first.keySet())) {
            return Double.NaN;
        }
        return last.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - first.getOrDefault(entry.getKey(), 0L))
                .sum();
    }
}
