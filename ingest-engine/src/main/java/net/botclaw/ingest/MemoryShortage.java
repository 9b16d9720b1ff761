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
package net.botclaw.ingest;

/** Says in words what a JVM says by an {@link OutOfMemoryError}. */
public final class MemoryShortage {
    private static final long MIB = 1L << 20;

    private MemoryShortage() {}

    /**
     * Cause and remedy.
     *
     * @param error as it was thrown.
     * @return one line.
     */
    public static String line(final OutOfMemoryError error) {
        final String reason = error.getMessage() == null ? "unknown" : error.getMessage();
        final long heapMib = Runtime.getRuntime().maxMemory() / MIB;
        final String remedy;
        if (reason.contains("direct buffer")) {
            remedy = "give the JVM more outside the heap, as with BOTCLAW_JAVA_OPTS=-XX:MaxDirectMemorySize="
                    + 2 * heapMib + "m, or set lower budgets and fewer connections";
        } else if (reason.contains("native thread")) {
            remedy = "raise the limit of processes (ulimit -u, or pids.max of the container)";
        } else if (reason.contains("Map failed")) {
            remedy = "raise vm.max_map_count, or ulimit -v";
        } else {
            remedy = "the JVM has " + heapMib + " MiB of heap: give it more, as with BOTCLAW_JAVA_OPTS=-Xmx"
                    + 2 * heapMib + "m";
        }
        return "out of memory (" + reason.lines().findFirst().orElse(reason) + "): " + remedy;
    }
}
