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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.CoreFailedException;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.Test;

class LiveSessionTest {
    private static final int BOT_STATUS = 34;
    private static final long BOOT_1 = 0xB001;
    private static final long BOOT_2 = 0xB002;
    private static final String DISCONNECTED = "event 1 134";
    private static final String GAP = "event 1 135";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final SessionTable sessions = core.sessions();
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @Test
    void shouldReportTheEndOfASession() {
        inputs.opened("bot-1", BOOT_1, 1);
        inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_RELIABLE, 1, 1, 1);
        inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_TELEMETRY, 1, 1, 1);
        output.drain();

        inputs.closed(1, 1, RejectCode.HEARTBEAT_TIMEOUT.code());

        assertThat(output.calls()).containsExactly(DISCONNECTED);
        final BotDisconnectedDecoder event = disconnected();
        assertThat(event.code()).isEqualTo(RejectCode.HEARTBEAT_TIMEOUT.code());
        assertThat(event.framesReceived()).isEqualTo(2);
        assertThat(event.duplicatesDropped()).isEqualTo(5);
        assertThat(event.sessionEpoch()).isEqualTo(1);
        assertThat(event.cause()).isEqualTo(inputs.lastPosition());
        assertSession(1, 2, false);
    }

    @Test
    void shouldCountTheFramesOfEachSessionAnew() {
        openSendAndClose(3);
        assertThat(disconnected().framesReceived()).isEqualTo(3);

        inputs.opened("bot-1", BOOT_1, 4);
        inputs.opened("bot-1", BOOT_1, 4);

        assertThat(disconnected().framesReceived()).isZero();
        assertThat(disconnected().duplicatesDropped()).isZero();
    }

    @Test
    void shouldIgnoreTheEndOfASessionWhenItIsNotTheOpenOne() {
        inputs.closed(1, 1, 0);
        openSendAndClose(1);
        inputs.closed(1, 1, 0);
        inputs.opened("bot-1", BOOT_2, 1);
        output.drain();

        inputs.closed(1, 1, 0);
        inputs.closed(0, 0, 0);

        assertThat(output.calls()).isEmpty();
        assertSession(2, 1, true);
    }

    @Test
    void shouldMoveOnWhenALiveSessionHasAGap() {
        inputs.opened("bot-1", BOOT_1, 1);
        output.drain();

        inputs.gap(1, 1, 1, 99);
        inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_RELIABLE, 1, 1, 100);

        assertThat(output.calls()).containsExactly(GAP);
        assertGap(1, 99, 1);
        assertSession(1, 101, true);
    }

    @Test
    void shouldTakeTheLargestGap() {
        inputs.opened("bot-1", BOOT_1, SessionTable.SEQUENCE_LIMIT - 1);

        inputs.gap(1, 1, SessionTable.SEQUENCE_LIMIT - 1, SessionTable.SEQUENCE_LIMIT - 2 + CoreLimits.MAX_GAP);

        assertSession(1, SessionTable.SEQUENCE_LIMIT - 1 + CoreLimits.MAX_GAP, true);
    }

    @Test
    void shouldStopWhenAGapDoesNotFit() {
        assertGapBroken(2, 5);
        assertGapBroken(1, 0);
        assertGapBroken(1, 1 + CoreLimits.MAX_GAP);
    }

    @Test
    void shouldStopWhenASessionRecordIsNone() {
        inputs.writeReading(1, 1, 1, 0, 1.0);

        assertThatThrownBy(() -> inputs.apply(RecordKind.SESSION, 0, 1, 1, 0, 40))
                .isInstanceOf(CoreFailedException.class)
                .rootCause()
                .hasMessageEndingWith("no session record: template 32");
    }

    private static void assertGapBroken(final long from, final long to) {
        final CoreInputs inputs = new CoreInputs(new RoutingCore(new RecordingOutput())::onRecord);
        inputs.opened("bot-1", BOOT_1, 1);

        assertThatThrownBy(() -> inputs.gap(1, 1, from, to))
                .isInstanceOf(CoreFailedException.class)
                .rootCause()
                .hasMessageContaining("gap from " + from + " to " + to + ", expected sequence 1");
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

    private void assertGap(final long from, final long to, final int epoch) {
        final GapDetectedDecoder gap = new GapDetectedDecoder();
        gap.wrapAndApplyHeader(output.last(GapDetectedDecoder.TEMPLATE_ID), 0, header);
        assertThat(gap.fromSequence()).isEqualTo(from);
        assertThat(gap.toSequence()).isEqualTo(to);
        assertThat(gap.sessionEpoch()).isEqualTo(epoch);
        assertThat(gap.channel()).isEqualTo(Channel.RELIABLE);
        assertThat(gap.botId()).isEqualTo(1);
    }

    private BotDisconnectedDecoder disconnected() {
        return new BotDisconnectedDecoder()
                .wrapAndApplyHeader(output.last(BotDisconnectedDecoder.TEMPLATE_ID), 0, header);
    }
}
