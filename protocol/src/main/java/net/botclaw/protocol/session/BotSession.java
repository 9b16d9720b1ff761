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
package net.botclaw.protocol.session;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.LogonAckDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The bot's end of a connection, without any I/O: bytes and time in, bytes out. It logs on, keeps what is not
 * acknowledged, sends it again after a lost link, answers pushes, sends heartbeats, and says when to connect and when to
 * close. {@link BotSessionState} draws the states.
 *
 * <p>The owner of the link calls, in every duty cycle: {@link #onTick}; {@link #shouldConnect} while there is no link;
 * {@link #onBytes} with what was read; {@link #drainTo} while it can write; {@link #shouldClose}, and if so closes the
 * link and calls {@link #onDisconnected}.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: {@code nowNs} is any monotone nanosecond clock, {@code epochNs} is what
 * goes into {@code eventTimeNs} of session messages; no clock is read here. <b>Memory</b>: allocated once, nothing per
 * message. <b>Failure</b>: an engine that breaks the protocol is disconnected and tried again after the back-off; one
 * that refuses the bot for good is not tried again, see {@link BotSessionState#REFUSED}.
 */
public final class BotSession {
    /** The store is full until the engine acknowledges more; the message was not taken. */
    public static final long BACK_PRESSURED = FrameStore.BACK_PRESSURED;
    /** There is no live session, and telemetry is not kept for one; the message was dropped. */
    public static final long NOT_LIVE = -2;
    /** The session was logged out; the message was not taken. */
    public static final long CLOSED = -3;
    /** The engine refused the bot for good, see {@link #refusalCode()}; the message was not taken. */
    public static final long REFUSED = -4;

    private final BotSessionContext ctx;
    private final BotListener listener;
    private final BotOutbox outbox;
    private final ReconnectBackoff backoff;
    private final EngineFrameAdapter adapter;
    private final PushCursor pushes = new PushCursor();
    private final RefusalRule refusals = new RefusalRule();
    private final LinkTimer timer;
    private final BotFrameWriter writer = new BotFrameWriter();

    private BotSessionState state = BotSessionState.DISCONNECTED;
    private boolean isLogoutWanted;
    private boolean isLogonSent;
    private int logoutCode;
    private int closeCode;
    private long retryAfterMs;
    private long echoTimeNs;
    private long offeredNext;
    private long sessionEpoch;
    private long botId;
    private long acked;
    private long logons;
    private long framesIgnored;
    private BackpressureLevel backpressureLevel = BackpressureLevel.NORMAL;

    /**
     * A session that wants to connect at once.
     *
     * @param ctx is concluded here and belongs to this session from now on.
     */
    public BotSession(final BotSessionContext ctx) {
        ctx.conclude();
        this.ctx = ctx;
        listener = ctx.listener();
        outbox = new BotOutbox(ctx);
        timer = new LinkTimer(ctx.logonTimeoutMs());
        backoff = new ReconnectBackoff(ctx.seed());
        adapter = new EngineFrameAdapter(this, ctx.maxFrameLength());
        acked = ctx.firstSequence() - 1;
    }

    /**
     * Keeps a message until it is acknowledged, and sends it as soon as there is a live session.
     *
     * @param flags   {@link FrameDescriptor#FLAG_ACK_REQ} or 0.
     * @param message holds the SBE message, its header first.
     * @param offset  of the SBE header.
     * @param length  of header and body in bytes.
     * @return the message's sequence, {@link #BACK_PRESSURED}, {@link #CLOSED} or {@link #REFUSED}.
     * @throws IllegalArgumentException when the message is malformed, too long, or may not be sent by a bot.
     */
    public long offer(final int flags, final DirectBuffer message, final int offset, final int length) {
        final long end = endOfOffers();
        return end < 0 ? end : outbox.offer(flags, message, offset, length);
    }

    /**
     * Sends a message at best effort: never again, and only if the session is live.
     *
     * @param flags   {@link FrameDescriptor#FLAG_ACK_REQ} or 0.
     * @param message holds the SBE message, its header first.
     * @param offset  of the SBE header.
     * @param length  of header and body in bytes.
     * @return the message's telemetry sequence, or {@link #NOT_LIVE}, {@link #BACK_PRESSURED}, {@link #CLOSED} or
     *     {@link #REFUSED}, all of which mean that it was dropped.
     * @throws IllegalArgumentException when the message is malformed, too long, or may not be sent by a bot.
     */
    public long offerTelemetry(final int flags, final DirectBuffer message, final int offset, final int length) {
        final long end = endOfOffers();
        final long refusal = end == 0 && state != BotSessionState.LIVE ? NOT_LIVE : end;
        return outbox.offerTelemetry(refusal, flags, message, offset, length);
    }

    /**
     * Logs out for good once everything offered so far is sent. Without a link, or when the link is lost before, the
     * session just ends; {@link #storedCount()} then says how many messages were not acknowledged. Does nothing once the
     * session has ended.
     *
     * @param reason for the engine, {@link RejectCode#OK} if nothing is wrong.
     */
    public void logout(final RejectCode reason) {
        if (!isLogoutWanted) {
            isLogoutWanted = true;
            logoutCode = reason.code();
            if (state == BotSessionState.DISCONNECTED) {
                state(BotSessionState.LOGGED_OUT);
            }
        }
    }

    /** Whether the owner should open a link now; false while linked, while the back-off runs, and after the session's end. */
    public boolean shouldConnect(final long nowNs) {
        return state == BotSessionState.DISCONNECTED && backoff.isDue(nowNs);
    }

    /** Whether the owner should close the link; true until {@link #onDisconnected} is called. */
    public boolean shouldClose() {
        return state == BotSessionState.CLOSING;
    }

    /** The link is open. */
    public void onConnected(final long nowNs) {
        if (state == BotSessionState.DISCONNECTED) {
            isLogonSent = false;
            echoTimeNs = 0;
            retryAfterMs = 0;
            closeCode = RejectCode.CONNECTION_LOST.code();
            timer.onLinked(nowNs);
            state(BotSessionState.LOGGING_ON);
        }
    }

    /** The link could not be opened; the back-off counts it. */
    public void onConnectFailed(final long nowNs) {
        if (state == BotSessionState.DISCONNECTED) {
            backoff.onFailure(nowNs, 0);
        }
    }

    /** The link is closed, by either end. */
    public void onDisconnected(final long nowNs) {
        if (state == BotSessionState.DISCONNECTED || state.isTerminal()) {
            return;
        }
        outbox.dropTelemetry();
        backoff.onFailure(nowNs, retryAfterMs);
        if (refusals.isRefused()) {
            state(BotSessionState.REFUSED);
        } else {
            state(isLogoutWanted ? BotSessionState.LOGGED_OUT : BotSessionState.DISCONNECTED);
        }
        listener.onDisconnected(closeCode);
        if (state == BotSessionState.REFUSED) {
            listener.onRefused(refusals.code());
        }
    }

    /**
     * Handles what was read from the link, whole frames only.
     *
     * @param buffer holds the bytes; not used after the call.
     * @param offset of the first byte.
     * @param length of what is there in bytes.
     * @param nowNs  monotone time.
     * @return bytes consumed; the owner keeps the rest and offers it again with more behind it. Room for
     *     {@link BotSessionContext#maxFrameLength()} bytes is always enough.
     */
    public int onBytes(final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        final int consumed = adapter.onBytes(buffer, offset, length);
        if (consumed > 0) {
            timer.onHeard(nowNs);
        }
        return isLinked() ? consumed : length;
    }

    /**
     * Gives what is to be sent, whole frames only.
     *
     * @param buffer   to write to.
     * @param offset   of the first byte to write.
     * @param capacity room in bytes; at least {@link BotSessionContext#maxFrameLength()}, or a long frame is never sent.
     * @param nowNs    monotone time.
     * @param epochNs  epoch time for the session messages.
     * @return bytes written, all of which the owner must send before it calls again, or drop with the link.
     */
    public int drainTo(
            final MutableDirectBuffer buffer,
            final int offset,
            final int capacity,
            final long nowNs,
            final long epochNs) {
        int length = 0;
        if (state == BotSessionState.LOGGING_ON) {
            length = drainLogon(buffer, offset, capacity, epochNs);
        } else if (state == BotSessionState.LIVE) {
            length = drainLive(buffer, offset, capacity, nowNs, epochNs);
        }
        if (length > 0) {
            timer.onSent(nowNs);
        }
        return length;
    }

    /** Looks for time-outs. */
    public void onTick(final long nowNs) {
        final int timeoutCode = timer.timeoutCode(state, nowNs);
        if (timeoutCode != 0) {
            close(timeoutCode);
        }
    }

    /** Where the session is. */
    public BotSessionState state() {
        return state;
    }

    /** Why the engine has refused the bot for good, see {@link RejectCode}; 0 when it has not. */
    public int refusalCode() {
        return refusals.code();
    }

    /** Everything up to this channel-1 sequence is acknowledged; 0 when nothing is. */
    public long ackedSequence() {
        return acked;
    }

    /** Highest channel-1 sequence that was ever sent; 0 when nothing was. */
    public long sentSequence() {
        return outbox.store().highestSent();
    }

    /** Channel-1 sequence of the next message offered, at least 1. */
    public long nextSequence() {
        return outbox.store().nextSequence();
    }

    /** Count of messages that are not acknowledged yet. */
    public long storedCount() {
        return outbox.store().size();
    }

    /** Room in bytes that messages use which are not acknowledged yet. */
    public int storedLength() {
        return outbox.store().usedLength();
    }

    /** Epoch of the session; 0 before the first logon. */
    public long sessionEpoch() {
        return sessionEpoch;
    }

    /** Id the engine gave this bot; 0 before the first logon. */
    public long botId() {
        return botId;
    }

    /** Count of logons accepted after the first. */
    public long reconnects() {
        return Math.max(0, logons - 1);
    }

    /** Count of telemetry messages that were offered and not sent. */
    public long telemetryDropped() {
        return outbox.telemetryDropped();
    }

    /**
     * Count of messages that were taken while a longer frame was allowed than the engine then granted. They are never
     * sent, and {@link BotListener#onReject} was called with {@link RejectCode#BAD_LENGTH}.
     */
    public long oversizeDropped() {
        return outbox.oversizeDropped();
    }

    /** Count of frames sent again after a lost link. */
    public long framesResent() {
        return outbox.framesResent();
    }

    /** Count of the engine's frames that were skipped: unknown ones, pushes that came before, things for datagrams. */
    public long framesIgnored() {
        return framesIgnored;
    }

    /** What the engine said last of its load; {@link BackpressureLevel#NORMAL} after a logon. */
    public BackpressureLevel backpressureLevel() {
        return backpressureLevel;
    }

    boolean isLinked() {
        return state == BotSessionState.LOGGING_ON || isLoggedOn();
    }

    void onLogonAck(final LogonAckDecoder logonAck) {
        if (state != BotSessionState.LOGGING_ON || !isLogonSent) {
            close(RejectCode.ALREADY_LOGGED_ON.code());
            return;
        }
        final long nextExpected = logonAck.nextExpectedSequence();
        if (nextExpected < offeredNext) {
            close(RejectCode.BAD_SEQUENCE.code());
            return;
        }
        logons++;
        botId = logonAck.botId();
        pushes.onLogon(logonAck.nextPushSequence());
        sessionEpoch = logonAck.sessionEpoch();
        timer.heartbeatMs(logonAck.heartbeatMs());
        backpressureLevel = BackpressureLevel.NORMAL;
        backoff.reset();
        outbox.resume(nextExpected, logonAck.maxFrame());
        state(BotSessionState.LIVE);
        listener.onLive(sessionEpoch, nextExpected);
        advanceAcked(nextExpected - 1, EngineFrameAdapter.levelOf(logonAck.ackLevelRaw()), 0);
    }

    void onLogonReject(final int code, final long waitMs) {
        retryAfterMs = waitMs;
        refusals.onLogonReject(code);
        close(code);
        listener.onLogonRejected(code, waitMs);
    }

    void onLogout(final int code, final long waitMs) {
        retryAfterMs = waitMs;
        refusals.onLogout(code);
        close(code);
    }

    void onHeartbeat(final long eventTimeNs) {
        echoTimeNs = eventTimeNs;
    }

    void onAck(final long sequence, final AckLevel level, final long journalPosition) {
        if (!requireLoggedOn()) {
            return;
        }
        if (sequence > sentSequence()) {
            close(RejectCode.BAD_SEQUENCE.code());
            return;
        }
        outbox.release(sequence);
        advanceAcked(sequence, level, journalPosition);
    }

    void onBackpressure(final BackpressureLevel level, final long minIntervalMs) {
        if (requireLoggedOn()) {
            backpressureLevel = level;
            listener.onBackpressure(level, minIntervalMs);
        }
    }

    void onReject(final long refSequence, final int refTemplate, final int code, final long waitMs) {
        final RejectCode reason = RejectCode.ofCode(code);
        if (reason != null && reason.isFatal()) {
            closeCode = code;
            if (refusals.onFatalReject(code)) {
                close(code);
            }
        }
        listener.onReject(refSequence, refTemplate, code, waitMs);
    }

    void onPush(final int channel, final int low32, final DirectBuffer buffer, final int offset, final int length) {
        final long sequence = newPush(channel, low32);
        if (sequence > 0) {
            listener.onPush(sequence, buffer, offset, length);
            pushes.onReceived(sequence);
        }
    }

    /** A message of a newer engine: skipped, but it has its place among the pushes. */
    void onUnknown(final int channel, final int low32) {
        final long sequence = newPush(channel, low32);
        if (sequence > 0) {
            framesIgnored++;
            pushes.onReceived(sequence);
        }
    }

    void onIgnored() {
        framesIgnored++;
    }

    void onViolation(final int code) {
        close(code);
    }

    /** Why nothing is taken any more, or 0. */
    private long endOfOffers() {
        if (refusals.isRefused()) {
            return REFUSED;
        }
        return isLogoutWanted ? CLOSED : 0;
    }

    private boolean isLoggedOn() {
        return state == BotSessionState.LIVE || state == BotSessionState.LOGGING_OUT;
    }

    private boolean requireLoggedOn() {
        final boolean isLoggedOn = isLoggedOn();
        if (!isLoggedOn) {
            close(RejectCode.LOGON_EXPECTED.code());
        }
        return isLoggedOn;
    }

    /** Sequence of a push to handle, or 0 when there is nothing to do. */
    private long newPush(final int channel, final int low32) {
        if (!requireLoggedOn()) {
            return 0;
        }
        final long sequence = channel == FrameDescriptor.CHANNEL_RELIABLE ? pushes.sequenceOf(low32) : 0;
        if (sequence == 0) {
            framesIgnored++;
        }
        return sequence;
    }

    private void advanceAcked(final long sequence, final AckLevel level, final long journalPosition) {
        if (sequence > acked) {
            acked = sequence;
            refusals.onProgress();
            listener.onAcked(sequence, level, journalPosition);
        }
    }

    private int drainLogon(final MutableDirectBuffer buffer, final int offset, final int capacity, final long epochNs) {
        if (isLogonSent || BotFrameWriter.logonLength(ctx) > capacity) {
            return 0;
        }
        isLogonSent = true;
        offeredNext = outbox.store().firstSequence();
        return writer.writeLogon(buffer, offset, ctx, offeredNext, pushes.lastReceived(), epochNs);
    }

    private int drainLive(
            final MutableDirectBuffer buffer,
            final int offset,
            final int capacity,
            final long nowNs,
            final long epochNs) {
        int length = 0;
        if (pushes.isAckDue() && capacity >= BotFrameWriter.ACK_LENGTH) {
            pushes.onAckSent();
            length = writer.writePushAck(buffer, offset, pushes.lastReceived(), epochNs);
        }
        length += outbox.drainTo(buffer, offset + length, capacity - length);
        if (isLogoutWanted && outbox.isDrained() && capacity - length >= BotFrameWriter.LOGOUT_LENGTH) {
            length += writer.writeLogout(buffer, offset + length, logoutCode, pushes.lastReceived(), epochNs);
            state(BotSessionState.LOGGING_OUT);
        }
        if (length == 0 && timer.isHeartbeatDue(nowNs) && capacity >= BotFrameWriter.HEARTBEAT_LENGTH) {
            length = writer.writeHeartbeat(buffer, offset, sentSequence(), pushes.lastReceived(), echoTimeNs, epochNs);
        }
        return length;
    }

    private void close(final int code) {
        closeCode = code;
        state(BotSessionState.CLOSING);
    }

    private void state(final BotSessionState newState) {
        state = newState;
    }
}
