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

import net.botclaw.protocol.RejectCode;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a bot's session ends for good because the engine will not have it. */
class BotSessionRefusalTest {
    private final SessionHarness bot = new SessionHarness();
    private final UnsafeBuffer message = TestMessages.reading(1.0);

    @ParameterizedTest
    @ValueSource(ints = {101, 103, 104, 105, 106, 107, 108, 201, 206, 210, 299})
    void shouldEndForGoodWhenTheLogonIsRefusedWithAFinalCode(final int code) {
        // given
        bot.offer(1.0);

        // when
        bot.logOn(TestMessages.logonReject(code, 30_000));
        final boolean shouldClose = bot.session.shouldClose();
        final long offeredWhileClosing = bot.offer(2.0);
        bot.loseLink();

        // then
        assertThat(shouldClose).isTrue();
        assertThat(offeredWhileClosing).isEqualTo(BotSession.REFUSED);
        assertRefused(code);
        assertThat(bot.calls)
                .containsExactly("logonRejected " + code + " 30000", "disconnected " + code, "refused " + code);
        assertThat(bot.session.storedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {102, 109, 110, 111, 199, 501, 503})
    void shouldComeBackWhenTheLogonIsRefusedForNow(final int code) {
        for (int i = 0; i < 10; i++) {
            bot.logOn(TestMessages.logonReject(code, 0));
            bot.loseLink();
        }

        assertComesBack();
        assertThat(bot.calls).doesNotContain("refused " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {103, 106})
    void shouldEndForGoodWhenTheEngineLogsOutWithAFinalCode(final int code) {
        bot.logOn(TestMessages.logonAck(1, 1, 1));

        bot.receive(TestMessages.logout(code, 0));
        bot.loseLink();

        assertRefused(code);
    }

    @Test
    void shouldSayRefusedWhenLoggedOutAfterwards() {
        bot.logOn(TestMessages.logonReject(RejectCode.BAD_CREDENTIAL.code(), 0));
        bot.session.logout(RejectCode.OK);
        bot.loseLink();

        bot.session.logout(RejectCode.OK);

        assertRefused(RejectCode.BAD_CREDENTIAL.code());
    }

    @Test
    void shouldEndForGoodWhenTheSameFrameIsRefusedAgainAndAgain() {
        // given
        final int code = RejectCode.BAD_BLOCK_LENGTH.code();
        bot.offer(1.0);

        // when
        for (int i = 1; i < RefusalRule.MAX_REJECTS; i++) {
            refuseFirstFrame(code);
            assertComesBack();
        }
        refuseFirstFrame(code);

        // then
        assertRefused(code);
    }

    @Test
    void shouldComeBackWhenFramesAreAcknowledgedInBetween() {
        for (int i = 1; i <= 3 * RefusalRule.MAX_REJECTS; i++) {
            bot.offer(1.0);
            bot.logOn(TestMessages.logonAck(1, i, 1));
            bot.drain();
            bot.receive(TestMessages.ack(i, i));
            bot.receive(TestMessages.reject(0, 0, RejectCode.BAD_FLAGS.code()));
            bot.loseLink();
        }

        assertComesBack();
    }

    /** A client that knows the token could stop the bot for good otherwise. */
    @Test
    void shouldComeBackHoweverOftenAnotherOfTheSameNameTakesTheSession() {
        for (int i = 0; i < 10; i++) {
            takeOver(i % 2 == 0 ? RejectCode.SESSION_TAKEN_OVER : RejectCode.TAKEOVER_HOLD, 0);
            assertComesBack();
        }
    }

    private void refuseFirstFrame(final int code) {
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.drain();
        bot.receive(TestMessages.reject(1, 32, code));
        bot.loseLink();
    }

    private void takeOver(final RejectCode code, final long afterMs) {
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.nowNs += afterMs * MS;
        bot.receive(TestMessages.logout(code.code(), 0));
        bot.loseLink();
    }

    private void assertComesBack() {
        assertThat(bot.session.refusalCode()).isZero();
        assertThat(bot.session.state()).isEqualTo(BotSessionState.DISCONNECTED);
        assertThat(bot.session.shouldConnect(bot.nowNs + 600_000 * MS)).isTrue();
        bot.nowNs += 600_000 * MS;
    }

    private void assertRefused(final int code) {
        assertThat(bot.session.state()).isEqualTo(BotSessionState.REFUSED);
        assertThat(bot.session.state().isTerminal()).isTrue();
        assertThat(bot.session.refusalCode()).isEqualTo(code);
        assertThat(bot.calls).endsWith("refused " + code);
        assertThat(bot.session.shouldConnect(bot.nowNs + 600_000 * MS)).isFalse();
        assertThat(bot.offer(3.0)).isEqualTo(BotSession.REFUSED);
        assertThat(bot.session.offerTelemetry(0, message, 0, message.capacity()))
                .isEqualTo(BotSession.REFUSED);
        bot.session.onConnected(bot.nowNs);
        assertThat(bot.drain()).isEmpty();
    }
}
