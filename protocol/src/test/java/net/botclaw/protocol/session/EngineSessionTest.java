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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckEncoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.HeartbeatEncoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogonEncoder;
import net.botclaw.protocol.codec.LogoutEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSessionTest {
    private static final int LOGON_TIMEOUT_MS = 5_000;
    private static final int HEARTBEAT_MS = 1_000;

    private final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EngineSession session =
            new EngineSession(new LogonDecoder(), AckLevel.JOURNALED.value(), LOGON_TIMEOUT_MS, 0);

    @Test
    void shouldTakeALogonFirst() {
        assertThat(take(logon("bot-1", 1, AckLevel.JOURNALED))).isEqualTo(EngineSession.LOGON);
        session.onLogonSubmitted(HEARTBEAT_MS);
        assertThat(session.state()).isEqualTo(EngineSession.State.LOGON_PENDING);
        session.onBound(8);
        assertThat(session.isLive()).isTrue();
    }

    @Test
    void shouldRefuseAnythingElseFirst() {
        assertThat(take(reading(FrameDescriptor.CHANNEL_RELIABLE))).isEqualTo(RejectCode.LOGON_EXPECTED.code());
        assertThat(take(heartbeat())).isEqualTo(RejectCode.LOGON_EXPECTED.code());
        assertThat(session.onFrame(frame, 0, RejectCode.BAD_FLAGS.code())).isEqualTo(RejectCode.BAD_FLAGS.code());
    }

    @Test
    void shouldRefuseALogonWithAFault() {
        assertThat(take(logon("", 1, AckLevel.JOURNALED))).isEqualTo(RejectCode.BAD_BOT_NAME.code());
        assertThat(take(logon("two words", 1, AckLevel.JOURNALED))).isEqualTo(RejectCode.BAD_BOT_NAME.code());
        assertThat(take(logon("bot-1", 0, AckLevel.JOURNALED))).isEqualTo(RejectCode.BAD_NEXT_SEQUENCE.code());
        assertThat(take(logon("bot-1", 1, AckLevel.SYNCED))).isEqualTo(RejectCode.BAD_ACK_LEVEL.code());
        final int length = logon("bot-1", 1, AckLevel.JOURNALED);
        frame.putShort(FrameDescriptor.HEADER_LENGTH + LogonDecoder.schemaVersionEncodingOffset(), (short) 0);
        assertThat(take(length)).isEqualTo(RejectCode.BAD_SCHEMA_VERSION.code());
    }

    @Test
    void shouldRefuseANameWithBytesBehindItsEnd() {
        final int length = logon("bot-1", 1, AckLevel.JOURNALED);
        frame.putByte(FrameDescriptor.HEADER_LENGTH + LogonDecoder.botNameEncodingOffset() + 10, (byte) 'x');
        assertThat(take(length)).isEqualTo(RejectCode.BAD_BOT_NAME.code());
    }

    @Test
    void shouldRefuseFramesBetweenLogonAndItsAnswer() {
        take(logon("bot-1", 1, AckLevel.JOURNALED));
        session.onLogonSubmitted(HEARTBEAT_MS);
        assertThat(take(reading(FrameDescriptor.CHANNEL_RELIABLE))).isEqualTo(RejectCode.LOGON_EXPECTED.code());
    }

    @Test
    void shouldDeliverDataAndHandleSessionFramesWhenLive() {
        goLive();
        assertThat(take(reading(FrameDescriptor.CHANNEL_RELIABLE))).isEqualTo(EngineSession.DELIVER);
        assertThat(take(reading(FrameDescriptor.CHANNEL_TELEMETRY))).isEqualTo(EngineSession.DELIVER);
        assertThat(take(heartbeat())).isEqualTo(EngineSession.HANDLED);
        assertThat(session.echoTimeNs()).isEqualTo(77);
        assertThat(take(logon("bot-1", 1, AckLevel.JOURNALED))).isEqualTo(RejectCode.ALREADY_LOGGED_ON.code());
    }

    @Test
    void shouldDeliverUnknownMessagesAndRefuseMalformedOnesWhenLive() {
        goLive();
        reading(FrameDescriptor.CHANNEL_RELIABLE);
        assertThat(session.onFrame(frame, 0, RejectCode.UNKNOWN_TEMPLATE.code()))
                .isEqualTo(EngineSession.DELIVER);
        assertThat(session.onFrame(frame, 0, RejectCode.BAD_GROUP.code())).isEqualTo(RejectCode.BAD_GROUP.code());
    }

    @Test
    void shouldIgnoreWhatComesAfterLogout() {
        goLive();
        assertThat(take(logout())).isEqualTo(EngineSession.LOGOUT);
        assertThat(session.state()).isEqualTo(EngineSession.State.LOGGING_OUT);
        assertThat(take(reading(FrameDescriptor.CHANNEL_RELIABLE))).isEqualTo(EngineSession.HANDLED);
    }

    @Test
    void shouldTimeOutWhenNoLogonComes() {
        assertThat(session.onTick(ms(LOGON_TIMEOUT_MS) - 1)).isEqualTo(EngineSession.HANDLED);
        assertThat(session.onTick(ms(LOGON_TIMEOUT_MS))).isEqualTo(RejectCode.LOGON_TIMEOUT.code());
    }

    @Test
    void shouldSendHeartbeatsWhenNothingElseIsSentAndTimeOutWhenNothingIsHeard() {
        goLive();
        session.onReceived(ms(100));
        session.onSent(ms(100));
        assertThat(session.onTick(ms(1_099))).isEqualTo(EngineSession.HANDLED);
        assertThat(session.onTick(ms(1_100))).isEqualTo(EngineSession.SEND_HEARTBEAT);
        session.onSent(ms(1_100));
        assertThat(session.onTick(ms(1_200))).isEqualTo(EngineSession.HANDLED);
        session.onReceived(ms(2_000));
        session.onSent(ms(4_999));
        assertThat(session.onTick(ms(4_999))).isEqualTo(EngineSession.HANDLED);
        assertThat(session.onTick(ms(5_000))).isEqualTo(RejectCode.HEARTBEAT_TIMEOUT.code());
    }

    @Test
    void shouldRememberWhatWasAcked() {
        goLive();
        assertThat(session.lastAcked()).isEqualTo(7);
        session.onAcked(12);
        assertThat(session.lastAcked()).isEqualTo(12);
    }

    @Test
    void shouldRememberTheHighestPushAcknowledged() {
        goLive();
        session.onPushed(7);
        session.onPushed(9);
        assertThat(take(ack(FrameDescriptor.CHANNEL_RELIABLE, 8))).isEqualTo(EngineSession.HANDLED);
        assertThat(session.pushesAcked()).isEqualTo(8);
        take(ack(FrameDescriptor.CHANNEL_RELIABLE, 7));
        assertThat(session.pushesAcked()).isEqualTo(8);
        take(ack(FrameDescriptor.CHANNEL_TELEMETRY, 9));
        assertThat(session.pushesAcked()).isEqualTo(8);
        take(ack(FrameDescriptor.CHANNEL_RELIABLE, 9));
        assertThat(session.pushesAcked()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 10, Long.MAX_VALUE})
    void shouldTakeAnAckOfWhatWasNeverPushedForNone(final long sequence) {
        goLive();
        session.onPushed(9);
        assertThat(take(ack(FrameDescriptor.CHANNEL_RELIABLE, sequence))).isEqualTo(EngineSession.HANDLED);
        assertThat(session.pushesAcked()).isZero();
        take(ack(FrameDescriptor.CHANNEL_RELIABLE, 9));
        assertThat(session.pushesAcked()).isEqualTo(9);
    }

    @Test
    void shouldGrantHeartbeatsWithinTheLimits() {
        assertThat(EngineSession.grantHeartbeatMs(0, 10_000)).isEqualTo(10_000);
        assertThat(EngineSession.grantHeartbeatMs(1, 10_000)).isEqualTo(EngineSession.MIN_HEARTBEAT_MS);
        assertThat(EngineSession.grantHeartbeatMs(4_000_000_000L, 10_000)).isEqualTo(EngineSession.MAX_HEARTBEAT_MS);
    }

    private void goLive() {
        take(logon("bot-1", 1, AckLevel.JOURNALED));
        session.onLogonSubmitted(HEARTBEAT_MS);
        session.onBound(8);
    }

    private int take(final int length) {
        final int validity = validator.validate(frame, 0, length);
        return session.onFrame(frame, 0, validity);
    }

    private int logon(final String name, final long nextSequence, final AckLevel level) {
        final LogonEncoder logon = new LogonEncoder();
        logon.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(1)
                .bootId(1)
                .nextSequence(nextSequence)
                .lastPushSequence(0)
                .heartbeatMs(0)
                .schemaVersion(1)
                .maxFrame(0)
                .ackLevel(level)
                .authScheme(AuthScheme.NONE)
                .botName(name)
                .firmware("")
                .putCredential(new byte[0], 0, 0);
        return finish(logon.limit(), FrameDescriptor.CHANNEL_SESSION, 0);
    }

    private int reading(final int channel) {
        final SensorReadingEncoder reading = new SensorReadingEncoder();
        reading.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header);
        return finish(reading.limit(), channel, 1);
    }

    private int heartbeat() {
        final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
        heartbeat.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header).eventTimeNs(77);
        return finish(heartbeat.limit(), FrameDescriptor.CHANNEL_SESSION, 0);
    }

    private int ack(final int channel, final long sequence) {
        final AckEncoder ack = new AckEncoder();
        ack.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header).cumulativeSequence(sequence);
        frame.putByte(FrameDescriptor.HEADER_LENGTH + AckEncoder.channelEncodingOffset(), (byte) channel);
        return finish(ack.limit(), FrameDescriptor.CHANNEL_SESSION, 0);
    }

    private int logout() {
        final LogoutEncoder logout = new LogoutEncoder();
        logout.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header).code(0);
        return finish(logout.limit(), FrameDescriptor.CHANNEL_SESSION, 0);
    }

    private int finish(final int length, final int channel, final long sequence) {
        FrameDescriptor.putHeader(frame, 0, length, 0, channel, sequence);
        return length;
    }

    private static long ms(final long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
