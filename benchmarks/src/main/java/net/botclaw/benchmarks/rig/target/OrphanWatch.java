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

import java.io.IOException;

/**
 * Sends a process a signal should this JVM end without having closed the watch, even by SIGKILL: a paused process cannot
 * notice that its parent is gone. It is a shell that reads from a pipe of which this JVM holds the other end.
 *
 * <p><b>Threading</b>: any. <b>Failure</b>: an IOException when no shell can be started.
 */
public final class OrphanWatch implements AutoCloseable {
    private final Process shell;

    private OrphanWatch(final Process shell) {
        this.shell = shell;
    }

    /**
     * Watches over a process.
     *
     * @param pid    of a process that the caller has started; close the watch as soon as that has ended.
     * @param signal its name, such as CONT for a process that ends by itself when its input ends, or KILL.
     * @return the watch.
     * @throws IOException when it cannot be started.
     */
    public static OrphanWatch over(final long pid, final String signal) throws IOException {
        final Process shell = new ProcessBuilder(
                        "sh", "-c", "read -r line; kill -\"$1\" \"$0\"", Long.toString(pid), signal)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new OrphanWatch(shell);
    }

    /** Ends the watch; nothing is signalled. Through the handle, for to end the pipe first would set it off. */
    @Override
    public void close() {
        shell.toHandle().destroyForcibly();
    }
}
