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
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class KafkaWireTest {
    private static final long EPOCH_NS = 1_767_225_600_123_456_789L;
    /** Behind the header of the request, its client, its topic and its partition. */
    private static final int BATCH_START = 54;

    /** Taken by a broker of version 4.3.1, and read back by its own MemoryRecords. */
    private static final String REQUEST = "0000008d00000007000000000003726967" // header
            + "ffff000100007530" // no transaction, acks, time-out
            + "00000001000b74656c656d657472792d3000000001000000030000005b" // 1 topic, 1 partition, length of the batch
            + "00000000000000000000004fffffffff0220e5d2760000000000010000019b76daa87b0000019b76daa87bffffffffffffffffffffffffffff00000002" // header of the batch
            + "1c000000011018867251f555cd1500" // first record
            + "1c000002011018867251f555cd1500"; // second record

    private final KafkaWire wire = new KafkaWire("telemetry-0", 3, Payload.MIN_LENGTH);
    private final ByteBuffer out = WireCase.buffer(1 << 21);

    @Test
    void shouldPutOneBatchWhenSeveralAreDue() {
        assertThat(wire.put(1, 2, EPOCH_NS, out)).isEqualTo(2);

        assertThat(HexFormat.of().formatHex(WireCase.bytes(out))).isEqualTo(REQUEST);
        assertThat(out.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void shouldCountRecordsFromZeroWhenTheBatchIsBig() {
        final int count = 20_000;
        assertThat(wire.put(1, count, EPOCH_NS, out)).isEqualTo(count);

        final ByteBuffer request = out.flip().order(ByteOrder.BIG_ENDIAN);
        assertThat(request.getInt(0)).isEqualTo(request.limit() - Integer.BYTES);
        assertThat(request.getInt(BATCH_START - 4)).isEqualTo(request.limit() - BATCH_START);
        assertThat(request.getInt(BATCH_START + 8)).isEqualTo(request.limit() - BATCH_START - 12);
        assertThat(request.getInt(BATCH_START + 23)).isEqualTo(count - 1);
        assertThat(request.getInt(BATCH_START + 57)).isEqualTo(count);
        final CRC32C crc = new CRC32C();
        crc.update(request.position(BATCH_START + 21));
        assertThat(request.getInt(BATCH_START + 17)).isEqualTo((int) crc.getValue());
        request.position(BATCH_START + 61);
        for (int i = 0; i < count; i++) {
            final int end = varint(request) + request.position();
            assertThat(request.getShort()).as("attributes and time").isZero();
            assertThat(varint(request)).as("offset").isEqualTo(i);
            assertThat(varint(request)).as("length of the key").isEqualTo(-1);
            assertThat(varint(request)).as("length of the value").isEqualTo(Payload.MIN_LENGTH);
            assertThat(request.getLong()).isEqualTo(EPOCH_NS);
            assertThat(varint(request)).as("headers").isZero();
            assertThat(request.position()).isEqualTo(end);
        }
        assertThat(request.hasRemaining()).isFalse();
    }

    @Test
    void shouldKeepBelowTheBrokersLimitWhenMoreIsDue() {
        final int put = wire.put(1, 1_000_000, EPOCH_NS, out);

        assertThat(put).isPositive();
        assertThat(out.position() - BATCH_START).isLessThanOrEqualTo(KafkaWire.MAX_BATCH_LENGTH);
    }

    @Test
    void shouldHoldBackWhenEnoughRequestsAreInFlight() throws IOException {
        for (int i = 0; i < KafkaWire.MAX_IN_FLIGHT; i++) {
            assertThat(wire.put(10 * i + 1, 10, EPOCH_NS, out)).isEqualTo(10);
        }
        assertThat(wire.put(51, 10, EPOCH_NS, out)).isZero();

        assertThat(wire.take(answer(1, 0), out)).isEqualTo(10);

        assertThat(wire.put(51, 10, EPOCH_NS, out)).isEqualTo(10);
    }

    @Test
    void shouldFailWithTheNameOfTheErrorWhenTheBrokerRefuses() {
        wire.put(1, 1, EPOCH_NS, out);

        assertThatThrownBy(() -> wire.take(answer(1, 3), out))
                .isInstanceOf(IOException.class)
                .hasMessage("kafka: refuses a produce request with error 3, UNKNOWN_TOPIC_OR_PARTITION");
    }

    @Test
    void shouldFailWhenAnAnswerIsOutOfOrder() {
        wire.put(1, 1, EPOCH_NS, out);

        assertThatThrownBy(() -> wire.take(answer(2, 0), out)).hasMessageContaining("out of order");
    }

    @Test
    void shouldFailWhenMoreAnswersComeThanRequestsWent() {
        assertThatThrownBy(() -> wire.take(answer(1, 0), out)).hasMessageContaining("out of order");
    }

    @Test
    void shouldFailWhenAnAnswerIsTooLong() {
        assertThatThrownBy(() -> wire.take(WireCase.answers("\1\0\0\0"), out)).hasMessageContaining("16777216 bytes");
    }

    /** The answer to a request, counted from 1. */
    private static ByteBuffer answer(final long request, final int error) {
        final ByteBuffer answer = WireCase.buffer(1 << 10);
        WireCase.KAFKA.putAnswer(request, answer);
        // The error is in front of the three longs and the throttle time.
        return answer.put(answer.position() - 29, (byte) error).flip();
    }

    private static int varint(final ByteBuffer in) {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }
}
