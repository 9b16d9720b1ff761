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
package net.botclaw.tools.journal.damage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.client.BotClientRunner;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.concurrent.UnsafeBuffer;

/** A bot that sends readings and knows which were acknowledged. */
final class Bot implements AutoCloseable {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(30);

    private final BotClientRunner client;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final SensorReadingEncoder reading = new SensorReadingEncoder();

    Bot(final int port, final String name) {
        client = BotClient.launch(
                new BotClientContext().host("127.0.0.1").port(port).session(new BotSessionContext().botName(name)));
    }

    /** Sends readings, waits until all are acknowledged, and returns the highest sequence. */
    long send(final int count, final int atOnce) {
        long sequence = 0;
        for (int i = 1; i <= count; i++) {
            sequence = offer(i);
            if (i % atOnce == 0 || i == count) {
                awaitAck(sequence);
            }
        }
        return sequence;
    }

    private long offer(final int number) {
        reading.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(number)
                .value(50 + number % 7)
                .zoneId(1)
                .sensorId(1)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength();
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (true) {
            final long sequence = client.offer(0, buffer, 0, length);
            if (sequence > 0) {
                return sequence;
            }
            await(deadlineNs, "room for reading " + number);
        }
    }

    private void awaitAck(final long sequence) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (client.ackedSequence() < sequence) {
            await(deadlineNs, "the ack of " + sequence);
        }
    }

    private static void await(final long deadlineNs, final String what) {
        if (System.nanoTime() - deadlineNs > 0) {
            throw new AssertionError("no " + what);
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
    }

    void logOut() {
        client.logout(RejectCode.OK);
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (client.state() != BotSessionState.LOGGED_OUT) {
            await(deadlineNs, "logout");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
