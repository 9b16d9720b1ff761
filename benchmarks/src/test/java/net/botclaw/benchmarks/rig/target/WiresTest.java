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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiresTest {
    private static final long SEED = 3;
    private static final int COUNT = 500;

    private final ByteBuffer none = buffer(1_024);

    @ParameterizedTest
    @ValueSource(ints = {8, 40, 64, 1_344})
    void shouldAckEachMessageOnceWhenBytesComeBackInOddPieces(final int length) throws IOException {
        // given
        final EchoWire wire = new EchoWire(length);
        final ByteBuffer sent = buffer(COUNT * length);
        assertThat(wire.put(1, COUNT, 0, sent)).isEqualTo(COUNT);
        sent.flip();
        final ByteBuffer in = buffer(100);
        final Random random = new Random(SEED);
        int arrived = 0;

        while (sent.hasRemaining()) {
            // when
            final int piece = Math.min(1 + random.nextInt(in.remaining()), sent.remaining());
            in.put(sent.slice(sent.position(), piece));
            sent.position(sent.position() + piece);
            arrived += piece;
            in.flip();
            final long acked = wire.take(in, none);
            in.compact();

            // then
            assertThat(acked).isEqualTo(arrived / length);
        }
        assertThat(in.position()).isZero();
        assertThat(none.position()).isZero();
    }

    @Test
    void shouldPutWholeMessagesOnlyWhenRoomIsShort() {
        // given
        final ByteBuffer out = buffer(200);
        out.put((byte) 9);

        // when
        final int put = new EchoWire(64).put(41, 10, 0, out);

        // then
        assertThat(put).isEqualTo(3);
        assertThat(out.position()).isEqualTo(1 + 3 * 64);
        assertThat(out.getLong(1)).isEqualTo(41);
        assertThat(out.getLong(1 + 2 * 64)).isEqualTo(43);
    }

    @Test
    void shouldFailWhenTheEchoReturnsMoreThanItWasSent() {
        // given
        final EchoWire wire = new EchoWire(8);
        wire.put(1, 1, 0, buffer(8));
        final ByteBuffer in = buffer(16);
        in.putLong(0, 1).putLong(8, 2);

        // when, then
        assertThatThrownBy(() -> wire.take(in, none))
                .isInstanceOf(IOException.class)
                .hasMessage("the echo returned more than it was sent");
    }

    @Test
    void shouldFailWhenTheEchoReturnsAnotherMessage() {
        // given
        final EchoWire wire = new EchoWire(8);
        wire.put(1, 2, 0, buffer(16));
        final ByteBuffer in = buffer(8);
        in.putLong(0, 2);

        // when, then
        assertThatThrownBy(() -> wire.take(in, none))
                .isInstanceOf(IOException.class)
                .hasMessage("the echo returned message 2 in place of 1");
    }

    @Test
    void shouldNeedNoAnswerWhenItSpeaksToASink() throws IOException {
        // given
        final SinkWire wire = new SinkWire(64);
        final ByteBuffer out = buffer(640);

        // when
        final int put = wire.put(1, 100, 0, out);

        // then
        assertThat(wire.isOneWay()).isTrue();
        assertThat(wire.isOpen()).isTrue();
        assertThat(put).isEqualTo(10);
        assertThat(out.hasRemaining()).isFalse();
        assertThat(wire.take(buffer(0), none)).isZero();
        assertThatThrownBy(() -> wire.take(buffer(1), none)).isInstanceOf(IOException.class);
    }

    private static ByteBuffer buffer(final int length) {
        return ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
