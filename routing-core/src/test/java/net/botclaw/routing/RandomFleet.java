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

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorBatchEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.routing.session.SessionTable;

/** A seeded source of inputs as a sequencer would admit them: good ones, and such as the core must refuse or skip. */
final class RandomFleet {
    private static final int NAMES = 40;
    private static final int SENSORS = 12;
    private static final int TYPES = 9;
    private static final int ZONES = 5;

    private final Random random;
    private final CoreInputs inputs;
    private final SessionTable sessions;

    /** Sessions are those of the core that applies the inputs first: they tell which sequences are next. */
    RandomFleet(final long seed, final CoreInputs inputs, final SessionTable sessions) {
        this.random = new Random(seed);
        this.inputs = inputs;
        this.sessions = sessions;
    }

    void next() {
        inputs.passNs(random.nextInt(50) == 0 ? random.nextInt(1_000_000_000) : random.nextInt(1_000));
        final int choice = random.nextInt(1_000);
        if (choice < 60) {
            logOn();
        } else if (choice < 80) {
            close();
        } else if (choice < 90) {
            threshold();
        } else if (choice < 95) {
            inputs.tick();
        } else if (choice < 98) {
            inputs.command(random.nextInt(140), random.nextInt(2));
        } else {
            fromBot(choice);
        }
    }

    private void logOn() {
        final String name = "bot-" + random.nextInt(NAMES);
        final int botId = sessions.botIdOf(name.getBytes(StandardCharsets.US_ASCII));
        final long expected = botId == SessionTable.NO_BOT ? 1 : sessions.nextSequence(botId);
        inputs.opened(name, random.nextInt(3), expected + random.nextInt(5) - 2L);
    }

    private void close() {
        final int botId = random.nextInt(NAMES + 2);
        final boolean isKnown = botId >= 1 && botId <= sessions.botCount();
        final int epoch = isKnown ? sessions.epoch(botId) - random.nextInt(2) : 1;
        inputs.closed(botId, epoch, random.nextInt(600));
    }

    private void fromBot(final int choice) {
        final int botId = sessions.botCount() == 0 ? 0 : 1 + random.nextInt(sessions.botCount());
        if (botId == 0 || !sessions.isConnected(botId)) {
            inputs.tick();
        } else if (choice < 110) {
            final long from = sessions.nextSequence(botId);
            inputs.gap(botId, sessions.epoch(botId), from, from + random.nextInt(100));
        } else if (choice < 300) {
            batch();
            send(botId, inputs.batchLength());
        } else if (choice < 900) {
            send(botId, reading());
        } else {
            bare(botId);
        }
    }

    private void bare(final int botId) {
        final int template = random.nextInt(4) == 0 ? 200 + random.nextInt(60_000) : 34 + random.nextInt(26);
        // Only what the gateway would let through: a bare body is none of the sensor messages.
        inputs.frame(
                template,
                random.nextInt(8),
                FrameDescriptor.CHANNEL_RELIABLE,
                botId,
                sessions.epoch(botId),
                sessions.nextSequence(botId));
    }

    private void send(final int botId, final int length) {
        final int epoch = sessions.epoch(botId);
        if (random.nextInt(3) > 0) {
            inputs.reliable(botId, epoch, sessions.nextSequence(botId), length);
        } else {
            final int flags = CoreRecord.packFlags(random.nextInt(8), FrameDescriptor.CHANNEL_TELEMETRY);
            final long sequence = sessions.lastTelemetrySequence(botId) + 1 + random.nextInt(3);
            inputs.apply(RecordKind.INBOUND, flags, botId, epoch, sequence, length);
        }
    }

    private int reading() {
        return inputs.writeReading(
                random.nextInt(TYPES),
                random.nextInt(ZONES),
                random.nextInt(SENSORS),
                random.nextInt(5) == 0 ? random.nextInt(256) : 0,
                value());
    }

    private void batch() {
        final int count = random.nextInt(20) == 0 ? random.nextInt(200) : random.nextInt(12);
        final SensorBatchEncoder.ReadingsEncoder entries = inputs.startBatch(random.nextInt(ZONES), count);
        for (int i = 0; i < count; i++) {
            entries.next()
                    .deltaMicros(i)
                    .value((float) value())
                    .sensorId(random.nextInt(SENSORS))
                    .sensorType(SensorType.get((short) random.nextInt(8)))
                    .quality(random.nextInt(8) == 0 ? Quality.BAD : Quality.GOOD);
        }
    }

    private double value() {
        return random.nextInt(200) == 0 ? Double.NaN : random.nextInt(100) - 20 + random.nextInt(4) / 4.0;
    }

    private void threshold() {
        inputs.writeThreshold(
                        random.nextInt(TYPES), random.nextInt(ZONES), random.nextInt(NAMES), value(), value() + 20)
                .enabled((short) random.nextInt(3));
        inputs.sendThreshold();
    }
}
