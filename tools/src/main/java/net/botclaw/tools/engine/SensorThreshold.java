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
package net.botclaw.tools.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreLimits;
import org.agrona.MutableDirectBuffer;

/**
 * A sensor rule as a configuration file has it.
 *
 * <pre>
 *  threshold.SENSOR_TYPE[.zone.ZONE_ID][.bot.BOT_ID] = raiseBelow,clearAtOrAbove[,severity]
 * </pre>
 *
 * @param sensorType     what is measured.
 * @param zoneId         zone it is for, 0: any.
 * @param botId          bot it is for, 0: any.
 * @param raiseBelow     an alert is raised strictly below.
 * @param clearAtOrAbove and cleared at or above.
 * @param severity       of the alert.
 */
record SensorThreshold(
        SensorType sensorType, long zoneId, long botId, double raiseBelow, double clearAtOrAbove, Severity severity) {
    /** What the keys start with. */
    static final String KEY_PREFIX = "threshold.";
    /** How a line looks. */
    static final String FORM =
            "threshold.SENSOR_TYPE[.zone.ZONE_ID][.bot.BOT_ID] = raiseBelow,clearAtOrAbove[,severity]";
    /** Bytes of a command. */
    static final int COMMAND_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + SetSensorThresholdEncoder.BLOCK_LENGTH;

    private static final long MAX_ZONE_ID = 0xFFFF_FFFEL;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,9}");
    private static final String ZONE_WORD = "zone";
    private static final String BOT_WORD = "bot";
    private static final int MIN_VALUES = 2;
    private static final int MAX_VALUES = 3;

    /**
     * Reads a line.
     *
     * @param key   from the prefix on.
     * @param value behind the equals sign.
     * @return the rule.
     * @throws IllegalArgumentException when it is none; the message says what is expected.
     */
    static SensorThreshold parse(final String key, final String value) {
        final String[] words = key.substring(KEY_PREFIX.length()).split("\\.", -1);
        final SensorType type = constant("sensor type", words[0], SensorType.values(), SensorType.NULL_VAL);
        int next = 1;
        long zoneId = 0;
        long botId = 0;
        if (next + 1 < words.length && words[next].equals(ZONE_WORD)) {
            zoneId = id(ZONE_WORD, words[next + 1], MAX_ZONE_ID);
            next += 2;
        }
        if (next + 1 < words.length && words[next].equals(BOT_WORD)) {
            botId = id(BOT_WORD, words[next + 1], CoreLimits.MAX_BOTS);
            next += 2;
        }
        require(next == words.length, "the form " + FORM);
        final String[] values = value.split(",", -1);
        require(values.length >= MIN_VALUES && values.length <= MAX_VALUES, "raiseBelow,clearAtOrAbove[,severity]");
        final double raiseBelow = number(values[0]);
        final double clearAtOrAbove = number(values[1]);
        require(clearAtOrAbove >= raiseBelow, "a clearAtOrAbove that is not below raiseBelow");
        final Severity severity = values.length < MAX_VALUES
                ? Severity.CRITICAL
                : constant("severity", values[2].strip(), Severity.values(), Severity.NULL_VAL);
        return new SensorThreshold(type, zoneId, botId, raiseBelow, clearAtOrAbove, severity);
    }

    /**
     * Writes the operator's command that sets the rule.
     *
     * @param buffer  {@link #COMMAND_LENGTH} bytes from 0 on.
     * @param header  to write with.
     * @param encoder to write with.
     * @param timeNs  epoch nanoseconds.
     */
    void putCommand(
            final MutableDirectBuffer buffer,
            final MessageHeaderEncoder header,
            final SetSensorThresholdEncoder encoder,
            final long timeNs) {
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .botId(botId)
                .raiseBelow(raiseBelow)
                .clearAtOrAbove(clearAtOrAbove)
                .zoneId(zoneId)
                .sensorType(sensorType)
                .severity(severity)
                .enabled((short) 1);
    }

    /** True when another rule is for the same sensors: of two of them one would be forgotten. */
    boolean isForTheSame(final SensorThreshold other) {
        return sensorType == other.sensorType && zoneId == other.zoneId && botId == other.botId;
    }

    private static long id(final String word, final String text, final long max) {
        final long id = ID.matcher(text).matches() ? Long.parseLong(text) : 0;
        require(id >= 1 && id <= max, word + " 1 to " + max);
        return id;
    }

    private static double number(final String text) {
        final String stripped = text.strip();
        require(DECIMAL.matcher(stripped).matches(), "decimal numbers");
        final double number = Double.parseDouble(stripped);
        require(Double.isFinite(number), "finite numbers");
        return number;
    }

    private static <E extends Enum<E>> E constant(
            final String what, final String text, final E[] constants, final E none) {
        for (final E constant : constants) {
            if (constant != none && constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        final String names = Arrays.stream(constants)
                .filter(constant -> constant != none)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList()
                .toString();
        throw new IllegalArgumentException("a " + what + " of " + names);
    }

    private static void require(final boolean isTrue, final String expected) {
        if (!isTrue) {
            throw new IllegalArgumentException(expected);
        }
    }
}
