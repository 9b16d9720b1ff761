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
package net.botclaw.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.PushKey;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outbox and a list of pushes for each bot must agree, whatever is done to them, in whatever order. */
class OutboxModelTest {
    private static final int STEPS = 60_000;
    private static final int BOTS = 24;
    private static final int KEYS = 6;

    /** A push that waits. */
    private record Push(long sequence, long key, long expiresNs, byte[] bytes) {}

    /** What waits for one bot. */
    private static final class Model {
        private final List<Push> waiting = new ArrayList<>();
        private long lastSequence;

        private boolean hasRoom(final int length) {
            final int bytes =
                    waiting.stream().mapToInt(push -> push.bytes.length).sum();
            return waiting.size() < CoreLimits.MAX_PUSHES_PER_BOT
                    && bytes + length <= CoreLimits.MAX_PUSH_BYTES_PER_BOT;
        }

        private void acked(final long sequence) {
            if (sequence <= lastSequence) {
                waiting.removeIf(push -> push.sequence <= sequence);
            }
        }

        private void resume(final long sequence, final long nowNs) {
            if (sequence > lastSequence && sequence < 1L << 62) {
                lastSequence = sequence;
            }
            acked(sequence);
            waiting.removeIf(push -> push.expiresNs < nowNs);
        }
    }

    private final Outbox outbox = new Outbox();
    private final Outbox twin = new Outbox();
    private final Model[] models = new Model[BOTS + 1];
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CoreLimits.MAX_PUSH_BYTES_PER_BOT]);
    private long nowNs;
    private long refused;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 77, 20_260_312})
    void shouldAgreeWithAListForEachBot(final long seed) {
        final Random random = new Random(seed);
        Arrays.setAll(models, bot -> new Model());
        for (int step = 0; step < STEPS; step++) {
            final int bot = 1 + random.nextInt(BOTS);
            nowNs += random.nextInt(10);
            switch (random.nextInt(8)) {
                case 0:
                    final long acked = sequence(bot, random);
                    models[bot].acked(acked);
                    outbox.acked(bot, acked);
                    twin.acked(bot, acked);
                    break;
                case 1:
                    final long received = sequence(bot, random);
                    models[bot].resume(received, nowNs);
                    outbox.resume(bot, received, nowNs);
                    twin.resume(bot, received, nowNs);
                    break;
                default:
                    add(bot, random);
                    break;
            }
            assertSame("seed " + seed + ", step " + step, bot);
        }
        System.out.printf("outbox model: seed %d, %,d steps, %,d pushes refused%n", seed, STEPS, refused);
        assertThat(refused).isPositive();
        assertThat(outbox.dropped()).isPositive();
        assertThat(outbox.expired()).isPositive();
        for (int bot = 1; bot <= BOTS; bot++) {
            outbox.acked(bot, models[bot].lastSequence);
            assertThat(outbox.count(bot)).isZero();
        }
    }

    /** Mostly one that was given, now and then one that no honest bot would say. */
    private long sequence(final int bot, final Random random) {
        final long last = models[bot].lastSequence;
        switch (random.nextInt(12)) {
            case 0:
                return last + 1 + random.nextInt(3);
            case 1:
                return random.nextLong() | Long.MIN_VALUE;
            case 2:
                return Long.MAX_VALUE - random.nextInt(3);
            default:
                return Math.max(0, last - random.nextInt(CoreLimits.MAX_PUSHES_PER_BOT));
        }
    }

    private void add(final int bot, final Random random) {
        final Model model = models[bot];
        final int length = random.nextInt(8) == 0 ? 1 + random.nextInt(6_000) : 1 + random.nextInt(300);
        assertThat(outbox.hasRoom(bot, length)).isEqualTo(model.hasRoom(length));
        if (!model.hasRoom(length)) {
            refused++;
            return;
        }
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        message.putBytes(0, bytes);
        final long key = random.nextBoolean() ? PushKey.NONE : PushKey.task(random.nextInt(KEYS));
        final long expiresNs = nowNs + random.nextInt(2_000);
        if (key != PushKey.NONE) {
            model.waiting.removeIf(push -> push.key == key);
        }
        model.waiting.add(new Push(++model.lastSequence, key, expiresNs, bytes));
        assertThat(outbox.add(bot, key, expiresNs, message, 0, length)).isEqualTo(model.lastSequence);
        twin.add(bot, key, expiresNs, message, 0, length);
    }

    private void assertSame(final String step, final int bot) {
        final Model model = models[bot];
        assertThat(outbox.count(bot)).as(step).isEqualTo(model.waiting.size());
        assertThat(outbox.nextSequence(bot))
                .as(step)
                .isEqualTo(model.waiting.isEmpty() ? model.lastSequence + 1 : model.waiting.get(0).sequence);
        final Resent resent = new Resent(step, model.waiting);
        outbox.resend(bot, resent);
        assertThat(resent.count).as(step).isEqualTo(model.waiting.size());
        if (bot == 1) {
            assertThat(outbox.stateHash()).as(step).isEqualTo(twin.stateHash());
        }
    }

    /** Compares what is sent again with what should be. */
    private static final class Resent implements CoreOutput {
        private final String step;
        private final List<Push> expected;
        private int count;

        private Resent(final String step, final List<Push> expected) {
            this.step = step;
            this.expected = expected;
        }

        @Override
        public void resend(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            final Push push = expected.get(count++);
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            assertThat(sequence).as(step).isEqualTo(push.sequence);
            assertThat(Arrays.equals(bytes, push.bytes)).as(step).isTrue();
        }

        @Override
        public void push(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError(step);
        }

        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError(step);
        }

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError(step);
        }

        @Override
        public void bind(final int botId, final int epoch, final long nextSequence) {
            throw new AssertionError(step);
        }

        @Override
        public void disconnect(final int botId, final int code, final int retryAfterMs) {
            throw new AssertionError(step);
        }

        @Override
        public void stateHash(final long inputCount, final long hash) {
            throw new AssertionError(step);
        }
    }
}
