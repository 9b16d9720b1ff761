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
package net.botclaw.tools.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.CloseHelper;

/**
 * Moves the bytes of all connections, and waits when there are none. A few connections are read in turn, which is faster
 * than asking which of them has something; many are selected.
 *
 * <p><b>Threading</b>: one thread.
 */
final class ConnectionPoller implements AutoCloseable {
    private static final int MAX_READ_IN_TURN = 8;
    private static final int SPINS_BEFORE_PARK = 200;
    private static final long MAX_PARK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    /** What a thread parked for a time may come too late. */
    private static final long PARK_ERROR_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final List<LoadConnection> connections;
    private final SelectionKey[] keys;
    private final Selector selector;
    private final boolean isReadInTurn;
    private final boolean isSpinning;
    private final Consumer<SelectionKey> onReady = this::onReady;
    private LoadSchedule schedule;
    private int selectedWork;
    private int idleTurns;

    ConnectionPoller(final List<LoadConnection> connections, final boolean isSpinning) throws IOException {
        this.connections = connections;
        this.keys = new SelectionKey[connections.size()];
        this.selector = Selector.open();
        this.isReadInTurn = connections.size() <= MAX_READ_IN_TURN;
        this.isSpinning = isSpinning;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = connections.get(i).channel().register(selector, SelectionKey.OP_READ, i);
        }
    }

    /** From now on messages have the intended times of a schedule; null: the time at which they are sent. */
    void schedule(final LoadSchedule newSchedule) {
        schedule = newSchedule;
    }

    /** Reads what has come and sends what is due; returns work done. */
    int poll() {
        if (!isReadInTurn) {
            return select(0);
        }
        int work = 0;
        for (int i = 0; i < keys.length; i++) {
            work += connections.get(i).poll() + send(i);
        }
        return work;
    }

    /** Sends what is due on a connection. */
    int send(final int index) {
        final LoadConnection connection = connections.get(index);
        final long nowNs = System.nanoTime();
        final int work =
                schedule == null ? connection.sendNow(nowNs) : connection.sendScheduled(schedule, index, nowNs);
        if (!isReadInTurn) {
            updateInterest(index);
        }
        return work;
    }

    /** Waits when there was nothing to do, until something comes or {@code nextDueNs} is near. */
    int idle(final int work, final long nextDueNs) {
        if (work > 0) {
            idleTurns = 0;
            return 0;
        }
        if (isSpinning || ++idleTurns < SPINS_BEFORE_PARK) {
            Thread.onSpinWait();
            return 0;
        }
        final long waitNs = Math.min(nextDueNs - System.nanoTime(), MAX_PARK_NS);
        if (waitNs >= NS_PER_MS) {
            return park(waitNs / NS_PER_MS);
        }
        if (waitNs > PARK_ERROR_NS && !isAnyInFlight()) {
            LockSupport.parkNanos(waitNs - PARK_ERROR_NS);
        }
        return 0;
    }

    private int park(final long timeoutMs) {
        if (isReadInTurn) {
            for (int i = 0; i < keys.length; i++) {
                updateInterest(i);
            }
        }
        return select(timeoutMs);
    }

    private int select(final long timeoutMs) {
        selectedWork = 0;
        try {
            if (timeoutMs > 0) {
                selector.select(onReady, timeoutMs);
            } else {
                selector.selectNow(onReady);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return selectedWork;
    }

    private void onReady(final SelectionKey key) {
        final int index = (Integer) key.attachment();
        final LoadConnection connection = connections.get(index);
        selectedWork += connection.poll() + send(index);
        if (connection.isEnded()) {
            key.cancel();
        }
    }

    private void updateInterest(final int index) {
        final SelectionKey key = keys[index];
        if (key.isValid()) {
            final boolean hasUnwritten = connections.get(index).hasUnwritten();
            final int interest = hasUnwritten ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }
    }

    private boolean isAnyInFlight() {
        for (int i = 0; i < keys.length; i++) {
            if (connections.get(i).acked() < connections.get(i).sent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(selector);
    }
}
