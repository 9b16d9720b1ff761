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
package net.botclaw.tools.demo;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * A bot that measures and reports, and that drives out of radio coverage now and then: its link is cut without a word,
 * frames on their way are lost, and it measures on; back in coverage it resumes.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: an argument. What it sends is a function of its seed; when, is not.
 */
final class SimulatedBot implements AutoCloseable {
    private static final long READING_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MIN_COVERAGE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_COVERAGE_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long MIN_OUTAGE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MAX_OUTAGE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int STATUS_EVERY = 5;
    private static final int STORE_LENGTH = 64 * 1024;
    private static final int TELEMETRY_LENGTH = 8 * 1024;
    private static final int HEARTBEAT_MS = 2_000;
    private static final String NAME = "dustdevil_%03d";

    private final SplittableRandom random;
    private final String name;
    private final BotMessages messages;
    private final BotClient client;
    private final BotSession session;
    private long nextReadingNs;
    private long coverageEndNs;
    private long outageEndNs;
    private long readings;
    private boolean isReadingPending;
    private boolean isRefusalSaid;

    /**
     * A bot that connects in its first duty cycle.
     *
     * @param index 1 and up.
     * @param seed  of all bots.
     * @param port  of the engine, on this machine.
     * @param nowNs time of its start.
     */
    SimulatedBot(final int index, final long seed, final int port, final long nowNs) {
        random = new SplittableRandom(seed * 1_000_003 + index);
        name = String.format(Locale.ROOT, NAME, index);
        messages = new BotMessages(index, random);
        client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(port)
                .session(new BotSessionContext()
                        .botName(name)
                        .firmware("demo-1")
                        .heartbeatMs(HEARTBEAT_MS)
                        .maxFrameLength(BotSessionContext.MIN_MAX_FRAME_LENGTH)
                        .storeLength(STORE_LENGTH)
                        .telemetryLength(TELEMETRY_LENGTH)
                        .seed(random.nextLong())));
        session = client.session();
        nextReadingNs = nowNs + random.nextLong(READING_INTERVAL_NS);
        coverageEndNs = nowNs + random.nextLong(MIN_COVERAGE_NS, MAX_COVERAGE_NS);
    }

    /**
     * One duty cycle.
     *
     * @throws CommandFailedException once, when the engine has refused the bot for good.
     */
    int doWork(final long nowNs, final boolean isMeasuring) {
        int work = 0;
        if (isMeasuring && nowNs >= nextReadingNs) {
            nextReadingNs += READING_INTERVAL_NS;
            work += measure();
        }
        if (nowNs < outageEndNs) {
            return work;
        }
        work += client.doWork(nowNs);
        if (session.state() == BotSessionState.REFUSED && !isRefusalSaid) {
            isRefusalSaid = true;
            throw Failures.refused(name, session.refusalCode());
        }
        if (isMeasuring && nowNs >= coverageEndNs) {
            client.dropLink(nowNs);
            outageEndNs = nowNs + random.nextLong(MIN_OUTAGE_NS, MAX_OUTAGE_NS);
            coverageEndNs = outageEndNs + random.nextLong(MIN_COVERAGE_NS, MAX_COVERAGE_NS);
            work++;
        }
        return work;
    }

    /** One reading, which waits when the store is full, and every few readings a status, which does not. */
    private int measure() {
        if (!isReadingPending) {
            messages.nextReading();
            isReadingPending = true;
        }
        if (session.offer(0, messages.buffer(), 0, messages.length()) < 0) {
            return 0;
        }
        isReadingPending = false;
        if (++readings % STATUS_EVERY == 0) {
            messages.nextStatus();
            session.offerTelemetry(0, messages.buffer(), 0, messages.length());
        }
        return 1;
    }

    void logout() {
        session.logout(RejectCode.OK);
    }

    boolean isLive() {
        return session.state() == BotSessionState.LIVE;
    }

    boolean isLoggedOut() {
        return session.state() == BotSessionState.LOGGED_OUT;
    }

    /** Channel-1 frames handed to the session. */
    long sent() {
        return session.nextSequence() - 1;
    }

    long acked() {
        return session.ackedSequence();
    }

    long reconnects() {
        return session.reconnects();
    }

    @Override
    public void close() {
        client.close();
    }
}
