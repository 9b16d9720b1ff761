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
package net.botclaw.routing.session;

import static net.botclaw.routing.session.WalkFigures.Figure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.function.IntSupplier;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.concurrent.UnsafeBuffer;

/** A bot: one process after another, each with a session of its own, and a link that breaks. */
final class WalkBot implements BotListener {
    private static final int MAX_FRAME_LENGTH = 4_096;
    private static final int MAX_TEXT_LENGTH = 300;
    private static final int LONG_TEXT_LENGTH = 2_500;
    private static final int MEAN_STEPS_TO_RESTART = 1_500;
    private static final int MEAN_STEPS_TO_LOGOUT = 2_500;
    private static final int MEAN_STEPS_TO_CUT = 150;
    private static final int MEAN_DRAINS_TO_STUTTER = 50;
    private static final int MEAN_STEPS_TO_STALL = 200;
    private static final int MAX_STALL_NS = 2_000_000_000;

    private final String name;
    private final WalkEngine engine;
    private final Random random;
    private final WalkFigures figures;
    private final IntSupplier incarnations;
    private final VendorDataEncoder vendorData = new VendorDataEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_FRAME_LENGTH]);
    private final byte[] sent = new byte[2 * MAX_FRAME_LENGTH];
    private final UnsafeBuffer sentView = new UnsafeBuffer(sent);
    private final byte[] received = new byte[2 * MAX_FRAME_LENGTH];
    private final UnsafeBuffer receivedView = new UnsafeBuffer(received);

    private BotSession session;
    private int incarnation;
    private BitSet offered;
    private WalkLink link;
    private int receivedLength;
    private long checked;
    private long nowNs;
    private boolean isRetired;

    WalkBot(final String name, final WalkEngine engine, final IntSupplier incarnations) {
        this.name = name;
        this.engine = engine;
        this.random = engine.random();
        this.figures = engine.figures();
        this.incarnations = incarnations;
        start(1);
    }

    /** A new process: knows nothing of the last one but, perhaps, where it was in the sequence. */
    private void start(final long firstSequence) {
        incarnation = incarnations.getAsInt();
        offered = new BitSet();
        checked = firstSequence - 1;
        session = new BotSession(new BotSessionContext()
                .botName(name)
                .bootId(incarnation)
                .firstSequence(firstSequence)
                .heartbeatMs(200 + random.nextInt(600))
                .logonTimeoutMs(500)
                .maxFrameLength(MAX_FRAME_LENGTH)
                .storeLength(MAX_FRAME_LENGTH)
                .telemetryLength(MAX_FRAME_LENGTH)
                .listener(this));
    }

    /** One thing that a bot does, or that happens to it. */
    void step(final long newNowNs) {
        nowNs = newNowNs;
        if (!engine.isHealed()) {
            suffer();
        }
        switch (random.nextInt(8)) {
            case 0:
            case 1:
                if (!engine.isHealed()) {
                    offer(1 + random.nextInt(6));
                }
                break;
            case 2:
                offerTelemetry();
                break;
            case 3:
            case 4:
                drain();
                break;
            case 5:
            case 6:
                receive();
                break;
            default:
                tick();
                break;
        }
    }

    private void suffer() {
        if (random.nextInt(MEAN_STEPS_TO_RESTART) == 0) {
            figures.count(Figure.BOT_RESTARTS);
            restart();
        } else if (random.nextInt(MEAN_STEPS_TO_LOGOUT) == 0) {
            figures.count(Figure.LOGOUTS);
            session.logout(RejectCode.OK);
        } else if (link != null && random.nextInt(MEAN_STEPS_TO_CUT) == 0) {
            figures.count(Figure.LINKS_CUT);
            link.cut(random);
            if (random.nextBoolean()) {
                dropLink();
            }
        } else if (link != null && random.nextInt(MEAN_STEPS_TO_STALL) == 0) {
            link.stall(nowNs + random.nextInt(MAX_STALL_NS), random);
        }
    }

    private void restart() {
        if (link != null) {
            link.cut(random);
            link = null;
        }
        figures.count(Figure.RESENT, session.framesResent());
        start(random.nextBoolean() ? 1 : session.nextSequence() + random.nextInt(3));
    }

    private void offer(final int count) {
        for (int i = 0; i < count; i++) {
            final long sequence = session.nextSequence();
            final boolean isLong = session.sessionEpoch() == 0 && random.nextInt(20) == 0;
            final int length = encode(sequence, isLong ? LONG_TEXT_LENGTH : random.nextInt(MAX_TEXT_LENGTH));
            final long result = session.offer(0, message, 0, length);
            if (result == BotSession.BACK_PRESSURED) {
                figures.count(Figure.OVERFLOWS);
                return;
            }
            if (result != BotSession.CLOSED && result != BotSession.REFUSED) {
                assertThat(result).isEqualTo(sequence);
                figures.count(Figure.OFFERED);
                // What is too long for the engine is never sent, so it is not awaited in the ledger.
                offered.set((int) sequence, !isLong);
            }
        }
    }

    private void offerTelemetry() {
        session.offerTelemetry(0, message, 0, encode(0, random.nextInt(MAX_TEXT_LENGTH)));
    }

    private int encode(final long sequence, final int textLength) {
        vendorData
                .wrapAndApplyHeader(message, 0, header)
                .eventTimeNs(sequence)
                .vendorCode(incarnation)
                .putPayload(received, 0, textLength);
        return MessageHeaderEncoder.ENCODED_LENGTH + vendorData.encodedLength();
    }

    private void drain() {
        if (link != null) {
            final int capacity = Math.min(link.toEngine.room(), random.nextInt(2) == 0 ? sent.length : 512);
            final boolean wasLive = session.state() == BotSessionState.LIVE;
            final int length = session.drainTo(sentView, 0, capacity, nowNs, nowNs);
            link.toEngine.send(sent, length);
            final boolean isStuttering = random.nextInt(MEAN_DRAINS_TO_STUTTER) == 0 && !engine.isHealed();
            if (isStuttering && wasLive && session.state() == BotSessionState.LIVE) {
                // A simpler bot than ours: it sends again what it cannot know to have come.
                link.toEngine.send(sent, length);
            }
        }
    }

    private void receive() {
        if (link == null) {
            return;
        }
        receivedLength += link.toBot.take(received, receivedLength, nowNs, random);
        final int consumed = session.onBytes(receivedView, 0, receivedLength, nowNs);
        System.arraycopy(received, consumed, received, 0, receivedLength - consumed);
        receivedLength -= consumed;
        if (session.shouldClose() || link.toBot.isAtEnd(nowNs)) {
            dropLink();
        }
    }

    private void tick() {
        if (link != null) {
            session.onTick(nowNs);
            if (session.shouldClose()) {
                dropLink();
            }
        } else if (session.state().isTerminal() && !isRetired) {
            restart();
        } else if (session.shouldConnect(nowNs)) {
            connect();
        }
    }

    private void connect() {
        final WalkLink newLink = new WalkLink();
        if (engine.accept(newLink)) {
            link = newLink;
            receivedLength = 0;
            session.onConnected(nowNs);
        } else {
            session.onConnectFailed(nowNs);
        }
    }

    private void dropLink() {
        link.close(link.toEngine, link.toBot, random);
        link = null;
        session.onDisconnected(nowNs);
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        for (long acked = checked + 1; acked <= sequence; acked++) {
            if (offered.get((int) acked)) {
                assertThat(engine.ledger().isStored(incarnation, acked))
                        .as("%s, process %d: sequence %d is acked, so it is stored", name, incarnation, acked)
                        .isTrue();
                figures.count(Figure.ACKED);
            }
        }
        checked = sequence;
    }

    @Override
    public void onDisconnected(final int code) {
        if (session.state() == BotSessionState.LOGGED_OUT && code == RejectCode.OK.code()) {
            assertThat(session.storedCount())
                    .as("%s, process %d: a logout that was answered leaves nothing", name, incarnation)
                    .isZero();
        }
    }

    @Override
    public void onRefused(final int code) {
        assertThat(code)
                .as("%s, process %d: only another of its name ends it", name, incarnation)
                .isEqualTo(RejectCode.SESSION_TAKEN_OVER.code());
    }

    /** What the bot holds to be stored is stored. */
    void check() {
        final long epoch = session.sessionEpoch();
        if (epoch != 0) {
            assertThat(session.ackedSequence())
                    .as("%s, process %d: acked in epoch %d", name, incarnation, epoch)
                    .isLessThanOrEqualTo(engine.ledger().covered((int) session.botId(), (int) epoch));
        }
    }

    /** Logs out, never to come back. */
    void retire() {
        session.logout(RejectCode.OK);
        isRetired = true;
    }

    /** Whether nothing is left to do. */
    boolean isDone() {
        final boolean isEmpty = session.state() == BotSessionState.LIVE && session.storedCount() == 0;
        return isRetired ? session.state().isTerminal() : isEmpty;
    }

    @Override
    public String toString() {
        return name + ", process " + incarnation + ": " + session.state() + ", acked " + session.ackedSequence()
                + ", next " + session.nextSequence() + ", stored " + session.storedCount();
    }
}
