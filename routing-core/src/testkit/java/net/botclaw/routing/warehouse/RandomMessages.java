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

import java.util.SplittableRandom;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.MutableDirectBuffer;

/**
 * What bots say that mostly do what they are told, and also lie, forget, and send bytes that mean nothing, and what an
 * operator says who changes his mind. Everything is well formed, as behind a gateway.
 */
public final class RandomMessages {
    private static final int SKUS = 6;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int[] WIDTHS = {1, 4, 8};
    private static final long[] HOSTILE = {
        0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFFL, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFE, 0xFFFF, 0xFF
    };

    private final SplittableRandom random;
    private final WarehouseMap map;
    private final WarehouseMessages messages;
    private final ObedientBot[] bots;
    private final boolean isSpoiling;

    /** Messages go to the beginning of a buffer; bots have their ids as index, the first is no bot. */
    public RandomMessages(
            final SplittableRandom random,
            final WarehouseMap map,
            final MutableDirectBuffer buffer,
            final ObedientBot[] bots,
            final boolean isSpoiling) {
        this.random = random;
        this.map = map;
        this.messages = new WarehouseMessages(buffer);
        this.bots = bots;
        this.isSpoiling = isSpoiling;
    }

    /** Writes a command of the operator and returns its length. */
    public int command(final long nowNs) {
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
                        : messages.drain(random.nextInt(bots.length + 1), random.nextInt(2));
                break;
            default:
                length = task(true, nowNs);
                break;
        }
        spoilSometimes(length);
        return isSpoiling && random.nextInt(50) == 0 ? random.nextInt(HEADER, length + 1) : length;
    }

    /** Writes a message of a bot and returns its length: mostly what it should say. */
    public int fromBot(final int botId, final long nowNs) {
        final ObedientBot bot = bots[botId];
        final int choice = random.nextInt(100);
        final int length;
        if (choice < 73) {
            length = bot.act(random, messages, botId);
        } else if (choice < 78) {
            length = messages.lookup(random.nextInt(1_000), sku());
        } else if (choice < 87) {
            length = task(false, nowNs);
        } else if (choice < 89) {
            length = messages.event(random.nextInt(9));
        } else if (choice < 91) {
            length = messages.route(random.nextInt(1_000), bot.cell(), random.nextInt(map.cellCount()));
        } else if (choice < 93) {
            length = messages.moved(anyTask(), random.nextInt(20), location(), sku(), random.nextInt(3));
        } else if (choice < 95) {
            length = messages.update(anyTask(), random.nextInt(10));
        } else {
            length = bot.status(messages, random.nextInt(6), random.nextInt(10_001));
        }
        spoilSometimes(length);
        return length;
    }

    private int task(final boolean isCommand, final long nowNs) {
        final long deadline = random.nextInt(3) == 0 ? nowNs + random.nextLong(120_000_000_000L) : 0;
        return messages.task(
                isCommand, random.nextInt(5_000), random.nextInt(5), location(), location(), deadline, sku());
    }

    private void spoilSometimes(final int length) {
        if (isSpoiling && random.nextInt(12) == 0) {
            messages.spoil(length, random.nextInt(64), hostile(), WIDTHS[random.nextInt(WIDTHS.length)]);
        }
    }

    /** A number that does harm where nobody looked. */
    public long hostile() {
        return random.nextInt(4) == 0 ? random.nextLong() : HOSTILE[random.nextInt(HOSTILE.length)];
    }

    private long anyTask() {
        return random.nextInt(5) == 0 ? random.nextInt(200_000) : bots[1 + random.nextInt(bots.length - 1)].taskId();
    }

    private int location() {
        return random.nextInt(20) == 0 ? random.nextInt(2_000) : 1 + random.nextInt(map.placeCount());
    }

    private String sku() {
        return "SKU-" + random.nextInt(SKUS);
    }
}
