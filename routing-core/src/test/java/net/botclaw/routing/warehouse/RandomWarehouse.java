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
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.PushAckedEncoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.session.SessionTable;

/**
 * A warehouse gone wild: bots that mostly do what they are told, and also come and go, die, lie, send bytes that mean
 * nothing, and forget; an operator who changes his mind; time that jumps. Everything follows from the seed and from what
 * the core has pushed.
 */
final class RandomWarehouse {
    private static final int BOTS = 14;
    private static final int SKUS = 6;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int[] WIDTHS = {1, 4, 8};
    private static final long[] HOSTILE = {
        0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFFL, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFE, 0xFFFF, 0xFF
    };

    private final SplittableRandom random;
    private final CoreInputs inputs;
    private final RoutingCore core;
    private final SessionTable sessions;
    private final WarehouseMap map;
    private final WarehouseMessages messages;
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
        this.map = map;
        this.isSpoiling = isSpoiling;
        this.messages = new WarehouseMessages(inputs.buffer());
        for (int bot = 1; bot <= BOTS; bot++) {
            bots[bot] = new ObedientBot(map);
        }
    }

    /** What the core pushed to a bot reaches it at once, if it is there. */
    void onPush(final int botId, final long sequence, final org.agrona.DirectBuffer buffer, final int offset) {
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
            command();
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

    private void command() {
        final int length;
        switch (random.nextInt(9)) {
            case 0:
            case 1:
                length = messages.load(random.nextInt(50), location(), sku());
                break;
            case 2:
                length = messages.minimum(random.nextInt(60), sku());
                break;
            case 3:
                length = messages.block(true, random.nextInt(map.cellCount()));
                break;
            case 4:
            case 5:
                length = messages.block(false, random.nextInt(map.cellCount()));
                break;
            case 6:
                length = messages.station(map.placeCount() + random.nextInt(4), random.nextInt(map.cellCount()));
                break;
            case 7:
                length = random.nextInt(3) == 0
                        ? messages.cancel(anyTask())
                        : messages.drain(random.nextInt(BOTS + 2), random.nextInt(2));
                break;
            default:
                length = task(true);
                break;
        }
        spoilSometimes(length);
        final int cut = isSpoiling && random.nextInt(50) == 0 ? random.nextInt(HEADER, length + 1) : length;
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, cut);
    }

    private int task(final boolean isCommand) {
        final long deadline = random.nextInt(3) == 0 ? inputs.timeNs() + random.nextLong(120_000_000_000L) : 0;
        return messages.task(
                isCommand, random.nextInt(5_000), random.nextInt(5), location(), location(), deadline, sku());
    }

    private void fromBot() {
        final int botId = 1 + random.nextInt(BOTS);
        if (botId > sessions.botCount() || !sessions.isConnected(botId)) {
            logOn();
            return;
        }
        final ObedientBot bot = bots[botId];
        final int choice = random.nextInt(100);
        if (choice < 8) {
            ack(botId, bot);
            return;
        }
        final int length;
        if (choice < 75) {
            length = bot.act(random, messages, botId);
        } else if (choice < 80) {
            length = messages.lookup(random.nextInt(1_000), sku());
        } else if (choice < 88) {
            length = task(false);
        } else if (choice < 90) {
            length = messages.event(random.nextInt(9));
        } else if (choice < 92) {
            length = messages.route(random.nextInt(1_000), bot.cell(), random.nextInt(map.cellCount()));
        } else if (choice < 94) {
            length = messages.moved(anyTask(), random.nextInt(20), location(), sku(), random.nextInt(3));
        } else if (choice < 96) {
            length = messages.update(anyTask(), random.nextInt(10));
        } else {
            length = bot.status(messages, random.nextInt(6), random.nextInt(10_001));
        }
        spoilSometimes(length);
        inputs.reliable(botId, sessions.epoch(botId), sessions.nextSequence(botId), length);
    }

    private void ack(final int botId, final ObedientBot bot) {
        final long sequence = isSpoiling && random.nextInt(20) == 0 ? hostile() : bot.received();
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

    private void spoilSometimes(final int length) {
        if (isSpoiling && random.nextInt(12) == 0) {
            messages.spoil(length, random.nextInt(64), hostile(), WIDTHS[random.nextInt(WIDTHS.length)]);
        }
    }

    private long hostile() {
        return random.nextInt(4) == 0 ? random.nextLong() : HOSTILE[random.nextInt(HOSTILE.length)];
    }

    private long anyTask() {
        return random.nextInt(5) == 0 ? random.nextInt(200_000) : bots[1 + random.nextInt(BOTS)].taskId();
    }

    private int location() {
        return random.nextInt(20) == 0 ? random.nextInt(2_000) : 1 + random.nextInt(map.placeCount());
    }

    private String sku() {
        return "SKU-" + random.nextInt(SKUS);
    }
}
