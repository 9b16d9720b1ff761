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
package net.botclaw.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Every reason for which the engine refuses something. The number goes over the wire and into counters and journals, so
 * a number is never reused.
 *
 * <p>Classes: 1xx refuses a logon and closes; 2xx refuses a frame and closes (TCP); 3xx flow control; 4xx refuses what a
 * message asks for, the session goes on; 5xx the engine's own trouble, come back after {@code retryAfterMs}.
 */
public enum RejectCode {
    /** Nothing is wrong; also the code of an orderly Logout. */
    OK(0, "ok"),
    /** The first frame was not a Logon, or a frame came before the Logon's answer. */
    LOGON_EXPECTED(101, "a Logon first, and nothing before its answer"),
    /** No Logon came in time. */
    LOGON_TIMEOUT(102, "no Logon came in time"),
    /** The credential does not match. */
    BAD_CREDENTIAL(103, "the credential does not match"),
    /** The authentication scheme is not the one the engine is configured for. */
    BAD_AUTH_SCHEME(104, "the authentication scheme is not accepted"),
    /** The bot's name is empty or has a character outside of printable ASCII. */
    BAD_BOT_NAME(105, "the bot name is empty or not printable ASCII"),
    /** The bot's schema version is not supported. */
    BAD_SCHEMA_VERSION(106, "the schema version is not supported"),
    /** The bot asked for an ack level that the engine does not reach. */
    BAD_ACK_LEVEL(107, "the ack level is not available"),
    /** nextSequence is zero, or 2^62 or more. */
    BAD_NEXT_SEQUENCE(108, "nextSequence must be 1 to 2^62 - 1"),
    /** The table of known bots is full. */
    TOO_MANY_BOTS(109, "no room for another bot"),
    /** The engine has as many connections as it may. */
    TOO_MANY_CONNECTIONS(110, "no room for another connection"),
    /** The sessions of this bot took one another over too often; both ends wait. */
    TAKEOVER_HOLD(111, "too many takeovers, hold off"),
    /** A second Logon on a connection that is already logged on. */
    ALREADY_LOGGED_ON(112, "already logged on"),
    /** Frame length below the header or above the limit. */
    BAD_LENGTH(201, "frame length out of range"),
    /** A reserved flag bit is set. */
    BAD_FLAGS(202, "reserved flag bit set"),
    /** Unknown channel, or a message on a channel it does not belong to. */
    BAD_CHANNEL(203, "channel unknown or wrong for this message"),
    /** Not this protocol's schema. */
    BAD_SCHEMA_ID(204, "not the schema id of this protocol"),
    /** Version 0. */
    BAD_VERSION(205, "schema version 0"),
    /** The root block's length does not fit the message or the frame. */
    BAD_BLOCK_LENGTH(206, "block length does not fit"),
    /** A group's dimensions do not fit the message or the frame. */
    BAD_GROUP(207, "group dimensions do not fit"),
    /** A data field's length does not fit the frame. */
    BAD_DATA_LENGTH(208, "data length does not fit"),
    /** Bytes are left over after the last field. */
    TRAILING_BYTES(209, "bytes left after the last field"),
    /** This engine does not know the message; it is journaled and skipped, and the session goes on. */
    UNKNOWN_TEMPLATE(210, "unknown message"),
    /** The message may not travel in this direction. */
    WRONG_DIRECTION(211, "message not allowed in this direction"),
    /** A sequence on channel 0, or one that is further ahead than a gap may be. */
    BAD_SEQUENCE(212, "sequence out of range"),
    /** Slow down. */
    BACK_PRESSURE(301, "slow down"),
    /** The frame was telemetry and was shed under overload. */
    TELEMETRY_SHED(302, "telemetry shed"),
    /** The bot does not read what it is sent. */
    SLOW_CONSUMER(303, "outbound limit exceeded"),
    /** Nothing was heard for too long. */
    HEARTBEAT_TIMEOUT(304, "nothing heard for too long"),
    /** A newer connection of the same bot has taken the session over. */
    SESSION_TAKEN_OVER(305, "session taken over by a newer connection"),
    /** The peer closed or reset the connection without a Logout. */
    CONNECTION_LOST(306, "connection lost"),
    /** A value is out of its range. */
    INVALID_VALUE(401, "value out of range"),
    /** Names something that does not exist. */
    UNKNOWN_ID(402, "unknown id"),
    /** Same id and revision, other content. */
    CONFLICT(403, "same id and revision, other content"),
    /** A newer revision is known already. */
    STALE_REVISION(404, "a newer revision is known"),
    /** A known message that nothing in this engine handles. */
    NOT_SUPPORTED(405, "nothing handles this message"),
    /** A table is full. */
    LIMIT_REACHED(406, "a table is full"),
    /** There is no way from start to goal, whatever is open. */
    NO_ROUTE(407, "there is no way to the goal"),
    /** What is closed at the moment, or who stands there, leaves no way. */
    BLOCKED(408, "the way is closed at the moment"),
    /** The planner stopped at its limit; there may be a way. */
    CAPPED(409, "planning stopped at its limit"),
    /** A location holds less than was to be taken from it. */
    INSUFFICIENT_STOCK(410, "the location holds less than that"),
    /** Where the bot is on the map is not known. */
    NOT_ON_MAP(411, "the bot is not on the map"),
    /** A deadline passed before the task was done. */
    DEADLINE_PASSED(412, "the deadline has passed"),
    /** The bot that had the task was gone for too long. */
    BOT_LOST(413, "the bot was gone for too long"),
    /** The operator, or who asked for it, took the task back. */
    CANCELLED(414, "taken back"),
    /** As much is waiting for the bot as may wait. */
    OUTBOX_FULL(415, "too much is waiting for the bot"),
    /** The truck has no way out of where it stands, or is broken; it takes no trip now. */
    CANNOT_DRIVE(416, "the truck takes no trip now"),
    /** Goods cannot be at this location: bots charge or stand there. */
    NOT_STORAGE(418, "the location is no storage"),
    /** The engine is stopping. */
    SHUTTING_DOWN(501, "the engine is stopping"),
    /** The engine has started again; sessions of its last life have ended. */
    ENGINE_RESTARTED(502, "the engine has restarted"),
    /** No room left on the journal's disk. */
    DISK_FULL(503, "the journal's disk is full"),
    /** The memory for unfinished frames, or for bots that do not read, is used up; who had a part of it keeps it. */
    NO_MEMORY(504, "no memory left for this connection");

    private static final int MAX_CODE = 600;
    private static final RejectCode[] BY_CODE = new RejectCode[MAX_CODE];

    static {
        for (final RejectCode value : values()) {
            BY_CODE[value.code] = value;
        }
    }

    private final int code;
    private final String text;
    private final DirectBuffer textAscii;

    RejectCode(final int code, final String text) {
        this.code = code;
        this.text = text;
        this.textAscii = new UnsafeBuffer(text.getBytes(US_ASCII));
    }

    /**
     * The number on the wire.
     *
     * @return 0 to 599.
     */
    public int code() {
        return code;
    }

    /**
     * One short line for people.
     *
     * @return lower case, no full stop.
     */
    public String text() {
        return text;
    }

    /**
     * The same line as bytes, for a message.
     *
     * @return ASCII, not to be changed.
     */
    public DirectBuffer textAscii() {
        return textAscii;
    }

    /**
     * Whether a frame refused for this reason ends its connection. {@link #UNKNOWN_TEMPLATE} does not: a newer bot may
     * know more than this engine.
     *
     * @return true for 1xx and 2xx except unknown templates.
     */
    public boolean isFatal() {
        return code > 100 && code < 300 && this != UNKNOWN_TEMPLATE;
    }

    /**
     * Whether a logon that is refused for this reason will be refused for it again, until a person has changed the
     * bot or the engine. So a bot stops. Codes that this version does not know go by their class: 2xx says that the
     * Logon was malformed, which it will be the next time as well; any other may pass.
     *
     * @param code of a LogonReject, or of a Logout of the engine.
     * @return true for 101, 103 to 108, and 2xx.
     */
    public static boolean isFinal(final int code) {
        return code == LOGON_EXPECTED.code
                || code >= BAD_CREDENTIAL.code && code <= BAD_NEXT_SEQUENCE.code
                || code > 200 && code < 300;
    }

    /**
     * A code in words, for a line that a person reads.
     *
     * @param code from the wire.
     * @return number and text, or the number alone when this version does not know the code.
     */
    public static String describe(final int code) {
        final RejectCode known = ofCode(code);
        return known == null ? Integer.toString(code) : code + " " + known.text;
    }

    /**
     * Looks a code up.
     *
     * @param code from the wire.
     * @return the constant or null when this version does not know the code.
     */
    public static RejectCode ofCode(final int code) {
        return code >= 0 && code < MAX_CODE ? BY_CODE[code] : null;
    }
}
