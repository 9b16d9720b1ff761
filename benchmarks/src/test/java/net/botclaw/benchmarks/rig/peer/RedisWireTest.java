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

final class RedisWireTest {
    private static final String COMMAND = "*5\r\n$4\r\nXADD\r\n$11\r\ntelemetry:3\r\n$1\r\n*\r\n$1\r\nd\r\n$8\r\n";

    private final RedisWire wire = new RedisWire("telemetry:3", Payload.MIN_LENGTH);
    private final ByteBuffer out = WireCase.buffer(1 << 10);

    @Test
    void shouldPutCommandsOneBehindTheOtherWhenSeveralAreDue() {
        assertThat(wire.put(1, 2, 0x4847464544434241L, out)).isEqualTo(2);

        assertThat(WireCase.text(out)).isEqualTo(COMMAND + "ABCDEFGH\r\n" + COMMAND + "ABCDEFGH\r\n");
    }

    @Test
    void shouldFailWithTheServersWordsWhenItRefuses() {
        wire.put(1, 1, 0, out);

        assertThatThrownBy(() -> wire.take(WireCase.answers("-OOM command not allowed\r\n"), out))
                .isInstanceOf(IOException.class)
                .hasMessage("redis: -OOM command not allowed");
    }

    @Test
    void shouldWaitForTheWholeLineWhenAnErrorIsSplit() throws IOException {
        wire.put(1, 1, 0, out);

        assertThat(wire.take(WireCase.answers("-OOM command"), out)).isZero();
    }

    @Test
    void shouldFailWhenAnAnswerIsNoId() {
        wire.put(1, 1, 0, out);

        assertThatThrownBy(() -> wire.take(WireCase.answers("$-1\r\n"), out)).hasMessageContaining("no id");
        assertThatThrownBy(() -> wire.take(WireCase.answers("$99999999\r\n"), out))
                .hasMessageContaining("no id");
    }

    @Test
    void shouldFailWhenMoreAnswersComeThanCommandsWent() {
        wire.put(1, 1, 0, out);

        assertThatThrownBy(() -> wire.take(WireCase.answers("$3\r\n1-0\r\n$3\r\n1-1\r\n"), out))
                .hasMessageContaining("not sent");
    }
}
