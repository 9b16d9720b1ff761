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
package net.botclaw.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.routing.site.Site;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RoutingCoreTest {
    private static final int MISSION_UPDATE = 41;
    private static final int BOT_STATUS = 34;
    private static final int UNKNOWN_INBOUND = 60;
    private static final int UNKNOWN_BEYOND = 40_000;
    private static final int SET_SENSOR_THRESHOLD = 96;
    private static final int UNKNOWN_COMMAND = 127;
    private static final int RELIABLE = FrameDescriptor.CHANNEL_RELIABLE;
    private static final int TELEMETRY = FrameDescriptor.CHANNEL_TELEMETRY;
    private static final int ACK_REQ = FrameDescriptor.FLAG_ACK_REQ;

    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @Test
    void shouldAcceptAMessageThatIsForTheJournalOnly() {
        logOn();

        inputs.frame(BOT_STATUS, ACK_REQ, RELIABLE, 1, 1, 1);

        assertThat(output.calls()).isEmpty();
        assertThat(core.sessions().nextSequence(1)).isEqualTo(2);
        assertThat(core.unhandled()).isZero();
    }

    @Test
    void shouldRejectAnUnknownTemplateWhenTheBotAsks() {
        logOn();

        inputs.frame(UNKNOWN_INBOUND, ACK_REQ, RELIABLE, 1, 1, 1);
        inputs.frame(UNKNOWN_BEYOND, ACK_REQ, TELEMETRY, 1, 1, 9);

        assertThat(output.calls()).containsExactly("reply 10", "reply 10");
        assertThat(core.unknownTemplates()).isEqualTo(2);
        final RejectDecoder reject = lastReject();
        assertThat(reject.code()).isEqualTo(RejectCode.UNKNOWN_TEMPLATE.code());
        assertThat(reject.refSequence()).isEqualTo(9);
        assertThat(reject.refTemplate()).isEqualTo(UNKNOWN_BEYOND);
        assertThat(reject.eventTimeNs()).isEqualTo(CoreInputs.START_NS);
    }

    @Test
    void shouldSkipAnUnknownTemplateInSilenceWhenTheBotDoesNotAsk() {
        logOn();

        inputs.frame(UNKNOWN_INBOUND, 0, RELIABLE, 1, 1, 1);

        assertThat(output.calls()).isEmpty();
        assertThat(core.unknownTemplates()).isEqualTo(1);
    }

    @Test
    void shouldRejectAKnownTemplateWhenNothingHandlesIt() {
        logOn();

        inputs.frame(MISSION_UPDATE, 0, RELIABLE, 1, 1, 1);
        inputs.frame(MISSION_UPDATE, ACK_REQ, RELIABLE, 1, 1, 2);

        assertThat(output.calls()).containsExactly("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.NOT_SUPPORTED.code());
        assertThat(core.unhandled()).isEqualTo(2);
    }

    @Test
    void shouldRejectAlwaysWhenAHandlerRefuses() {
        logOn();

        inputs.reliable(1, 1, 1, inputs.writeReading(1, 0, 1, 0, Double.NaN));

        assertThat(output.calls()).containsExactly("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.INVALID_VALUE.code());
        assertThat(core.refused()).isEqualTo(1);
    }

    @Test
    void shouldNotReachTheHandlerOfACommandWhenABotSendsIt() {
        logOn();

        inputs.frame(SET_SENSOR_THRESHOLD, ACK_REQ, RELIABLE, 1, 1, 1);

        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.UNKNOWN_TEMPLATE.code());
    }

    @Test
    void shouldRejectACommandWhenNothingHandlesIt() {
        inputs.command(UNKNOWN_COMMAND, ACK_REQ);
        inputs.command(BOT_STATUS, ACK_REQ);
        inputs.command(UNKNOWN_COMMAND, 0);

        assertThat(output.calls()).containsExactly("reply 10", "reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.NOT_SUPPORTED.code());
        assertThat(core.unhandled()).isEqualTo(3);
    }

    @Test
    void shouldRefuseARecordThatIsNoInputAndGoOn() {
        for (final RecordKind kind : RecordKind.values()) {
            if (!kind.isInput()) {
                assertThatIllegalArgumentException().isThrownBy(() -> inputs.apply(kind, 0, 0, 0, 0, 8));
            }
        }

        inputs.tick();

        assertThat(core.inputCount()).isEqualTo(1);
    }

    @Test
    void shouldCountATickAndDoNothingElse() {
        inputs.tick();

        assertThat(output.calls()).isEmpty();
        assertThat(core.inputCount()).isEqualTo(1);
    }

    @Test
    void shouldPublishTheStateHashAtEachInterval() {
        final RoutingCore hashing = new RoutingCore(output, 3, Site.NONE);
        final CoreInputs ticks = new CoreInputs(hashing::onRecord);
        final String third;

        ticks.tick();
        ticks.tick();
        ticks.tick();
        third = "stateHash 3 " + Long.toHexString(hashing.stateHash());
        ticks.tick();
        ticks.tick();
        ticks.passNs(1);
        ticks.tick();

        assertThat(output.calls()).containsExactly(third, "stateHash 6 " + Long.toHexString(hashing.stateHash()));
    }

    @Test
    void shouldRefuseAnIntervalWhenItIsBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RoutingCore(output, 0, Site.NONE));
    }

    @Test
    void shouldHaveAnotherHashWhenAnyInputDiffers() {
        final RoutingCore other = new RoutingCore(new RecordingOutput());
        final CoreInputs otherInputs = new CoreInputs(other::onRecord);

        inputs.opened("bot-a", 1, 1);
        otherInputs.opened("bot-b", 1, 1);

        assertThat(core.stateHash()).isNotEqualTo(other.stateHash());
    }

    @Test
    void shouldStopWhenTimeGoesBack() {
        inputs.tick();
        inputs.passNs(-1);

        assertThatThrownBy(inputs::tick)
                .isInstanceOf(CoreFailedException.class)
                .hasMessageStartingWith("the core failed at position 1, kind TICK, template 0, handler none: ")
                .hasRootCauseMessage("time goes back from " + CoreInputs.START_NS + " to " + (CoreInputs.START_NS - 1));
    }

    @Test
    void shouldStopWhenAReliableFrameIsNotTheNext() {
        logOn();
        inputs.frame(BOT_STATUS, 0, RELIABLE, 1, 1, 1);

        assertBroken(() -> inputs.frame(BOT_STATUS, 0, RELIABLE, 1, 1, 3), "expected sequence 2");
        assertThatThrownBy(inputs::tick).isInstanceOf(CoreFailedException.class).hasNoCause();
    }

    @Test
    void shouldStopWhenATelemetryFrameIsNotAboveTheLast() {
        logOn();
        inputs.frame(BOT_STATUS, 0, TELEMETRY, 1, 1, 5);
        inputs.frame(BOT_STATUS, 0, TELEMETRY, 1, 1, 9);

        assertBroken(() -> inputs.frame(BOT_STATUS, 0, TELEMETRY, 1, 1, 9), "last telemetry sequence 9");
    }

    @Test
    void shouldStopWhenAFrameIsOnTheSessionChannel() {
        logOn();

        assertBroken(() -> inputs.frame(BOT_STATUS, 0, FrameDescriptor.CHANNEL_SESSION, 1, 1, 0), "channel 0");
    }

    @Test
    void shouldStopWhenAFrameIsOfAnotherEpoch() {
        logOn();

        assertBroken(() -> inputs.frame(BOT_STATUS, 0, RELIABLE, 1, 2, 1), "no open session");
    }

    @Test
    void shouldStopWhenAFrameIsOfAnUnknownBot() {
        assertBroken(() -> inputs.frame(BOT_STATUS, 0, RELIABLE, 1, 1, 1), "no open session");
    }

    @Test
    void shouldStopWhenAFrameIsOfAClosedSession() {
        logOn();
        inputs.closed(1, 1, RejectCode.CONNECTION_LOST.code());

        assertBroken(() -> inputs.frame(BOT_STATUS, 0, RELIABLE, 1, 1, 1), "no open session");
    }

    private void logOn() {
        inputs.opened("bot-1", 1, 1);
        output.drain();
    }

    private RejectDecoder lastReject() {
        return new RejectDecoder()
                .wrap(
                        output.last(RejectDecoder.TEMPLATE_ID),
                        8,
                        RejectDecoder.BLOCK_LENGTH,
                        RejectDecoder.SCHEMA_VERSION);
    }

    private static void assertBroken(final ThrowingCallable call, final String reason) {
        assertThatThrownBy(call)
                .isInstanceOf(CoreFailedException.class)
                .rootCause()
                .hasMessageStartingWith("broken journal: bot 1")
                .hasMessageEndingWith(reason);
    }
}
