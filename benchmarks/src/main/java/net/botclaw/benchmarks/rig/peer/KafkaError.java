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

/** The error codes of Kafka that a producer on one broker may see. */
enum KafkaError {
    CORRUPT_MESSAGE(2),
    UNKNOWN_TOPIC_OR_PARTITION(3),
    NOT_LEADER_OR_FOLLOWER(6),
    REQUEST_TIMED_OUT(7),
    MESSAGE_TOO_LARGE(10),
    UNSUPPORTED_VERSION(35),
    TOPIC_ALREADY_EXISTS(36),
    INVALID_REQUEST(42),
    KAFKA_STORAGE_ERROR(56),
    INVALID_RECORD(87);

    private final int code;

    KafkaError(final int code) {
        this.code = code;
    }

    static String describe(final int code) {
        for (final KafkaError error : values()) {
            if (error.code == code) {
                return "error " + code + ", " + error;
            }
        }
        return "error " + code;
    }
}
