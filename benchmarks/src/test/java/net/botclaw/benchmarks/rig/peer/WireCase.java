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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import net.botclaw.tools.load.Wire;

/** A wire of each protocol, and what its server says to it. */
enum WireCase {
    REDIS("", "$15\r\n1767225600000-0\r\n") {
        @Override
        Wire wire(final int payloadLength) {
            return new RedisWire("telemetry:3", payloadLength);
        }
    },

    NATS(
            "INFO {\"server_id\":\"X\"}\r\nPONG\r\n",
            "MSG _INBOX.rig.3 1 40\r\n{\"stream\":\"TELEMETRY\", \"seq\":1000000000}\r\n") {
        @Override
        Wire wire(final int payloadLength) {
            return new NatsWire("telemetry.3", "_INBOX.rig.3", payloadLength);
        }

        @Override
        void number(final long sequence, final ByteBuffer answers, final int start) {
            // The place in the stream, in ten digits that end before the brace and the CR LF.
            int index = answers.position() - 3;
            for (long rest = sequence; rest > 0; rest /= 10) {
                index--;
                answers.put(index, (byte) ('0' + rest % 10));
            }
        }
    },

    MQTT(" \2\0\0", "@\2\0\0") {
        @Override
        Wire wire(final int payloadLength) {
            return new MqttWire("rig-3", "telemetry/3", payloadLength);
        }

        @Override
        void number(final long sequence, final ByteBuffer answers, final int start) {
            final int id = (int) ((sequence - 1) % MqttWire.MAX_IN_FLIGHT) + 1;
            answers.put(start + 2, (byte) (id >> 8)).put(start + 3, (byte) id);
        }
    },

    /** One message per request. */
    KAFKA(
            "",
            "\0\0\0\73" // length
                    + "\0\0\0\0" // correlation
                    + "\0\0\0\1\0\13telemetry-0" // 1 topic
                    + "\0\0\0\1\0\0\0\3\0\0" // 1 partition, its index, no error
                    + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" // offset, time, start of the log
                    + "\0\0\0\0" // throttle time
            ) {
        @Override
        Wire wire(final int payloadLength) {
            return new KafkaWire("telemetry-0", 3, payloadLength);
        }

        @Override
        void number(final long sequence, final ByteBuffer answers, final int start) {
            answers.putInt(start + Integer.BYTES, Integer.reverseBytes((int) sequence - 1));
        }
    };

    private final byte[] welcome;
    private final byte[] answer;

    WireCase(final String welcome, final String answer) {
        this.welcome = welcome.getBytes(StandardCharsets.ISO_8859_1);
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
    }

    abstract Wire wire(int payloadLength);

    /** Names the message in an answer that ends at the position. */
    void number(final long sequence, final ByteBuffer answers, final int start) {}

    /** What the server says before messages may be put. */
    byte[] welcome() {
        return welcome.clone();
    }

    /** What the server says to one message. */
    final void putAnswer(final long sequence, final ByteBuffer answers) {
        final int start = answers.position();
        answers.put(answer);
        number(sequence, answers, start);
    }

    Wire openWire(final int payloadLength) throws IOException {
        final Wire wire = wire(payloadLength);
        final ByteBuffer out = buffer(Wire.MIN_ROOM_BYTES);
        wire.open(out);
        wire.take(buffer(welcome.length).put(welcome).flip(), out);
        return wire;
    }

    static ByteBuffer buffer(final int length) {
        return ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What has been put into a buffer. */
    static byte[] bytes(final ByteBuffer out) {
        final byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    static String text(final ByteBuffer out) {
        return new String(bytes(out), StandardCharsets.ISO_8859_1);
    }

    static ByteBuffer answers(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return buffer(bytes.length).put(bytes).flip();
    }
}
