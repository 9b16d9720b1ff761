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
package net.botclaw.tools.warehouse;

import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import org.agrona.DirectBuffer;

/** The link of one simulated bot, which can be lost for a while. One thread. */
final class FleetLink implements FrameSink, AutoCloseable {
    private static final int MAX_FRAME_LENGTH = 16 * 1024;
    private static final int STORE_LENGTH = 128 * 1024;
    private static final int HEARTBEAT_MS = 2_000;

    private BotClient client;
    private BotSession session;
    private String name;
    private boolean isRefusalSaid;
    private long outageEndNs;

    /** Makes the session; it connects in the first duty cycle. */
    void open(final FleetSettings settings, final String name, final long seed, final BotListener listener) {
        client = new BotClient(new BotClientContext()
                .host(settings.host())
                .port(settings.port())
                .session(new BotSessionContext()
                        .botName(name)
                        .firmware("fleet-1")
                        .heartbeatMs(HEARTBEAT_MS)
                        .maxFrameLength(MAX_FRAME_LENGTH)
                        .storeLength(STORE_LENGTH)
                        .telemetryLength(MAX_FRAME_LENGTH)
                        .seed(seed)
                        .listener(listener)));
        session = client.session();
        this.name = name;
        outageEndNs = System.nanoTime();
    }

    /**
     * One duty cycle.
     *
     * @throws CommandFailedException once, when the engine has refused the bot for good.
     */
    int doWork(final long nowNs) {
        if (nowNs - outageEndNs < 0) {
            return 0;
        }
        final int work = client.doWork(nowNs);
        if (session.state() == BotSessionState.REFUSED && !isRefusalSaid) {
            isRefusalSaid = true;
            throw Failures.refused(name, session.refusalCode());
        }
        return work;
    }

    @Override
    public long offer(final int flags, final DirectBuffer buffer, final int offset, final int length) {
        return session.offer(flags, buffer, offset, length);
    }

    /** Loses the link, as a radio does that leaves its coverage. */
    void loseFor(final long nowNs, final long durationNs) {
        client.dropLink(nowNs);
        outageEndNs = nowNs + durationNs;
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
