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
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * A load from its first logon to its last logout.
 *
 * <pre>
 *  connect, log on ─▶ warm-up ─▶ measure ─▶ send what is still due (1/1000 of the time) ─▶ await acks ─▶ log out
 * </pre>
 *
 * <p>The bots' names are the same in every run, so that runs do not fill an engine's table of bots; a boot id of their own
 * gives each run a new session epoch, whose sequences start at 1.
 *
 * <p><b>Threading</b>: the caller's thread.
 */
final class LoadGenerator implements AutoCloseable {
    private static final long LOGON_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOGOUT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long MIN_GRACE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long GRACE_DIVISOR = 1_000;
    private static final long HEARTBEAT_AFTER_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    private final LoadOptions options;
    private final LatencyRecorder recorder = new LatencyRecorder();
    private final List<LoadConnection> connections = new ArrayList<>();
    private ConnectionPoller poller;
    private LoadSchedule schedule;
    private long endNs;
    private long distributed;
    private long nextHeartbeatCheckNs;

    LoadGenerator(final LoadOptions options) {
        this.options = options;
    }

    /** Does it all. Throws when the load cannot start; what goes wrong later is in the result. */
    LoadResult run() {
        try {
            connect();
            poller = new ConnectionPoller(connections, options.isSpinning());
        } catch (final UnresolvedAddressException e) {
            throw new CommandFailedException("unknown host " + options.host(), e);
        } catch (final IOException | RuntimeException e) {
            throw new CommandFailedException(
                    "cannot connect to " + options.host() + ':' + options.port() + ": " + Failures.reason(e), e);
        }
        awaitLogons();
        final long startNs = System.nanoTime();
        final long measureNs = startNs + options.warmupNs();
        endNs = measureNs + options.measureNs();
        recorder.span(measureNs, endNs);
        start(startNs);
        generate();
        connections.forEach(LoadConnection::stop);
        awaitAcks();
        final LoadResult result = new LoadResult(recorder, expected(measureNs), missing(), failure());
        logout();
        return result;
    }

    private void connect() throws IOException {
        final EpochNanoClock epochClock = new OffsetEpochNanoClock();
        final long bootId = ThreadLocalRandom.current().nextLong();
        for (int i = 1; i <= options.connections(); i++) {
            final String botName = String.format(Locale.ROOT, "%s-%06d", options.namePrefix(), i);
            connections.add(LoadConnection.open(botName, bootId, options, recorder, epochClock));
        }
    }

    private void awaitLogons() {
        final long deadlineNs = System.nanoTime() + LOGON_TIMEOUT_NS;
        while (!connections.stream().allMatch(LoadConnection::isLive)) {
            final String failure = failure();
            if (failure != null) {
                throw new CommandFailedException(failure);
            }
            if (System.nanoTime() > deadlineNs) {
                throw new CommandFailedException("no answer to a logon within "
                        + TimeUnit.NANOSECONDS.toSeconds(LOGON_TIMEOUT_NS) + " s from " + options.host() + ':'
                        + options.port());
            }
            poller.idle(poller.poll(), deadlineNs);
        }
    }

    private void start(final long startNs) {
        if (options.rate() > 0) {
            schedule = new LoadSchedule(startNs, options.rate(), connections.size());
            poller.schedule(schedule);
            return;
        }
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).addDue(UNLIMITED);
            poller.send(i);
        }
    }

    private void generate() {
        final long graceNs = Math.max(MIN_GRACE_NS, options.measureNs() / GRACE_DIVISOR);
        long nowNs = System.nanoTime();
        while (nowNs < endNs || schedule != null && nowNs < endNs + graceNs && hasBacklog()) {
            int work = distribute(nowNs);
            work += poller.poll();
            poller.idle(work, nextDueNs());
            nowNs = System.nanoTime();
            if (nowNs > nextHeartbeatCheckNs && !checkConnections(nowNs)) {
                return;
            }
        }
    }

    /** Deals the frames that have become due out to the connections, in turn. */
    private int distribute(final long nowNs) {
        if (schedule == null) {
            return 0;
        }
        final long due = schedule.dueCount(Math.min(nowNs, endNs - 1));
        final long count = due - distributed;
        if (count <= 0) {
            return 0;
        }
        final int connectionCount = connections.size();
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

    /** Once a second: heartbeats, and whether all connections are there. */
    private boolean checkConnections(final long nowNs) {
        nextHeartbeatCheckNs = nowNs + TimeUnit.SECONDS.toNanos(1);
        boolean isOk = true;
        for (final LoadConnection connection : connections) {
            connection.heartbeatIfSilent(nowNs, HEARTBEAT_AFTER_NS);
            isOk &= !connection.isEnded();
        }
        return isOk;
    }

    private boolean hasBacklog() {
        return connections.stream().anyMatch(connection -> connection.backlog() > 0 && !connection.isEnded());
    }

    private void awaitAcks() {
        long lastProgressNs = System.nanoTime();
        while (connections.stream().anyMatch(LoadGenerator::isAwaited)
                && System.nanoTime() - lastProgressNs < options.ackTimeoutNs()) {
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

    private void logout() {
        connections.forEach(LoadConnection::logout);
        final long deadlineNs = System.nanoTime() + LOGOUT_TIMEOUT_NS;
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
