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
package net.botclaw.routing.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AlertClearedDecoder;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.protocol.codec.AlertType;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorBatchEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SensorRuleHandlerTest {
    private static final int SOIL = SensorType.SOIL_MOISTURE.value();
    private static final int TEMPERATURE = SensorType.TEMPERATURE.value();
    private static final int UNKNOWN_TYPE = 200;
    private static final int GOOD = Quality.GOOD.value();
    private static final int UNCERTAIN = Quality.UNCERTAIN.value();
    private static final int BAD = Quality.BAD.value();
    private static final int UNKNOWN_QUALITY = 9;
    private static final int ZONE = 12;
    private static final String RAISED = "event 1 129";
    private static final String CLEARED = "event 1 130";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @BeforeEach
    void logOn() {
        inputs.opened("bot-1", 1, 1);
        output.drain();
    }

    @Test
    void shouldNotRaiseWhenTheValueIsAtTheThreshold() {
        read(SOIL, 5, GOOD, 30.0);

        assertThat(output.calls()).isEmpty();
    }

    @Test
    void shouldRaiseOnceWhenValuesAreBelowTheThreshold() {
        read(SOIL, 5, GOOD, 29.999);
        final long position = inputs.lastPosition();
        read(SOIL, 5, GOOD, 12.0);

        assertThat(output.calls()).containsExactly(RAISED);
        final AlertRaisedDecoder alert = raised();
        assertThat(alert.alertId()).isEqualTo(1);
        assertThat(alert.ruleId()).isEqualTo(1);
        assertThat(alert.botId()).isEqualTo(1);
        assertThat(alert.cause()).isEqualTo(position);
        assertThat(alert.eventTimeNs()).isEqualTo(CoreInputs.START_NS);
        assertThat(alert.value()).isEqualTo(29.999);
        assertThat(alert.threshold()).isEqualTo(30.0);
        assertThat(alert.zoneId()).isEqualTo(ZONE);
        assertThat(alert.sensorId()).isEqualTo(5);
        assertThat(alert.alertType()).isEqualTo(AlertType.CRITICAL_SOIL_MOISTURE);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldClearOnlyWhenTheValueIsAtTheSecondThreshold() {
        read(SOIL, 5, GOOD, 20.0);
        output.drain();

        read(SOIL, 5, GOOD, 31.999);
        assertThat(output.calls()).isEmpty();
        read(SOIL, 5, GOOD, 32.0);
        read(SOIL, 5, GOOD, 33.0);

        assertThat(output.calls()).containsExactly(CLEARED);
        final AlertClearedDecoder alert = cleared();
        assertThat(alert.alertId()).isEqualTo(1);
        assertThat(alert.threshold()).isEqualTo(32.0);
        assertThat(alert.value()).isEqualTo(32.0);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.alertType()).isEqualTo(AlertType.CRITICAL_SOIL_MOISTURE);
    }

    @Test
    void shouldRaiseAgainWithANewIdWhenTheAlertWasCleared() {
        read(SOIL, 5, GOOD, 20.0);
        read(SOIL, 5, GOOD, 40.0);
        read(SOIL, 5, GOOD, 20.0);

        assertThat(output.calls()).containsExactly(RAISED, CLEARED, RAISED);
        assertThat(raised().alertId()).isEqualTo(2);
    }

    @Test
    void shouldKeepAlertsOfSensorsTypesAndBotsApart() {
        inputs.writeThreshold(TEMPERATURE, 0, 0, 4.0, 5.0);
        inputs.sendThreshold();
        inputs.opened("bot-2", 1, 1);
        output.drain();

        read(SOIL, 5, GOOD, 1.0);
        read(SOIL, 6, GOOD, 1.0);
        read(TEMPERATURE, 5, GOOD, 1.0);
        inputs.reliable(2, 1, 1, inputs.writeReading(SOIL, ZONE, 5, GOOD, 1.0));

        assertThat(output.calls()).containsExactly(RAISED, RAISED, RAISED, "event 2 129");
    }

    @Test
    void shouldDecideByGoodAndUncertainValuesOnly() {
        read(SOIL, 5, BAD, 1.0);
        read(SOIL, 5, UNKNOWN_QUALITY, 1.0);
        assertThat(output.calls()).isEmpty();
        read(SOIL, 5, UNCERTAIN, 1.0);
        read(SOIL, 5, BAD, 99.0);
        assertThat(output.calls()).containsExactly(RAISED);
        read(SOIL, 5, UNCERTAIN, 99.0);

        assertThat(output.calls()).containsExactly(RAISED, CLEARED);
    }

    @Test
    void shouldIgnoreATypeThatNoRuleIsFor() {
        read(TEMPERATURE, 5, GOOD, -273.0);
        read(UNKNOWN_TYPE, 5, GOOD, -273.0);

        assertThat(output.calls()).isEmpty();
        assertThat(core.refused()).isZero();
    }

    @Test
    void shouldRefuseAValueThatIsNoFiniteNumber() {
        for (final double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            read(SOIL, 5, GOOD, value);
            assertThat(output.drain()).containsExactly("reply 10");
            assertThat(output.lastRejectCode()).isEqualTo(RejectCode.INVALID_VALUE.code());
        }
    }

    @Test
    void shouldApplyABatchInOrder() {
        final SensorBatchEncoder.ReadingsEncoder entries = inputs.startBatch(ZONE, 4);
        entry(entries, 1, 29.0f);
        entry(entries, 2, 50.0f);
        entry(entries, 1, 33.0f);
        entry(entries, 2, 29.0f);

        sendBatch();

        assertThat(output.calls()).containsExactly(RAISED, CLEARED, RAISED);
        assertThat(raised().sensorId()).isEqualTo(2);
        assertThat(raised().zoneId()).isEqualTo(ZONE);
        assertThat(raised().value()).isEqualTo(29.0);
    }

    @Test
    void shouldRefuseAWholeBatchWhenOneValueIsNoNumber() {
        final SensorBatchEncoder.ReadingsEncoder entries = inputs.startBatch(ZONE, 2);
        entry(entries, 1, 1.0f);
        entry(entries, 2, Float.NaN);

        sendBatch();
        assertThat(output.drain()).containsExactly("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.INVALID_VALUE.code());
        read(SOIL, 1, GOOD, 1.0);

        assertThat(output.calls()).containsExactly(RAISED);
        assertThat(raised().alertId()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheLargestBatchAndRefuseALargerOne() {
        fillBatch(SensorRuleHandler.MAX_BATCH_ENTRIES);
        sendBatch();
        assertThat(output.drain()).hasSize(SensorRuleHandler.MAX_BATCH_ENTRIES).containsOnly(RAISED);

        fillBatch(SensorRuleHandler.MAX_BATCH_ENTRIES + 1);
        sendBatch();

        assertThat(output.drain()).containsExactly("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.LIMIT_REACHED.code());
    }

    @Test
    void shouldTakeAnEmptyBatch() {
        inputs.startBatch(ZONE, 0);

        sendBatch();

        assertThat(output.calls()).isEmpty();
    }

    @Test
    void shouldRefuseWhatWouldRaiseWhenABotHasTooManyAlerts() {
        raiseAll(1, ActiveAlertTable.MAX_PER_BOT);
        output.drain();

        read(SOIL, 9_000, GOOD, 1.0);
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.LIMIT_REACHED.code());
        final SensorBatchEncoder.ReadingsEncoder entries = inputs.startBatch(ZONE, 2);
        entry(entries, 1, 99.0f);
        entry(entries, 9_000, 1.0f);
        sendBatch();
        assertThat(output.drain()).containsExactly("reply 10", "reply 10");

        read(SOIL, 1, GOOD, 99.0);
        read(SOIL, 9_000, GOOD, 1.0);
        assertThat(output.calls()).containsExactly(CLEARED, RAISED);
    }

    @Test
    void shouldRefuseWhatWouldRaiseWhenThereIsNoRoomForAlerts() {
        final int botCount = CoreLimits.MAX_ACTIVE_ALERTS / ActiveAlertTable.MAX_PER_BOT;
        for (int botId = 2; botId <= botCount + 1; botId++) {
            inputs.opened("bot-" + botId, 1, 1);
            raiseAll(botId, ActiveAlertTable.MAX_PER_BOT);
        }
        assertThat(output.count(AlertRaisedDecoder.TEMPLATE_ID)).isEqualTo(CoreLimits.MAX_ACTIVE_ALERTS);
        output.drain();

        read(SOIL, 1, GOOD, 1.0);
        read(SOIL, 1, GOOD, 99.0);

        assertThat(output.calls()).containsExactly("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.LIMIT_REACHED.code());
    }

    private void raiseAll(final int botId, final int count) {
        for (int i = 1; i <= count; i++) {
            final int length = inputs.writeReading(SOIL, ZONE, i, GOOD, 1.0);
            inputs.reliable(botId, 1, core.sessions().nextSequence(botId), length);
        }
    }

    private void fillBatch(final int count) {
        final SensorBatchEncoder.ReadingsEncoder entries = inputs.startBatch(ZONE, count);
        for (int i = 0; i < count; i++) {
            entry(entries, i, 1.0f);
        }
    }

    private static void entry(final SensorBatchEncoder.ReadingsEncoder entries, final int sensorId, final float value) {
        entries.next()
                .deltaMicros(1)
                .value(value)
                .sensorId(sensorId)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
    }

    private void sendBatch() {
        inputs.reliable(1, 1, core.sessions().nextSequence(1), inputs.batchLength());
    }

    private void read(final int sensorType, final int sensorId, final int quality, final double value) {
        final int length = inputs.writeReading(sensorType, ZONE, sensorId, quality, value);
        inputs.reliable(1, 1, core.sessions().nextSequence(1), length);
    }

    private AlertRaisedDecoder raised() {
        return new AlertRaisedDecoder().wrapAndApplyHeader(output.last(AlertRaisedDecoder.TEMPLATE_ID), 0, header);
    }

    private AlertClearedDecoder cleared() {
        return new AlertClearedDecoder().wrapAndApplyHeader(output.last(AlertClearedDecoder.TEMPLATE_ID), 0, header);
    }
}
