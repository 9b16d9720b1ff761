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
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * An open-loop load from its first connection to its last word.
 *
 * <pre>
 *  connect, open ─▶ warm-up ─▶ measure ─▶ send all that is still due ─▶ await acks ─▶ say goodbye
 * </pre>
 *
 * <p>Every message that fell due is sent, however late, and its latency counts. What was not sent {@value #GRACE_MS} ms after
 * the end of the measured time has missed the rate; a stall of the machine is shorter than that.
 *
 * <p><b>Threading</b>: the caller's thread. <b>Memory</b>: nothing per message. <b>Failure</b>: throws when the load
 * cannot start; what goes wrong later is in the measurement.
 */
public final class LoadDriver implements AutoCloseable {
    private static final long OPEN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long LEAVE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int GRACE_MS = 50;
    private static final long KEEP_ALIVE_AFTER_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long UNLIMITED = Long.MAX_VALUE / 2;
    private static final int IDLE_WINDOW = 1;

    private final LoadPlan plan;
    private final InetSocketAddress address;
    private final IntFunction<Wire> wires;
    private final LatencyRecorder recorder = new LatencyRecorder();
    private final List<LoadConnection> connections = new ArrayList<>();
    private ConnectionPoller poller;
    private LoadSchedule schedule;
    private long endNs;
    private long distributed;
    private long nextCheckNs;

    /**
     * Makes a driver for one run.
     *
     * @param plan    what load to make.
     * @param address of the server.
     * @param wires   what a connection speaks, by its index from 0; those that send come first.
     */
    public LoadDriver(final LoadPlan plan, final InetSocketAddress address, final IntFunction<Wire> wires) {
        this.plan = plan;
        this.address = address;
        this.wires = wires;
    }

    /**
     * Does it all; may be called once.
     *
     * @return what was measured.
     * @throws CommandFailedException when a connection cannot be opened.
     */
    public LoadMeasurement run() {
        connect();
        awaitOpen();
        final long startNs = System.nanoTime();
        final long measureNs = startNs + plan.warmupNs();
        endNs = measureNs + plan.measureNs();
        recorder.span(measureNs, endNs, System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(plan.warmupNs()));
        start(startNs);
        generate();
        final long late = finishSending();
        connections.forEach(LoadConnection::stop);
        awaitAcks();
        final LoadMeasurement measurement =
                new LoadMeasurement(recorder, expected(measureNs), late, missing(), failure());
        leave();
        return measurement;
    }

    private void connect() {
        final EpochNanoClock epochClock = new OffsetEpochNanoClock();
        try {
            for (int i = 0; i < plan.connections() + plan.idleConnections(); i++) {
                final int window = i < plan.connections() ? plan.windowMessages() : IDLE_WINDOW;
                connections.add(LoadConnection.open(
                        "connection " + (i + 1), address, wires.apply(i), window, recorder, epochClock));
            }
            poller = new ConnectionPoller(connections, plan.isSpinning());
        } catch (final UnresolvedAddressException e) {
            throw new CommandFailedException("unknown host " + address.getHostString(), e);
        } catch (final IOException | RuntimeException e) {
            throw new CommandFailedException("cannot connect to " + place() + ": " + Failures.reason(e), e);
        }
    }

    private String place() {
        return address.getHostString() + ':' + address.getPort();
    }

    private void awaitOpen() {
        final long deadlineNs = System.nanoTime() + OPEN_TIMEOUT_NS;
        while (!connections.stream().allMatch(LoadConnection::isOpen)) {
            final String failure = failure();
            if (failure != null) {
                throw new CommandFailedException(failure);
            }
            if (System.nanoTime() > deadlineNs) {
                throw new CommandFailedException("no answer to the opening of a connection within "
                        + TimeUnit.NANOSECONDS.toSeconds(OPEN_TIMEOUT_NS) + " s from " + place());
            }
            poller.idle(poller.poll(), deadlineNs);
        }
    }

    private void start(final long startNs) {
        if (plan.ratePerSecond() > 0) {
            schedule = new LoadSchedule(startNs, plan.ratePerSecond(), plan.connections());
            poller.schedule(schedule);
            return;
        }
        for (int i = 0; i < plan.connections(); i++) {
            connections.get(i).addDue(UNLIMITED);
            poller.send(i);
        }
    }

    private void generate() {
        long nowNs = System.nanoTime();
        while (nowNs < endNs) {
            int work = distribute(nowNs);
            work += poller.poll();
            poller.idle(work, nextDueNs());
            nowNs = System.nanoTime();
            if (nowNs > nextCheckNs && !checkConnections(nowNs)) {
                return;
            }
        }
    }

    /** Sends what fell due and waits; returns how many of them came too late. */
    private long finishSending() {
        if (schedule == null) {
            return 0;
        }
        distribute(endNs);
        final long graceEndNs = endNs + TimeUnit.MILLISECONDS.toNanos(GRACE_MS);
        long late = -1;
        long backlog = backlog();
        long lastProgressNs = System.nanoTime();
        while (backlog > 0 && System.nanoTime() - lastProgressNs < plan.ackTimeoutNs()) {
            if (late < 0 && System.nanoTime() >= graceEndNs) {
                late = backlog;
            }
            if (poller.poll() > 0) {
                lastProgressNs = System.nanoTime();
            }
            backlog = backlog();
        }
        return Math.max(late, backlog);
    }

    /** Deals the messages that have become due out to the connections, in turn. */
    private int distribute(final long nowNs) {
        if (schedule == null) {
            return 0;
        }
        final long due = schedule.dueCount(Math.min(nowNs, endNs - 1));
        final long count = due - distributed;
        if (count <= 0) {
            return 0;
        }
        final int connectionCount = plan.connections();
        final long each = count / connectionCount;
        final long rest = count % connectionCount;
        final int first = (int) (distributed % connectionCount);
        distributed = due;
        final int touched = (int) Math.min(count, connectionCount);
        for (int i = 0; i < touched; i++) {
            final int index = (first + i) % connectionCount;
            connections.get(index).addDue(i < rest ? each + 1 : each);
            poller.send(index);
        }
        return touched;
    }

    private long nextDueNs() {
        return schedule == null ? endNs : Math.min(endNs, schedule.intendedNs(distributed));
    }

    /** Once a second: keep silent connections open, and see whether all of them are there. */
    private boolean checkConnections(final long nowNs) {
        nextCheckNs = nowNs + TimeUnit.SECONDS.toNanos(1);
        boolean isOk = true;
        for (final LoadConnection connection : connections) {
            connection.keepAliveIfSilent(nowNs, KEEP_ALIVE_AFTER_NS);
            isOk &= !connection.isEnded();
        }
        return isOk;
    }

    private long backlog() {
        long backlog = 0;
        for (final LoadConnection connection : connections) {
            backlog += connection.isEnded() ? 0 : connection.backlog();
        }
        return backlog;
    }

    private void awaitAcks() {
        long lastProgressNs = System.nanoTime();
        while (connections.stream().anyMatch(LoadDriver::isAwaited)
                && System.nanoTime() - lastProgressNs < plan.ackTimeoutNs()) {
            final int work = poller.poll();
            if (work > 0) {
                lastProgressNs = System.nanoTime();
            }
            poller.idle(work, Long.MAX_VALUE);
        }
    }

    private static boolean isAwaited(final LoadConnection connection) {
        return !connection.isEnded() && connection.acked() < connection.sent();
    }

    private void leave() {
        connections.forEach(LoadConnection::leave);
        final long deadlineNs = System.nanoTime() + LEAVE_TIMEOUT_NS;
        while (!connections.stream().allMatch(LoadConnection::isEnded) && System.nanoTime() < deadlineNs) {
            poller.idle(poller.poll(), deadlineNs);
        }
    }

    private long expected(final long measureNs) {
        return schedule == null ? recorder.sent() : schedule.dueCount(endNs - 1) - schedule.dueCount(measureNs - 1);
    }

    private long missing() {
        return connections.stream()
                .mapToLong(connection -> connection.sent() - connection.acked())
                .sum();
    }

    private String failure() {
        return connections.stream()
                .map(LoadConnection::failure)
                .filter(failure -> failure != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        CloseHelper.quietClose(poller);
        connections.forEach(LoadConnection::close);
    }
}
