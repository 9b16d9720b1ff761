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

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.Test;

class TakeoverTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TAKEN_OVER = 305;
    private static final int HOLD = 111;

    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @Test
    void shouldDisconnectTheOldConnectionBeforeTheNewOneIsBound() {
        logOn();
        output.drain();

        logOn();

        assertThat(output.calls())
                .containsExactly("disconnect 1 305 0", "event 1 134", "bind 1 1 1", "reply 2", "event 1 133");
        assertThat(disconnectedCode()).isEqualTo(TAKEN_OVER);
    }

    @Test
    void shouldReportTheOldEpochWhenTheNewSessionOpensAnother() {
        inputs.opened("bot-1", 1, 9);

        inputs.opened("bot-1", 2, 1);

        assertThat(disconnected().sessionEpoch()).isEqualTo(1);
        assertThat(core.sessions().epoch(1)).isEqualTo(2);
    }

    @Test
    void shouldHoldBothEndsOffWhenTakeoversAreTooMany() {
        takeOverThreeTimes();

        logOn();

        assertThat(output.drain()).containsExactly("disconnect 1 111 57000", "event 1 134", "reply 3");
        assertThat(disconnectedCode()).isEqualTo(HOLD);
        assertRefused(57_000);
        assertThat(core.sessions().isConnected(1)).isFalse();
    }

    @Test
    void shouldRefuseEveryLogonUntilTheHoldEnds() {
        takeOverThreeTimes();
        logOn();
        output.drain();

        inputs.passNs(SECOND_NS + 1);
        logOn();
        assertThat(output.drain()).containsExactly("reply 3");
        assertRefused(56_000);
        inputs.passNs(56 * SECOND_NS - 2);
        logOn();
        assertThat(output.drain()).containsExactly("reply 3");
        assertRefused(1);
        inputs.passNs(1);
        logOn();

        assertThat(output.drain()).containsExactly("bind 1 1 1", "reply 2", "event 1 133");
    }

    @Test
    void shouldHoldOffAgainWhenTheFightGoesOn() {
        takeOverThreeTimes();
        logOn();
        inputs.passNs(57 * SECOND_NS);
        logOn();
        logOn();
        output.drain();

        logOn();

        assertThat(output.drain()).containsExactly("disconnect 1 111 1000", "event 1 134", "reply 3");
    }

    @Test
    void shouldNotHoldOffWhenTakeoversAreFarEnoughApart() {
        logOn();
        for (int i = 0; i < 20; i++) {
            inputs.passNs(20 * SECOND_NS);
            logOn();
        }

        assertThat(output.count(LogonRejectDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldNotCountALogonWhenThereIsNothingToTakeOver() {
        for (int i = 0; i < 20; i++) {
            logOn();
            inputs.closed(1, 1, 0);
        }

        assertThat(output.count(LogonRejectDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldNotHoldOffOtherBots() {
        takeOverThreeTimes();
        logOn();
        output.drain();

        inputs.opened("bot-2", 1, 1);

        assertThat(output.calls()).containsExactly("bind 2 1 1", "reply 2", "event 2 133");
    }

    private void takeOverThreeTimes() {
        for (int i = 0; i < 4; i++) {
            logOn();
            inputs.passNs(SECOND_NS);
        }
        output.drain();
    }

    private void logOn() {
        inputs.opened("bot-1", 1, 1);
    }

    private int disconnectedCode() {
        return disconnected().code();
    }

    private BotDisconnectedDecoder disconnected() {
        return new BotDisconnectedDecoder()
                .wrapAndApplyHeader(output.last(BotDisconnectedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private void assertRefused(final int retryAfterMs) {
        final LogonRejectDecoder reject = new LogonRejectDecoder()
                .wrapAndApplyHeader(output.last(LogonRejectDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertThat(reject.code()).isEqualTo(HOLD);
        assertThat(reject.retryAfterMs()).isEqualTo(retryAfterMs);
    }
}
