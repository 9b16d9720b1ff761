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
package net.botclaw.benchmarks.rig.report;

import java.util.Arrays;
import java.util.Optional;

/** The targets that the rig knows how to measure. Their limits are in {@code benchmarks/targets.yaml}. */
public enum TargetId {
    /** Median response, engine to echo. */
    LATENCY_P50("latency-p50"),
    /** 99th percentile of the response, engine to echo. */
    LATENCY_P99("latency-p99"),
    /** Messages acked per second, engine to Redis Streams. */
    THROUGHPUT_REDIS("throughput-redis"),
    /** Messages acked per second, engine to NATS JetStream. */
    THROUGHPUT_NATS("throughput-nats"),
    /** Messages acked per second, engine to Kafka. */
    THROUGHPUT_KAFKA("throughput-kafka"),
    /** Messages acked per second, engine to Mosquitto at QoS 1. */
    THROUGHPUT_MOSQUITTO("throughput-mosquitto"),
    /** 99th percentile at equal rate, engine to Redis Streams. */
    P99_REDIS("p99-redis"),
    /** 99th percentile at equal rate, engine to NATS JetStream. */
    P99_NATS("p99-nats"),
    /** 99th percentile at equal rate, engine to Kafka. */
    P99_KAFKA("p99-kafka"),
    /** 99th percentile at equal rate, engine to Mosquitto at QoS 1. */
    P99_MOSQUITTO("p99-mosquitto"),
    /** Messages acked per second, engine to a Netty sink that journals nothing. */
    THROUGHPUT_SINK("throughput-sink"),
    /** 99th percentile with many connections to that with one, at the same total rate. */
    CONNECTIONS_P99("connections-p99"),
    /** Bytes allocated per frame on the engine's threads. */
    ALLOCATION("allocation"),
    /** Bytes allocated per frame in a short run, and in one without a collector. */
    GATE_ALLOCATION("gate-allocation"),
    /** Messages per second that the generator can send into a null sink, to those of the engine. */
    GENERATOR("generator"),
    /** Median response, engine to echo, on a shared machine before a merge. */
    GATE_P50("gate-p50"),
    /** Median response, a delayed echo to echo: the gate must see a slowdown that is known to be there. */
    GATE_SELF_TEST("gate-self-test");

    private final String key;

    TargetId(final String key) {
        this.key = key;
    }

    /** As it is written in the file. */
    public String key() {
        return key;
    }

    static Optional<TargetId> ofKey(final String key) {
        return Arrays.stream(values()).filter(id -> id.key.equals(key)).findFirst();
    }
}
