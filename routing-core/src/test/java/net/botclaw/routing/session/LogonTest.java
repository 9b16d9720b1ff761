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

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.Test;

class LogonTest {
    private static final int BOT_STATUS = 34;
    private static final long BOOT_1 = 0xB001;
    private static final long BOOT_2 = 0xB002;
    private static final String BIND = "bind 1 ";
    private static final String LOGON_ACK = "reply 2";
    private static final String LOGON_REJECT = "reply 3";
    private static final String CONNECTED = "event 1 133";
    private static final String GAP = "event 1 135";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final SessionTable sessions = core.sessions();
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @Test
    void shouldOpenTheFirstEpochWhenTheBotWasNeverSeen() {
        inputs.tick();
        inputs.opened("bot-1", BOOT_1, 1);

        assertThat(output.calls()).containsExactly(BIND + "1 1", LOGON_ACK, CONNECTED);
        final LogonAckDecoder ack = logonAck();
        assertThat(ack.botId()).isEqualTo(1);
        assertThat(ack.sessionEpoch()).isEqualTo(1);
        assertThat(ack.nextExpectedSequence()).isEqualTo(1);
        assertThat(ack.nextPushSequence()).isEqualTo(1);
        assertThat(ack.heartbeatMs()).isEqualTo(7_000);
        assertThat(ack.maxFrame()).isEqualTo(4_096);
        assertThat(ack.ackLevel()).isEqualTo(AckLevel.SYNCED);
        assertThat(ack.eventTimeNs()).isEqualTo(CoreInputs.START_NS);
        final BotConnectedDecoder connected = connected();
        assertThat(connected.botName()).isEqualTo("bot-1");
        assertThat(connected.firmware()).isEqualTo("fw-1.2");
        assertThat(connected.cause()).isEqualTo(1);
        assertThat(connected.outcome()).isEqualTo(ResumeOutcome.FIRST);
        assertSession(1, 1, true);
    }

    @Test
    void shouldRecordAGapWhenAnUnseenBotStartsAboveOne() {
        inputs.opened("bot-1", BOOT_1, 11);

        assertThat(output.calls()).containsExactly(BIND + "1 11", LOGON_ACK, CONNECTED, GAP);
        assertGap(1, 10, 1);
        assertSession(1, 11, true);
    }

    @Test
    void shouldGoLiveWhenTheBotOffersWhatIsExpected() {
        openSendAndClose(5);

        inputs.opened("bot-1", BOOT_1, 6);

        assertThat(output.calls()).containsExactly(BIND + "1 6", LOGON_ACK, CONNECTED);
        assertThat(connected().outcome()).isEqualTo(ResumeOutcome.LIVE);
    }

    @Test
    void shouldKeepWhatIsExpectedWhenTheSameProcessOffersLess() {
        openSendAndClose(5);

        inputs.opened("bot-1", BOOT_1, 3);

        assertThat(output.calls()).containsExactly(BIND + "1 6", LOGON_ACK, CONNECTED);
        assertThat(connected().outcome()).isEqualTo(ResumeOutcome.DUPLICATES);
        assertThat(logonAck().nextExpectedSequence()).isEqualTo(6);
    }

    @Test
    void shouldOpenANewEpochWhenANewProcessOffersLess() {
        openSendAndClose(5);

        inputs.opened("bot-1", BOOT_2, 1);

        assertThat(output.calls()).containsExactly(BIND + "2 1", LOGON_ACK, CONNECTED);
        assertThat(connected().outcome()).isEqualTo(ResumeOutcome.NEW_EPOCH);
        assertSession(2, 1, true);
    }

    @Test
    void shouldRecordAGapWhenANewEpochStartsAboveOne() {
        openSendAndClose(5);

        inputs.opened("bot-1", BOOT_2, 3);

        assertThat(output.calls()).containsExactly(BIND + "2 3", LOGON_ACK, CONNECTED, GAP);
        assertGap(1, 2, 2);
    }

    @Test
    void shouldRecordAGapWhenTheBotOffersMore() {
        openSendAndClose(5);

        inputs.opened("bot-1", BOOT_2, 10);

        assertThat(output.calls()).containsExactly(BIND + "1 10", LOGON_ACK, CONNECTED, GAP);
        assertThat(connected().outcome()).isEqualTo(ResumeOutcome.GAP);
        assertGap(6, 9, 1);
    }

    @Test
    void shouldRememberTheNewBootId() {
        openSendAndClose(5);
        inputs.opened("bot-1", BOOT_2, 6);
        inputs.closed(1, 1, 0);

        inputs.opened("bot-1", BOOT_2, 2);

        assertThat(connected().outcome()).isEqualTo(ResumeOutcome.DUPLICATES);
    }

    @Test
    void shouldStartTelemetryAnewOnlyWhenTheProcessIsNew() {
        inputs.opened("bot-1", BOOT_1, 1);
        inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_TELEMETRY, 1, 1, 40);
        inputs.closed(1, 1, 0);

        inputs.opened("bot-1", BOOT_1, 1);
        assertThat(sessions.lastTelemetrySequence(1)).isEqualTo(40);
        inputs.closed(1, 1, 0);
        inputs.opened("bot-1", BOOT_2, 1);

        assertThat(sessions.lastTelemetrySequence(1)).isZero();
    }

    @Test
    void shouldRefuseALogonWhenItsSequenceIsOutOfRange() {
        inputs.opened("bot-1", BOOT_1, 0);
        assertRefused(RejectCode.BAD_NEXT_SEQUENCE, 0);
        inputs.opened("bot-1", BOOT_1, -1);
        assertRefused(RejectCode.BAD_NEXT_SEQUENCE, 0);
        inputs.opened("bot-1", BOOT_1, SessionTable.SEQUENCE_LIMIT);
        assertRefused(RejectCode.BAD_NEXT_SEQUENCE, 0);

        assertThat(sessions.botCount()).isZero();
    }

    @Test
    void shouldRefuseANewBotWhenTheTableIsFull() {
        for (int i = 1; i <= CoreLimits.MAX_BOTS; i++) {
            inputs.opened("bot-" + i, i, 1);
        }
        output.drain();

        inputs.opened("one-too-many", BOOT_1, 1);
        assertRefused(RejectCode.TOO_MANY_BOTS, 0);
        inputs.closed(7, 1, 0);
        inputs.opened("bot-7", 7, 1);

        assertThat(sessions.botCount()).isEqualTo(CoreLimits.MAX_BOTS);
        assertThat(logonAck().botId()).isEqualTo(7);
    }

    private void openSendAndClose(final int frameCount) {
        inputs.opened("bot-1", BOOT_1, 1);
        for (int i = 1; i <= frameCount; i++) {
            inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_RELIABLE, 1, 1, i);
        }
        inputs.closed(1, 1, RejectCode.CONNECTION_LOST.code());
        output.drain();
    }

    private void assertSession(final int epoch, final long nextSequence, final boolean isConnected) {
        assertThat(sessions.epoch(1)).isEqualTo(epoch);
        assertThat(sessions.nextSequence(1)).isEqualTo(nextSequence);
        assertThat(sessions.isConnected(1)).isEqualTo(isConnected);
    }

    private void assertRefused(final RejectCode code, final int retryAfterMs) {
        assertThat(output.drain()).containsExactly(LOGON_REJECT);
        final LogonRejectDecoder reject = new LogonRejectDecoder();
        reject.wrapAndApplyHeader(output.last(LogonRejectDecoder.TEMPLATE_ID), 0, header);
        assertThat(reject.code()).isEqualTo(code.code());
        assertThat(reject.retryAfterMs()).isEqualTo(retryAfterMs);
        final byte[] text = new byte[reject.textLength()];
        reject.getText(text, 0, text.length);
        assertThat(text).asString().isEqualTo(code.text());
    }

    private void assertGap(final long from, final long to, final int epoch) {
        final GapDetectedDecoder gap = new GapDetectedDecoder();
        gap.wrapAndApplyHeader(output.last(GapDetectedDecoder.TEMPLATE_ID), 0, header);
        assertThat(gap.fromSequence()).isEqualTo(from);
        assertThat(gap.toSequence()).isEqualTo(to);
        assertThat(gap.sessionEpoch()).isEqualTo(epoch);
        assertThat(gap.channel()).isEqualTo(Channel.RELIABLE);
        assertThat(gap.botId()).isEqualTo(1);
    }

    private LogonAckDecoder logonAck() {
        return new LogonAckDecoder().wrapAndApplyHeader(output.last(LogonAckDecoder.TEMPLATE_ID), 0, header);
    }

    private BotConnectedDecoder connected() {
        return new BotConnectedDecoder().wrapAndApplyHeader(output.last(BotConnectedDecoder.TEMPLATE_ID), 0, header);
    }
}
