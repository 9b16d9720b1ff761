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

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A bot sends what it makes in the order in which it makes it, whatever the channel. */
class BotSendOrderTest {
    private final SessionHarness bot = new SessionHarness();
    private final UnsafeBuffer message = TestMessages.reading(1.0);

    private void offerTelemetry() {
        assertThat(bot.session.offerTelemetry(0, message, 0, message.capacity()))
                .isPositive();
    }

    @Test
    void shouldSendBothChannelsInTheOrderOfTheOffers() {
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        bot.offer(1.0);
        offerTelemetry();
        offerTelemetry();
        bot.offer(2.0);
        offerTelemetry();
        bot.offer(3.0);

        assertThat(bot.drainHeaders())
                .containsExactly("32/1/1/0", "32/2/1/0", "32/2/2/0", "32/1/2/0", "32/2/3/0", "32/1/3/0");
    }

    @Test
    void shouldSendTelemetryBehindWhatWaitedForTheSession() {
        bot.offer(1.0);
        bot.offer(2.0);
        bot.logOn(TestMessages.logonAck(1, 1, 1));
        offerTelemetry();
        bot.offer(3.0);

        assertThat(bot.drainHeaders()).containsExactly("32/1/1/4", "32/1/2/4", "32/2/1/0", "32/1/3/0");
    }

    @Test
    void shouldKeepTheOrderWhenTheEngineIsAheadOfTheBot() {
        bot.logOn(TestMessages.logonAck(1, 50, 1));
        offerTelemetry();
        bot.offer(1.0);
        offerTelemetry();

        assertThat(bot.drainHeaders()).containsExactly("32/2/1/0", "32/1/50/0", "32/2/2/0");
    }
}
