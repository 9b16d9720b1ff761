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
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Main of a child JVM: serves one target on 127.0.0.1 until it is told to stop or its standard input ends, so that it
 * cannot outlive who started it. Its command line is that of {@link TargetOptions}.
 *
 * <pre>
 *   ready port=N                        once it listens; then, for each line of standard input, one line:
 *   alloc    alloc bytes=N threads=A,B  allocated by the server's threads since each began, and their names
 *   gc       gc collections=N time_ms=N heap_used_bytes=N
 *   threads  threads A=N B=N            bytes allocated, thread by thread
 *   stop     (no answer)                orderly stop, exit code 0
 *   other    error REASON
 * </pre>
 *
 * <p>Standard output carries nothing but answers: whatever else prints goes to the error stream. <b>Failure</b>: what
 * cannot be started is one line on the error stream and exit code 1; once a server has failed, each answer is an error.
 */
public final class TargetMain {
    private TargetMain() {}

    /**
     * Serves.
     *
     * @param arguments pairs of option and value.
     */
    public static void main(final String[] arguments) {
        final PrintStream answers = System.out;
        System.setOut(System.err);
        int exitCode = 0;
        try (TargetServer server = launch(TargetOptions.parse(List.of(arguments)))) {
            new CommandLoop(
                            server,
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                            answers)
                    .run();
        } catch (final IOException | RuntimeException e) {
            System.err.println("target: " + e.getMessage());
            exitCode = 1;
        }
        // Libraries keep threads that would keep the process.
        System.exit(exitCode);
    }

    private static TargetServer launch(final TargetOptions options) throws IOException {
        return switch (options.kind()) {
            case ENGINE -> new EngineServer(options);
            case ECHO, ECHO_DISK, SINK -> new RawServer(options);
            case NULL_SINK -> new NullSinkServer(options.idle());
        };
    }
}
