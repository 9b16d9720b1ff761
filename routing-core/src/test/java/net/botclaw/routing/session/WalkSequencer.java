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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.routing.session.WalkLedger.Stored;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's sequencer in small, with the same order: admit against the next sequence of each session, store, apply,
 * ack, answer. What it says goes through a queue, as from the sequencer's thread to an event loop.
 */
final class WalkSequencer {
    /** A mistake that is made on purpose, to see that a walk finds it. */
    enum Fault {
        NONE,
        ACK_BEFORE_STORE,
        NO_DEDUPE,
        NO_GAP_RECORD,
        STRANGER_ADMITTED,
        FORGETFUL_RESTART
    }

    private static final int MEAN_ROUNDS_TO_DEATH = 600;
    private static final int BEFORE_STORE = 0;
    private static final int BEFORE_APPLY = 1;
    private static final int BEFORE_ACK = 2;
    private static final int NEVER = 3;

    private enum Kind {
        FRAME,
        LOGON,
        END
    }

    private record Ingress(Kind kind, long connectionId, int botId, UnsafeBuffer bytes, int code) {}

    /** What is known of a bot beyond the core. */
    static final class Live {
        long connectionId;
        int epoch;
        long nextSequence;
        long lastTelemetry;
    }

    private final WalkEngine engine;
    private final WalkLedger ledger;
    private final Fault fault;
    private final WalkHost host;
    private final ArrayDeque<Ingress> ring = new ArrayDeque<>();
    private final ArrayDeque<Runnable> egress = new ArrayDeque<>();
    private final List<Runnable> staged = new ArrayList<>();
    private final List<Stored> batch = new ArrayList<>();
    private final Map<Integer, Live> live = new HashMap<>();
    private final TreeSet<Integer> touched = new TreeSet<>();
    private boolean isBatchClosed;

    WalkSequencer(final WalkEngine engine) {
        this.engine = engine;
        this.ledger = engine.ledger();
        this.fault = engine.fault();
        this.host = new WalkHost(engine, this);
    }

    /** Replays what is stored, then ends the sessions of the last life. */
    void recover() {
        final int forgotten = fault == Fault.FORGETFUL_RESTART ? 1 : 0;
        host.replay(ledger.records().size() - forgotten);
        final SessionTable sessions = host.core().sessions();
        final int code = RejectCode.ENGINE_RESTARTED.code();
        for (int botId = 1; botId <= sessions.botCount(); botId++) {
            if (sessions.isConnected(botId)) {
                batch.add(WalkRecords.closed(botId, sessions.epoch(botId), code, engine.nowNs()));
            }
        }
        store();
        apply();
        staged.clear();
    }

    void submitFrame(final long connectionId, final int botId, final UnsafeBuffer frame) {
        ring.add(new Ingress(Kind.FRAME, connectionId, botId, frame, 0));
    }

    void submitLogon(final long connectionId, final UnsafeBuffer opened) {
        ring.add(new Ingress(Kind.LOGON, connectionId, 0, opened, 0));
    }

    void submitEnd(final long connectionId, final int botId, final int code) {
        ring.add(new Ingress(Kind.END, connectionId, botId, null, code));
    }

    /** One round; false when the process has died in it, before or after what it had in hand was stored or applied. */
    boolean round(final int maxMessages) {
        batch.clear();
        isBatchClosed = false;
        for (int i = 0; i < maxMessages && !isBatchClosed && !ring.isEmpty(); i++) {
            admit(ring.poll());
        }
        if (fault == Fault.ACK_BEFORE_STORE) {
            ack();
            carryOut(egress.size());
        }
        final boolean isSafe = engine.isHealed() || batch.isEmpty();
        final int death = isSafe ? NEVER : engine.random().nextInt(MEAN_ROUNDS_TO_DEATH);
        if (death == BEFORE_STORE) {
            engine.figures().count(Figure.LOST_BATCHES);
            return false;
        }
        store();
        if (death == BEFORE_APPLY) {
            engine.figures().count(Figure.LOST_OUTPUTS);
            return false;
        }
        apply();
        if (death == BEFORE_ACK) {
            return false;
        }
        ack();
        staged.forEach(Runnable::run);
        staged.clear();
        return true;
    }

    private void store() {
        for (final Stored record : batch) {
            final boolean isOfBot = record.botId() != 0;
            ledger.store(record, isOfBot ? host.core().sessions().bootId(record.botId()) : 0);
        }
    }

    private void apply() {
        for (final Stored record : batch) {
            host.apply(record);
        }
        batch.clear();
    }

    private void ack() {
        for (final int botId : touched) {
            final Live session = live.get(botId);
            final long connectionId = session.connectionId;
            final long sequence = session.nextSequence - 1;
            final long position = ledger.records().size() - 1;
            later(connectionId, connection -> connection.onAck(sequence, position));
        }
        touched.clear();
    }

    /** Carries out some of what was said, as an event loop does in its turn. */
    void carryOut(final int limit) {
        for (int i = 0; i < limit && !egress.isEmpty(); i++) {
            egress.poll().run();
        }
    }

    private void later(final long connectionId, final Consumer<WalkConnection> action) {
        egress.add(() -> {
            final WalkConnection connection = engine.connection(connectionId);
            if (connection != null) {
                action.accept(connection);
            }
        });
    }

    private void admit(final Ingress message) {
        switch (message.kind()) {
            case FRAME:
                final Live session = live.get(message.botId());
                final boolean isBound = session != null && session.connectionId == message.connectionId();
                if (isBound || session != null && fault == Fault.STRANGER_ADMITTED) {
                    admitFrame(message.botId(), session, message.bytes());
                } else {
                    engine.figures().count(Figure.ORPHANS);
                }
                break;
            case LOGON:
                batch.add(WalkRecords.opened(message.bytes(), engine.nowNs()));
                host.logonConnectionId(message.connectionId());
                isBatchClosed = true;
                break;
            default:
                admitEnd(message);
                break;
        }
    }

    private void admitFrame(final int botId, final Live session, final UnsafeBuffer frame) {
        final int low32 = FrameDescriptor.sequence(frame, 0);
        if (FrameDescriptor.channel(frame, 0) == FrameDescriptor.CHANNEL_TELEMETRY) {
            final long sequence = FrameDescriptor.fullSequence(low32, session.lastTelemetry + 1);
            if (sequence > session.lastTelemetry) {
                batch.add(WalkRecords.inbound(botId, session.epoch, sequence, frame, engine.nowNs()));
                session.lastTelemetry = sequence;
            }
            return;
        }
        final long expected = session.nextSequence;
        final long sequence = FrameDescriptor.fullSequence(low32, expected);
        touched.add(botId);
        if (sequence > expected && fault != Fault.NO_GAP_RECORD) {
            batch.add(WalkRecords.gap(botId, session.epoch, expected, sequence - 1, engine.nowNs()));
        }
        if (sequence < expected) {
            engine.figures().count(Figure.DUPLICATES);
            if (fault != Fault.NO_DEDUPE) {
                return;
            }
        }
        batch.add(WalkRecords.inbound(botId, session.epoch, sequence, frame, engine.nowNs()));
        session.nextSequence = sequence + 1;
    }

    private void admitEnd(final Ingress message) {
        final Live session = live.get(message.botId());
        if (session != null && session.connectionId == message.connectionId()) {
            batch.add(WalkRecords.closed(message.botId(), session.epoch, message.code(), engine.nowNs()));
            stageUnbind(message.botId());
            stage(message.connectionId(), connection -> connection.logout(message.code(), 0));
            isBatchClosed = true;
        }
    }

    /** To be said once the batch is stored and applied. */
    void stage(final long connectionId, final Consumer<WalkConnection> action) {
        staged.add(() -> later(connectionId, action));
    }

    /** To be sent once the batch is stored and applied. */
    void stageSend(final long connectionId, final UnsafeBuffer message) {
        staged.add(() -> egress.add(() -> engine.send(connectionId, message)));
    }

    void stageUnbind(final int botId) {
        staged.add(() -> {
            if (live.containsKey(botId)) {
                live.get(botId).connectionId = 0;
            }
        });
    }

    /** The connection may have ended meanwhile; then the sequencer is to hear of that. */
    void stageBind(final long connectionId, final int botId) {
        staged.add(() -> {
            final Live session = live.computeIfAbsent(botId, key -> new Live());
            session.connectionId = connectionId;
            session.epoch = host.core().sessions().epoch(botId);
            session.nextSequence = host.core().sessions().nextSequence(botId);
            session.lastTelemetry = host.core().sessions().lastTelemetrySequence(botId);
            egress.add(() -> {
                final WalkConnection connection = engine.connection(connectionId);
                if (connection == null) {
                    submitEnd(connectionId, botId, RejectCode.CONNECTION_LOST.code());
                } else {
                    connection.onBound(botId);
                }
            });
        });
    }

    /** Connection of a bot, 0: none. */
    long connectionId(final int botId) {
        final Live session = live.get(botId);
        return session == null ? 0 : session.connectionId;
    }

    WalkHost host() {
        return host;
    }
}
