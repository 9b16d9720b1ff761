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

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.LogonEncoder;
import org.agrona.BitUtil;

/**
 * The settings of a {@link BotSession}: change them until the session is made, which concludes them. Each setter gives
 * the context back, so that calls can be chained.
 *
 * <p><b>Threading</b>: one thread until concluded, then read only.
 */
public final class BotSessionContext {
    /** Longest credential in bytes. */
    public static final int MAX_CREDENTIAL_LENGTH = 1_024;
    /** Lowest {@link #maxFrameLength(int)} in bytes. */
    public static final int MIN_MAX_FRAME_LENGTH = 2_048;
    /** Room of the store in bytes unless set. */
    public static final int DEFAULT_STORE_LENGTH = 1024 * 1024;
    /** Room for telemetry waiting to be sent in bytes unless set. */
    public static final int DEFAULT_TELEMETRY_LENGTH = 64 * 1024;
    /** How long an answer to the Logon is awaited in milliseconds unless set. */
    public static final long DEFAULT_LOGON_TIMEOUT_MS = 5_000;

    private static final int MAX_STORE_LENGTH = 1 << 30;
    private static final char FIRST_PRINTABLE = 0x21;
    private static final char LAST_PRINTABLE = 0x7E;
    private static final long U32_MAX = 0xFFFF_FFFEL;

    private String botName = "";
    private String firmware = "";
    private long bootId;
    private long firstSequence = 1;
    private AuthScheme authScheme = AuthScheme.NONE;
    private byte[] credential = new byte[0];
    private AckLevel ackLevel = AckLevel.JOURNALED;
    private long heartbeatMs;
    private long logonTimeoutMs = DEFAULT_LOGON_TIMEOUT_MS;
    private int maxFrameLength = FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH;
    private int storeLength = DEFAULT_STORE_LENGTH;
    private int telemetryLength = DEFAULT_TELEMETRY_LENGTH;
    private long seed;
    private BotListener listener = new BotListener() {};
    private boolean isConcluded;

    /**
     * Checks the settings and fills in what was left open. Called by the session's constructor.
     *
     * @throws IllegalStateException    when called twice: a context belongs to one session.
     * @throws IllegalArgumentException when a setting is out of its range.
     */
    public void conclude() {
        if (isConcluded) {
            throw new IllegalStateException("this context already belongs to a session");
        }
        require(isPrintable(botName, 1, LogonEncoder.botNameLength()), "botName: 1-32 printable ASCII, no blanks");
        require(isPrintable(firmware, 0, LogonEncoder.firmwareLength()), "firmware: 0-16 printable ASCII, no blanks");
        require(credential.length <= MAX_CREDENTIAL_LENGTH, "credential: at most 1,024 bytes");
        require(ackLevel != AckLevel.NULL_VAL, "ackLevel: missing");
        require(authScheme != AuthScheme.NULL_VAL, "authScheme: missing");
        require(firstSequence >= 1, "firstSequence: at least 1");
        require(heartbeatMs >= 0 && heartbeatMs <= U32_MAX, "heartbeatMs: out of range");
        require(logonTimeoutMs > 0, "logonTimeoutMs: must be above 0");
        require(
                maxFrameLength >= MIN_MAX_FRAME_LENGTH && maxFrameLength < FrameDescriptor.MAX_FRAME_LENGTH,
                "maxFrameLength: 2,048 to 65,534");
        storeLength = roundUp(storeLength);
        telemetryLength = roundUp(telemetryLength);
        while (bootId == 0) {
            bootId = ThreadLocalRandom.current().nextLong();
        }
        seed = seed == 0 ? bootId : seed;
        isConcluded = true;
    }

    /**
     * Sets the bot's name.
     *
     * @param value 1 to 32 characters of printable ASCII without blanks; required.
     * @return this.
     */
    public BotSessionContext botName(final String value) {
        botName = value;
        return this;
    }

    /**
     * The bot's name.
     *
     * @return as set.
     */
    public String botName() {
        return botName;
    }

    /**
     * Sets what the bot says of its software.
     *
     * @param value 0 to 16 characters of printable ASCII without blanks.
     * @return this.
     */
    public BotSessionContext firmware(final String value) {
        firmware = value;
        return this;
    }

    /**
     * The bot's software.
     *
     * @return as set, empty unless set.
     */
    public String firmware() {
        return firmware;
    }

    /**
     * Sets the number that names one life of the sequence counter. Two starts that both count from 1 must never share
     * one: the engine would take new messages for duplicates. A bot whose store outlives a restart keeps it.
     *
     * @param value random; 0 (the default) lets the context draw it.
     * @return this.
     */
    public BotSessionContext bootId(final long value) {
        bootId = value;
        return this;
    }

    /**
     * The boot id.
     *
     * @return as set or drawn.
     */
    public long bootId() {
        return bootId;
    }

    /**
     * Sets the sequence of the first message, for a bot that remembers across starts how far it was acknowledged.
     *
     * @param value at least 1, which is the default.
     * @return this.
     */
    public BotSessionContext firstSequence(final long value) {
        firstSequence = value;
        return this;
    }

    /**
     * Sequence of the first message.
     *
     * @return at least 1.
     */
    public long firstSequence() {
        return firstSequence;
    }

    /**
     * Sets the token the bot shows; the scheme becomes {@link AuthScheme#TOKEN}.
     *
     * @param value up to 1,024 bytes, copied.
     * @return this.
     */
    public BotSessionContext token(final byte[] value) {
        authScheme = AuthScheme.TOKEN;
        credential = value.clone();
        return this;
    }

    /**
     * Sets the token the bot shows; the scheme becomes {@link AuthScheme#TOKEN}.
     *
     * @param value up to 1,024 bytes in UTF-8.
     * @return this.
     */
    public BotSessionContext token(final String value) {
        return token(value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sets scheme and credential as they are, for tests and for schemes to come.
     *
     * @param scheme how the bot shows who it is.
     * @param value  up to 1,024 bytes, copied.
     * @return this.
     */
    public BotSessionContext credential(final AuthScheme scheme, final byte[] value) {
        authScheme = scheme;
        credential = value.clone();
        return this;
    }

    /**
     * How the bot shows who it is.
     *
     * @return {@link AuthScheme#NONE} unless set.
     */
    public AuthScheme authScheme() {
        return authScheme;
    }

    byte[] credential() {
        return credential;
    }

    /**
     * Sets how far a message must have come before it is acknowledged; the engine refuses the logon when it cannot.
     *
     * @param value {@link AckLevel#JOURNALED} unless set.
     * @return this.
     */
    public BotSessionContext ackLevel(final AckLevel value) {
        ackLevel = value;
        return this;
    }

    /**
     * How far a message must have come before it is acknowledged.
     *
     * @return as set.
     */
    public AckLevel ackLevel() {
        return ackLevel;
    }

    /**
     * Sets the interval of heartbeats to ask for.
     *
     * @param value milliseconds; 0 (the default) lets the engine decide.
     * @return this.
     */
    public BotSessionContext heartbeatMs(final long value) {
        heartbeatMs = value;
        return this;
    }

    /**
     * The interval of heartbeats to ask for.
     *
     * @return milliseconds or 0.
     */
    public long heartbeatMs() {
        return heartbeatMs;
    }

    /**
     * Sets how long an answer to the Logon is awaited before the link is closed.
     *
     * @param value milliseconds, above 0.
     * @return this.
     */
    public BotSessionContext logonTimeoutMs(final long value) {
        logonTimeoutMs = value;
        return this;
    }

    /**
     * How long an answer to the Logon is awaited.
     *
     * @return milliseconds.
     */
    public long logonTimeoutMs() {
        return logonTimeoutMs;
    }

    /**
     * Sets the longest frame the bot takes and sends, frame header included; the engine may grant less.
     *
     * @param value bytes, 2,048 to 65,534.
     * @return this.
     */
    public BotSessionContext maxFrameLength(final int value) {
        maxFrameLength = value;
        return this;
    }

    /**
     * The longest frame.
     *
     * @return bytes.
     */
    public int maxFrameLength() {
        return maxFrameLength;
    }

    /**
     * Sets the room for messages that are not acknowledged yet; each takes its frame length rounded up to eight.
     *
     * @param value bytes, rounded up to a power of two that holds at least one longest frame.
     * @return this.
     */
    public BotSessionContext storeLength(final int value) {
        storeLength = value;
        return this;
    }

    /**
     * Room for messages that are not acknowledged yet.
     *
     * @return bytes.
     */
    public int storeLength() {
        return storeLength;
    }

    /**
     * Sets the room for telemetry that waits to be sent.
     *
     * @param value bytes, rounded up to a power of two that holds at least one longest frame.
     * @return this.
     */
    public BotSessionContext telemetryLength(final int value) {
        telemetryLength = value;
        return this;
    }

    /**
     * Room for telemetry that waits to be sent.
     *
     * @return bytes.
     */
    public int telemetryLength() {
        return telemetryLength;
    }

    /**
     * Sets the seed of the back-off's jitter.
     *
     * @param value 0 (the default) takes the boot id.
     * @return this.
     */
    public BotSessionContext seed(final long value) {
        seed = value;
        return this;
    }

    /**
     * Seed of the back-off's jitter.
     *
     * @return as set or the boot id.
     */
    public long seed() {
        return seed;
    }

    /**
     * Sets who hears of acknowledgements, pushes and the like.
     *
     * @param value one that ignores everything unless set.
     * @return this.
     */
    public BotSessionContext listener(final BotListener value) {
        listener = value;
        return this;
    }

    /**
     * Who hears of acknowledgements, pushes and the like.
     *
     * @return as set.
     */
    public BotListener listener() {
        return listener;
    }

    private int roundUp(final int length) {
        require(length > 0 && length <= MAX_STORE_LENGTH, "storeLength, telemetryLength: 1 to 2^30");
        return BitUtil.findNextPositivePowerOfTwo(Math.max(length, maxFrameLength));
    }

    private static boolean isPrintable(final String text, final int minLength, final int maxLength) {
        return text.length() >= minLength
                && text.length() <= maxLength
                && text.chars().allMatch(c -> c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE);
    }

    private static void require(final boolean isRight, final String text) {
        if (!isRight) {
            throw new IllegalArgumentException(text);
        }
    }
}
