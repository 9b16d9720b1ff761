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

import net.botclaw.protocol.codec.AlertClearedEncoder;
import net.botclaw.protocol.codec.AlertRaisedEncoder;
import net.botclaw.protocol.codec.AlertType;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells downstream services of alerts. */
final class AlertPublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(
            new byte[HEADER_LENGTH + Math.max(AlertRaisedEncoder.BLOCK_LENGTH, AlertClearedEncoder.BLOCK_LENGTH)]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AlertRaisedEncoder raised = new AlertRaisedEncoder();
    private final AlertClearedEncoder cleared = new AlertClearedEncoder();
    private final ActiveAlertTable alerts;

    AlertPublisher(final ActiveAlertTable alerts) {
        this.alerts = alerts;
    }

    void raised(
            final CoreRecord record,
            final SensorValue value,
            final int slot,
            final double threshold,
            final EventPublisher publisher) {
        raised.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .alertId(alerts.alertId(slot))
                .cause(record.position())
                .botId(record.botId())
                .value(value.value)
                .threshold(threshold)
                .ruleId(alerts.ruleId(slot))
                .zoneId(value.zoneId)
                .sensorId(value.sensorId)
                .alertType(alertType(value.sensorType))
                .severity(Severity.get((short) alerts.severity(slot)));
        publisher.event(record.botId(), buffer, 0, HEADER_LENGTH + AlertRaisedEncoder.BLOCK_LENGTH);
    }

    /** The threshold is the one that was reached, or the null value (NaN) when no rule applies any more. */
    void cleared(
            final CoreRecord record,
            final SensorValue value,
            final int slot,
            final double threshold,
            final EventPublisher publisher) {
        cleared.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .alertId(alerts.alertId(slot))
                .cause(record.position())
                .botId(record.botId())
                .value(value.value)
                .threshold(threshold)
                .ruleId(alerts.ruleId(slot))
                .zoneId(value.zoneId)
                .sensorId(value.sensorId)
                .alertType(alertType(value.sensorType))
                .severity(Severity.get((short) alerts.severity(slot)));
        publisher.event(record.botId(), buffer, 0, HEADER_LENGTH + AlertClearedEncoder.BLOCK_LENGTH);
    }

    private static AlertType alertType(final int sensorType) {
        return sensorType == SensorType.SOIL_MOISTURE.value()
                ? AlertType.CRITICAL_SOIL_MOISTURE
                : AlertType.BELOW_THRESHOLD;
    }
}
