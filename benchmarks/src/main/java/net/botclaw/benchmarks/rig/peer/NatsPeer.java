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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.botclaw.tools.load.Wire;

/** NATS with JetStream: one stream in files, a subject and an inbox per connection. */
final class NatsPeer extends RunningPeer {
    /** Seen with strace on version 2.9: pwrite64(2) of each message to the stream's block file, then its ack. */
    static final String DURABILITY =
            "JOURNALED: written to the stream's file (page cache) before the ack;" + " synced every two minutes";

    private static final String STREAM_RESOURCE = "nats-stream.json";
    private static final String STREAM = "TELEMETRY";
    private static final String CONTROL_INBOX = "_INBOX.rig.control";
    private static final Pattern MESSAGES = Pattern.compile("\"messages\":(\\d+)");

    private NatsPeer(final PeerProcess process, final int port, final String version, final String configuration) {
        super(process, port, version, configuration);
    }

    static NatsPeer start(final Path program, final Path workDirectory) throws IOException {
        final String version = Executable.version(program, "--version");
        final int port = PeerProcess.freePort();
        final Path data = Files.createDirectory(workDirectory.resolve("data"));
        final PeerConfiguration configuration =
                PeerConfiguration.write("nats.conf", workDirectory, Map.of("port", port, "data", data));
        final PeerConfiguration stream = PeerConfiguration.write(STREAM_RESOURCE, workDirectory, Map.of());
        final List<String> command =
                List.of(program.toString(), "-c", configuration.file().toString());
        final PeerProcess process = PeerProcess.start("nats", command, workDirectory);
        final String text = configuration.text() + "\n# The stream:\n" + stream.text();
        return ready(new NatsPeer(process, port, version, text));
    }

    @Override
    public Wire wire(final int connectionIndex, final int payloadLength) {
        return new NatsWire("telemetry." + connectionIndex, "_INBOX.rig." + connectionIndex, payloadLength);
    }

    @Override
    public void reset() throws IOException {
        ask("STREAM.DELETE", "");
        prepare();
    }

    @Override
    void prepare() throws IOException {
        ask("STREAM.CREATE", PeerConfiguration.read(STREAM_RESOURCE));
    }

    @Override
    long storedCount() throws IOException {
        final String info = ask("STREAM.INFO", "");
        final Matcher matcher = MESSAGES.matcher(info);
        if (!matcher.find()) {
            throw new IOException("nats: no count of messages: " + info);
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    void probe() throws IOException {
        try (ControlConnection connection = new ControlConnection(port())) {
            open(connection);
        }
    }

    /** A request to JetStream's API. */
    private String ask(final String request, final String body) throws IOException {
        try (ControlConnection connection = new ControlConnection(port())) {
            open(connection);
            final int length = body.getBytes(StandardCharsets.UTF_8).length;
            connection.send("SUB " + CONTROL_INBOX + " 1\r\nPUB $JS.API." + request + '.' + STREAM + ' ' + CONTROL_INBOX
                    + ' ' + length + "\r\n" + body + "\r\n");
            final String line = awaitLine(connection, "MSG");
            final int answerLength = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            final String answer = new String(connection.bytes(answerLength), StandardCharsets.UTF_8);
            if (answer.contains("\"error\":")) {
                throw new IOException("nats: " + request + ": " + answer);
            }
            return answer;
        }
    }

    private static void open(final ControlConnection connection) throws IOException {
        awaitLine(connection, "INFO");
        connection.send(NatsWire.CONNECT + "PING\r\n");
        awaitLine(connection, "PONG");
    }

    private static String awaitLine(final ControlConnection connection, final String operation) throws IOException {
        while (true) {
            final String line = connection.line();
            if (line.startsWith(operation)) {
                return line;
            }
            if (line.startsWith("-ERR") || line.startsWith("HMSG")) {
                throw new IOException("nats: " + line);
            }
        }
    }
}
