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
package net.botclaw.benchmarks.rig.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import net.botclaw.tools.load.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all wires have in common. */
final class WireTest {
    private static final int PAYLOAD_LENGTH = 64;
    private static final long EPOCH_NS = 1_767_225_600_123_456_789L;
    private static final int WARM_UP_COUNT = 50_000;
    private static final int MEASURED_COUNT = 100_000;

    @ParameterizedTest
    @EnumSource
    void shouldAckAllWhenAnswersAreSplitAnywhere(final WireCase wireCase) throws IOException {
        final int count = 3;
        final ByteBuffer answers = WireCase.buffer(1 << 10);
        for (long sequence = 1; sequence <= count; sequence++) {
            wireCase.putAnswer(sequence, answers);
        }
        final int length = answers.position();
        final int answerLength = length / count;

        for (int cut = 0; cut <= length; cut++) {
            final Wire wire = wireCase.openWire(PAYLOAD_LENGTH);
            final ByteBuffer out = WireCase.buffer(1 << 14);
            putOneByOne(wire, count, out);
            final int before = out.position();

            final ByteBuffer in =
                    answers.duplicate().order(answers.order()).position(0).limit(cut);
            assertThat(wire.take(in, out)).as("acked when cut at %d", cut).isEqualTo(cut / answerLength);
            assertThat(in.position()).as("taken when cut at %d", cut).isEqualTo(cut / answerLength * answerLength);

            in.limit(length);
            assertThat(wire.take(in, out)).isEqualTo(count);
            assertThat(in.hasRemaining()).isFalse();
            assertThat(in.order()).isEqualTo(answers.order());
            assertThat(out.position()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldOpenWhenTheWelcomeComesByteByByte(final WireCase wireCase) throws IOException {
        final Wire wire = wireCase.wire(PAYLOAD_LENGTH);
        final ByteBuffer out = WireCase.buffer(Wire.MIN_ROOM_BYTES);
        wire.open(out);
        final byte[] welcome = wireCase.welcome();
        final ByteBuffer in = WireCase.buffer(1 << 10);

        for (final byte next : welcome) {
            assertThat(wire.isOpen()).isFalse();
            in.put(next).flip();
            assertThat(wire.take(in, out)).isZero();
            in.compact();
        }

        assertThat(wire.isOpen()).isTrue();
        assertThat(in.position()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shouldPutWholeMessagesOnlyWhenThereIsLittleRoom(final WireCase wireCase) throws IOException {
        final Wire wire = wireCase.openWire(PAYLOAD_LENGTH);

        assertThat(wire.put(1, 10, EPOCH_NS, WireCase.buffer(wire.messageLength() - 1)))
                .isZero();
        final ByteBuffer out = WireCase.buffer(wire.messageLength());
        assertThat(wire.put(1, 10, EPOCH_NS, out)).isEqualTo(1);
        assertThat(wire.put(2, 10, EPOCH_NS, WireCase.buffer(3 * wire.messageLength())))
                .isBetween(2, 10);
    }

    /** After warm-up nothing is allocated by putting and taking, so the collector of the driver has nothing to do. */
    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingWhenWarm(final WireCase wireCase) throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final Wire wire = wireCase.openWire(PAYLOAD_LENGTH);
        final ByteBuffer out = WireCase.buffer(1 << 10);
        final ByteBuffer in = WireCase.buffer(1 << 10);
        exchange(wireCase, wire, 1, WARM_UP_COUNT, in, out);

        final long before = threads.getCurrentThreadAllocatedBytes();
        final long empty = threads.getCurrentThreadAllocatedBytes() - before;
        final long start = threads.getCurrentThreadAllocatedBytes();
        final long acked = exchange(wireCase, wire, WARM_UP_COUNT + 1, MEASURED_COUNT, in, out);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - start - empty;

        assertThat(acked).isEqualTo(WARM_UP_COUNT + MEASURED_COUNT);
        assertThat(allocated).as("bytes for %d messages", MEASURED_COUNT).isLessThan(MEASURED_COUNT / 100);
    }

    private static long exchange(
            final WireCase wireCase,
            final Wire wire,
            final long firstSequence,
            final int count,
            final ByteBuffer in,
            final ByteBuffer out)
            throws IOException {
        long acked = 0;
        for (long sequence = firstSequence; sequence < firstSequence + count; sequence++) {
            wire.put(sequence, 1, EPOCH_NS, out.clear());
            wireCase.putAnswer(sequence, in.clear());
            acked = wire.take(in.flip(), out);
        }
        return acked;
    }

    private static void putOneByOne(final Wire wire, final int count, final ByteBuffer out) {
        for (long sequence = 1; sequence <= count; sequence++) {
            assertThat(wire.put(sequence, 1, EPOCH_NS, out)).isEqualTo(1);
        }
    }
}
