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
package net.botclaw.tools.load;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotWireTest {
    private static final int LEVEL = AckLevel.JOURNALED.value();

    private final SessionFrameEncoder frames = new SessionFrameEncoder();
    private final ByteBuffer out = buffer(1024 * 1024);
    private final ByteBuffer in = buffer(4096);

    @ParameterizedTest
    @ValueSource(ints = {32, 40, 64, 1000, 65_535})
    void shouldPutValidFramesOfExactlyTheLengthAskedFor(final int frameLength) {
        final BotWire wire = new BotWire("bot", 1, frameLength, AckLevel.JOURNALED);

        assertThat(wire.put(7, 3, 99, out)).isEqualTo(3);

        final UnsafeBuffer buffer = new UnsafeBuffer(out);
        assertThat(out.position()).isEqualTo(3 * frameLength);
        for (int i = 0; i < 3; i++) {
            assertThat(FrameDescriptor.frameLength(buffer, i * frameLength)).isEqualTo(frameLength);
            assertThat(FrameDescriptor.sequence(buffer, i * frameLength)).isEqualTo(7 + i);
            assertThat(FrameValidator.fromBot(FrameDescriptor.MAX_FRAME_LENGTH)
                            .validate(buffer, i * frameLength, frameLength))
                    .isEqualTo(FrameValidator.VALID);
        }
    }

    @Test
    void shouldPutWholeFramesOnlyWhenThereIsNoRoomForAll() {
        final BotWire wire = new BotWire("bot", 1, 64, AckLevel.JOURNALED);
        out.limit(3 * 64 - 1);

        assertThat(wire.put(1, 100, 0, out)).isEqualTo(2);
        assertThat(out.position()).isEqualTo(128);
    }

    @Test
    void shouldTakeAnswersWhereverTheyAreSplit() throws IOException {
        final BotWire wire = new BotWire("bot", 1, 64, AckLevel.JOURNALED);
        wire.put(1, 9, 0, out);
        final ByteBuffer answers = buffer(4096);
        answers.put(frames.array(), 0, frames.ack(0, 4, 1, LEVEL));
        answers.put(frames.array(), 0, frames.heartbeat(0, 4, 0));
        answers.put(frames.array(), 0, frames.ack(0, 9, 2, LEVEL));
        final int length = answers.position();
        long acked = 0;

        for (int i = 0; i < length; i++) {
            in.put(answers.get(i));
            in.flip();
            acked = wire.take(in, out);
            in.compact();
        }

        assertThat(acked).isEqualTo(9);
        assertThat(in.position()).isZero();
    }

    @Test
    void shouldRefuseAnAckOfWhatWasNotSent() {
        final BotWire wire = new BotWire("bot", 1, 64, AckLevel.JOURNALED);
        wire.put(1, 2, 0, out);
        in.put(frames.array(), 0, frames.ack(0, 3, 1, LEVEL)).flip();

        assertThatThrownBy(() -> wire.take(in, out))
                .isInstanceOf(IOException.class)
                .hasMessage("the engine acked sequence 3, sent were 2");
    }

    @Test
    void shouldSayWhyTheEngineEndedTheSessionUnlessTheBotDid() throws IOException {
        final BotWire wire = new BotWire("bot", 1, 64, AckLevel.JOURNALED);
        final int length = frames.logout(0, 0, RejectCode.DISK_FULL.code(), 1);
        in.put(frames.array(), 0, length).flip();

        assertThatThrownBy(() -> wire.take(in, out))
                .hasMessage("logged out by the engine: 503 " + RejectCode.DISK_FULL.text());

        assertThat(wire.bye(out)).isTrue();
        in.clear().put(frames.array(), 0, length).flip();
        assertThat(wire.take(in, out)).isZero();
    }

    private static ByteBuffer buffer(final int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(LITTLE_ENDIAN);
    }
}
