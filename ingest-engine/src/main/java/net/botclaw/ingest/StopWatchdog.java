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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Ends a process whose engine is to stop and does not, whatever its threads are doing: the last resort.
 *
 * <p><b>Threading</b>: a daemon thread of its own, started at once, for later there may be none to have.
 * <b>Time</b>: {@link #TIMEOUT_MS} after the stop was asked for, or the engine has failed.
 */
public final class StopWatchdog implements AutoCloseable {
    /** Time limit of a stop, milliseconds. */
    public static final long TIMEOUT_MS = 20_000;
    /** Exit code of a process that is ended so. */
    public static final int EXIT_CODE = 1;

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MAX_SHOWN_THREADS = 8;

    private final BooleanSupplier isFailed;
    private final byte[] shortLine;
    private final String name;
    private final long timeoutMs;
    private final Thread thread = new Thread(this::run, "botclaw-watchdog");
    private volatile boolean isArmed;
    private volatile boolean isClosed;

    private StopWatchdog(final String name, final BooleanSupplier isFailed, final long timeoutMs) {
        this.name = name;
        this.timeoutMs = timeoutMs;
        this.isFailed = isFailed;
        this.shortLine = line("").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Starts to watch.
     *
     * @param name     of the command, at the beginning of the line.
     * @param isFailed arms the watchdog by itself once it is true; must not allocate.
     * @return the watchdog, not armed.
     */
    public static StopWatchdog start(final String name, final BooleanSupplier isFailed) {
        return start(name, isFailed, TIMEOUT_MS);
    }

    static StopWatchdog start(final String name, final BooleanSupplier isFailed, final long timeoutMs) {
        final StopWatchdog watchdog = new StopWatchdog(name, isFailed, timeoutMs);
        watchdog.thread.setDaemon(true);
        watchdog.thread.start();
        return watchdog;
    }

    /** The stop begins now. */
    public void arm() {
        isArmed = true;
    }

    /** The engine has stopped: the process may live on. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!isArmed && !isClosed && !isFailed.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NS);
        }
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!isClosed && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_NS);
        }
        if (isClosed) {
            return;
        }
        try {
            say();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private void say() {
        byte[] bytes = shortLine;
        try {
            bytes = line(hung()).getBytes(StandardCharsets.UTF_8);
        } catch (final Throwable t) {
            // No memory: the short line was made at the start.
            bytes = shortLine;
        }
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write(bytes);
        } catch (final Throwable t) {
            // The error stream is closed.
            isArmed = true;
        }
    }

    private String line(final String hung) {
        return "botclaw: " + name + ": the stop has not ended within " + timeoutMs
                + " ms and is cut short; the journal has what was acked" + hung + System.lineSeparator();
    }

    /** The engine's threads that are alive, each with what it does. */
    private static String hung() {
        final StringBuilder threads = new StringBuilder(": ");
        int count = 0;
        for (final Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            final String threadName = entry.getKey().getName();
            final boolean isShown = threadName.startsWith("botclaw-") && !threadName.equals("botclaw-watchdog")
                    || threadName.endsWith("-stop")
                    || threadName.equals("main");
            if (isShown && entry.getValue().length > 0 && count < MAX_SHOWN_THREADS) {
                threads.append(count == 0 ? "" : ", ")
                        .append(threadName)
                        .append(" in ")
                        .append(entry.getValue()[0].getClassName())
                        .append('.')
                        .append(entry.getValue()[0].getMethodName());
                count++;
            }
        }
        return threads.toString();
    }
}
