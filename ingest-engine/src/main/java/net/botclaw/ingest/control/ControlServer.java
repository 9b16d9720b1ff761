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
package net.botclaw.ingest.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.sequencer.AnswerRing;
import net.botclaw.ingest.sequencer.CorrelationId;
import net.botclaw.protocol.RejectCode;
import org.agrona.CloseHelper;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Listens on the loopback interface for operators' tools that have read the token in the data directory.
 *
 * <p><b>Threading</b>: one thread of its own; the methods are called by whoever launches and closes the engine.
 * <b>Memory</b>: at most {@link #MAX_CONNECTIONS} connections, a few hundred KiB each at most. <b>Failure</b>: a connection
 * that fails is dropped; nothing here stops the engine.
 */
public final class ControlServer implements AutoCloseable {
    /** Sessions that may be logged on at once. */
    public static final int MAX_SESSIONS = 8;
    /** Connections at once, logged on or not. One more pushes out the oldest that is not logged on. */
    public static final int MAX_CONNECTIONS = 32;
    /** How long a session may be silent, milliseconds. */
    public static final long IDLE_TIMEOUT_MS = 60_000;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 16;
    private static final int MAX_ACCEPTS_PER_TURN = 16;
    private static final int MAX_ANSWERS_PER_TURN = 256;
    private static final long TURN_MS = 100;
    private static final long SHORT_TURN_MS = 1;
    private static final long NO_TIMEOUT = 0;
    private static final long CLOSE_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long JOIN_TIMEOUT_MS = 5_000;

    private final ControlContext ctx;
    private final String token = ControlFile.newToken();
    private final ControlDesk desk;
    private final List<ControlSession> sessions = new ArrayList<>(MAX_CONNECTIONS);
    private final MessageHandler onAnswer = this::onAnswer;
    private final Consumer<SelectionKey> onSelected = key -> {};
    private final AtomicCounter answersDropped;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Selector selector;
    private ServerSocketChannel listener;
    private SelectionKey acceptKey;
    private Thread thread;
    private boolean isAccepting = true;
    private int lastNumber;
    private volatile boolean isStopping;
    private volatile boolean isClosing;

    /**
     * A server that is not started.
     *
     * @param ctx what it works with.
     */
    public ControlServer(final ControlContext ctx) {
        this.ctx = ctx;
        this.desk = new ControlDesk(ctx, token);
        this.answersDropped = ctx.counters().of(EngineCounter.ANSWERS_DROPPED);
    }

    /**
     * Listens, then tells where in the data directory's file.
     *
     * @throws IllegalStateException when either cannot be; nothing is left open then.
     */
    public void start() {
        String what = "cannot listen for control sessions on " + LOOPBACK;
        try {
            selector = Selector.open();
            listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(LOOPBACK, 0), BACKLOG);
            listener.configureBlocking(false);
            acceptKey = listener.register(selector, SelectionKey.OP_ACCEPT);
            what = "cannot write " + DataDirectory.control(ctx.directory());
            new ControlFile(listener.socket().getLocalPort(), token).write(ctx.directory());
        } catch (final IOException e) {
            CloseHelper.closeAll(listener, selector);
            throw new IllegalStateException(what + ": " + e.getMessage(), e);
        }
        ctx.answers().onWakeUp(selector::wakeup);
        thread = new Thread(this::run, "botclaw-control");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!isClosing) {
                turn(isStopping || ctx.isFailed().getAsBoolean());
            }
            final long deadlineNs = System.nanoTime() + CLOSE_TIMEOUT_NS;
            do {
                turn(true);
            } while (!sessions.isEmpty() && System.nanoTime() - deadlineNs < 0);
        } catch (final Throwable t) {
            desk.onError(t);
        } finally {
            sessions.forEach(ControlSession::drop);
            CloseHelper.closeAll(listener, selector);
        }
    }

    private void turn(final boolean isEnding) throws IOException {
        selector.select(onSelected, selectTimeoutMs());
        desk.startTurn(isEnding);
        accept();
        readAnswers();
        for (int i = sessions.size() - 1; i >= 0; i--) {
            final ControlSession session = sessions.get(i);
            if (isEnding) {
                session.end(RejectCode.SHUTTING_DOWN.code());
            }
            turn(session);
            if (session.isClosed()) {
                sessions.remove(i);
            }
        }
        if (isEnding) {
            stopped.countDown();
        }
    }

    private void turn(final ControlSession session) {
        try {
            session.turn();
        } catch (final RuntimeException e) {
            desk.onError(e);
            session.drop();
        }
    }

    private long selectTimeoutMs() {
        boolean isHeldBack = isClosing;
        for (int i = 0; i < sessions.size(); i++) {
            isHeldBack |= sessions.get(i).isHeldBack();
        }
        if (isHeldBack) {
            return SHORT_TURN_MS;
        }
        return sessions.isEmpty() && isAccepting ? NO_TIMEOUT : TURN_MS;
    }

    /** Where the process may open no more files the connection keeps waiting: it is tried again in a while. */
    private void accept() {
        try {
            acceptWaiting();
            isAccepting = true;
        } catch (final IOException e) {
            desk.onError(e);
            isAccepting = false;
        }
        acceptKey.interestOps(isAccepting ? SelectionKey.OP_ACCEPT : 0);
    }

    private void acceptWaiting() throws IOException {
        for (int i = 0; i < MAX_ACCEPTS_PER_TURN; i++) {
            final SocketChannel channel = listener.accept();
            if (channel == null) {
                return;
            }
            if (sessions.size() == MAX_CONNECTIONS) {
                makeRoom();
            }
            lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
            add(channel);
        }
    }

    private void add(final SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            final SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            sessions.add(new ControlSession(ctx, desk, channel, key, lastNumber));
        } catch (final IOException e) {
            // It is gone already.
            CloseHelper.quietClose(channel);
        }
    }

    /** There is one: fewer may be logged on than may be connected. */
    private void makeRoom() {
        for (int i = 0; i < sessions.size(); i++) {
            if (!sessions.get(i).isLoggedOn()) {
                desk.onRefused(RejectCode.TOO_MANY_CONNECTIONS.code());
                sessions.remove(i).drop();
                return;
            }
        }
    }

    private void readAnswers() {
        if (ctx.answers().read(onAnswer, MAX_ANSWERS_PER_TURN) == MAX_ANSWERS_PER_TURN) {
            selector.wakeup();
        }
    }

    private void onAnswer(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        final long correlationId = buffer.getLong(index);
        final int number = CorrelationId.session(correlationId);
        for (int i = 0; i < sessions.size(); i++) {
            final ControlSession session = sessions.get(i);
            if (session.number() == number) {
                if (!session.onAnswer(
                        type,
                        CorrelationId.sequence(correlationId),
                        buffer,
                        index + AnswerRing.MESSAGE_OFFSET,
                        length - AnswerRing.MESSAGE_OFFSET)) {
                    answersDropped.increment();
                }
                return;
            }
        }
        answersDropped.increment();
    }

    /**
     * Looks at its thread.
     *
     * @return false also before it is started and once it is closed.
     */
    public boolean isAlive() {
        return thread != null && thread.isAlive();
    }

    /** When this returns the file is gone and no more commands are taken; answers still go out. */
    public void stopTaking() {
        isStopping = true;
        try {
            ControlFile.delete(ctx.directory());
        } catch (final IOException e) {
            desk.onError(e);
        }
        if (thread != null) {
            selector.wakeup();
            awaitStopped();
        }
    }

    private void awaitStopped() {
        try {
            while (thread.isAlive() && !stopped.await(TURN_MS, TimeUnit.MILLISECONDS)) {
                selector.wakeup();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says what is left to say, within half a second, and ends the thread. */
    @Override
    public void close() {
        stopTaking();
        isClosing = true;
        if (thread != null) {
            selector.wakeup();
            join();
            ctx.answers().onWakeUp(() -> {});
        }
    }

    private void join() {
        try {
            thread.join(JOIN_TIMEOUT_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
