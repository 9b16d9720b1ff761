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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void shouldCarryWhatAFigureNeedsWhenCaptured() {
        // when
        final Map<String, String> values = Environment.capture(Map.of(
                        "ack level",
                        "JOURNALED",
                        Environment.DATA_DIRECTORY,
                        directory.resolve("not/yet").toString()))
                .values();

        // then
        assertThat(values)
                .containsKeys(
                        "JDK",
                        "GC of the rig",
                        "JVM flags of the rig",
                        "kernel",
                        "CPU",
                        "cores",
                        "memory",
                        "cgroup limits",
                        "file system")
                .containsEntry("ack level", "JOURNALED");
        assertThat(values.values()).noneMatch(String::isEmpty);
        assertThat(Instant.parse(values.get(Environment.DATE))).isBefore(Instant.now());
        assertThat(values.get(Environment.COMMIT)).matches("unknown|[0-9a-f]{12,40}(\\+changes)?");
        assertThat(values.get("JDK")).contains(Runtime.version().toString());
        assertThat(values.get("JVM flags of the rig")).contains("-ea");
        assertThat(values.get("file system")).contains(" on ");
    }

    @Test
    void shouldNameWhatDiffersWhenItMatters() {
        assertThat(Environment.differences(
                        Map.of("GC", "G1", Environment.DATE, "then", "threading", "shared"),
                        Map.of("GC", "ZGC", Environment.DATE, "now")))
                .containsExactlyInAnyOrder("GC was 'G1', is 'ZGC'", "threading was 'shared', is '(none)'");
    }
}
