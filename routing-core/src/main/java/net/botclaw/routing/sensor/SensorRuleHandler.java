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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AlertClearedEncoder;
import net.botclaw.protocol.codec.SensorBatchDecoder;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SetSensorThresholdDecoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.StateHash;

/**
 * Watches sensors. The rule that is in force when a value arrives decides: strictly below its first threshold an alert
 * is raised, once for each bot, sensor and type; at or above its second one the alert is cleared. A change of rules
 * changes no alert by itself: an alert that no rule covers any more is cleared by the next usable value of its sensor.
 *
 * <p>Refusals change nothing: {@code INVALID_VALUE} for a value that is no finite number (a batch is refused as a whole)
 * and for a command out of range, {@code UNKNOWN_ID} when the rule to remove does not exist, {@code LIMIT_REACHED} for a
 * batch of more than {@link #MAX_BATCH_ENTRIES} and when there is no room for an alert or a rule.
 */
public final class SensorRuleHandler implements Handler {
    /** Entries of a batch: each may lead to one event, and the outputs of a record are limited. */
    public static final int MAX_BATCH_ENTRIES = 60;

    private static final int OK = 0;
    private static final int MAX_SENSOR_TYPE = SensorType.LIGHT.value();
    private static final int MAX_SEVERITY = Severity.CRITICAL.value();

    private final SensorReadingDecoder reading = new SensorReadingDecoder();
    private final SensorBatchDecoder batch = new SensorBatchDecoder();
    private final SetSensorThresholdDecoder command = new SetSensorThresholdDecoder();
    private final SensorValue value = new SensorValue();
    private final SensorRuleTable rules = new SensorRuleTable();
    private final ActiveAlertTable alerts = new ActiveAlertTable();
    private final AlertPublisher alertPublisher = new AlertPublisher(alerts);

    @Override
    public String name() {
        return "sensor-rules";
    }

    @Override
    public int[] messages() {
        return new int[] {
            SensorReadingDecoder.TEMPLATE_ID, SensorBatchDecoder.TEMPLATE_ID, SetSensorThresholdDecoder.TEMPLATE_ID
        };
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        switch (record.templateId()) {
            case SensorReadingDecoder.TEMPLATE_ID:
                return onReading(record, publisher);
            case SensorBatchDecoder.TEMPLATE_ID:
                return onBatch(record, publisher);
            case SetSensorThresholdDecoder.TEMPLATE_ID:
                return onCommand(record);
            default:
                throw new IllegalStateException("not a message of this handler: " + record.templateId());
        }
    }

    @Override
    public long stateHash() {
        return StateHash.mix(rules.stateHash(), alerts.stateHash());
    }

    private int onReading(final CoreRecord record, final EventPublisher publisher) {
        reading.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        value.zoneId = (int) reading.zoneId();
        value.sensorId = reading.sensorId();
        value.sensorType = reading.sensorTypeRaw();
        value.quality = reading.qualityRaw();
        value.value = reading.value();
        if (!value.isValid()) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (wouldRaise(record.botId()) && !alerts.hasRoom(record.botId(), 1)) {
            return RejectCode.LIMIT_REACHED.code();
        }
        apply(record, publisher);
        return OK;
    }

    private int onBatch(final CoreRecord record, final EventPublisher publisher) {
        final int code = check(record);
        if (code == OK) {
            SensorBatchDecoder.ReadingsDecoder entries = entriesOf(record);
            while (entries.hasNext()) {
                entries = entries.next();
                load(entries);
                apply(record, publisher);
            }
        }
        return code;
    }

    /** Looks at a whole batch before any of it is applied. */
    private int check(final CoreRecord record) {
        SensorBatchDecoder.ReadingsDecoder entries = entriesOf(record);
        if (entries.count() > MAX_BATCH_ENTRIES) {
            return RejectCode.LIMIT_REACHED.code();
        }
        // At least as many as will be raised: a sensor that occurs twice counts twice.
        int raiseCount = 0;
        while (entries.hasNext()) {
            entries = entries.next();
            load(entries);
            if (!value.isValid()) {
                return RejectCode.INVALID_VALUE.code();
            }
            if (wouldRaise(record.botId())) {
                raiseCount++;
            }
        }
        final boolean hasRoom = raiseCount == 0 || alerts.hasRoom(record.botId(), raiseCount);
        return hasRoom ? OK : RejectCode.LIMIT_REACHED.code();
    }

    private SensorBatchDecoder.ReadingsDecoder entriesOf(final CoreRecord record) {
        batch.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        value.zoneId = (int) batch.zoneId();
        return batch.readings();
    }

    private void load(final SensorBatchDecoder.ReadingsDecoder entry) {
        value.sensorId = entry.sensorId();
        value.sensorType = entry.sensorTypeRaw();
        value.quality = entry.qualityRaw();
        value.value = entry.value();
    }

    private boolean wouldRaise(final int botId) {
        if (!value.isUsable()) {
            return false;
        }
        final int rule = rules.find(value.sensorType, value.zoneId, botId);
        return rule != SensorRuleTable.NO_RULE
                && value.value < rules.raiseBelow(rule)
                && alerts.find(botId, value.sensorId, value.sensorType) == ActiveAlertTable.NO_ALERT;
    }

    /** Leads to one event at most. */
    private void apply(final CoreRecord record, final EventPublisher publisher) {
        if (!value.isUsable()) {
            return;
        }
        final int botId = record.botId();
        final int rule = rules.find(value.sensorType, value.zoneId, botId);
        final int slot = alerts.find(botId, value.sensorId, value.sensorType);
        if (slot == ActiveAlertTable.NO_ALERT) {
            if (rule != SensorRuleTable.NO_RULE && value.value < rules.raiseBelow(rule)) {
                raise(record, rule, publisher);
            }
        } else if (rule == SensorRuleTable.NO_RULE) {
            clear(record, slot, AlertClearedEncoder.thresholdNullValue(), publisher);
        } else if (value.value >= rules.clearAtOrAbove(rule)) {
            clear(record, slot, rules.clearAtOrAbove(rule), publisher);
        }
    }

    private void raise(final CoreRecord record, final int rule, final EventPublisher publisher) {
        final int slot = alerts.raise(
                record.botId(), value.sensorId, value.sensorType, rules.ruleId(rule), rules.severity(rule));
        alertPublisher.raised(record, value, slot, rules.raiseBelow(rule), publisher);
    }

    private void clear(
            final CoreRecord record, final int slot, final double threshold, final EventPublisher publisher) {
        alerts.clear(record.botId(), value.sensorId, value.sensorType);
        alertPublisher.cleared(record, value, slot, threshold, publisher);
    }

    private int onCommand(final CoreRecord record) {
        if (!record.isWhole(SetSensorThresholdDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        command.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final int sensorType = command.sensorTypeRaw();
        final long botId = command.botId();
        if (sensorType > MAX_SENSOR_TYPE || botId < 0 || botId > CoreLimits.MAX_BOTS || command.enabled() > 1) {
            return RejectCode.INVALID_VALUE.code();
        }
        final int zoneId = (int) command.zoneId();
        return command.enabled() == 0 ? remove(sensorType, zoneId, (int) botId) : set(sensorType, zoneId, (int) botId);
    }

    private int remove(final int sensorType, final int zoneId, final int botId) {
        if (rules.get(sensorType, zoneId, botId) == SensorRuleTable.NO_RULE) {
            return RejectCode.UNKNOWN_ID.code();
        }
        rules.remove(sensorType, zoneId, botId);
        return OK;
    }

    private int set(final int sensorType, final int zoneId, final int botId) {
        final double raiseBelow = command.raiseBelow();
        final double clearAtOrAbove = command.clearAtOrAbove();
        if (!Double.isFinite(raiseBelow)
                || !Double.isFinite(clearAtOrAbove)
                || clearAtOrAbove < raiseBelow
                || command.severityRaw() > MAX_SEVERITY) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (rules.isFull() && rules.get(sensorType, zoneId, botId) == SensorRuleTable.NO_RULE) {
            return RejectCode.LIMIT_REACHED.code();
        }
        rules.set(sensorType, zoneId, botId, raiseBelow, clearAtOrAbove, command.severityRaw());
        return OK;
    }
}
