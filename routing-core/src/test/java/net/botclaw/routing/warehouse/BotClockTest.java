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

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** Bots' clocks decide nothing: with right times and with absurd ones the outputs are the same. */
class BotClockTest {
    private static final long HASH_INTERVAL = 500;
    private static final int SEEDS = 10;
    private static final int INPUTS = 3_000;
    private static final long HOUR_NS = 3_600_000_000_000L;

    @Test
    void shouldDecideTheSameWhateverTheClocksOfBotsSay() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            final Site site = SmallWarehouse.site();
            final RecordingOutput first = new RecordingOutput();
            final RecordingOutput second = new RecordingOutput();
            final RandomWarehouse[] world = new RandomWarehouse[1];
            final RoutingCore core = new RoutingCore(new PushTap(first, world), HASH_INTERVAL, site);
            final RoutingCore twin = new RoutingCore(second, HASH_INTERVAL, SmallWarehouse.site());
            final SplittableRandom random = new SplittableRandom(seed);
            final CoreInputs inputs = new CoreInputs(record -> {
                setTime(record, record.timeNs());
                core.onRecord(record);
                setTime(record, absurdTime(random, record.timeNs()));
                twin.onRecord(record);
            });
            world[0] = new RandomWarehouse(seed, inputs, core, site.map(), false);
            for (int i = 0; i < INPUTS; i++) {
                world[0].next();
            }

            assertThat(second.firstDifference(first)).as("seed %d", seed).isEmpty();
            assertThat(twin.stateHash()).as("seed %d", seed).isEqualTo(core.stateHash());
            assertThat(first.count(67)).as("plans, seed %d", seed).isPositive();
        }
    }

    /** The first field of every message is the sender's time. */
    private static void setTime(final CoreRecord record, final long timeNs) {
        if (record.payloadLength() >= FrameDescriptor.SBE_HEADER_LENGTH + Long.BYTES) {
            ((MutableDirectBuffer) record.buffer()).putLong(record.bodyOffset(), timeNs, LITTLE_ENDIAN);
        }
    }

    private static long absurdTime(final SplittableRandom random, final long nowNs) {
        switch (random.nextInt(8)) {
            case 0:
                return 0;
            case 1:
                return -1;
            case 2:
                return Long.MIN_VALUE;
            case 3:
                return Long.MAX_VALUE;
            case 4:
                return nowNs + HOUR_NS;
            case 5:
                return nowNs - HOUR_NS;
            case 6:
                return random.nextLong();
            default:
                return nowNs;
        }
    }
}
