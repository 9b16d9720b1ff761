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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;

/**
 * A {@link BotClient} with a thread of its own, see {@link BotClient#launch}.
 *
 * <p><b>Threading</b>: every method may be called from any thread; one fair lock guards the client, so a call waits at
 * most for one duty cycle. The listener is called on the client's thread with the lock held: it may call back, close this
 * included, and must not wait for another thread that does, nor call one of the {@code await} methods. <b>Failure</b>: what
 * the listener throws goes to the context's error handler. When the engine refuses the bot for good, {@link #offer} says
 * {@link BotSession#REFUSED}, {@link #state()} and {@link #refusalCode()} say so, and what waits in {@code await} returns.
 */
public final class BotClientRunner implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final BotClient client;
    private final BotSession session;
    private final AgentRunner runner;
    private final Condition isChanged = lock.newCondition();

    private int waiting;
    private boolean isClosed;
    private volatile Thread thread;

    private BotClientRunner(final BotClient client) {
        this.client = client;
        session = client.session();
        final BotClientContext ctx = client.context();
        runner = new AgentRunner(ctx.idleStrategy(), ctx.errorHandler(), null, new ClientAgent());
    }

    static BotClientRunner launch(final BotClient client) {
        final BotClientRunner launched = new BotClientRunner(client);
        AgentRunner.startOnThread(launched.runner, client.context().threadFactory());
        return launched;
    }

    /**
     * As {@link BotSession#offer}.
     *
     * @param flags   {@link net.botclaw.protocol.FrameDescriptor#FLAG_ACK_REQ} or 0.
     * @param message holds the SBE message, its header first; copied.
     * @param offset  of the SBE header.
     * @param length  of header and body in bytes.
     * @return the message's sequence, {@link BotSession#BACK_PRESSURED}, {@link BotSession#CLOSED} or
     *     {@link BotSession#REFUSED}.
     */
    public long offer(final int flags, final DirectBuffer message, final int offset, final int length) {
        lock.lock();
        try {
            return session.offer(flags, message, offset, length);
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link BotSession#offerTelemetry}.
     *
     * @param flags   {@link net.botclaw.protocol.FrameDescriptor#FLAG_ACK_REQ} or 0.
     * @param message holds the SBE message, its header first; copied.
     * @param offset  of the SBE header.
     * @param length  of header and body in bytes.
     * @return the message's telemetry sequence, or a negative sentinel of {@link BotSession} when it was dropped.
     */
    public long offerTelemetry(final int flags, final DirectBuffer message, final int offset, final int length) {
        lock.lock();
        try {
            return session.offerTelemetry(flags, message, offset, length);
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link BotSession#logout}; {@link #awaitEnd} before closing.
     *
     * @param reason for the engine.
     */
    public void logout(final RejectCode reason) {
        lock.lock();
        try {
            session.logout(reason);
            isChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where the session is. */
    public BotSessionState state() {
        lock.lock();
        try {
            return session.state();
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to this channel-1 sequence is acknowledged; 0 when nothing is. */
    public long ackedSequence() {
        lock.lock();
        try {
            return session.ackedSequence();
        } finally {
            lock.unlock();
        }
    }

    /** Why the engine has refused the bot for good, see {@link RejectCode#describe(int)}; 0 when it has not. */
    public int refusalCode() {
        lock.lock();
        try {
            return session.refusalCode();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a message is acknowledged. Not for the listener: it would wait for itself.
     *
     * @param sequence what {@link #offer} gave; a negative one is never acknowledged.
     * @param timeout  how long to wait at most.
     * @param unit     of the time-out.
     * @return true when it is acknowledged; false when time is up, or the session has ended before.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public boolean awaitAcked(final long sequence, final long timeout, final TimeUnit unit)
            throws InterruptedException {
        return await(() -> sequence > 0 && session.ackedSequence() >= sequence, timeout, unit);
    }

    /**
     * Waits until the session has ended for good: logged out, or refused. Not for the listener: it would wait for itself.
     *
     * @param timeout how long to wait at most.
     * @param unit    of the time-out.
     * @return true when {@link #state()} is terminal.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public boolean awaitEnd(final long timeout, final TimeUnit unit) throws InterruptedException {
        return await(() -> session.state().isTerminal(), timeout, unit);
    }

    private boolean await(final BooleanSupplier condition, final long timeout, final TimeUnit unit)
            throws InterruptedException {
        long restNs = unit.toNanos(timeout);
        lock.lockInterruptibly();
        waiting++;
        try {
            while (!condition.getAsBoolean() && !session.state().isTerminal() && !isClosed && restNs > 0) {
                restNs = isChanged.awaitNanos(restNs);
            }
            return condition.getAsBoolean();
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Count of messages that are not acknowledged yet. */
    public long storedCount() {
        lock.lock();
        try {
            return session.storedCount();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the thread and closes the link without a Logout. From the listener it takes effect when that returns. */
    @Override
    public void close() {
        if (Thread.currentThread() == thread) {
            isClosed = true;
        } else {
            CloseHelper.close(runner);
        }
    }

    private final class ClientAgent implements Agent {
        @Override
        public void onStart() {
            thread = Thread.currentThread();
        }

        @Override
        public int doWork() {
            lock.lock();
            int work = 1;
            try {
                work = client.doWork(System.nanoTime());
            } finally {
                if (work > 0 && waiting > 0) {
                    isChanged.signalAll();
                }
                lock.unlock();
            }
            if (isClosed) {
                throw new AgentTerminationException("closed by the listener", true);
            }
            return work;
        }

        @Override
        public void onClose() {
            lock.lock();
            try {
                isClosed = true;
                client.close();
                isChanged.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public String roleName() {
            return "bot-client";
        }
    }
}
