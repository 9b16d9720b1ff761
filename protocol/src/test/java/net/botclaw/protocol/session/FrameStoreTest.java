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
package net.botclaw.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class FrameStoreTest {
    private static final int CAPACITY = 1024;
    private static final int STEPS = 200_000;
    private static final int MAX_DATA = 560;
    private static final long SEED = Long.getLong("botclaw.test.seed", 20_260_102L);

    private final UnsafeBuffer out = new UnsafeBuffer(new byte[CAPACITY]);

    @Test
    void shouldGiveFramesInOrderWhenTaken() {
        // given
        final FrameStore store = newStore(7);
        append(store, 10);
        append(store, 20);

        // when
        final int length = store.takeNext(out, 0, FrameDescriptor.FLAG_POSS_DUP);

        // then
        assertThat(length).isEqualTo(FrameDescriptor.frameLength(out, 0));
        assertThat(FrameDescriptor.sequence(out, 0)).isEqualTo(7);
        assertThat(FrameDescriptor.flags(out, 0)).isEqualTo(FrameDescriptor.FLAG_POSS_DUP);
        assertThat(FrameDescriptor.channel(out, 0)).isEqualTo(FrameDescriptor.CHANNEL_RELIABLE);
        assertThat(store.sequenceToSend()).isEqualTo(8);
        assertThat(store.highestSent()).isEqualTo(7);
    }

    @Test
    void shouldGiveTheSameFramesWithoutAddedFlagsWhenRewound() {
        final FrameStore store = newStore(1);
        append(store, 10);
        store.takeNext(out, 0, FrameDescriptor.FLAG_POSS_DUP);

        store.rewind();
        store.takeNext(out, 0, 0);

        assertThat(FrameDescriptor.sequence(out, 0)).isEqualTo(1);
        assertThat(FrameDescriptor.flags(out, 0)).isZero();
    }

    @Test
    void shouldMoveTheCursorWhenUnsentFramesAreReleased() {
        final FrameStore store = newStore(1);
        append(store, 10);
        append(store, 10);
        append(store, 10);

        store.release(2);

        assertThat(store.sequenceToSend()).isEqualTo(3);
        assertThat(store.firstSequence()).isEqualTo(3);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheLongestFrameWhenEmptyAtAnyPlaceOfTheRing() {
        final FrameStore store = newStore(1);
        for (int data = 0; data < MAX_DATA; data++) {
            final long small = append(store, data % 50);
            store.release(small);
            final long longest = append(store, MAX_DATA);
            assertThat(longest).isEqualTo(small + 1);
            store.release(longest);
        }
    }

    @Test
    void shouldJumpOnlyWhenEmpty() {
        final FrameStore store = newStore(1);
        append(store, 10);

        assertThatThrownBy(() -> store.jumpTo(100)).isInstanceOf(IllegalStateException.class);
        store.clear();
        store.jumpTo(100);

        assertThat(append(store, 10)).isEqualTo(100);
        assertThat(store.highestSent()).isEqualTo(99);
    }

    @Test
    void shouldRefuseWhatCouldNeverFit() {
        final FrameStore store = newStore(1);

        assertThatThrownBy(() -> append(store, CAPACITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.append(0, out, 0, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Against a plain deque of lengths: any order of append, send, release, rewind. */
    @Test
    void shouldBehaveLikeAQueueWhenUsedAtRandom() {
        final Random random = new Random(SEED);
        final FrameStore store = newStore(1);
        final Deque<Integer> model = new ArrayDeque<>();
        long first = 1;
        long next = 1;
        long cursor = 1;
        for (int step = 0; step < STEPS; step++) {
            final String at = "seed " + SEED + " step " + step;
            switch (random.nextInt(6)) {
                case 0:
                    final long upTo = first + random.nextInt(4) - 1;
                    store.release(upTo);
                    for (; first <= upTo && first < next; first++) {
                        model.removeFirst();
                    }
                    cursor = Math.max(cursor, first);
                    break;
                case 1:
                    store.rewind();
                    cursor = first;
                    break;
                case 2:
                case 3:
                    if (cursor < next) {
                        final int length = store.takeNext(out, 0, 0);
                        assertThat(length).as(at).isEqualTo(List.copyOf(model).get((int) (cursor - first)));
                        assertThat(FrameDescriptor.sequence(out, 0)).as(at).isEqualTo((int) cursor);
                        cursor++;
                    }
                    break;
                default:
                    final int data = random.nextInt(random.nextBoolean() ? 40 : MAX_DATA);
                    final long sequence = append(store, data);
                    if (sequence == FrameStore.BACK_PRESSURED) {
                        assertThat(model).as(at).isNotEmpty();
                    } else {
                        assertThat(sequence).as(at).isEqualTo(next++);
                        model.addLast(FrameDescriptor.HEADER_LENGTH + 14 + data);
                    }
                    break;
            }
            assertThat(List.of(store.firstSequence(), store.sequenceToSend(), store.nextSequence()))
                    .as(at)
                    .isEqualTo(new ArrayList<>(List.of(first, cursor, next)));
            assertThat(store.usedLength()).as(at).isBetween(0, CAPACITY);
            assertThat(store.oldestLength()).as(at).isEqualTo(model.isEmpty() ? 0 : model.peekFirst());
        }
    }

    private static FrameStore newStore(final long firstSequence) {
        return new FrameStore(
                CAPACITY,
                FrameDescriptor.CHANNEL_RELIABLE,
                firstSequence,
                FrameValidator.fromBot(FrameDescriptor.MAX_FRAME_LENGTH));
    }

    private static long append(final FrameStore store, final int dataLength) {
        final UnsafeBuffer message = TestMessages.vendorData(dataLength);
        return store.append(0, message, 0, message.capacity());
    }
}
