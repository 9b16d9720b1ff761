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
package net.botclaw.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.botclaw.ingest.gateway.FrameMemory.Claim;
import org.junit.jupiter.api.Test;

class FrameMemoryTest {
    private static final int BUDGET_BLOCKS = 64;
    private static final int CONNECTIONS = 8;

    private final FrameMemory memory = new FrameMemory(BUDGET_BLOCKS * FrameMemory.BLOCK_LENGTH, CONNECTIONS);

    @Test
    void shouldGiveBackTheSameBytesWhenTheyAreHeldInManyPieces() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final List<HeldBytes> held = new ArrayList<>();
        final List<byte[]> expected = new ArrayList<>();
        for (int round = 0; round < 2_000; round++) {
            if (held.size() < CONNECTIONS && random.nextBoolean()) {
                final byte[] bytes = new byte[2 + random.nextInt(2_000)];
                random.nextBytes(bytes);
                final HeldBytes chain = new HeldBytes(memory);
                if (chain.tryClaim(bytes.length, Claim.FRAME)) {
                    appendInPieces(chain, bytes, random);
                    held.add(chain);
                    expected.add(bytes);
                }
            } else if (!held.isEmpty()) {
                final int index = random.nextInt(held.size());
                assertHolds(held.remove(index), expected.remove(index), seed);
            }
        }
        held.forEach(HeldBytes::release);
        assertThat(memory.heldBytes()).as("seed %d", seed).isZero();
    }

    private static void appendInPieces(final HeldBytes chain, final byte[] bytes, final Random random) {
        final ByteBuf in = Unpooled.directBuffer().writeBytes(bytes);
        while (in.isReadable()) {
            assertThat(chain.append(in, 1 + random.nextInt(in.readableBytes()))).isTrue();
        }
        in.release();
    }

    private static void assertHolds(final HeldBytes chain, final byte[] bytes, final long seed) {
        final ByteBuf out = Unpooled.directBuffer(bytes.length);
        assertThat(chain.unsignedShortLE()).as("seed %d", seed).isEqualTo(bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8);
        chain.copyTo(out);
        final byte[] copy = new byte[out.readableBytes()];
        out.readBytes(copy);
        assertThat(copy).as("seed %d", seed).isEqualTo(bytes);
        chain.release();
        out.release();
    }

    @Test
    void shouldRefuseTheNewestAndLetTheOthersFinishWhenTheBudgetIsUsedUp() {
        final HeldBytes first = new HeldBytes(memory);
        final HeldBytes second = new HeldBytes(memory);
        final HeldBytes newest = new HeldBytes(memory);
        final int half = (BUDGET_BLOCKS / 2 + 1) * FrameMemory.BLOCK_LENGTH;
        assertThat(first.tryClaim(half, Claim.FRAME)).isTrue();
        assertThat(second.tryClaim(half, Claim.FRAME)).isTrue();

        assertThat(newest.tryClaim(FrameMemory.BLOCK_LENGTH + 1, Claim.FRAME)).isFalse();

        // A block is always there, and what was claimed can be filled.
        assertThat(newest.tryClaim(FrameMemory.BLOCK_LENGTH, Claim.FRAME)).isTrue();
        assertThat(append(newest, FrameMemory.BLOCK_LENGTH)).isTrue();
        assertThat(append(first, half)).isTrue();
        assertThat(append(second, half)).isTrue();
        first.release();
        assertThat(newest.tryClaim(half, Claim.FRAME)).isTrue();
    }

    @Test
    void shouldLeaveHalfOfTheBudgetToBotsWhenStrangersWantItAll() {
        final HeldBytes stranger = new HeldBytes(memory);
        final HeldBytes other = new HeldBytes(memory);
        final HeldBytes bot = new HeldBytes(memory);
        final int half = (BUDGET_BLOCKS / 2 + 1) * FrameMemory.BLOCK_LENGTH;
        assertThat(stranger.tryClaim(half, Claim.STRANGER)).isTrue();

        assertThat(other.tryClaim(2 * FrameMemory.BLOCK_LENGTH, Claim.STRANGER)).isFalse();
        assertThat(bot.tryClaim(half, Claim.FRAME)).isTrue();
    }

    @Test
    void shouldNeverTakeMoreThanItSays() {
        int blocks = 0;
        while (memory.take() != FrameMemory.NO_BLOCK) {
            blocks++;
        }

        assertThat((long) blocks * FrameMemory.BLOCK_LENGTH)
                .isEqualTo(FrameMemory.maxBytes(BUDGET_BLOCKS * FrameMemory.BLOCK_LENGTH, CONNECTIONS));
    }

    private static boolean append(final HeldBytes chain, final int count) {
        final ByteBuf in = Unpooled.directBuffer().writeZero(count);
        try {
            return chain.append(in, count);
        } finally {
            in.release();
        }
    }
}
