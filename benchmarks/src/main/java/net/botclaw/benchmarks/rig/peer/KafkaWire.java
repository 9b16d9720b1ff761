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
import java.util.zip.CRC32C;
import net.botclaw.tools.load.Wire;

/**
 * Kafka: produce requests (version 7) with acks=1 to one partition. Whatever is due goes into one record batch, and up
 * to {@link #MAX_IN_FLIGHT} requests are under way, as with the vendor's own client; what becomes due meanwhile makes
 * the next batch bigger. The broker answers the requests of one connection in order.
 *
 * <pre>
 *  request   length i32, api i16 = 0, version i16 = 7, correlation i32, client id,
 *            transactional id = null, acks i16 = 1, timeout i32, 1 topic: name, 1 partition: index i32, length i32
 *  batch     base offset i64, length i32, leader epoch i32, magic i8 = 2, CRC32C i32 of what follows,
 *            attributes i16, last offset delta i32, first and last time i64, producer i64 i16 i32, count i32
 *  record    length, attributes i8, time delta, offset delta, key = null, value, 0 headers    lengths and deltas: varint
 * </pre>
 *
 * <p>All big-endian. The protocol: <a href="https://kafka.apache.org/43/generated/protocol_messages.html">messages</a>,
 * <a href="https://kafka.apache.org/43/implementation/message-format/">record batch</a>.
 */
final class KafkaWire implements Wire {
    /** max.in.flight.requests.per.connection of the vendor's client, by default. */
    static final int MAX_IN_FLIGHT = 5;
    /** Below message.max.bytes of the broker, which is 1,048,588 by default. */
    static final int MAX_BATCH_LENGTH = 1_000_000;

    private static final short PRODUCE = 0;
    private static final short VERSION = 7;
    private static final short ACKS_LEADER = 1;
    private static final int TIMEOUT_MS = 30_000;
    private static final long NS_PER_MS = 1_000_000;

    private static final int BATCH_HEADER_LENGTH = 61;
    private static final int BATCH_LENGTH_OFFSET = 8;
    private static final int CRC_OFFSET = 17;
    private static final int ATTRIBUTES_OFFSET = 21;
    private static final int LAST_DELTA_OFFSET = 23;
    private static final int FIRST_TIME_OFFSET = 27;
    private static final int LAST_TIME_OFFSET = 35;
    private static final int COUNT_OFFSET = 57;
    private static final int CORRELATION_OFFSET = 8;

    private static final int MAX_VARINT_LENGTH = 5;
    private static final int MAX_ANSWER_LENGTH = 4_096;

    private final Payload payload;
    private final byte[] request;
    private final int maxRecordLength;
    private final CRC32C crc = new CRC32C();
    private final long[] lastSequences = new long[MAX_IN_FLIGHT];
    private long sentCount;
    private long answeredCount;
    private long acked;

    KafkaWire(final String topic, final int partition, final int payloadLength) {
        payload = new Payload(payloadLength);
        request = request(topic, partition);
        // The offset delta takes one byte in the first record, and more in later ones.
        maxRecordLength = MAX_VARINT_LENGTH + recordRestLength(0) - 1 + MAX_VARINT_LENGTH;
    }

    @Override
    public int messageLength() {
        return request.length + maxRecordLength;
    }

    @Override
    public void open(final ByteBuffer out) {}

    @Override
    public boolean isOpen() {
        return true;
    }

    /** Puts one request. */
    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        if (sentCount - answeredCount == MAX_IN_FLIGHT || out.remaining() < messageLength()) {
            return 0;
        }
        final int start = out.position();
        final int batchStart = start + request.length - BATCH_HEADER_LENGTH;
        final int room = Math.min(out.remaining() - request.length, MAX_BATCH_LENGTH - BATCH_HEADER_LENGTH);
        final int putCount = Math.max(1, Math.min(count, room / maxRecordLength));
        out.order(ByteOrder.BIG_ENDIAN);
        out.put(request);
        for (int i = 0; i < putCount; i++) {
            putRecord(i, epochNs, out);
        }
        out.putInt(start, out.position() - start - Integer.BYTES);
        out.putInt(start + CORRELATION_OFFSET, (int) sentCount);
        out.putInt(batchStart - Integer.BYTES, out.position() - batchStart);
        finishBatch(batchStart, putCount, epochNs / NS_PER_MS, out);
        out.order(ByteOrder.LITTLE_ENDIAN);
        lastSequences[(int) (sentCount % MAX_IN_FLIGHT)] = firstSequence + putCount - 1;
        sentCount++;
        return putCount;
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        in.order(ByteOrder.BIG_ENDIAN);
        try {
            while (in.remaining() >= Integer.BYTES) {
                final int length = in.getInt(in.position());
                if (length < 0 || length > MAX_ANSWER_LENGTH) {
                    throw new IOException("kafka: an answer of " + length + " bytes");
                }
                if (in.remaining() < Integer.BYTES + length) {
                    break;
                }
                onAnswer(in, in.position() + Integer.BYTES);
                in.position(in.position() + Integer.BYTES + length);
            }
        } finally {
            in.order(ByteOrder.LITTLE_ENDIAN);
        }
        return acked;
    }

    private void putRecord(final int offsetDelta, final long epochNs, final ByteBuffer out) {
        putVarint(recordRestLength(offsetDelta), out);
        out.put((byte) 0);
        putVarint(0, out);
        putVarint(offsetDelta, out);
        putVarint(-1, out);
        putVarint(payload.length(), out);
        payload.put(epochNs, out);
        putVarint(0, out);
    }

    /** The record's length without the length itself. */
    private int recordRestLength(final int offsetDelta) {
        // Attributes, time delta, no key, no headers: a byte each.
        return 4 + varintLength(offsetDelta) + varintLength(payload.length()) + payload.length();
    }

    private void finishBatch(final int batchStart, final int count, final long epochMs, final ByteBuffer out) {
        final int end = out.position();
        out.putInt(batchStart + BATCH_LENGTH_OFFSET, end - batchStart - BATCH_LENGTH_OFFSET - Integer.BYTES);
        out.putInt(batchStart + LAST_DELTA_OFFSET, count - 1);
        out.putLong(batchStart + FIRST_TIME_OFFSET, epochMs);
        out.putLong(batchStart + LAST_TIME_OFFSET, epochMs);
        out.putInt(batchStart + COUNT_OFFSET, count);
        final int limit = out.limit();
        out.limit(end).position(batchStart + ATTRIBUTES_OFFSET);
        crc.reset();
        crc.update(out);
        out.limit(limit);
        out.putInt(batchStart + CRC_OFFSET, (int) crc.getValue());
    }

    private void onAnswer(final ByteBuffer in, final int start) throws IOException {
        // correlation i32, 1 topic i32, name i16 and bytes, 1 partition i32, index i32, error i16, …
        final int nameLength = in.getShort(start + 2 * Integer.BYTES);
        final short error = in.getShort(start + 4 * Integer.BYTES + Short.BYTES + nameLength);
        if (answeredCount == sentCount || in.getInt(start) != (int) answeredCount) {
            throw new IOException("kafka: an answer out of order, request " + in.getInt(start));
        }
        if (error != 0) {
            throw new IOException("kafka: refuses a produce request with " + KafkaError.describe(error));
        }
        acked = lastSequences[(int) (answeredCount % MAX_IN_FLIGHT)];
        answeredCount++;
    }

    private static void putVarint(final int value, final ByteBuffer out) {
        int rest = zigzag(value);
        while ((rest & ~0x7F) != 0) {
            out.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static int varintLength(final int value) {
        final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(zigzag(value) | 1);
        return (bits + 6) / 7;
    }

    private static int zigzag(final int value) {
        return value << 1 ^ value >> Integer.SIZE - 1;
    }

    /** All before the records; lengths, times, counts and the checksum are filled in when they are known. */
    private static byte[] request(final String topic, final int partition) {
        final byte[] client = "rig".getBytes(StandardCharsets.US_ASCII);
        final byte[] name = topic.getBytes(StandardCharsets.US_ASCII);
        final ByteBuffer bytes = ByteBuffer.allocate(256 + name.length);
        bytes.putInt(0).putShort(PRODUCE).putShort(VERSION).putInt(0);
        bytes.putShort((short) client.length).put(client);
        bytes.putShort((short) -1).putShort(ACKS_LEADER).putInt(TIMEOUT_MS);
        bytes.putInt(1).putShort((short) name.length).put(name);
        bytes.putInt(1).putInt(partition).putInt(0);
        bytes.putLong(0).putInt(0).putInt(-1).put((byte) 2).putInt(0);
        bytes.putShort((short) 0).putInt(0).putLong(0).putLong(0);
        bytes.putLong(-1).putShort((short) -1).putInt(-1).putInt(0);
        final byte[] result = new byte[bytes.position()];
        bytes.flip().get(result);
        return result;
    }
}
