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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import net.botclaw.ingest.sequencer.AnswerRing;
import net.botclaw.ingest.sequencer.CorrelationId;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.Templates;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One operator's connection.
 *
 * <pre>
 *   AWAITING_LOGON ──Logon──▶ LIVE ──Logout, refusal, time-out, end of the engine──▶ ENDING
 *         │                                                                            │ its commands are answered,
 *         └── refused ──▶ LINGERING ◀──────────── the last word is said ───────────────┘ or it took too long
 *                             └── the peer has closed, or it took too long ──▶ CLOSED
 * </pre>
 *
 * <p>Closing over unread bytes resets a connection, and a reset can overtake the last word: so what a lingering peer still
 * sends is read and dropped.
 *
 * <p><b>Threading</b>: the control server's. <b>Memory</b>: {@link #INPUT_BYTES} in, {@link OutboundBuffer#MAX_BYTES} out.
 */
final class ControlSession {
    /** Commands of one session that may wait for their answers; more are not read. */
    static final int MAX_IN_FLIGHT = 32;

    /** Bytes not yet written to a peer above which none of its commands are read. */
    static final int MAX_UNREAD_ANSWERS = 32 * 1024;

    /** Longest that an ending or lingering connection is kept, nanoseconds. */
    static final long END_TIMEOUT_NS = 5_000_000_000L;

    private static final int INPUT_BYTES = 4 * 1024;
    private static final int LENGTH_FIELD = 2;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int RETRY_AFTER_MS = 1_000;

    private enum State {
        AWAITING_LOGON,
        LIVE,
        ENDING,
        LINGERING,
        CLOSED
    }

    private final ControlContext ctx;
    private final ControlDesk desk;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final int number;
    private final byte[] array = new byte[INPUT_BYTES];
    private final ByteBuffer input = ByteBuffer.wrap(array);
    private final UnsafeBuffer frames = new UnsafeBuffer(array);
    private final OutboundBuffer out = new OutboundBuffer();
    private State state = State.AWAITING_LOGON;
    private boolean isPeerDone;
    private boolean isHeldBack;
    private boolean isFrameWaiting;
    private int lastWord;
    private long rejectedSequence;
    private int rejectedTemplate;
    private boolean isLastWordReject;
    private int inFlight;
    private long nextSequence = 1;
    private long nextAnswerSequence = 1;
    private long deadlineNs;

    ControlSession(
            final ControlContext ctx,
            final ControlDesk desk,
            final SocketChannel channel,
            final SelectionKey key,
            final int number) {
        this.ctx = ctx;
        this.desk = desk;
        this.channel = channel;
        this.key = key;
        this.number = number;
        this.deadlineNs = desk.nowNs() + ctx.logonTimeoutMs() * NS_PER_MS;
    }

    int number() {
        return number;
    }

    /** Whether it has logged on and is not over. */
    boolean isLoggedOn() {
        return state == State.LIVE || state == State.ENDING;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** A command waits for room in the ring. */
    boolean isHeldBack() {
        return isHeldBack;
    }

    /** Takes a turn: reads, cuts, answers, writes, watches the time. */
    void turn() {
        try {
            if (wantsInput()) {
                read();
            }
            cut();
            if (isPeerDone && !isFrameWaiting) {
                endOfPeer();
            }
            onTime();
            if (state == State.ENDING && inFlight == 0) {
                sayLastWord();
            }
            write();
        } catch (final IOException e) {
            // The peer is gone; what it has sent is journaled or not, as it will see in the journal.
            drop();
        }
        if (state != State.CLOSED && key.isValid()) {
            key.interestOps(
                    (wantsInput() ? SelectionKey.OP_READ : 0) | (out.pending() > 0 ? SelectionKey.OP_WRITE : 0));
        }
    }

    private boolean wantsInput() {
        return !isPeerDone && (state == State.LINGERING || state == State.AWAITING_LOGON || mayTake());
    }

    private boolean mayTake() {
        return state == State.LIVE && inFlight < MAX_IN_FLIGHT && out.pending() <= MAX_UNREAD_ANSWERS;
    }

    private void read() throws IOException {
        if (state == State.LINGERING) {
            input.clear();
        }
        if (input.hasRemaining()) {
            isPeerDone |= channel.read(input) < 0;
        }
    }

    private void endOfPeer() {
        if (state == State.LIVE) {
            end(RejectCode.OK.code());
        } else if (state != State.ENDING) {
            drop();
        }
    }

    private void cut() {
        isHeldBack = false;
        final int end = input.position();
        int offset = 0;
        while (end - offset >= LENGTH_FIELD && (state == State.AWAITING_LOGON || mayTake())) {
            final int frameLength = FrameDescriptor.frameLength(frames, offset);
            if (desk.validator().validateLength(frameLength) != FrameValidator.VALID) {
                refuse(RejectCode.BAD_LENGTH.code(), 0, 0);
                break;
            }
            if (end - offset < frameLength || !onFrame(offset, frameLength)) {
                break;
            }
            offset += frameLength;
        }
        isFrameWaiting = state == State.LIVE
                && end - offset >= LENGTH_FIELD
                && end - offset >= FrameDescriptor.frameLength(frames, offset);
        input.limit(end).position(offset);
        input.compact();
    }

    /** False when the frame must be offered again. */
    private boolean onFrame(final int offset, final int frameLength) {
        final int validity = desk.validator().validate(frames, offset, frameLength);
        if (state == State.AWAITING_LOGON) {
            onFirstFrame(offset, validity);
            return true;
        }
        final long sequence = FrameDescriptor.unsigned(FrameDescriptor.sequence(frames, offset));
        final int templateId = FrameDescriptor.templateId(frames, offset);
        if (validity != FrameValidator.VALID) {
            refuse(validity, sequence, templateId);
        } else if (Templates.isCommand(templateId)) {
            return onCommand(offset, frameLength, sequence, templateId);
        } else if (templateId == LogoutDecoder.TEMPLATE_ID) {
            end(RejectCode.OK.code());
        } else {
            final boolean isLogon = templateId == LogonDecoder.TEMPLATE_ID;
            final RejectCode code = isLogon ? RejectCode.ALREADY_LOGGED_ON : RejectCode.WRONG_DIRECTION;
            refuse(code.code(), sequence, templateId);
        }
        return true;
    }

    private void onFirstFrame(final int offset, final int validity) {
        final int code = validity == FrameValidator.VALID ? desk.checkLogon(frames, offset) : validity;
        if (code != FrameValidator.VALID) {
            refuseLogon(code);
            return;
        }
        state(State.LIVE);
        out.tryAppend(desk.frameArray(), desk.logonAck());
        touch();
    }

    private boolean onCommand(final int offset, final int frameLength, final long sequence, final int templateId) {
        if (sequence != FrameDescriptor.unsigned((int) nextSequence)) {
            refuse(RejectCode.BAD_SEQUENCE.code(), sequence, templateId);
            return true;
        }
        if (ctx.isDiskFull().getAsBoolean()) {
            refuse(RejectCode.DISK_FULL.code(), sequence, templateId);
        } else if (ctx.commands()
                .trySubmit(
                        CorrelationId.pack(number, sequence),
                        frames,
                        offset + FrameDescriptor.SBE_OFFSET,
                        frameLength - FrameDescriptor.SBE_OFFSET)) {
            inFlight++;
        } else {
            isHeldBack = true;
            return false;
        }
        nextSequence++;
        touch();
        return true;
    }

    /** A message of the answer to one of the session's commands; false when there is nobody to read it. */
    boolean onAnswer(
            final int type, final long sequence, final DirectBuffer message, final int offset, final int length) {
        if (type == AnswerRing.RESPONSE) {
            inFlight--;
            touch();
        }
        if (!isLoggedOn()) {
            return false;
        }
        final int templateId =
                message.getShort(offset + MessageHeaderEncoder.templateIdEncodingOffset(), LITTLE_ENDIAN);
        final boolean isSession = Templates.isSession(templateId);
        final int frame = out.tryAppend(
                isSession ? FrameDescriptor.CHANNEL_SESSION : FrameDescriptor.CHANNEL_RELIABLE,
                isSession ? 0 : nextAnswerSequence,
                message,
                offset,
                length);
        if (frame == OutboundBuffer.FULL) {
            desk.onRefused(RejectCode.SLOW_CONSUMER.code());
            drop();
            return false;
        }
        if (templateId == RejectDecoder.TEMPLATE_ID) {
            // The core knows the record and its position, not the frame.
            desk.rejectEncoder()
                    .wrap(out.buffer(), frame + FrameDescriptor.HEADER_LENGTH)
                    .refSequence(sequence);
        }
        nextAnswerSequence += isSession ? 0 : 1;
        return true;
    }

    private void onTime() {
        if (state == State.CLOSED || desk.nowNs() - deadlineNs < 0) {
            return;
        }
        switch (state) {
            case AWAITING_LOGON:
                refuseLogon(RejectCode.LOGON_TIMEOUT.code());
                break;
            case LIVE:
                end(RejectCode.HEARTBEAT_TIMEOUT.code());
                break;
            case ENDING:
                sayLastWord();
                break;
            default:
                drop();
                break;
        }
    }

    /** A refused frame: fatal ones are the last word, once the commands before it are answered. */
    private void refuse(final int code, final long refSequence, final int refTemplate) {
        if (state == State.AWAITING_LOGON) {
            refuseLogon(code);
            return;
        }
        desk.onRefused(code);
        if (RejectCode.ofCode(code).isFatal()) {
            isLastWordReject = true;
            rejectedSequence = refSequence;
            rejectedTemplate = refTemplate;
            startEnding(code);
        } else {
            out.tryAppend(desk.frameArray(), desk.reject(refSequence, refTemplate, code));
        }
    }

    /** Refuses whoever is not logged on. */
    void refuseLogon(final int code) {
        desk.onRefused(code);
        out.tryAppend(desk.frameArray(), desk.logonReject(code, retryAfterMs(code)));
        linger();
    }

    /** Ends it in order: what was taken is answered first. */
    void end(final int code) {
        if (state == State.AWAITING_LOGON) {
            refuseLogon(code);
        } else if (state == State.LIVE) {
            if (code != RejectCode.OK.code()) {
                desk.onRefused(code);
            }
            startEnding(code);
        }
    }

    private void startEnding(final int code) {
        lastWord = code;
        state(State.ENDING);
        deadlineNs = desk.nowNs() + END_TIMEOUT_NS;
    }

    private void sayLastWord() {
        final int length = isLastWordReject
                ? desk.reject(rejectedSequence, rejectedTemplate, lastWord)
                : desk.logout(nextSequence - 1, lastWord, retryAfterMs(lastWord));
        out.tryAppend(desk.frameArray(), length);
        linger();
    }

    private static int retryAfterMs(final int code) {
        return code == RejectCode.SHUTTING_DOWN.code() || code == RejectCode.TOO_MANY_CONNECTIONS.code()
                ? RETRY_AFTER_MS
                : 0;
    }

    private void linger() {
        state(State.LINGERING);
        deadlineNs = desk.nowNs() + END_TIMEOUT_NS;
    }

    private void write() throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        out.flush(channel);
        if (state == State.LINGERING && out.pending() == 0) {
            if (isPeerDone) {
                drop();
            } else {
                channel.shutdownOutput();
            }
        }
    }

    /** Closes the connection without another word. */
    void drop() {
        if (state != State.CLOSED) {
            state(State.CLOSED);
            key.cancel();
            try {
                channel.close();
            } catch (final IOException e) {
                desk.onError(e);
            }
        }
    }

    private void touch() {
        if (state == State.LIVE) {
            deadlineNs = desk.nowNs() + ctx.idleTimeoutMs() * NS_PER_MS;
        }
    }

    private void state(final State newState) {
        final boolean wasLive = isLoggedOn();
        state = newState;
        if (isLoggedOn() != wasLive) {
            desk.onLoggedOn(isLoggedOn());
        }
    }
}
