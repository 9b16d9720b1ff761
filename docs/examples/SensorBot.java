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
import java.util.concurrent.TimeUnit;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.client.BotClientRunner;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSessionContext;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends one reading and waits until it is journaled: SensorBot HOST PORT NAME [TOKEN]. */
public final class SensorBot implements BotListener {
    private static final long ACK_TIMEOUT_S = 10;

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        System.out.println("sensor: acked up to " + sequence + ", " + level);
    }

    @Override
    public void onDisconnected(final int code) {
        System.out.println("sensor: link closed: " + RejectCode.describe(code)); // it comes back by itself
    }

    @Override
    public void onRefused(final int code) {
        System.err.println("sensor: refused for good: " + RejectCode.describe(code)); // it does not come back
    }

    /** Exits 0 when the reading is journaled, 1 when it is not. */
    public static void main(final String[] args) throws InterruptedException {
        final BotSessionContext session =
                new BotSessionContext().botName(args[2]).listener(new SensorBot());
        if (args.length > 3) {
            session.token(args[3]);
        }
        final BotClientContext ctx = new BotClientContext()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .session(session);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final SensorReadingEncoder reading = new SensorReadingEncoder();
        reading.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
                .value(28.5)
                .zoneId(12)
                .sensorId(3)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength();
        final boolean isAcked;
        try (BotClientRunner client = BotClient.launch(ctx)) {
            final long sequence = client.offer(0, buffer, 0, length); // negative: full, logged out, or refused
            isAcked = client.awaitAcked(sequence, ACK_TIMEOUT_S, TimeUnit.SECONDS); // false at once when refused
            if (!isAcked) {
                System.err.println("sensor: not acked, the client is " + client.state());
            }
            client.logout(RejectCode.OK); // without it the engine records the session as lost; no frame is lost
            client.awaitEnd(ACK_TIMEOUT_S, TimeUnit.SECONDS);
        }
        System.exit(isAcked ? 0 : 1);
    }
}
