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

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.session.EngineSession;
import org.agrona.concurrent.UnsafeBuffer;

/** The engine's end of a link: cuts frames, asks its session, submits to the sequencer, writes answers. */
final class WalkConnection {
    static final int MAX_FRAME_LENGTH = 2_048;
    private static final long LOGON_TIMEOUT_MS = 400;
    private static final int DEFAULT_HEARTBEAT_MS = 500;
    private static final FrameValidator VALIDATOR = FrameValidator.fromBot(MAX_FRAME_LENGTH);

    private final WalkEngine engine;
    private final WalkLink link;
    private final long id;
    private final LogonDecoder logon = new LogonDecoder();
    private final EngineSession session;
    private final byte[] received = new byte[4 * MAX_FRAME_LENGTH];
    private final UnsafeBuffer view = new UnsafeBuffer(received);
    private int receivedLength;
    private int botId;
    private boolean isClosing;
    private boolean isEndSubmitted;
    private int endCode = RejectCode.CONNECTION_LOST.code();

    WalkConnection(final WalkEngine engine, final WalkLink link, final long id) {
        this.engine = engine;
        this.link = link;
        this.id = id;
        this.session = new EngineSession(logon, AckLevel.JOURNALED.value(), LOGON_TIMEOUT_MS, engine.nowNs());
    }

    WalkLink link() {
        return link;
    }

    /** Reads what has come; the end of the link too. */
    void onReadable() {
        final int count = link.toEngine.take(received, receivedLength, engine.nowNs(), engine.random());
        if (count > 0) {
            receivedLength += count;
            session.onReceived(engine.nowNs());
            cut();
        }
        if (isClosing || link.toEngine.isAtEnd(engine.nowNs())) {
            onInactive();
        }
    }

    private void cut() {
        int offset = 0;
        while (!isClosing && receivedLength - offset >= 2) {
            final int frameLength = FrameDescriptor.frameLength(view, offset);
            if (VALIDATOR.validateLength(frameLength) != FrameValidator.VALID) {
                refuse(RejectCode.BAD_LENGTH.code());
                break;
            }
            if (frameLength > receivedLength - offset) {
                break;
            }
            onFrame(offset, frameLength);
            offset += frameLength;
        }
        System.arraycopy(received, offset, received, 0, receivedLength - offset);
        receivedLength -= offset;
    }

    private void onFrame(final int offset, final int frameLength) {
        final int verdict = session.onFrame(view, offset, VALIDATOR.validate(view, offset, frameLength));
        switch (verdict) {
            case EngineSession.DELIVER:
                engine.sequencer().submitFrame(id, botId, copy(offset, frameLength));
                break;
            case EngineSession.LOGON:
                final int heartbeatMs = EngineSession.grantHeartbeatMs(logon.heartbeatMs(), DEFAULT_HEARTBEAT_MS);
                engine.sequencer().submitLogon(id, opened(heartbeatMs));
                session.onLogonSubmitted(heartbeatMs);
                break;
            case EngineSession.LOGOUT:
                submitEnd(RejectCode.OK.code());
                break;
            case EngineSession.HANDLED:
                break;
            default:
                refuse(verdict);
                break;
        }
    }

    private UnsafeBuffer opened(final int heartbeatMs) {
        final UnsafeBuffer message =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + SessionOpenedEncoder.BLOCK_LENGTH]);
        new SessionOpenedEncoder()
                .wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .eventTimeNs(engine.nowNs())
                .bootId(logon.bootId())
                .nextSequence(logon.nextSequence())
                .lastPushSequence(logon.lastPushSequence())
                .heartbeatMs(heartbeatMs)
                .schemaVersion(logon.schemaVersion())
                .maxFrame(Math.min(logon.maxFrame(), MAX_FRAME_LENGTH))
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(logon.authScheme())
                .botName(logon.botName())
                .firmware(logon.firmware());
        return message;
    }

    private UnsafeBuffer copy(final int offset, final int length) {
        final byte[] bytes = new byte[length];
        view.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }

    /** No bot of a walk sends what is to be refused, except that it may be too late. */
    private void refuse(final int code) {
        if (!session.isLive()) {
            final int length = engine.frames().logonReject(engine.nowNs(), code, 0);
            write(length);
        } else {
            throw new AssertionError("the engine refuses a frame of a live session with " + code);
        }
        close(code);
    }

    /** The core has taken the logon. */
    void onBound(final int newBotId) {
        botId = newBotId;
        session.onBound(1);
    }

    void onTick() {
        final int verdict = isClosing ? EngineSession.HANDLED : session.onTick(engine.nowNs());
        if (verdict == EngineSession.SEND_HEARTBEAT) {
            write(engine.frames().heartbeat(engine.nowNs(), session.lastAcked(), session.echoTimeNs()));
        } else if (verdict == RejectCode.LOGON_TIMEOUT.code()) {
            engine.figures().count(Figure.LOGON_TIMEOUTS);
            refuse(verdict);
        } else if (verdict > 0) {
            engine.figures().count(Figure.HEARTBEAT_TIMEOUTS);
            logout(verdict, 0);
        }
        if (isClosing) {
            onInactive();
        }
    }

    void onAck(final long sequence, final long position) {
        session.onAcked(sequence);
        write(engine.frames().ack(engine.nowNs(), sequence, position, AckLevel.JOURNALED.value()));
    }

    /** Sends a message of the core on the session channel. */
    void send(final byte[] frame, final int length) {
        if (!isClosing && link.toBot.send(frame, length)) {
            session.onSent(engine.nowNs());
        }
    }

    void logout(final int code, final int retryAfterMs) {
        if (!isClosing) {
            write(engine.frames().logout(engine.nowNs(), session.lastAcked(), code, retryAfterMs));
            close(code);
        }
    }

    void close(final int code) {
        isClosing = true;
        endCode = code;
    }

    /** A bot that does not read for so long that a frame has no room is cut off. */
    private void write(final int length) {
        if (isClosing) {
            return;
        }
        if (link.toBot.send(engine.frames().array(), length)) {
            session.onSent(engine.nowNs());
        } else {
            close(RejectCode.SLOW_CONSUMER.code());
        }
    }

    private void submitEnd(final int code) {
        if (!isEndSubmitted) {
            isEndSubmitted = true;
            engine.sequencer().submitEnd(id, botId, code);
        }
    }

    private void onInactive() {
        isClosing = true;
        if (botId != 0) {
            submitEnd(endCode);
        }
        session.onClosed();
        link.close(link.toBot, link.toEngine, engine.random());
        engine.remove(id);
    }
}
