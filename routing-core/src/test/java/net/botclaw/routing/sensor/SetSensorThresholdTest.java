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
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetSensorThresholdTest {
    private static final int ANY = 0;
    private static final int SOIL = SensorType.SOIL_MOISTURE.value();
    private static final int LOAD = SensorType.LOAD.value();
    private static final int ZONE = 12;
    private static final int SBE_HEADER = 8;

    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output);
    private final CoreInputs inputs = new CoreInputs(core::onRecord);

    @BeforeEach
    void logOn() {
        inputs.opened("bot-1", 1, 1);
        output.drain();
    }

    @Test
    void shouldRaiseUnderANewRule() {
        set(LOAD, ANY, ANY, 100.0, 100.0);

        read(LOAD, ZONE, 1, 99.9);

        final AlertRaisedDecoder alert = raised();
        assertThat(alert.ruleId()).isEqualTo(2);
        assertThat(alert.alertType()).isEqualTo(AlertType.BELOW_THRESHOLD);
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.threshold()).isEqualTo(100.0);
    }

    @Test
    void shouldChangeTheBuiltInRuleAndKeepItsId() {
        set(SOIL, ANY, ANY, 10.0, 12.0);

        read(SOIL, ZONE, 1, 29.0);
        assertThat(output.calls()).isEmpty();
        read(SOIL, ZONE, 1, 9.0);

        assertThat(raised().ruleId()).isEqualTo(1);
    }

    @Test
    void shouldLetTheMostSpecificRuleWin() {
        set(SOIL, ZONE, ANY, 20.0, 20.0);
        set(SOIL, ANY, 1, 15.0, 15.0);
        set(SOIL, ZONE, 1, 10.0, 10.0);

        assertThat(ruleThatRaises(ZONE, 1)).isEqualTo(4);
        remove(SOIL, ZONE, 1);
        assertThat(ruleThatRaises(ZONE, 2)).isEqualTo(3);
        remove(SOIL, ANY, 1);
        assertThat(ruleThatRaises(ZONE, 3)).isEqualTo(2);
        assertThat(ruleThatRaises(ZONE + 1, 4)).isEqualTo(1);
        assertThat(ruleThatRaises(ANY, 5)).isEqualTo(1);
        remove(SOIL, ZONE, ANY);
        assertThat(ruleThatRaises(ZONE, 6)).isEqualTo(1);
    }

    @Test
    void shouldNotRaiseByALessSpecificRuleWhenAMoreSpecificOneIsContent() {
        set(SOIL, ZONE, ANY, 5.0, 5.0);

        read(SOIL, ZONE, 1, 10.0);

        assertThat(output.calls()).isEmpty();
    }

    @Test
    void shouldClearAtTheNextValueWhenTheRuleIsGone() {
        read(SOIL, ZONE, 1, 1.0);
        output.drain();

        remove(SOIL, ANY, ANY);
        assertThat(output.calls()).isEmpty();
        read(SOIL, ZONE, 1, 1.0);
        read(SOIL, ZONE, 1, 1.0);

        assertThat(output.calls()).containsExactly("event 1 130");
        assertThat(cleared().ruleId()).isEqualTo(1);
        assertThat(cleared().threshold()).isNaN();
    }

    @Test
    void shouldClearByTheRuleInForceWhenItWasChanged() {
        read(SOIL, ZONE, 1, 1.0);
        output.drain();
        set(SOIL, ZONE, 1, 50.0, 60.0);

        read(SOIL, ZONE, 1, 59.0);
        assertThat(output.calls()).isEmpty();
        read(SOIL, ZONE, 1, 60.0);

        assertThat(output.calls()).containsExactly("event 1 130");
        assertThat(cleared().ruleId()).isEqualTo(1);
        assertThat(cleared().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(cleared().threshold()).isEqualTo(60.0);
    }

    @Test
    void shouldGiveANewIdWhenARemovedRuleIsSetAgain() {
        remove(SOIL, ANY, ANY);
        set(SOIL, ANY, ANY, 30.0, 32.0);

        assertThat(ruleThatRaises(ZONE, 1)).isEqualTo(2);
    }

    @Test
    void shouldRefuseThresholdsOutOfRange() {
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, 10.0, 9.9), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, Double.NaN, 9.9), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, 1.0, Double.NaN), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, 1.0, Double.POSITIVE_INFINITY), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, Double.NEGATIVE_INFINITY, 1.0), RejectCode.INVALID_VALUE);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertRefused(inputs.writeThreshold(8, 0, 0, 1.0, 2.0), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(255, 0, 0, 1.0, 2.0), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, CoreLimits.MAX_BOTS + 1, 1.0, 2.0), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, -1, 1.0, 2.0), RejectCode.INVALID_VALUE);
        assertRefused(inputs.writeThreshold(SOIL, 0, 0, 1.0, 2.0).enabled((short) 2), RejectCode.INVALID_VALUE);
        inputs.writeThreshold(SOIL, 0, 0, 1.0, 2.0);
        inputs.buffer().putByte(SBE_HEADER + SetSensorThresholdEncoder.severityEncodingOffset(), (byte) 4);
        assertSentIsRefused(RejectCode.INVALID_VALUE);
    }

    @Test
    void shouldRefuseACommandThatIsCutShort() {
        inputs.command(SetSensorThresholdEncoder.TEMPLATE_ID, 0);
        assertThat(output.lastRejectCode()).isEqualTo(RejectCode.INVALID_VALUE.code());

        inputs.writeThreshold(SOIL, 0, 0, 1.0, 2.0);
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, SBE_HEADER + SetSensorThresholdEncoder.BLOCK_LENGTH - 1);

        assertThat(core.refused()).isEqualTo(2);
    }

    @Test
    void shouldRefuseToRemoveARuleThatDoesNotExist() {
        assertRefused(inputs.writeThreshold(SOIL, ZONE, 0, 0, 0).enabled((short) 0), RejectCode.UNKNOWN_ID);
        assertRefused(inputs.writeThreshold(LOAD, 0, 0, 0, 0).enabled((short) 0), RejectCode.UNKNOWN_ID);
    }

    @Test
    void shouldRefuseANewRuleWhenThereIsNoRoomAndStillChangeOldOnes() {
        for (int zoneId = 1; zoneId < CoreLimits.MAX_SENSOR_RULES; zoneId++) {
            set(LOAD, zoneId, ANY, zoneId, zoneId);
        }

        assertRefused(inputs.writeThreshold(LOAD, CoreLimits.MAX_SENSOR_RULES, 0, 1.0, 2.0), RejectCode.LIMIT_REACHED);
        set(LOAD, 77, ANY, 7.0, 8.0);
        remove(LOAD, 78, ANY);
        set(LOAD, CoreLimits.MAX_SENSOR_RULES, ANY, 1.0, 2.0);
    }

    @Test
    void shouldKeepTheOtherRulesWhenOneIsRemoved() {
        set(LOAD, 1, ANY, 10.0, 10.0);
        set(LOAD, 2, ANY, 20.0, 20.0);
        set(LOAD, 3, ANY, 30.0, 30.0);

        remove(LOAD, 1, ANY);

        read(LOAD, 1, 1, 0.0);
        assertThat(output.calls()).isEmpty();
        read(LOAD, 2, 2, 19.0);
        assertThat(raised().ruleId()).isEqualTo(3);
        read(LOAD, 3, 3, 29.0);
        assertThat(raised().ruleId()).isEqualTo(4);
        assertThat(raised().threshold()).isEqualTo(30.0);
    }

    private long ruleThatRaises(final int zoneId, final int sensorId) {
        read(SOIL, zoneId, sensorId, 1.0);
        assertThat(raised().sensorId()).isEqualTo(sensorId);
        return raised().ruleId();
    }

    private void set(
            final int sensorType, final int zoneId, final int botId, final double raiseBelow, final double clear) {
        inputs.writeThreshold(sensorType, zoneId, botId, raiseBelow, clear);
        assertSentIsTaken();
    }

    private void remove(final int sensorType, final int zoneId, final int botId) {
        inputs.writeThreshold(sensorType, zoneId, botId, Double.NaN, Double.NaN).enabled((short) 0);
        assertSentIsTaken();
    }

    private void assertSentIsTaken() {
        final long refused = core.refused();
        inputs.sendThreshold();
        assertThat(core.refused()).isEqualTo(refused);
    }

    /** Takes what has been written only to show in the test what is sent. */
    private void assertRefused(final SetSensorThresholdEncoder written, final RejectCode code) {
        assertThat(written.offset()).isEqualTo(SBE_HEADER);
        assertSentIsRefused(code);
    }

    private void assertSentIsRefused(final RejectCode code) {
        final long refused = core.refused();
        inputs.sendThreshold();
        assertThat(core.refused()).isEqualTo(refused + 1);
        assertThat(output.lastRejectCode()).isEqualTo(code.code());
    }

    private void read(final int sensorType, final int zoneId, final int sensorId, final double value) {
        final int length = inputs.writeReading(sensorType, zoneId, sensorId, 0, value);
        inputs.reliable(1, 1, core.sessions().nextSequence(1), length);
    }

    private AlertRaisedDecoder raised() {
        return new AlertRaisedDecoder()
                .wrapAndApplyHeader(output.last(AlertRaisedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private AlertClearedDecoder cleared() {
        return new AlertClearedDecoder()
                .wrapAndApplyHeader(output.last(AlertClearedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }
}
