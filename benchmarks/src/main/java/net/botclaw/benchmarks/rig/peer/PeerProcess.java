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
package net.botclaw.benchmarks.rig.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.benchmarks.rig.target.OrphanWatch;
import net.botclaw.benchmarks.rig.target.ProcessPause;

/** A server in a process of its own. What it says goes to a file. It ends with the rig, unless that is killed. */
final class PeerProcess implements AutoCloseable {
    private static final long START_TIMEOUT_S = 60;
    private static final long EXIT_TIMEOUT_S = 20;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int LOG_TAIL_LINES = 3;

    private final String name;
    private final List<String> command;
    private final Path log;
    private final Process process;
    private final ProcessPause pause;
    private final OrphanWatch watch;
    private final Thread hook;

    private PeerProcess(
            final String name,
            final List<String> command,
            final Path log,
            final Process process,
            final OrphanWatch watch) {
        this.name = name;
        this.watch = watch;
        this.pause = new ProcessPause(process.pid());
        this.command = command;
        this.log = log;
        this.process = process;
        hook = new Thread(process::destroyForcibly, name + "-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static PeerProcess start(final String name, final List<String> command, final Path workDirectory)
            throws IOException {
        final Path log = workDirectory.resolve(name + ".log");
        final Process process = new ProcessBuilder(command)
                .directory(workDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new PeerProcess(name, List.copyOf(command), log, process, OrphanWatch.over(process.pid(), "KILL"));
    }

    /** A port of the loopback interface that nobody listens on at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    List<String> command() {
        return command;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Asks again and again until an attempt does not throw.
     *
     * @throws IOException when the process has ended, or the last attempt's when there is no more time.
     */
    void await(final Attempt attempt) throws IOException {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_TIMEOUT_S);
        while (true) {
            try {
                attempt.run();
                return;
            } catch (final IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(name + " has ended with " + process.exitValue() + ": " + logTail(), e);
                }
                if (System.nanoTime() - deadlineNs > 0 || Thread.currentThread().isInterrupted()) {
                    throw new IOException(name + " does not answer: " + e.getMessage(), e);
                }
                LockSupport.parkNanos(POLL_NS);
            }
        }
    }

    /** Waits for a process that ends by itself. */
    void awaitSuccess() throws IOException {
        try (this) {
            if (!hasEndedWithin(START_TIMEOUT_S) || process.exitValue() != 0) {
                throw new IOException(name + " has failed: " + logTail());
            }
        }
    }

    void pause() throws IOException {
        pause.pause();
    }

    void resume() throws IOException {
        pause.resume();
    }

    /** Ends it in order, by force when that takes too long. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            // A stopped process takes no other signal.
            resume();
            process.destroy();
            if (!hasEndedWithin(EXIT_TIMEOUT_S)) {
                process.destroyForcibly();
                hasEndedWithin(EXIT_TIMEOUT_S);
            }
        }
        watch.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException alreadyShuttingDown) {
            hook.setName(name + "-ended");
        }
    }

    private boolean hasEndedWithin(final long timeoutS) throws IOException {
        try {
            return process.waitFor(timeoutS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " ends", e);
        }
    }

    private String logTail() throws IOException {
        final List<String> lines = new ArrayList<>(Files.readAllLines(log, StandardCharsets.UTF_8));
        Collections.reverse(lines);
        final List<String> tail = new ArrayList<>(lines.subList(0, Math.min(LOG_TAIL_LINES, lines.size())));
        Collections.reverse(tail);
        return tail.isEmpty() ? "it has said nothing" : String.join(" | ", tail);
    }

    /** Something that may not work yet. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException;
    }
}
