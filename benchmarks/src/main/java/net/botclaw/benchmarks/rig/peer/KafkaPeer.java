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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.botclaw.tools.load.Wire;

/**
 * Kafka, one node that is broker and controller (KRaft), from its Maven artifacts; one topic, whose partitions the
 * connections are dealt out to.
 */
final class KafkaPeer extends RunningPeer {
    /** Seen with strace on version 4.3: write(2) of the batch to the partition's log file, then the answer. */
    static final String DURABILITY = "JOURNALED: written to the partition's log (page cache) by the only replica before"
            + " the ack; synced when the kernel writes it back";

    /** Connections above share partitions, each of which has a log of its own. */
    static final int PARTITION_COUNT = 16;

    /** Where the artifacts are, when not in {@code benchmarks/kafka/target/lib} of this source tree. */
    static final String LIBRARY_PROPERTY = "botclaw.kafka.lib";

    private static final String CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qg";
    private static final String BROKER_PREFIX = "kafka_2.13-";
    private static final String JAR = ".jar";

    private final KafkaControl control;
    private int topicNumber;

    private KafkaPeer(final PeerProcess process, final int port, final String version, final String configuration) {
        super(process, port, version, configuration);
        control = new KafkaControl(port);
    }

    /** The jar of the broker, beside the others that it needs. */
    static Optional<Path> findBroker() {
        final Path library = libraryDirectory();
        if (!Files.isDirectory(library)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(library)) {
            return files.filter(file -> file.getFileName().toString().startsWith(BROKER_PREFIX))
                    .findFirst();
        } catch (final IOException unreadable) {
            return Optional.empty();
        }
    }

    static KafkaPeer start(final Path broker, final Path workDirectory) throws IOException {
        final int port = PeerProcess.freePort();
        final Path data = workDirectory.resolve("data");
        final Map<String, Object> values = Map.of("port", port, "controllerPort", PeerProcess.freePort(), "data", data);
        final PeerConfiguration configuration = PeerConfiguration.write("kafka.properties", workDirectory, values);
        final PeerConfiguration logging = PeerConfiguration.write("kafka-log4j2.properties", workDirectory, Map.of());
        final List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j2.configurationFile=" + logging.file(),
                "-cp",
                broker.resolveSibling("*").toString());
        final String file = configuration.file().toString();
        final List<String> format = List.of("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", file);
        PeerProcess.start("kafka-format", joined(java, format), workDirectory).awaitSuccess();
        // The flags of the vendor's kafka-server-start.sh and kafka-run-class.sh.
        final List<String> serve = List.of(
                "-Xms1G",
                "-Xmx1G",
                "-server",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-Djava.awt.headless=true",
                "kafka.Kafka",
                file);
        final PeerProcess process = PeerProcess.start("kafka", joined(java, serve), workDirectory);
        final String name = broker.getFileName().toString();
        final String version = name.substring(BROKER_PREFIX.length(), name.length() - JAR.length());
        return ready(new KafkaPeer(process, port, version, configuration.text()));
    }

    @Override
    public Wire wire(final int connectionIndex, final int payloadLength) {
        return new KafkaWire(topic(), connectionIndex % PARTITION_COUNT, payloadLength);
    }

    /** The broker deletes a topic's files a while after the topic, so the next one has another name. */
    @Override
    public void reset() throws IOException {
        control.deleteTopic(topic());
        topicNumber++;
        prepare();
    }

    @Override
    void prepare() throws IOException {
        control.createTopic(topic(), PARTITION_COUNT);
        // The controller has made it, the broker leads its partitions a moment later.
        process().await(this::storedCount);
    }

    @Override
    long storedCount() throws IOException {
        long count = 0;
        for (int i = 0; i < PARTITION_COUNT; i++) {
            count += control.endOffset(topic(), i);
        }
        return count;
    }

    @Override
    void probe() throws IOException {
        control.probe();
    }

    private String topic() {
        return "telemetry-" + topicNumber;
    }

    private static List<String> joined(final List<String> first, final List<String> second) {
        final List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    /** Seen from benchmarks/target/benchmarks.jar or benchmarks/target/classes. */
    private static Path libraryDirectory() {
        final String property = System.getProperty(LIBRARY_PROPERTY);
        if (property != null) {
            return Path.of(property);
        }
        try {
            final Path code = Path.of(KafkaPeer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling(Path.of("..", "kafka", "target", "lib")).normalize();
        } catch (final URISyntaxException e) {
            throw new IllegalStateException("no path to the place of this code", e);
        }
    }
}
