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

import static net.botclaw.protocol.session.SessionHarness.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BotSessionTest {
    private static final MessageHeaderDecoder HEADER = new MessageHeaderDecoder();

    @Test
    void shouldIntroduceItselfWhenTheLinkOpens() {
        // given
        final SessionHarness bot = new SessionHarness(
                new BotSessionContext().token("secret").firmware("fw-1").heartbeatMs(500));
        bot.offer(1.0);

        // when
        bot.session.onConnected(bot.nowNs);
        final List<UnsafeBuffer> frames = bot.drain();

        // then
        assertThat(frames).hasSize(1);
        final LogonDecoder logon =
                new LogonDecoder().wrapAndApplyHeader(frames.get(0), FrameDescriptor.SBE_OFFSET, HEADER);
        assertThat(logon.bootId()).isEqualTo(42);
        assertThat(logon.nextSequence()).isEqualTo(1);
        assertThat(logon.lastPushSequence()).isZero();
        assertThat(logon.heartbeatMs()).isEqualTo(500);
        assertThat(logon.ackLevel()).isEqualTo(AckLevel.JOURNALED);
        assertThat(logon.authScheme()).isEqualTo(AuthScheme.TOKEN);
        assertThat(logon.botName()).isEqualTo("bot-1");
        assertThat(logon.firmware()).isEqualTo("fw-1");
        final byte[] credential = new byte[logon.credentialLength()];
        logon.getCredential(credential, 0, credential.length);
        assertThat(credential).asString().isEqualTo("secret");
        assertThat(bot.drain()).as("nothing until the answer").isEmpty();
    }

    @Test
    void shouldSendInOrderWhenLive() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.offer(1.0);

        // when
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(2.0);

        // then
        assertThat(bot.session.state()).isEqualTo(BotSessionState.LIVE);
        assertThat(bot.session.botId()).isEqualTo(TestMessages.BOT_ID);
        assertThat(bot.drainHeaders())
                .as("the first waited in the store, the second did not")
                .containsExactly("32/1/1/4", "32/1/2/0");
        assertThat(bot.calls).containsExactly("live 1 1");
    }

    @Test
    void shouldReleaseTheStoreWhenAcked() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.offer(2.0);
        bot.offer(3.0);
        bot.drain();

        // when
        bot.receive(TestMessages.ack(2, 900));
        bot.receive(TestMessages.ack(1, 900));

        // then
        assertThat(bot.session.ackedSequence()).isEqualTo(2);
        assertThat(bot.session.storedCount()).isEqualTo(1);
        assertThat(bot.calls).containsExactly("live 1 1", "acked 2 JOURNALED 900");
    }

    @Test
    void shouldPushBackWhenTheStoreIsFullAndTakeMoreWhenAcked() {
        // given
        final SessionHarness bot =
                new SessionHarness(new BotSessionContext().maxFrameLength(2048).storeLength(2048));
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        long last = 0;
        for (long sequence = bot.offer(0.0); sequence > 0; sequence = bot.offer(0.0)) {
            last = sequence;
        }

        // when
        bot.drain();
        bot.receive(TestMessages.ack(1, 1));

        // then
        assertThat(last).as("frames of 40 bytes").isEqualTo(2048 / 40);
        assertThat(bot.offer(0.0)).isEqualTo(last + 1);
        assertThat(bot.offer(0.0)).isEqualTo(BotSession.BACK_PRESSURED);
    }

    @Test
    void shouldSendAgainFromWhereTheEngineIsWhenResumed() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.offer(2.0);
        bot.drain();
        bot.loseLink();
        bot.offer(3.0);

        // when
        bot.session.onConnected(bot.nowNs);
        final LogonDecoder logon =
                new LogonDecoder().wrapAndApplyHeader(bot.drain().get(0), FrameDescriptor.SBE_OFFSET, HEADER);
        final long offered = logon.nextSequence();
        bot.receive(TestMessages.logonAck(1, 2, 1));
        bot.offer(4.0);

        // then
        final int resent = FrameDescriptor.FLAG_POSS_DUP | FrameDescriptor.FLAG_FROM_STORE;
        assertThat(offered).isEqualTo(1);
        assertThat(bot.drainHeaders())
                .containsExactly("32/1/2/" + resent, "32/1/3/" + FrameDescriptor.FLAG_FROM_STORE, "32/1/4/0");
        assertThat(bot.calls).containsExactly("live 1 1", "disconnected 306", "live 1 2", "acked 1 JOURNALED 0");
        assertThat(bot.session.framesResent()).isEqualTo(1);
        assertThat(bot.session.reconnects()).isEqualTo(1);
    }

    @Test
    void shouldJumpAheadWhenTheEngineExpectsMoreThanTheBotEverSent() {
        // given
        final SessionHarness bot = new SessionHarness();

        // when
        bot.logOn(TestMessages.logonAck(3, 101, 1));

        // then
        assertThat(bot.offer(1.0)).isEqualTo(101);
        assertThat(bot.drainHeaders()).containsExactly("32/1/101/0");
        assertThat(bot.session.sessionEpoch()).isEqualTo(3);
    }

    @Test
    void shouldCloseWhenTheEngineExpectsWhatTheBotNoLongerHas() {
        final SessionHarness bot = new SessionHarness(new BotSessionContext().firstSequence(10));

        bot.logOn(TestMessages.logonAck(1, 9, 1));
        bot.loseLink();

        assertThat(bot.calls).containsExactly("disconnected " + RejectCode.BAD_SEQUENCE.code());
    }

    @Test
    void shouldWaitAsLongAsToldWhenTheLogonIsRejected() {
        // given
        final SessionHarness bot = new SessionHarness();
        final int code = RejectCode.TAKEOVER_HOLD.code();

        // when
        bot.logOn(TestMessages.logonReject(code, 30_000));
        final boolean shouldClose = bot.session.shouldClose();
        bot.loseLink();

        // then
        assertThat(shouldClose).isTrue();
        assertThat(bot.calls).containsExactly("logonRejected " + code + " 30000", "disconnected " + code);
        assertThat(bot.session.shouldConnect(bot.nowNs + 30_000 * MS - 1)).isFalse();
        assertThat(bot.session.shouldConnect(bot.nowNs + 30_100 * MS)).isTrue();
    }

    @Test
    void shouldBeatWhenNothingElseWasSent() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.drain();
        bot.receive(TestMessages.heartbeat(123));

        // when
        bot.advanceMs(TestMessages.HEARTBEAT_MS - 1);
        final List<UnsafeBuffer> early = bot.drain();
        bot.advanceMs(1);
        final List<UnsafeBuffer> due = bot.drain();

        // then
        assertThat(early).isEmpty();
        assertThat(due).hasSize(1);
        final HeartbeatDecoder heartbeat =
                new HeartbeatDecoder().wrapAndApplyHeader(due.get(0), FrameDescriptor.SBE_OFFSET, HEADER);
        assertThat(heartbeat.lastSent()).isEqualTo(1);
        assertThat(heartbeat.echoTimeNs()).isEqualTo(123);
        assertThat(bot.drain()).isEmpty();
    }

    @Test
    void shouldCloseWhenNothingIsHeardForThreeHeartbeats() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));

        bot.advanceMs(3 * TestMessages.HEARTBEAT_MS);
        final boolean isEarly = bot.session.shouldClose();
        bot.advanceMs(1);

        assertThat(isEarly).isFalse();
        assertThat(bot.session.shouldClose()).isTrue();
        bot.loseLink();
        assertThat(bot.calls).endsWith("disconnected " + RejectCode.HEARTBEAT_TIMEOUT.code());
    }

    @Test
    void shouldCloseWhenTheLogonIsNotAnswered() {
        final SessionHarness bot = new SessionHarness();
        bot.session.onConnected(bot.nowNs);
        bot.drain();

        bot.advanceMs(BotSessionContext.DEFAULT_LOGON_TIMEOUT_MS + 1);

        assertThat(bot.session.shouldClose()).isTrue();
    }

    @Test
    void shouldSendEverythingBeforeTheLogoutWhenLoggingOut() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.offer(2.0);

        // when
        bot.session.logout(RejectCode.OK);
        final List<UnsafeBuffer> frames = bot.drain(100);
        final List<UnsafeBuffer> rest = bot.drain();

        // then
        assertThat(frames).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(FrameDescriptor.templateId(rest.get(0), 0)).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(bot.session.state()).isEqualTo(BotSessionState.LOGGING_OUT);
        assertThat(bot.offer(3.0)).isEqualTo(BotSession.CLOSED);
    }

    @Test
    void shouldStayLoggedOutWhenTheEngineHasAnswered() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.session.logout(RejectCode.OK);
        bot.drain();

        // when
        bot.receive(TestMessages.ack(1, 1));
        bot.receive(TestMessages.logout(RejectCode.OK.code(), 0));
        bot.loseLink();

        // then
        assertThat(bot.session.state()).isEqualTo(BotSessionState.LOGGED_OUT);
        assertThat(bot.session.storedCount()).isZero();
        assertThat(bot.session.shouldConnect(Long.MAX_VALUE)).isFalse();
        assertThat(bot.calls).endsWith("acked 1 JOURNALED 1", "disconnected 0");
    }

    @Test
    void shouldComeBackAfterTheWaitWhenTheEngineLogsOut() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));

        bot.receive(TestMessages.logout(RejectCode.SHUTTING_DOWN.code(), 2_000));
        bot.loseLink();

        assertThat(bot.session.state()).isEqualTo(BotSessionState.DISCONNECTED);
        assertThat(bot.session.shouldConnect(bot.nowNs + 1_999 * MS)).isFalse();
        assertThat(bot.session.shouldConnect(bot.nowNs + 2_100 * MS)).isTrue();
    }

    @Test
    void shouldCloseWhenTheEngineSendsAMalformedFrame() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        final UnsafeBuffer frame = TestMessages.ack(1, 1);
        frame.putByte(2, (byte) 0x80);

        // when
        bot.receive(frame);
        bot.receive(TestMessages.ack(1, 1));
        bot.loseLink();

        // then
        assertThat(bot.calls).containsExactly("live 1 1", "disconnected " + RejectCode.BAD_FLAGS.code());
    }

    @Test
    void shouldCloseWhenTheEngineAcksWhatWasNeverSent() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);

        bot.receive(TestMessages.ack(1, 1));

        assertThat(bot.session.shouldClose()).isTrue();
        assertThat(bot.session.storedCount()).isEqualTo(1);
    }

    @Test
    void shouldWaitForTheRestWhenAFrameIsPartial() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        bot.drain();
        final UnsafeBuffer ack = TestMessages.ack(1, 5);
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[128]);
        final int heartbeatLength = TestMessages.heartbeat(1).capacity();
        bytes.putBytes(0, TestMessages.heartbeat(1), 0, heartbeatLength);
        bytes.putBytes(heartbeatLength, ack, 0, ack.capacity() - 1);

        // when
        final int consumed = bot.session.onBytes(bytes, 0, heartbeatLength + ack.capacity() - 1, bot.nowNs);

        // then
        assertThat(consumed).isEqualTo(heartbeatLength);
        assertThat(bot.session.ackedSequence()).isZero();
    }

    @Test
    void shouldAckPushesOnceEachAndNotDeliverThemAgainWhenTheyComeTwice() {
        // given
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));

        // when
        bot.receive(TestMessages.push(1, 501));
        bot.receive(TestMessages.push(2, 502));
        bot.receive(TestMessages.push(1, 501));
        final List<UnsafeBuffer> frames = bot.drain();

        // then
        assertThat(bot.calls).containsExactly("live 1 1", "push 1 501", "push 2 502");
        assertThat(frames).hasSize(1);
        final AckDecoder ack = new AckDecoder().wrapAndApplyHeader(frames.get(0), FrameDescriptor.SBE_OFFSET, HEADER);
        assertThat(ack.cumulativeSequence()).isEqualTo(2);
    }

    @Test
    void shouldGoOnCountingPushesWhenTheEpochIsNew() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.receive(TestMessages.push(1, 501));
        bot.loseLink();

        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.receive(TestMessages.push(1, 501));
        bot.loseLink();
        bot.logOn(TestMessages.logonAck(2, 1, 1));
        bot.receive(TestMessages.push(1, 501));
        bot.receive(TestMessages.push(2, 601));

        assertThat(bot.calls).filteredOn(call -> call.startsWith("push")).containsExactly("push 1 501", "push 2 601");
    }

    @Test
    void shouldPassOverHolesInThePushesAndAckTheNewest() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 3));
        bot.receive(TestMessages.push(5, 501));
        bot.receive(TestMessages.push(4, 502));
        bot.receive(TestMessages.push(9, 503));

        assertThat(bot.calls).containsExactly("live 1 1", "push 5 501", "push 9 503");
        final List<UnsafeBuffer> frames = bot.drain();
        final AckDecoder ack =
                new AckDecoder().wrapAndApplyHeader(frames.get(frames.size() - 1), FrameDescriptor.SBE_OFFSET, HEADER);
        assertThat(ack.cumulativeSequence()).isEqualTo(9);
    }

    @Test
    void shouldSkipAndCountWhenTheEngineKnowsMoreMessages() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        final UnsafeBuffer unknown = TestMessages.push(1, 501);
        unknown.putByte(10, (byte) 95);

        bot.receive(unknown);
        bot.receive(TestMessages.push(2, 502));

        assertThat(bot.calls).containsExactly("live 1 1", "push 2 502");
        assertThat(bot.session.framesIgnored()).isEqualTo(1);
    }

    @Test
    void shouldTellTheListenerWhenTheEngineRejectsOrIsBusy() {
        final SessionHarness bot = new SessionHarness();
        bot.logOn(TestMessages.logonAck(1, 1, 1));

        bot.receive(TestMessages.backpressure(BackpressureLevel.SLOW_DOWN, 20));
        bot.receive(TestMessages.reject(3, 37, RejectCode.UNKNOWN_ID.code()));
        bot.receive(TestMessages.reject(4, 37, RejectCode.BAD_GROUP.code()));
        bot.loseLink();

        assertThat(bot.calls)
                .containsExactly(
                        "live 1 1",
                        "backpressure SLOW_DOWN 20",
                        "reject 3 37 402",
                        "reject 4 37 207",
                        "disconnected 207");
    }

    @Test
    void shouldDropTelemetryWhenNotLiveAndGoOnCountingWhenLive() {
        // given
        final SessionHarness bot = new SessionHarness();
        final UnsafeBuffer message = TestMessages.reading(1.0);

        // when
        final long offline = bot.session.offerTelemetry(0, message, 0, message.capacity());
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        final long first = bot.session.offerTelemetry(0, message, 0, message.capacity());
        final List<String> sent = bot.drainHeaders();
        bot.session.offerTelemetry(0, message, 0, message.capacity());
        bot.loseLink();
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        final long third = bot.session.offerTelemetry(0, message, 0, message.capacity());

        // then
        assertThat(offline).isEqualTo(BotSession.NOT_LIVE);
        assertThat(first).isEqualTo(1);
        assertThat(sent).containsExactly("32/2/1/0");
        assertThat(third).isEqualTo(3);
        assertThat(bot.drainHeaders()).containsExactly("32/2/3/0");
        assertThat(bot.session.telemetryDropped()).isEqualTo(2);
    }

    @Test
    void shouldThrowAndKeepNothingWhenAMessageIsMalformed() {
        final SessionHarness bot = new SessionHarness();
        final UnsafeBuffer message = TestMessages.reading(1.0);
        message.putShort(0, (short) 23);

        assertThatThrownBy(() -> bot.session.offer(0, message, 0, message.capacity()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("206");
        assertThatThrownBy(() -> bot.session.offer(FrameDescriptor.FLAG_POSS_DUP, message, 0, message.capacity()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bot.session.storedCount()).isZero();
        assertThat(bot.offer(1.0)).isEqualTo(1);
    }

    @Test
    void shouldReportAndSkipWhenAStoredFrameIsLongerThanTheEngineGrants() {
        // given
        final SessionHarness bot = new SessionHarness();
        final UnsafeBuffer big = TestMessages.vendorData(1_000);
        bot.offer(1.0);
        bot.session.offer(0, big, 0, big.capacity());

        // when
        bot.logOn(TestMessages.logonAck(1, 1, 1, 512));
        final List<String> sent = bot.drainHeaders();
        bot.receive(TestMessages.ack(1, 1));

        // then
        assertThat(sent).containsExactly("32/1/1/4");
        assertThat(bot.calls).containsExactly("live 1 1", "reject 2 43 201", "acked 1 JOURNALED 1");
        assertThat(bot.session.storedCount()).isZero();
        assertThat(bot.session.oversizeDropped()).isEqualTo(1);
        assertThatThrownBy(() -> bot.session.offer(0, big, 0, big.capacity()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
