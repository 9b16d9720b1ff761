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

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks whether the threads of an engine are all there. A thread that has ended says nothing by itself, and an engine
 * without it would only look as if it ran.
 *
 * <p><b>Threading</b>: a thread of its own, which ends with the engine. <b>Memory</b>: all of it in the constructor, for it
 * must work when none is left.
 */
final class ThreadWatch implements AutoCloseable {
    /** Between two looks. */
    static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long JOIN_TIMEOUT_MS = 1_000;

    private final Watched[] watched;
    private final Consumer<Throwable> onEnded;
    private final Thread thread = new Thread(this::run, "botclaw-watch");
    private volatile boolean isClosed;

    /** A thread, or several that are one thing. */
    record Watched(BooleanSupplier isAlive, Throwable ended) {
        Watched(final String name, final BooleanSupplier isAlive) {
            this(isAlive, new IllegalStateException("the thread " + name + " has ended, see the error log"));
        }
    }

    /** Watches threads that run; the first that has ended is reported once. */
    ThreadWatch(final List<Watched> watched, final Consumer<Throwable> onEnded) {
        this.watched = watched.toArray(Watched[]::new);
        this.onEnded = onEnded;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!isClosed) {
            LockSupport.parkNanos(INTERVAL_NS);
            for (final Watched one : watched) {
                if (!isClosed && !one.isAlive().getAsBoolean() && !isClosed) {
                    onEnded.accept(one.ended());
                    return;
                }
            }
        }
    }

    /** Threads may end now. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        try {
            // What it holds of the engine is free again.
            thread.join(JOIN_TIMEOUT_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
