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

import java.util.concurrent.locks.ReentrantLock;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;

/**
 * A {@link BotClient} with a thread of its own, see {@link BotClient#launch}.
 *
 * <p><b>Threading</b>: every method may be called from any thread; one fair lock guards the client, so a call waits at
 * most for one duty cycle. The listener is called on the client's thread with the lock held: it may call back, and should
 * not wait for another thread that does. <b>Failure</b>: what the listener throws goes to the context's error handler.
 */
public final class BotClientRunner implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final BotClient client;
    private final BotSession session;
    private final AgentRunner runner;

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
     * @return the message's sequence, {@link BotSession#BACK_PRESSURED} or {@link BotSession#CLOSED}.
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
     * As {@link BotSession#logout}; await {@link BotSessionState#LOGGED_OUT} before closing.
     *
     * @param reason told to the engine.
     */
    public void logout(final RejectCode reason) {
        lock.lock();
        try {
            session.logout(reason);
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

    /** Count of messages that are not acknowledged yet. */
    public long storedCount() {
        lock.lock();
        try {
            return session.storedCount();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the thread and closes the link without a Logout. */
    @Override
    public void close() {
        CloseHelper.close(runner);
    }

    private final class ClientAgent implements Agent {
        @Override
        public int doWork() {
            lock.lock();
            try {
                return client.doWork(System.nanoTime());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onClose() {
            client.close();
        }

        @Override
        public String roleName() {
            return "bot-client";
        }
    }
}
