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

import java.nio.ByteOrder;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import org.agrona.DirectBuffer;

/**
 * The engine's end of one connection: takes frames and time, says what is to be done. It does no I/O, and it does not
 * know the sequences of the bot: those are the core's.
 *
 * <pre>
 *   AWAITING_LOGON ──Logon──▶ LOGON_PENDING ──bound──▶ LIVE ──Logout──▶ LOGGING_OUT
 *         └───────── refused, timed out, ended by the engine ──────────────┴──▶ CLOSED
 * </pre>
 *
 * <p><b>Threading</b>: the connection's event loop. <b>Time</b>: any monotone nanosecond clock, passed in.
 * <b>Memory</b>: a few words per connection; it allocates nothing after construction.
 */
public final class EngineSession {
    /** Verdict: a frame of channel 1 or 2, to be journaled. */
    public static final int DELIVER = -1;
    /** Verdict: nothing is left to do. */
    public static final int HANDLED = -2;
    /** Verdict: a well-formed Logon; check the credential, then call {@link #onLogonSubmitted(int)} or refuse. */
    public static final int LOGON = -3;
    /** Verdict: the bot wants to end the session. */
    public static final int LOGOUT = -4;
    /** Tick: send a heartbeat. */
    public static final int SEND_HEARTBEAT = -5;

    /** Without a sign of life for so many heartbeat intervals the peer is held to be gone. */
    public static final int HEARTBEATS_TO_TIMEOUT = 3;
    /** Shortest heartbeat interval granted, milliseconds. */
    public static final int MIN_HEARTBEAT_MS = 100;
    /** Longest heartbeat interval granted, milliseconds. */
    public static final int MAX_HEARTBEAT_MS = 60_000;

    private static final long NS_PER_MS = 1_000_000L;
    private static final byte FIRST_NAME_CHARACTER = 0x21;
    private static final byte LAST_NAME_CHARACTER = 0x7E;

    /** Where a connection is in its life. */
    public enum State {
        /** Accepted, nothing heard yet. */
        AWAITING_LOGON(0),
        /** A Logon is on its way through the journal. */
        LOGON_PENDING(1),
        /** Logged on. */
        LIVE(2),
        /** The bot has said Logout; what it sent before is on its way. */
        LOGGING_OUT(3),
        /** Over; whatever still comes is ignored. */
        CLOSED(4);

        private final int code;

        State(final int code) {
            this.code = code;
        }

        /**
         * For counters.
         *
         * @return 0 to 4.
         */
        public int code() {
            return code;
        }
    }

    private final LogonDecoder logon;
    private final int maxAckLevel;
    private final long logonDeadlineNs;
    private State state = State.AWAITING_LOGON;
    private long heartbeatNs;
    private long lastReceivedNs;
    private long lastSentNs;
    private long echoTimeNs;
    private long lastAcked;
    private long lastPushed;
    private long pushesAcked;

    /**
     * A connection that was just accepted.
     *
     * @param logon          decoder this session may use while it handles a Logon; sessions of one thread share it.
     * @param maxAckLevel    highest level the engine reaches.
     * @param logonTimeoutMs how long a Logon may take to come.
     * @param nowNs          monotone time.
     */
    public EngineSession(final LogonDecoder logon, final int maxAckLevel, final long logonTimeoutMs, final long nowNs) {
        this.logon = logon;
        this.maxAckLevel = maxAckLevel;
        this.logonDeadlineNs = nowNs + logonTimeoutMs * NS_PER_MS;
        this.lastReceivedNs = nowNs;
        this.lastSentNs = nowNs;
    }

    /**
     * Takes a frame.
     *
     * @param buffer   holds the whole frame.
     * @param offset   of the frame.
     * @param validity what {@link FrameValidator#validate} said of it.
     * @return one of the verdicts above, all negative, or the code of the reason to refuse it with.
     */
    public int onFrame(final DirectBuffer buffer, final int offset, final int validity) {
        switch (state) {
            case AWAITING_LOGON:
                return validity == FrameValidator.VALID ? onFirstFrame(buffer, offset) : validity;
            case LOGON_PENDING:
                return RejectCode.LOGON_EXPECTED.code();
            case LIVE:
                return onLiveFrame(buffer, offset, validity);
            default:
                return HANDLED;
        }
    }

    private int onFirstFrame(final DirectBuffer buffer, final int offset) {
        if (FrameDescriptor.templateId(buffer, offset) != LogonDecoder.TEMPLATE_ID) {
            return RejectCode.LOGON_EXPECTED.code();
        }
        wrapLogon(buffer, offset);
        if (logon.schemaVersion() == 0 || logon.schemaVersion() == LogonDecoder.schemaVersionNullValue()) {
            return RejectCode.BAD_SCHEMA_VERSION.code();
        }
        if (!isGoodName(buffer, logon.offset() + LogonDecoder.botNameEncodingOffset())) {
            return RejectCode.BAD_BOT_NAME.code();
        }
        if (logon.nextSequence() < 1) {
            return RejectCode.BAD_NEXT_SEQUENCE.code();
        }
        return logon.ackLevelRaw() > maxAckLevel ? RejectCode.BAD_ACK_LEVEL.code() : LOGON;
    }

    private void wrapLogon(final DirectBuffer buffer, final int offset) {
        logon.wrap(
                buffer,
                offset + FrameDescriptor.HEADER_LENGTH,
                FrameDescriptor.blockLength(buffer, offset),
                FrameDescriptor.version(buffer, offset));
    }

    private static boolean isGoodName(final DirectBuffer buffer, final int offset) {
        int length = 0;
        while (length < LogonDecoder.botNameLength() && buffer.getByte(offset + length) != 0) {
            final byte character = buffer.getByte(offset + length);
            if (character < FIRST_NAME_CHARACTER || character > LAST_NAME_CHARACTER) {
                return false;
            }
            length++;
        }
        for (int i = length; i < LogonDecoder.botNameLength(); i++) {
            if (buffer.getByte(offset + i) != 0) {
                return false;
            }
        }
        return length > 0;
    }

    private int onLiveFrame(final DirectBuffer buffer, final int offset, final int validity) {
        if (validity != FrameValidator.VALID && validity != RejectCode.UNKNOWN_TEMPLATE.code()) {
            return validity;
        }
        if (FrameDescriptor.channel(buffer, offset) != FrameDescriptor.CHANNEL_SESSION) {
            return DELIVER;
        }
        switch (FrameDescriptor.templateId(buffer, offset)) {
            case HeartbeatDecoder.TEMPLATE_ID:
                echoTimeNs = buffer.getLong(
                        offset + FrameDescriptor.HEADER_LENGTH + HeartbeatDecoder.eventTimeNsEncodingOffset());
                return HANDLED;
            case LogoutDecoder.TEMPLATE_ID:
                state(State.LOGGING_OUT);
                return LOGOUT;
            case LogonDecoder.TEMPLATE_ID:
                return RejectCode.ALREADY_LOGGED_ON.code();
            case AckDecoder.TEMPLATE_ID:
                onPushAck(buffer, offset + FrameDescriptor.HEADER_LENGTH);
                return HANDLED;
            default:
                return validity == FrameValidator.VALID ? RejectCode.WRONG_DIRECTION.code() : HANDLED;
        }
    }

    /** What was not sent on this connection cannot have been received on it: such an ack is none. */
    private void onPushAck(final DirectBuffer buffer, final int body) {
        final long sequence =
                buffer.getLong(body + AckDecoder.cumulativeSequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        final byte channel = buffer.getByte(body + AckDecoder.channelEncodingOffset());
        if (channel == FrameDescriptor.CHANNEL_RELIABLE && sequence > pushesAcked && sequence <= lastPushed) {
            pushesAcked = sequence;
        }
    }

    /**
     * What a bot that wishes this interval gets.
     *
     * @param wishMs    0: none.
     * @param defaultMs the engine's own.
     * @return {@link #MIN_HEARTBEAT_MS} to {@link #MAX_HEARTBEAT_MS}.
     */
    public static int grantHeartbeatMs(final long wishMs, final int defaultMs) {
        return (int) Math.max(MIN_HEARTBEAT_MS, Math.min(MAX_HEARTBEAT_MS, wishMs == 0 ? defaultMs : wishMs));
    }

    /**
     * The Logon was found good and is on its way.
     *
     * @param heartbeatMs granted.
     */
    public void onLogonSubmitted(final int heartbeatMs) {
        heartbeatNs = heartbeatMs * NS_PER_MS;
        state(State.LOGON_PENDING);
    }

    /**
     * The core has accepted the Logon.
     *
     * @param nextSequence of channel 1 that is expected next.
     */
    public void onBound(final long nextSequence) {
        lastAcked = nextSequence - 1;
        if (state == State.LOGON_PENDING) {
            state(State.LIVE);
        }
    }

    /**
     * The engine has acked.
     *
     * @param sequence of channel 1 up to which everything is journaled.
     */
    public void onAcked(final long sequence) {
        lastAcked = sequence;
    }

    /**
     * What the engine tells the bot it has received.
     *
     * @return highest sequence of channel 1 that was acked, 0: none.
     */
    public long lastAcked() {
        return lastAcked;
    }

    /**
     * The engine has sent a push.
     *
     * @param sequence of it, higher than those before.
     */
    public void onPushed(final long sequence) {
        lastPushed = sequence;
    }

    /**
     * What the bot has received of what was pushed on this connection.
     *
     * @return highest push sequence that the bot has acknowledged, 0: none.
     */
    public long pushesAcked() {
        return pushesAcked;
    }

    /** The connection is over. */
    public void onClosed() {
        state(State.CLOSED);
    }

    /**
     * Bytes have come.
     *
     * @param nowNs monotone time.
     */
    public void onReceived(final long nowNs) {
        lastReceivedNs = nowNs;
    }

    /**
     * Bytes were sent.
     *
     * @param nowNs monotone time.
     */
    public void onSent(final long nowNs) {
        lastSentNs = nowNs;
    }

    /**
     * Lets time pass.
     *
     * @param nowNs monotone time.
     * @return {@link #HANDLED}, {@link #SEND_HEARTBEAT}, or the code of the reason to end the connection with.
     */
    public int onTick(final long nowNs) {
        switch (state) {
            case AWAITING_LOGON:
                return nowNs - logonDeadlineNs >= 0 ? RejectCode.LOGON_TIMEOUT.code() : HANDLED;
            case LIVE:
                if (nowNs - lastReceivedNs >= HEARTBEATS_TO_TIMEOUT * heartbeatNs) {
                    return RejectCode.HEARTBEAT_TIMEOUT.code();
                }
                return nowNs - lastSentNs >= heartbeatNs ? SEND_HEARTBEAT : HANDLED;
            default:
                return HANDLED;
        }
    }

    /**
     * Time in the last heartbeat of the bot, to be echoed.
     *
     * @return its eventTimeNs, 0 when there was none.
     */
    public long echoTimeNs() {
        return echoTimeNs;
    }

    /**
     * Where the connection is in its life.
     *
     * @return never null.
     */
    public State state() {
        return state;
    }

    /**
     * Whether frames of channels 1 and 2 are taken.
     *
     * @return true in state LIVE.
     */
    public boolean isLive() {
        return state == State.LIVE;
    }

    private void state(final State newState) {
        state = newState;
    }
}
