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
import java.nio.charset.StandardCharsets;
import net.botclaw.tools.load.Wire;

/**
 * MQTT 3.1.1 with QoS 1: a PUBACK per PUBLISH, in the order of the publishes [MQTT-4.6.0-2], which is checked.
 *
 * <pre>
 *  ▶ CONNECT            ◀ CONNACK                  open
 *  ▶ PUBLISH id 1, 2…   ◀ PUBACK id 1, 2…          ids go round from 65,535 to 1
 * </pre>
 *
 * <p>An id is free again when it is acked, so at most 65,535 messages are in flight; {@link #put} puts no more.
 *
 * <p>The protocol: <a href="https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html">MQTT 3.1.1</a>.
 */
final class MqttWire implements Wire {
    static final int MAX_IN_FLIGHT = 65_535;
    private static final int KEEP_ALIVE_S = 60;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int PUBACK = 0x40;
    private static final int PINGRESP = 0xD0;
    private static final byte[] PINGREQ_PACKET = {(byte) 0xC0, 0};
    private static final byte[] DISCONNECT_PACKET = {(byte) 0xE0, 0};
    /** Type, length, then the return code of a CONNACK or the id of a PUBACK: all answers but PINGRESP have it. */
    private static final int ANSWER_LENGTH = 4;

    private final String clientId;
    private final Payload payload;
    private final byte[] publish;
    private final int messageLength;
    private boolean isOpen;
    private long lastPut;
    private long acked;

    MqttWire(final String clientId, final String topic, final int payloadLength) {
        this.clientId = clientId;
        payload = new Payload(payloadLength);
        publish = publishHeader(topic.getBytes(StandardCharsets.US_ASCII), payloadLength);
        messageLength = publish.length + Short.BYTES + payloadLength;
    }

    @Override
    public int messageLength() {
        return messageLength;
    }

    @Override
    public void open(final ByteBuffer out) {
        final byte[] id = clientId.getBytes(StandardCharsets.US_ASCII);
        final byte[] variableHeader = {0, 4, 'M', 'Q', 'T', 'T', 4, 0x02 /* clean session */, 0, KEEP_ALIVE_S};
        out.put((byte) 0x10);
        out.put((byte) (variableHeader.length + Short.BYTES + id.length));
        out.put(variableHeader);
        out.put((byte) 0).put((byte) id.length).put(id);
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        final long freeIds = MAX_IN_FLIGHT - (firstSequence - 1 - acked);
        final int putCount = (int) Math.min(freeIds, Math.min(count, out.remaining() / messageLength));
        for (int i = 0; i < putCount; i++) {
            final int id = packetId(firstSequence + i);
            out.put(publish);
            out.put((byte) (id >>> Byte.SIZE)).put((byte) id);
            payload.put(epochNs, out);
        }
        lastPut = firstSequence + putCount - 1;
        return putCount;
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        while (in.hasRemaining()) {
            final int start = in.position();
            final int type = in.get(start) & 0xFF;
            final int length = type == PINGRESP ? PINGREQ_PACKET.length : ANSWER_LENGTH;
            if (type != PINGRESP && type != CONNACK && type != PUBACK) {
                throw new IOException("mosquitto: a packet of type 0x" + Integer.toHexString(type));
            }
            if (in.remaining() < length) {
                break;
            }
            if (in.get(start + 1) != length - 2) {
                throw new IOException("mosquitto: a packet of type 0x" + Integer.toHexString(type) + " with length "
                        + in.get(start + 1));
            }
            if (type == CONNACK) {
                onConnack(in.get(start + 3));
            } else if (type == PUBACK) {
                onPuback((in.get(start + 2) & 0xFF) << Byte.SIZE | in.get(start + 3) & 0xFF);
            }
            in.position(start + length);
        }
        return acked;
    }

    @Override
    public void keepAlive(final long lastSequence, final ByteBuffer out) {
        out.put(PINGREQ_PACKET);
    }

    @Override
    public boolean bye(final ByteBuffer out) {
        out.put(DISCONNECT_PACKET);
        return true;
    }

    private void onConnack(final byte returnCode) throws IOException {
        if (returnCode != 0) {
            throw new IOException("mosquitto: refuses the connection with return code " + returnCode);
        }
        isOpen = true;
    }

    private void onPuback(final int packetId) throws IOException {
        if (acked >= lastPut || packetId != packetId(acked + 1)) {
            throw new IOException("mosquitto: PUBACK of " + packetId + " out of order, " + acked + " acked so far");
        }
        acked++;
    }

    private static int packetId(final long sequence) {
        return (int) ((sequence - 1) % MAX_IN_FLIGHT) + 1;
    }

    /** Type, remaining length and topic: all before the packet's id. */
    private static byte[] publishHeader(final byte[] topic, final int payloadLength) {
        final ByteBuffer header = ByteBuffer.allocate(topic.length + Long.BYTES);
        header.put((byte) PUBLISH_QOS_1);
        int remaining = Short.BYTES + topic.length + Short.BYTES + payloadLength;
        while (remaining > 0x7F) {
            header.put((byte) (remaining & 0x7F | 0x80));
            remaining >>>= 7;
        }
        header.put((byte) remaining).putShort((short) topic.length).put(topic);
        final byte[] bytes = new byte[header.position()];
        header.flip().get(bytes);
        return bytes;
    }
}
