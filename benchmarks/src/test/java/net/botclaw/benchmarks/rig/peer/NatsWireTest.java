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
import org.junit.jupiter.api.Test;

final class NatsWireTest {
    private final NatsWire wire = new NatsWire("telemetry.3", "_INBOX.rig.3", Payload.MIN_LENGTH);
    private final ByteBuffer out = WireCase.buffer(1 << 10);

    @Test
    void shouldConnectAndSubscribeWhenTheServerHasSpoken() throws IOException {
        wire.open(out);
        assertThat(out.position()).isZero();

        wire.take(WireCase.answers("INFO {}\r\n"), out);

        assertThat(WireCase.text(out)).startsWith("CONNECT {").endsWith("}\r\nSUB _INBOX.rig.3 1\r\nPING\r\n");
        assertThat(wire.isOpen()).isFalse();
        wire.take(WireCase.answers("PONG\r\n"), out);
        assertThat(wire.isOpen()).isTrue();
    }

    @Test
    void shouldPutPublishesOneBehindTheOtherWhenSeveralAreDue() {
        assertThat(wire.put(1, 2, 0x4847464544434241L, out)).isEqualTo(2);

        final String publish = "PUB telemetry.3 _INBOX.rig.3 8\r\nABCDEFGH\r\n";
        assertThat(WireCase.text(out)).isEqualTo(publish + publish);
    }

    @Test
    void shouldAnswerWhenPinged() throws IOException {
        wire.take(WireCase.answers("PING\r\n"), out);

        assertThat(WireCase.text(out)).isEqualTo("PONG\r\n");
    }

    @Test
    void shouldFailWithTheServersWordsWhenItRefuses() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("-ERR 'Authorization Violation'\r\n"), out))
                .isInstanceOf(IOException.class)
                .hasMessage("nats: -ERR 'Authorization Violation'");
    }

    @Test
    void shouldFailWithTheStreamsWordsWhenItRefuses() {
        wire.put(1, 1, 0, out);
        final String error = "{\"error\":{\"code\":503,\"description\":\"full\"},\"stream\":\"TELEMETRY\",\"seq\":0}";

        assertThatThrownBy(() -> wire.take(
                        WireCase.answers("MSG _INBOX.rig.3 1 " + error.length() + "\r\n" + error + "\r\n"), out))
                .isInstanceOf(IOException.class)
                .hasMessage("nats: the stream refuses: " + error);
    }

    @Test
    void shouldFailWhenNoStreamListens() {
        wire.put(1, 1, 0, out);

        assertThatThrownBy(
                        () -> wire.take(WireCase.answers("HMSG _INBOX.rig.3 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n"), out))
                .hasMessage("nats: no ack of a stream: NATS/1.0 503");
    }

    @Test
    void shouldFailWhenPlacesInTheStreamDoNotGrow() throws IOException {
        wire.put(1, 3, 0, out);
        wire.take(WireCase.answers("MSG i 1 9\r\n{\"seq\":7}\r\n"), out);

        assertThatThrownBy(() -> wire.take(WireCase.answers("MSG i 1 9\r\n{\"seq\":6}\r\n"), out))
                .hasMessageContaining("out of order, behind place 7");
    }

    @Test
    void shouldFailWhenMoreAcksComeThanMessagesWent() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("MSG i 1 9\r\n{\"seq\":7}\r\n"), out))
                .hasMessageContaining("out of order");
    }

    @Test
    void shouldFailWhenAnAnswerIsTooLong() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("MSG i 1 99999999999\r\n"), out))
                .hasMessageContaining("too long");
    }
}
