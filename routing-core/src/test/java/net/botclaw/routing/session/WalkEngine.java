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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine without sockets, disk and threads: connections, a sequencer, and restarts in which only the ledger stays. */
final class WalkEngine {
    private static final int MEAN_STEPS_TO_RESTART = 3_000;
    private static final int MAX_DOWN_NS = 500_000_000;

    private final Random random;
    private final WalkFigures figures;
    private final WalkLedger ledger;
    private final WalkSequencer.Fault fault;
    private final SessionFrameEncoder frames = new SessionFrameEncoder();
    private final byte[] frame = new byte[FrameDescriptor.MAX_FRAME_LENGTH];
    private final UnsafeBuffer frameView = new UnsafeBuffer(frame);
    private final LogonRejectDecoder logonReject = new LogonRejectDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Long, WalkConnection> connections = new LinkedHashMap<>();
    private WalkSequencer sequencer;
    private long lastConnectionId;
    private long nowNs;
    private long downUntilNs;
    private boolean isHealed;

    WalkEngine(final Random random, final WalkFigures figures, final WalkSequencer.Fault fault) {
        this.random = random;
        this.figures = figures;
        this.fault = fault;
        this.ledger = new WalkLedger(figures);
        this.sequencer = new WalkSequencer(this);
    }

    /** One thing that an engine does. */
    void step(final long newNowNs) {
        nowNs = newNowNs;
        if (!isHealed && random.nextInt(MEAN_STEPS_TO_RESTART) == 0) {
            restart();
        }
        if (isDown()) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0:
            case 1:
            case 2:
                readOne();
                break;
            case 3:
                for (final WalkConnection connection : all()) {
                    connection.onReadable();
                }
                break;
            case 4:
                for (final WalkConnection connection : all()) {
                    connection.onTick();
                }
                break;
            case 5:
                sequencer.carryOut(random.nextInt(8));
                break;
            default:
                if (!sequencer.round(1 + random.nextInt(12))) {
                    restart();
                }
                break;
        }
    }

    private void readOne() {
        final List<WalkConnection> all = all();
        if (!all.isEmpty()) {
            all.get(random.nextInt(all.size())).onReadable();
        }
    }

    private List<WalkConnection> all() {
        return new ArrayList<>(connections.values());
    }

    /** The process dies at once and comes back later: nothing is left but what was stored. */
    void restart() {
        figures.count(Figure.ENGINE_RESTARTS);
        for (final WalkConnection connection : connections.values()) {
            connection.link().cut(random);
        }
        connections.clear();
        downUntilNs = nowNs + random.nextInt(MAX_DOWN_NS);
        sequencer = new WalkSequencer(this);
        sequencer.recover();
    }

    /** A bot connects; false when there is nobody to connect to. */
    boolean accept(final WalkLink link) {
        if (isDown()) {
            return false;
        }
        connections.put(++lastConnectionId, new WalkConnection(this, link, lastConnectionId));
        return true;
    }

    /** Puts a message of the core into a frame of the session channel. */
    void send(final long connectionId, final UnsafeBuffer message) {
        final WalkConnection connection = connections.get(connectionId);
        if (connection == null) {
            return;
        }
        final int length = FrameDescriptor.SBE_OFFSET + message.capacity();
        FrameDescriptor.putHeader(frameView, 0, length, 0, FrameDescriptor.CHANNEL_SESSION, 0);
        frameView.putBytes(FrameDescriptor.SBE_OFFSET, message, 0, message.capacity());
        connection.send(frame, length);
        if (WalkLedger.templateId(message) == LogonRejectDecoder.TEMPLATE_ID) {
            connection.close(logonReject.wrapAndApplyHeader(message, 0, header).code());
        }
    }

    /** The connection, or null when it has ended. */
    WalkConnection connection(final long connectionId) {
        return connections.get(connectionId);
    }

    void remove(final long connectionId) {
        connections.remove(connectionId);
    }

    boolean isDown() {
        return nowNs < downUntilNs;
    }

    long nowNs() {
        return nowNs;
    }

    Random random() {
        return random;
    }

    WalkFigures figures() {
        return figures;
    }

    WalkLedger ledger() {
        return ledger;
    }

    WalkSequencer.Fault fault() {
        return fault;
    }

    WalkSequencer sequencer() {
        return sequencer;
    }

    SessionFrameEncoder frames() {
        return frames;
    }

    /** From now on nothing breaks any more. */
    void heal() {
        isHealed = true;
    }

    boolean isHealed() {
        return isHealed;
    }
}
