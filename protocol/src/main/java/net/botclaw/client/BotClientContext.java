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
package net.botclaw.client;

import java.util.concurrent.ThreadFactory;
import net.botclaw.protocol.session.BotSessionContext;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * The settings of a {@link BotClient}: change them until the client is made, which concludes them. Each setter gives the
 * context back, so that calls can be chained.
 *
 * <p><b>Threading</b>: one thread until concluded, then read only.
 */
public final class BotClientContext {
    /** How long a connect may take in milliseconds unless set. */
    public static final long DEFAULT_CONNECT_TIMEOUT_MS = 5_000;

    private static final int MAX_PORT = 65_535;

    private String host = "localhost";
    private int port;
    private long connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS;
    private BotSessionContext session = new BotSessionContext();
    private EpochNanoClock epochClock;
    private IdleStrategy idleStrategy;
    private ErrorHandler errorHandler = Throwable::printStackTrace;
    private ThreadFactory threadFactory = BotClientContext::daemon;
    private boolean isConcluded;

    /**
     * Checks the settings and fills in what was left open. Called by the client's constructor.
     *
     * @throws IllegalStateException    when called twice: a context belongs to one client.
     * @throws IllegalArgumentException when a setting is out of its range.
     */
    public void conclude() {
        if (isConcluded) {
            throw new IllegalStateException("this context already belongs to a client");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: 1 to 65,535");
        }
        if (connectTimeoutMs < 1) {
            throw new IllegalArgumentException("connectTimeoutMs: must be above 0");
        }
        epochClock = epochClock == null ? new OffsetEpochNanoClock() : epochClock;
        idleStrategy = idleStrategy == null ? new BackoffIdleStrategy() : idleStrategy;
        isConcluded = true;
    }

    /**
     * Sets where the engine is.
     *
     * @param value name or address; a name is looked up again at every connect.
     * @return this.
     */
    public BotClientContext host(final String value) {
        host = value;
        return this;
    }

    /** Name or address of the engine. */
    public String host() {
        return host;
    }

    /**
     * Sets the engine's TCP port.
     *
     * @param value 1 to 65,535; required.
     * @return this.
     */
    public BotClientContext port(final int value) {
        port = value;
        return this;
    }

    /** The engine's TCP port. */
    public int port() {
        return port;
    }

    /**
     * Sets how long a connect may take.
     *
     * @param value milliseconds, above 0.
     * @return this.
     */
    public BotClientContext connectTimeoutMs(final long value) {
        connectTimeoutMs = value;
        return this;
    }

    /** How long a connect may take in milliseconds. */
    public long connectTimeoutMs() {
        return connectTimeoutMs;
    }

    /**
     * Sets the settings of the session: the bot's name, credential, room, and listener.
     *
     * @param value is concluded by the client.
     * @return this.
     */
    public BotClientContext session(final BotSessionContext value) {
        session = value;
        return this;
    }

    /** The settings of the session. */
    public BotSessionContext session() {
        return session;
    }

    /**
     * Sets the clock for the time in session messages.
     *
     * @param value epoch nanoseconds; {@link OffsetEpochNanoClock} unless set.
     * @return this.
     */
    public BotClientContext epochClock(final EpochNanoClock value) {
        epochClock = value;
        return this;
    }

    /** The clock for the time in session messages. */
    public EpochNanoClock epochClock() {
        return epochClock;
    }

    /**
     * Sets what a {@link BotClientRunner}'s thread does when there is nothing to do.
     *
     * @param value {@link BackoffIdleStrategy} unless set.
     * @return this.
     */
    public BotClientContext idleStrategy(final IdleStrategy value) {
        idleStrategy = value;
        return this;
    }

    /** What a {@link BotClientRunner}'s thread does when there is nothing to do. */
    public IdleStrategy idleStrategy() {
        return idleStrategy;
    }

    /**
     * Sets who hears of exceptions that the listener throws on a {@link BotClientRunner}'s thread.
     *
     * @param value prints the stack trace unless set.
     * @return this.
     */
    public BotClientContext errorHandler(final ErrorHandler value) {
        errorHandler = value;
        return this;
    }

    /** Who hears of exceptions that the listener throws on a {@link BotClientRunner}'s thread. */
    public ErrorHandler errorHandler() {
        return errorHandler;
    }

    /**
     * Sets who makes a {@link BotClientRunner}'s thread.
     *
     * @param value makes daemon threads unless set.
     * @return this.
     */
    public BotClientContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /** Who makes a {@link BotClientRunner}'s thread. */
    public ThreadFactory threadFactory() {
        return threadFactory;
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
