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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers commands, one line each: alloc, gc, threads, stages, and stop or the end of input to return. Any other is answered with
 * an error, and so is each once the server has failed.
 *
 * <p><b>Threading</b>: the main thread of the child, whose own allocation is no server's.
 */
final class CommandLoop {
    private final TargetServer server;
    private final BufferedReader commands;
    private final PrintStream answers;
    private final ServerThreads threads = new ServerThreads();

    CommandLoop(final TargetServer server, final BufferedReader commands, final PrintStream answers) {
        this.server = server;
        this.commands = commands;
        this.answers = answers;
    }

    void run() throws IOException {
        answer("ready port=" + server.port());
        for (String command = commands.readLine();
                command != null && !TargetProcess.STOP.equals(command.strip());
                command = commands.readLine()) {
            answer(
                    server.failure() == null
                            ? answerTo(command.strip())
                            : "error the server failed: " + server.failure());
        }
    }

    private void answer(final String line) {
        answers.println(line.replaceAll("[\r\n]+", " "));
        answers.flush();
    }

    private String answerTo(final String command) {
        return switch (command) {
            case "alloc" -> alloc();
            case StageAnswer.COMMAND -> server.stages();
            case "gc" -> collections();
            case "threads" ->
                "threads "
                        + threads.allocatedBytes().entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(" "));
            default -> "error unknown command " + command;
        };
    }

    private String alloc() {
        final Map<String, Long> bytes = threads.allocatedBytes();
        final long sum = bytes.values().stream().mapToLong(Long::longValue).sum();
        return "alloc bytes=" + sum + " threads=" + String.join(",", bytes.keySet());
    }

    private static String collections() {
        long count = 0;
        long timeMs = 0;
        for (final GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // Both are -1 where a collector does not know.
            count += Math.max(0, collector.getCollectionCount());
            timeMs += Math.max(0, collector.getCollectionTime());
        }
        return "gc collections=" + count + " time_ms=" + timeMs + " heap_used_bytes="
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
