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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.Handler;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.RecordingOutput;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {
    private static final int BOT = 1;
    private static final int SHORT = 32;
    private static final long NEVER = Handler.NO_DEADLINE;
    private static final long EMPTY_HASH = new Outbox().stateHash();

    private final Outbox outbox = new Outbox();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CoreLimits.MAX_PUSH_BYTES_PER_BOT]);

    @Test
    void shouldCountEachBotsPushesFromOneWhenTheyAreAdded() {
        assertThat(add(BOT, PushKey.NONE, NEVER, SHORT)).isEqualTo(1);
        assertThat(add(BOT, PushKey.NONE, NEVER, SHORT)).isEqualTo(2);
        assertThat(add(2, PushKey.NONE, NEVER, SHORT)).isEqualTo(1);
        assertThat(resent(BOT)).containsExactly(1L, 2L);
        assertThat(resent(2)).containsExactly(1L);
        assertThat(outbox.nextSequence(BOT)).isEqualTo(1);
        assertThat(outbox.nextSequence(3)).isEqualTo(1);
    }

    @Test
    void shouldDropWhatIsAckedAndGoOnCounting() {
        fill(BOT, 3);
        outbox.acked(BOT, 2);
        assertThat(resent(BOT)).containsExactly(3L);
        outbox.acked(BOT, 3);
        assertThat(outbox.count(BOT)).isZero();
        assertThat(outbox.nextSequence(BOT)).isEqualTo(4);
        assertThat(add(BOT, PushKey.NONE, NEVER, SHORT)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 4, 1L << 62, Long.MAX_VALUE})
    void shouldTakeAnAckOfWhatWasNeverGivenForNone(final long sequence) {
        fill(BOT, 3);
        final long hash = outbox.stateHash();
        outbox.acked(BOT, sequence);
        outbox.acked(2, sequence);
        assertThat(resent(BOT)).containsExactly(1L, 2L, 3L);
        assertThat(outbox.stateHash()).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1L << 62, Long.MAX_VALUE})
    void shouldResendAllWhenALogonSaysNothingSensible(final long sequence) {
        fill(BOT, 3);
        outbox.resume(BOT, sequence, 0);
        assertThat(resent(BOT)).containsExactly(1L, 2L, 3L);
        assertThat(add(BOT, PushKey.NONE, NEVER, SHORT)).isEqualTo(4);
    }

    @Test
    void shouldGoOnBehindWhatABotHasSeenWhenAJournalWasLost() {
        outbox.resume(BOT, 41, 0);
        assertThat(outbox.nextSequence(BOT)).isEqualTo(42);
        assertThat(add(BOT, PushKey.NONE, NEVER, SHORT)).isEqualTo(42);
        assertThat(outbox.stateHash()).isNotEqualTo(EMPTY_HASH);
    }

    @Test
    void shouldKeepTheNewestOfAKeyOnly() {
        final long task = PushKey.task(9);
        add(BOT, task, NEVER, SHORT);
        add(BOT, PushKey.NONE, NEVER, SHORT);
        add(BOT, PushKey.task(10), NEVER, SHORT);
        add(2, task, NEVER, SHORT);
        add(BOT, task, NEVER, SHORT);
        add(BOT, PushKey.NONE, NEVER, SHORT);
        assertThat(resent(BOT)).containsExactly(2L, 3L, 4L, 5L);
        assertThat(resent(2)).containsExactly(1L);
        assertThat(outbox.dropped()).isEqualTo(1);
        assertThat(outbox.nextSequence(BOT)).isEqualTo(2);
    }

    @Test
    void shouldDropWhatHasExpiredWhenTheBotComesBack() {
        add(BOT, PushKey.NONE, 100, SHORT);
        add(BOT, PushKey.NONE, NEVER, SHORT);
        add(BOT, PushKey.NONE, 99, SHORT);
        outbox.resume(BOT, 0, 100);
        assertThat(resent(BOT)).containsExactly(1L, 2L);
        assertThat(outbox.expired()).isEqualTo(1);
        outbox.resume(BOT, 0, 101);
        assertThat(resent(BOT)).containsExactly(2L);
        assertThat(outbox.nextSequence(BOT)).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhatIsBeyondABotsCount() {
        fill(BOT, CoreLimits.MAX_PUSHES_PER_BOT);
        assertThat(outbox.hasRoom(BOT, 1)).isFalse();
        assertThat(outbox.hasRoom(2, SHORT)).isTrue();
        assertThatThrownBy(() -> add(BOT, PushKey.NONE, NEVER, 1)).isInstanceOf(IllegalStateException.class);
        outbox.acked(BOT, 1);
        assertThat(outbox.hasRoom(BOT, SHORT)).isTrue();
    }

    @Test
    void shouldRefuseWhatIsBeyondABotsBytes() {
        final int half = CoreLimits.MAX_PUSH_BYTES_PER_BOT / 2;
        add(BOT, PushKey.NONE, NEVER, half);
        assertThat(outbox.hasRoom(BOT, half)).isTrue();
        assertThat(outbox.hasRoom(BOT, half + 1)).isFalse();
        outbox.acked(BOT, 1);
        assertThat(outbox.hasRoom(BOT, half + 1)).isTrue();
    }

    @Test
    void shouldRefuseWhatNoFrameHolds() {
        final int longest = FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH - FrameDescriptor.SBE_OFFSET;
        assertThat(outbox.hasRoom(BOT, longest)).isTrue();
        assertThat(outbox.hasRoom(BOT, longest + 1)).isFalse();
    }

    @Test
    void shouldRefuseEverybodyWhenAllPushesAreTakenAndGoOnWhenOneIsFree() {
        final int bots = CoreLimits.MAX_PUSHES / CoreLimits.MAX_PUSHES_PER_BOT;
        for (int bot = 1; bot <= bots; bot++) {
            fill(bot, CoreLimits.MAX_PUSHES_PER_BOT);
        }
        fill(bots + 1, CoreLimits.MAX_PUSHES % CoreLimits.MAX_PUSHES_PER_BOT);
        assertThat(outbox.hasRoom(bots + 2, 1)).isFalse();

        outbox.acked(7, 1);

        assertThat(add(bots + 2, PushKey.NONE, NEVER, SHORT)).isEqualTo(1);
        assertThat(outbox.hasRoom(bots + 2, 1)).isFalse();
        for (int bot = 1; bot <= bots + 2; bot++) {
            outbox.acked(bot, outbox.nextSequence(bot) + outbox.count(bot) - 1);
            assertThat(outbox.count(bot)).isZero();
        }
    }

    @Test
    void shouldRefuseEverybodyWhenAllBytesAreTakenAndLoseNoneOfThem() {
        for (int round = 0; round < 2; round++) {
            final int bots = BlockPool.BLOCK_COUNT / (CoreLimits.MAX_PUSH_BYTES_PER_BOT / BlockPool.BLOCK_LENGTH);
            for (int bot = 1; bot <= bots; bot++) {
                add(bot, PushKey.NONE, NEVER, CoreLimits.MAX_PUSH_BYTES_PER_BOT / 2);
                add(bot, PushKey.NONE, NEVER, CoreLimits.MAX_PUSH_BYTES_PER_BOT / 2);
            }
            assertThat(outbox.hasRoom(bots + 1, 1)).isFalse();
            for (int bot = 1; bot <= bots; bot++) {
                outbox.acked(bot, 2 * round + 2);
            }
        }
    }

    @Test
    void shouldHashWhatWaitsAndWhatWasGivenNotHowItCameThere() {
        // given
        final Outbox other = new Outbox();
        fill(BOT, 3);
        other.add(BOT, PushKey.NONE, NEVER, message, 0, SHORT);
        other.acked(BOT, 1);
        other.add(BOT, PushKey.NONE, NEVER, message, 0, SHORT);
        assertThat(other.stateHash()).isNotEqualTo(outbox.stateHash());

        // when
        other.add(BOT, PushKey.NONE, NEVER, message, 0, SHORT);
        outbox.acked(BOT, 1);

        // then
        assertThat(other.stateHash()).isEqualTo(outbox.stateHash());
    }

    @Test
    void shouldHashEveryByteKeyAndExpiry() {
        final long one = hashOf(PushKey.NONE, NEVER, SHORT + 1, 0);
        assertThat(hashOf(PushKey.task(1), NEVER, SHORT + 1, 0)).isNotEqualTo(one);
        assertThat(hashOf(PushKey.NONE, 5, SHORT + 1, 0)).isNotEqualTo(one);
        for (int i = 0; i <= SHORT; i++) {
            message.putByte(i, (byte) 1);
            assertThat(hashOf(PushKey.NONE, NEVER, SHORT + 1, 0))
                    .as("byte %d", i)
                    .isNotEqualTo(one);
            message.putByte(i, (byte) 0);
        }
    }

    private long hashOf(final long key, final long expiresNs, final int length, final int offset) {
        final Outbox fresh = new Outbox();
        fresh.add(BOT, key, expiresNs, message, offset, length);
        return fresh.stateHash();
    }

    private void fill(final int bot, final int count) {
        for (int i = 0; i < count; i++) {
            add(bot, PushKey.NONE, NEVER, SHORT);
        }
    }

    private long add(final int bot, final long key, final long expiresNs, final int length) {
        return outbox.add(bot, key, expiresNs, message, 0, length);
    }

    /** Sequences that are sent again. */
    private List<Long> resent(final int bot) {
        final RecordingOutput output = new RecordingOutput();
        outbox.resend(bot, output);
        final List<Long> sequences = new ArrayList<>();
        for (final String call : output.calls()) {
            final String[] words = call.split(" ");
            assertThat(words[0]).isEqualTo("resend");
            assertThat(words[1]).isEqualTo(Integer.toString(bot));
            sequences.add(Long.parseLong(words[2]));
        }
        return sequences;
    }
}
