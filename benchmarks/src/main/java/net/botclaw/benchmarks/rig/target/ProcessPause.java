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
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops one process of any kind and lets it go on, with SIGSTOP and SIGCONT. Processes that it has started are not touched.
 *
 * <p>Both return when it is so: where there is a {@code /proc}, the state of every thread is read, for a signal reaches
 * threads one after the other. <b>Threading</b>: one thread. <b>Failure</b>: an IOException with one line when the process
 * is gone or does not follow within {@link #TIMEOUT_MS}.
 */
public final class ProcessPause {
    /** How long a process may take to stop or go on, milliseconds. */
    public static final long TIMEOUT_MS = 5_000;

    private static final long POLL_NS = 100_000;
    private static final Path PROC = Path.of("/proc");
    private static final char STOPPED = 'T';
    /** Of a thread that has ended since its directory was listed. */
    private static final char GONE = 'X';

    private final long pid;

    /**
     * Of a process.
     *
     * @param pid the process's id; it must be one that the caller has started.
     */
    public ProcessPause(final long pid) {
        this.pid = pid;
    }

    /**
     * Stops the process; harmless when it is stopped already.
     *
     * @throws IOException when that fails.
     */
    public void pause() throws IOException {
        signal("-STOP");
        await(true);
    }

    /**
     * Lets the process go on; harmless when it runs.
     *
     * @throws IOException when that fails.
     */
    public void resume() throws IOException {
        signal("-CONT");
        await(false);
    }

    /**
     * Whether every thread of the process is stopped.
     *
     * @return false also where there is no {@code /proc} to tell.
     * @throws IOException when the process is gone.
     */
    public boolean isPaused() throws IOException {
        return hasProc() && stoppedThreads(true) > 0;
    }

    private static boolean hasProc() {
        return Files.isDirectory(PROC.resolve("self/task"));
    }

    private void signal(final String name) throws IOException {
        final Process kill = new ProcessBuilder("kill", name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!kill.waitFor(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
                throw new IOException("kill " + name + ' ' + pid + " does not end");
            }
        } catch (final InterruptedException e) {
            kill.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in kill " + name + ' ' + pid, e);
        }
        if (kill.exitValue() != 0) {
            throw new IOException("kill " + name + ' ' + pid + " failed: is the process gone?");
        }
    }

    private void await(final boolean isPause) throws IOException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
        while (hasProc() && !isReached(isPause)) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException("process " + pid + " does not " + (isPause ? "stop" : "go on"));
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private boolean isReached(final boolean isPause) throws IOException {
        return isPause ? stoppedThreads(true) > 0 : stoppedThreads(false) == 0;
    }

    /** Threads that are stopped; 0 as soon as one is not, when all are wanted. */
    private int stoppedThreads(final boolean isAllWanted) throws IOException {
        int stopped = 0;
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (final Path task : tasks) {
                final char state = state(task.resolve("stat"));
                if (state == STOPPED) {
                    stopped++;
                } else if (isAllWanted && state != GONE) {
                    return 0;
                }
            }
        } catch (final NoSuchFileException e) {
            throw new IOException("process " + pid + " is gone", e);
        }
        return stopped;
    }

    /** The state's letter, behind the name in brackets, which may hold anything. */
    private static char state(final Path stat) throws IOException {
        try {
            final String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (final IOException e) {
            // Such a file can be read as long as there is the thread.
            return GONE;
        }
    }
}
