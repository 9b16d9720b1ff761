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

/**
 * The few requests to a broker besides those of a load: topics made and deleted, the end of a partition. All in versions
 * before the flexible ones, which is the plain layout of integers and length-prefixed strings.
 */
final class KafkaControl {
    private static final short LIST_OFFSETS = 2;
    private static final short LIST_OFFSETS_VERSION = 1;
    private static final short API_VERSIONS = 18;
    private static final short CREATE_TOPICS = 19;
    private static final short DELETE_TOPICS = 20;
    private static final short TOPICS_VERSION = 3;
    private static final int TIMEOUT_MS = 30_000;
    private static final int LATEST = -1;
    private static final int MAX_REQUEST_LENGTH = 1_024;

    private final int port;

    KafkaControl(final int port) {
        this.port = port;
    }

    /** Throws when the broker does not answer, which it does as soon as it takes requests. */
    void probe() throws IOException {
        check("ask for its versions", ask(request(API_VERSIONS, (short) 0)).getShort());
    }

    void createTopic(final String topic, final int partitionCount) throws IOException {
        final ByteBuffer request = request(CREATE_TOPICS, TOPICS_VERSION);
        putString(topic, request.putInt(1));
        // One replica; no assignments, no settings; to be done, not only validated.
        request.putInt(partitionCount).putShort((short) 1).putInt(0).putInt(0);
        request.putInt(TIMEOUT_MS).put((byte) 0);
        // Throttle time, 1 topic with its name, error.
        final ByteBuffer answer = ask(request);
        check("create a topic", answer.getShort(2 * Integer.BYTES + Short.BYTES + topic.length()));
    }

    void deleteTopic(final String topic) throws IOException {
        final ByteBuffer request = request(DELETE_TOPICS, TOPICS_VERSION);
        putString(topic, request.putInt(1));
        request.putInt(TIMEOUT_MS);
        final ByteBuffer answer = ask(request);
        check("delete a topic", answer.getShort(2 * Integer.BYTES + Short.BYTES + topic.length()));
    }

    /**
     * How many records a partition has had.
     *
     * @throws IOException among others when the broker does not lead the partition (yet).
     */
    long endOffset(final String topic, final int partition) throws IOException {
        final ByteBuffer request = request(LIST_OFFSETS, LIST_OFFSETS_VERSION);
        // No replica asks, but a client; 1 topic, 1 partition.
        putString(topic, request.putInt(-1).putInt(1));
        request.putInt(1).putInt(partition).putLong(LATEST);
        // 1 topic with its name, 1 partition: index, error, time, offset.
        final ByteBuffer answer = ask(request);
        answer.position(Integer.BYTES + Short.BYTES + topic.length() + 2 * Integer.BYTES);
        check("list offsets", answer.getShort());
        answer.getLong();
        return answer.getLong();
    }

    private static ByteBuffer request(final short api, final short version) {
        return putString(
                "rig",
                ByteBuffer.allocate(MAX_REQUEST_LENGTH)
                        .putInt(0)
                        .putShort(api)
                        .putShort(version)
                        .putInt(0));
    }

    private static ByteBuffer putString(final String text, final ByteBuffer out) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return out.putShort((short) bytes.length).put(bytes);
    }

    /** Sends a request and gives what comes behind the answer's correlation id. */
    private ByteBuffer ask(final ByteBuffer request) throws IOException {
        request.putInt(0, request.position() - Integer.BYTES);
        final byte[] bytes = new byte[request.flip().limit()];
        request.get(bytes);
        try (ControlConnection connection = new ControlConnection(port)) {
            connection.send(bytes);
            return ByteBuffer.wrap(connection.frame()).position(Integer.BYTES).slice();
        }
    }

    private static void check(final String what, final short error) throws IOException {
        if (error != 0) {
            throw new IOException("kafka: cannot " + what + ": " + KafkaError.describe(error));
        }
    }
}
