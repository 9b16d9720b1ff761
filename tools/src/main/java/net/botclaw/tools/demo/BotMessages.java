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
package net.botclaw.tools.demo;

import java.util.SplittableRandom;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a simulated bot has to say: soil moisture that wanders around 45 % and falls below the threshold of 30 % now and
 * then, temperature, and where the bot is. One buffer, overwritten by each message.
 */
final class BotMessages {
    private static final EpochNanoClock EPOCH_CLOCK = new OffsetEpochNanoClock();
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int ZONES = 16;
    private static final int TEMPERATURE_EVERY = 4;
    private static final double MEAN_MOISTURE = 45;
    private static final double RETURN_RATE = 0.01;
    private static final double MOISTURE_STEP = 1.2;
    private static final double MAX_MOISTURE = 100;
    /** The first reading of the first bot: low enough for an alert in the shortest demo. */
    private static final double FIRST_MOISTURE = 25.5;

    private static final int FULL_BATTERY_CENTI_PERCENT = 10_000;
    private static final int STEP_MM = 1_000;
    /** The fields are on no map of the warehouse. */
    private static final int FIELD_MAP_ID = 2;

    private final SplittableRandom random;
    private final UnsafeBuffer buffer = new UnsafeBuffer(
            new byte[HEADER_LENGTH + Math.max(SensorReadingEncoder.BLOCK_LENGTH, BotStatusEncoder.BLOCK_LENGTH)]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SensorReadingEncoder reading = new SensorReadingEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final int zoneId;
    private int length;
    private int readings;
    private double moisture;
    private int xMm;
    private int yMm;
    private int batteryCentiPercent = FULL_BATTERY_CENTI_PERCENT;

    BotMessages(final int index, final SplittableRandom random) {
        this.random = random;
        this.zoneId = 1 + index % ZONES;
        this.moisture = index == 1 ? FIRST_MOISTURE : MEAN_MOISTURE + random.nextDouble(-10, 10);
    }

    /** Writes the next SensorReading. */
    void nextReading() {
        final boolean isTemperature = ++readings % TEMPERATURE_EVERY == 0;
        reading.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(EPOCH_CLOCK.nanoTime())
                .value(isTemperature ? 20 + random.nextDouble(-2, 2) : moisture)
                .zoneId(zoneId)
                .sensorId(isTemperature ? 2 : 1)
                .sensorType(isTemperature ? SensorType.TEMPERATURE : SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        length = HEADER_LENGTH + SensorReadingEncoder.BLOCK_LENGTH;
        final double step = (MEAN_MOISTURE - moisture) * RETURN_RATE + MOISTURE_STEP * random.nextGaussian();
        moisture = Math.min(MAX_MOISTURE, Math.max(0, moisture + step));
    }

    /** Writes the next BotStatus. */
    void nextStatus() {
        xMm += random.nextInt(-STEP_MM, STEP_MM);
        yMm += random.nextInt(-STEP_MM, STEP_MM);
        batteryCentiPercent = batteryCentiPercent == 0 ? FULL_BATTERY_CENTI_PERCENT : batteryCentiPercent - 1;
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(EPOCH_CLOCK.nanoTime())
                .taskId(0)
                .xMm(xMm)
                .yMm(yMm)
                .headingMicroRad(random.nextInt(6_283_185))
                .speedMmS(random.nextInt(2_000))
                .batteryCentiPercent(batteryCentiPercent)
                .mapId(FIELD_MAP_ID)
                .mode(BotMode.AUTOMATIC)
                .loaded((short) 0);
        length = HEADER_LENGTH + BotStatusEncoder.BLOCK_LENGTH;
    }

    /** Holds the SBE message, header first. */
    DirectBuffer buffer() {
        return buffer;
    }

    /** Length of header and body in bytes. */
    int length() {
        return length;
    }
}
