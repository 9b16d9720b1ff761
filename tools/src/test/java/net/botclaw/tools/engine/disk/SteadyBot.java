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
package net.botclaw.tools.engine.disk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.client.BotClientRunner;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.session.BotSessionContext;
import org.agrona.concurrent.UnsafeBuffer;

/** A bot that sends at a rate for as long as it lives, and keeps what was acknowledged: the ledger. */
final class SteadyBot {
    private final String name;
    private final long intervalNs;
    private final BotClientRunner client;
    private final Thread thread;
    private volatile boolean isStopped;

    /** A rate of 0 is as fast as acks come. */
    SteadyBot(final int port, final String name, final int perSecond) {
        this.name = name;
        this.intervalNs = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.client = BotClient.launch(
                new BotClientContext().host("127.0.0.1").port(port).session(new BotSessionContext().botName(name)));
        this.thread = new Thread(this::send, name);
        thread.start();
    }

    /** Value of a sequence. */
    static double value(final long sequence) {
        return 50 + sequence % 977;
    }

    private void send() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final SensorReadingEncoder reading = new SensorReadingEncoder();
        long next = 1;
        long dueNs = System.nanoTime();
        while (!isStopped) {
            reading.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                    .eventTimeNs(next)
                    .value(value(next))
                    .zoneId(1)
                    .sensorId(1)
                    .sensorType(SensorType.SOIL_MOISTURE)
                    .quality(Quality.GOOD);
            final int length = MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength();
            if (client.offer(0, buffer, 0, length) == next) {
                next++;
                dueNs += intervalNs;
                LockSupport.parkNanos(intervalNs == 0 ? 0 : dueNs - System.nanoTime());
            } else {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
            }
        }
    }

    String name() {
        return name;
    }

    /** Highest sequence that was acknowledged. */
    long acked() {
        return client.ackedSequence();
    }

    /** Sends nothing more, and lets go of the link. */
    void end() throws InterruptedException {
        isStopped = true;
        thread.join();
        client.close();
    }
}
