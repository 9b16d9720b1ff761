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
package net.botclaw.tools.command;

import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command threshold}. */
@Command(name = "threshold", description = "Set a sensor rule: an alert below, cleared at or above.")
final class ThresholdCommand extends OneCommand {
    @Option(
            names = "--type",
            required = true,
            paramLabel = "T",
            description = "soil_moisture, temperature, humidity, distance, load, vibration, light or other.")
    private SensorType type;

    @Option(names = "--raise-below", required = true, paramLabel = "V", description = "Alert strictly below.")
    private double raiseBelow;

    @Option(names = "--clear-at", required = true, paramLabel = "V", description = "Cleared at or above.")
    private double clearAtOrAbove;

    @Option(
            names = "--severity",
            paramLabel = "S",
            defaultValue = "critical",
            description = "info, warning, error or critical (default).")
    private Severity severity;

    @Option(names = "--zone", paramLabel = "ID", description = "For this zone only.")
    private long zoneId;

    @Option(names = "--bot", paramLabel = "NAME|ID", description = "For this bot only. " + BotName.FORM)
    private String bot;

    @Option(names = "--off", description = "Switch the rule off.")
    private boolean isOff;

    @Override
    int write(final OperatorCommands commands) {
        require(type != SensorType.NULL_VAL, "--type must be one of those that --help names");
        require(severity != Severity.NULL_VAL, "--severity must be one of those that --help names");
        require(
                Double.isFinite(raiseBelow) && Double.isFinite(clearAtOrAbove) && clearAtOrAbove >= raiseBelow,
                "--clear-at must not be below --raise-below, and both finite");
        return new SetSensorThresholdEncoder()
                .wrapAndApplyHeader(commands.buffer(), 0, commands.header())
                .eventTimeNs(commands.timeNs())
                .botId(checked("--bot", bot == null ? 0 : BotName.idIn(bot, directory()), 0, CoreLimits.MAX_BOTS))
                .raiseBelow(raiseBelow)
                .clearAtOrAbove(clearAtOrAbove)
                .zoneId(checked("--zone", zoneId, 0, MAX_U32))
                .sensorType(type)
                .severity(severity)
                .enabled((short) (isOff ? 0 : 1))
                .limit();
    }
}
