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
package net.botclaw.benchmarks.rig.target;

import java.util.Arrays;

/** What a child process serves. */
public enum TargetKind {
    /** The ingest engine. */
    ENGINE("engine"),
    /** Raw Netty: writes back every byte it reads. */
    ECHO("echo"),
    /** Raw Netty: reads and drops. */
    SINK("sink"),
    /** Plain JDK NIO: reads and drops; what a load generator is proved against. Its threading is always one thread. */
    NULL_SINK("null-sink"),
    /** The raw echo that also appends what it reads to a memory-mapped file, before it writes it back. */
    ECHO_DISK("echo-disk");

    private final String commandLineName;

    TargetKind(final String commandLineName) {
        this.commandLineName = commandLineName;
    }

    /**
     * The name in command lines and reports.
     *
     * @return lower case, words parted by hyphens.
     */
    public String commandLineName() {
        return commandLineName;
    }

    /**
     * Looks a kind up.
     *
     * @param commandLineName as in a command line.
     * @return the kind.
     * @throws IllegalArgumentException when there is none of that name; the message lists those there are.
     */
    public static TargetKind of(final String commandLineName) {
        return Arrays.stream(values())
                .filter(kind -> kind.commandLineName.equals(commandLineName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown target " + commandLineName + ", there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(TargetKind::commandLineName)
                                        .toList())));
    }
}
