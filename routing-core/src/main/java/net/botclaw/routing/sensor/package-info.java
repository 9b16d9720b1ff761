/**
 * Sensor rules: a value below a threshold raises an alert, once, until a value at or above a second threshold clears it.
 *
 * <pre>
 *  SensorReading, SensorBatch ──▶ SensorRuleHandler ──▶ most specific rule (SensorRuleTable)
 *                                        │          ◀──▶ raised alerts     (ActiveAlertTable)
 *                                        └──▶ AlertRaised, AlertCleared    (AlertPublisher)
 *  SetSensorThreshold ──▶ SensorRuleHandler ──▶ SensorRuleTable
 * </pre>
 *
 * Everything here belongs to the core's thread.
 */
package net.botclaw.routing.sensor;
