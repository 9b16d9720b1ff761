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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The servers that the engine is compared with, each run as its vendor means it to be run. */
public enum Peer {
    /** Redis Streams: pipelined XADD, a stream per connection, append-only file synced every second. */
    REDIS(
            "redis",
            RedisPeer.DURABILITY,
            "apt-get install -y redis-server",
            () -> Executable.find("redis-server"),
            RedisPeer::start),

    /** NATS JetStream: asynchronous publishes to one stream in files. */
    NATS(
            "nats",
            NatsPeer.DURABILITY,
            "apt-get install -y nats-server",
            () -> Executable.find("nats-server"),
            NatsPeer::start),

    /** Mosquitto: MQTT 3.1.1 publishes with QoS 1, nobody subscribes. */
    MOSQUITTO(
            "mosquitto",
            MosquittoPeer.DURABILITY,
            "apt-get install -y mosquitto",
            () -> Executable.find("mosquitto"),
            MosquittoPeer::start),

    /** Kafka: one node, produce requests with acks=1, whatever is due in one batch. */
    KAFKA(
            "kafka",
            KafkaPeer.DURABILITY,
            "mvn -B -q -f benchmarks/kafka/pom.xml dependency:copy-dependencies",
            KafkaPeer::findBroker,
            KafkaPeer::start);

    private final String label;
    private final String durability;
    private final String installLine;
    private final Supplier<Optional<Path>> search;
    private final Start start;

    Peer(
            final String label,
            final String durability,
            final String installLine,
            final Supplier<Optional<Path>> search,
            final Start start) {
        this.label = label;
        this.durability = durability;
        this.installLine = installLine;
        this.search = search;
        this.start = start;
    }

    /**
     * Its name in commands and reports.
     *
     * @return one word in lower case.
     */
    public String label() {
        return label;
    }

    /**
     * What an ack of it means, beside the levels of the engine.
     *
     * @return one line.
     */
    public String durability() {
        return durability;
    }

    /**
     * Whether it can be started on this machine.
     *
     * @return false when it must be installed first, with {@link #installLine}.
     */
    public boolean isInstalled() {
        return search.get().isPresent();
    }

    /**
     * The command that installs it, for the root of the project.
     *
     * @return one line for a shell; those with apt-get want to be root.
     */
    public String installLine() {
        return installLine;
    }

    /**
     * Starts it, and returns when it takes messages.
     *
     * @param workDirectory where its configuration, its data and its log go; made when it is not there. Not one in
     *                      which a peer has been started before.
     * @return the running peer, to be closed by the caller.
     * @throws IOException when it is not installed, or does not start.
     */
    public RunningPeer start(final Path workDirectory) throws IOException {
        final Path program = search.get()
                .orElseThrow(() -> new IOException(label + " is not installed; to install it: " + installLine));
        return start.start(program, Files.createDirectories(workDirectory.toAbsolutePath()));
    }

    /** Starts the program found, in an absolute directory. */
    @FunctionalInterface
    private interface Start {
        RunningPeer start(Path program, Path workDirectory) throws IOException;
    }
}
