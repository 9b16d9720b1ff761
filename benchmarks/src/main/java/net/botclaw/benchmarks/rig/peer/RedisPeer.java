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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.botclaw.tools.load.Wire;

/** Redis with an append-only file; a stream per connection. */
final class RedisPeer extends RunningPeer {
    /**
     * Seen with strace on version 7.0: write(2) to the file, then the answers; but no write while the fdatasync of the
     * second before is under way (flushAppendOnlyFile puts it off for 2 s at most), and the answers all the same.
     */
    static final String DURABILITY =
            "JOURNALED with a gap: written to the append-only file (page cache) before the ack,"
                    + " but while the fdatasync of each second runs the ack comes first (for 2 s at most); synced every second";

    private static final String STREAM = "telemetry:";

    private int streamCount;

    private RedisPeer(final PeerProcess process, final int port, final String version, final String configuration) {
        super(process, port, version, configuration);
    }

    static RedisPeer start(final Path program, final Path workDirectory) throws IOException {
        final String version = Executable.version(program, "--version");
        final int port = PeerProcess.freePort();
        final Path data = Files.createDirectory(workDirectory.resolve("data"));
        final PeerConfiguration configuration =
                PeerConfiguration.write("redis.conf", workDirectory, Map.of("port", port, "data", data));
        final List<String> command =
                List.of(program.toString(), configuration.file().toString());
        final PeerProcess process = PeerProcess.start("redis", command, workDirectory);
        return ready(new RedisPeer(process, port, version, configuration.text()));
    }

    @Override
    public Wire wire(final int connectionIndex, final int payloadLength) {
        streamCount = Math.max(streamCount, connectionIndex + 1);
        return new RedisWire(STREAM + connectionIndex, payloadLength);
    }

    /** Deletes the streams, and makes the append-only file small again. */
    @Override
    public void reset() throws IOException {
        try (ControlConnection connection = new ControlConnection(port())) {
            ask(connection, "FLUSHALL SYNC", "+OK");
            ask(connection, "BGREWRITEAOF", "+");
            process().await(() -> {
                final String state = info(connection);
                if (!state.contains("aof_rewrite_in_progress:0") || !state.contains("aof_rewrite_scheduled:0")) {
                    throw new IOException("the append-only file is still being rewritten");
                }
            });
        }
        streamCount = 0;
    }

    @Override
    long storedCount() throws IOException {
        long count = 0;
        try (ControlConnection connection = new ControlConnection(port())) {
            for (int i = 0; i < streamCount; i++) {
                count += Long.parseLong(
                        ask(connection, "XLEN " + STREAM + i, ":").substring(1));
            }
        }
        return count;
    }

    @Override
    void probe() throws IOException {
        try (ControlConnection connection = new ControlConnection(port())) {
            ask(connection, "PING", "+PONG");
        }
    }

    private static String ask(final ControlConnection connection, final String command, final String expected)
            throws IOException {
        connection.send(command + "\r\n");
        final String answer = connection.line();
        if (!answer.startsWith(expected)) {
            throw new IOException("redis: " + command + ": " + answer);
        }
        return answer;
    }

    private static String info(final ControlConnection connection) throws IOException {
        final String header = ask(connection, "INFO persistence", "$");
        final int length = Integer.parseInt(header.substring(1));
        return new String(connection.bytes(length + TextLine.END_LENGTH), StandardCharsets.US_ASCII);
    }
}
