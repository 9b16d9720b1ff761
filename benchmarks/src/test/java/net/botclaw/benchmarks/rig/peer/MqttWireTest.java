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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.botclaw.tools.load.Wire;
import org.junit.jupiter.api.Test;

final class MqttWireTest {
    private static final int BUFFER_LENGTH = 1 << 22;

    private final MqttWire wire = new MqttWire("rig-3", "t/3", Payload.MIN_LENGTH);
    private final ByteBuffer out = WireCase.buffer(BUFFER_LENGTH);

    @Test
    void shouldConnectWithACleanSessionWhenOpened() throws IOException {
        wire.open(out);

        assertThat(WireCase.text(out)).isEqualTo("\20\21\0\4MQTT\4\2\0\74\0\5rig-3");
        assertThat(wire.isOpen()).isFalse();
        wire.take(WireCase.answers(" \2\0\0"), out);
        assertThat(wire.isOpen()).isTrue();
    }

    @Test
    void shouldPutPublishesWithCountedIdsWhenSeveralAreDue() {
        assertThat(wire.put(255, 2, 0x4847464544434241L, out)).isEqualTo(2);

        assertThat(WireCase.text(out)).isEqualTo("2\17\0\3t/3\0\u00ffABCDEFGH" + "2\17\0\3t/3\1\0ABCDEFGH");
    }

    @Test
    void shouldPutALongerLengthWhenTheMessageIsLonger() {
        final Wire longer = new MqttWire("rig-3", "t/3", 1_344);
        longer.put(1, 1, 0, out);

        // 1,351 = 0x0A << 7 | 0x47, the lower part first, with a bit that says that there is more.
        assertThat(WireCase.text(out)).startsWith("2\u00c7\12\0\3t/3\0\1").hasSize(longer.messageLength());
    }

    @Test
    void shouldHoldBackWhenAllIdsAreInFlight() throws IOException {
        assertThat(wire.put(1, 100_000, 0, out)).isEqualTo(MqttWire.MAX_IN_FLIGHT);
        assertThat(wire.put(MqttWire.MAX_IN_FLIGHT + 1, 1, 0, out)).isZero();

        wire.take(WireCase.answers("@\2\0\1"), out);

        out.clear();
        assertThat(wire.put(MqttWire.MAX_IN_FLIGHT + 1, 2, 0, out)).isEqualTo(1);
        assertThat(WireCase.text(out)).startsWith("2\17\0\3t/3\0\1");
    }

    @Test
    void shouldFailWhenTheConnectionIsRefused() {
        assertThatThrownBy(() -> wire.take(WireCase.answers(" \2\0\5"), out))
                .isInstanceOf(IOException.class)
                .hasMessage("mosquitto: refuses the connection with return code 5");
    }

    @Test
    void shouldFailWhenAnAckIsOutOfOrder() {
        wire.put(1, 2, 0, out);

        assertThatThrownBy(() -> wire.take(WireCase.answers("@\2\0\2"), out)).hasMessageContaining("out of order");
    }

    @Test
    void shouldFailWhenMoreAcksComeThanMessagesWent() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("@\2\0\1"), out)).hasMessageContaining("out of order");
    }

    @Test
    void shouldFailWhenAPacketIsNotForAPublisher() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("\u00e0\0"), out)).hasMessageContaining("type 0xe0");
        assertThatThrownBy(() -> wire.take(WireCase.answers("@\3\0\1"), out)).hasMessageContaining("length 3");
    }

    @Test
    void shouldPingAndSayGoodbyeWhenAsked() throws IOException {
        wire.keepAlive(0, out);
        assertThat(wire.bye(out)).isTrue();

        assertThat(WireCase.text(out)).isEqualTo("\u00c0\0\u00e0\0");
        final ByteBuffer pong = WireCase.answers("\u00d0\0");
        assertThat(wire.take(pong, out)).isZero();
        assertThat(pong.hasRemaining()).isFalse();
    }
}
