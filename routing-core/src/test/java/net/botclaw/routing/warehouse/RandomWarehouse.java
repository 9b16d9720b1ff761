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
package net.botclaw.routing.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.session.SessionTable;
import org.agrona.DirectBuffer;

/**
 * A warehouse gone wild: bots that mostly do what they are told, and also come and go, die, lie, send bytes that mean
 * nothing, and forget; an operator who changes his mind; time that jumps. Everything follows from the seed and from what
 * the core has pushed.
 */
final class RandomWarehouse {
    private static final int BOTS = 14;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final SplittableRandom random;
    private final CoreInputs inputs;
    private final RoutingCore core;
    private final SessionTable sessions;
    private final RandomMessages messages;
    private final ObedientBot[] bots = new ObedientBot[BOTS + 1];
    private final boolean isSpoiling;

    /** Sessions and deadlines are those of the core that applies the inputs first. */
    RandomWarehouse(
            final long seed,
            final CoreInputs inputs,
            final RoutingCore core,
            final WarehouseMap map,
            final boolean isSpoiling) {
        this.random = new SplittableRandom(seed);
        this.inputs = inputs;
        this.core = core;
        this.sessions = core.sessions();
        this.isSpoiling = isSpoiling;
        for (int bot = 1; bot <= BOTS; bot++) {
            bots[bot] = new ObedientBot(map);
        }
        this.messages = new RandomMessages(random, map, inputs.buffer(), bots, isSpoiling);
    }

    /** What the core pushed to a bot reaches it at once, if it is there. */
    void onPush(final int botId, final long sequence, final DirectBuffer buffer, final int offset) {
        if (botId <= BOTS) {
            bots[botId].onPush(sequence, buffer, offset);
        }
    }

    void next() {
        passTime();
        if (core.nextDeadlineNs() <= inputs.timeNs() && random.nextInt(4) > 0) {
            inputs.tick();
            return;
        }
        final int choice = random.nextInt(1_000);
        if (choice < 30) {
            logOn();
        } else if (choice < 40) {
            close();
        } else if (choice < 120) {
            inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, messages.command(inputs.timeNs()));
        } else {
            fromBot();
        }
    }

    private void passTime() {
        final int choice = random.nextInt(1_000);
        if (choice == 0) {
            inputs.passNs(random.nextLong(100_000_000_000L));
        } else if (choice < 500) {
            inputs.passNs(random.nextLong(100_000_000L));
        }
    }

    private void logOn() {
        final String name = "truck-" + random.nextInt(BOTS);
        final int botId = sessions.botIdOf(name.getBytes(StandardCharsets.US_ASCII));
        final long expected = botId == SessionTable.NO_BOT ? 1 : sessions.nextSequence(botId);
        inputs.opened(name, random.nextInt(20) == 0 ? random.nextInt(3) : 7, expected);
    }

    private void close() {
        final int botId = 1 + random.nextInt(BOTS);
        if (botId <= sessions.botCount()) {
            inputs.closed(botId, sessions.epoch(botId), random.nextInt(600));
        } else {
            inputs.tick();
        }
    }

    private void fromBot() {
        final int botId = 1 + random.nextInt(BOTS);
        if (botId > sessions.botCount() || !sessions.isConnected(botId)) {
            logOn();
        } else if (random.nextInt(100) < 8) {
            ack(botId, bots[botId]);
        } else {
            final int length = messages.fromBot(botId, inputs.timeNs());
            send(botId, length);
        }
    }

    /** On either channel; some of it was made before the session. */
    private void send(final int botId, final int length) {
        final boolean isTelemetry = random.nextInt(5) == 0;
        final int channel = isTelemetry ? FrameDescriptor.CHANNEL_TELEMETRY : FrameDescriptor.CHANNEL_RELIABLE;
        final int flags = random.nextInt(8) == 0 ? FrameDescriptor.FLAG_FROM_STORE : 0;
        inputs.apply(
                RecordKind.INBOUND,
                CoreRecord.packFlags(flags, channel),
                botId,
                sessions.epoch(botId),
                isTelemetry ? sessions.lastTelemetrySequence(botId) + 1 : sessions.nextSequence(botId),
                length);
    }

    private void ack(final int botId, final ObedientBot bot) {
        final long sequence = isSpoiling && random.nextInt(20) == 0 ? messages.hostile() : bot.received();
        new PushAckedEncoder()
                .wrapAndApplyHeader(inputs.buffer(), 0, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .cumulativeSequence(sequence);
        inputs.apply(
                RecordKind.SESSION,
                CoreRecord.packFlags(0, 0),
                botId,
                sessions.epoch(botId),
                0,
                HEADER + PushAckedEncoder.BLOCK_LENGTH);
    }
}
