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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.botclaw.tools.load.Wire;

/** Mosquitto; a topic per connection, nobody subscribes. */
final class MosquittoPeer extends RunningPeer {
    static final String DURABILITY = "RECEIVED: read from the socket and given to the subscribers, of which there are"
            + " none, before the ack; in no file";

    private static final int CONNACK_LENGTH = 4;

    private MosquittoPeer(final PeerProcess process, final int port, final String version, final String configuration) {
        super(process, port, version, configuration);
    }

    static MosquittoPeer start(final Path program, final Path workDirectory) throws IOException {
        final String version = Executable.version(program, "-h");
        final int port = PeerProcess.freePort();
        final Path data = Files.createDirectory(workDirectory.resolve("data"));
        final Map<String, Object> values = Map.of("port", port, "data", data, "user", System.getProperty("user.name"));
        final PeerConfiguration configuration = PeerConfiguration.write("mosquitto.conf", workDirectory, values);
        final List<String> command =
                List.of(program.toString(), "-c", configuration.file().toString());
        final PeerProcess process = PeerProcess.start("mosquitto", command, workDirectory);
        return ready(new MosquittoPeer(process, port, version, configuration.text()));
    }

    @Override
    public Wire wire(final int connectionIndex, final int payloadLength) {
        return new MqttWire("rig-" + connectionIndex, "telemetry/" + connectionIndex, payloadLength);
    }

    /** Nothing: without a subscriber and without the retain flag a message is forgotten as soon as it is acked. */
    @Override
    public void reset() {}

    @Override
    long storedCount() {
        return NOT_KEPT;
    }

    @Override
    void probe() throws IOException {
        final Wire wire = new MqttWire("rig-probe", "none", Payload.MIN_LENGTH);
        final ByteBuffer out = ByteBuffer.allocate(Wire.MIN_ROOM_BYTES);
        wire.open(out);
        try (ControlConnection connection = new ControlConnection(port())) {
            final byte[] opening = new byte[out.flip().limit()];
            out.get(opening);
            connection.send(opening);
            wire.take(ByteBuffer.wrap(connection.bytes(CONNACK_LENGTH)), out.clear());
        }
    }
}
