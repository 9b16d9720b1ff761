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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetsTest {
    private static final String GOOD = "- {id: gate-p50, description: d, atMost: 1.25, guardNoise: 0.1, source: s}\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TargetId.class)
    void shouldHaveEachTargetWhenTheProjectsFileIsRead(final TargetId id) throws IOException {
        final Target target = SampleRun.targets().target(id);
        assertThat(target.id()).isEqualTo(id);
        assertThat(target.description()).isNotBlank();
        assertThat(target.source()).isNotBlank();
    }

    @Test
    void shouldReadAllFieldsWhenAnEntryIsWellFormed() throws IOException {
        assertThat(load(GOOD).target(TargetId.GATE_P50))
                .isEqualTo(new Target(TargetId.GATE_P50, "d", true, 1.25, 0.1, "s"));
    }

    @Test
    void shouldRefuseWhenATargetIsAskedForThatTheFileHasNot() throws IOException {
        final Targets targets = load(GOOD);
        assertThatThrownBy(() -> targets.target(TargetId.GENERATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("t.yaml: has no target generator");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "must be a list of targets"),
                Arguments.of("[]", "must be a list of targets"),
                Arguments.of("id: gate-p50", "must be a list of targets"),
                Arguments.of("- gate-p50", "entry 1: must have id, description, atMost or atLeast, and source"),
                Arguments.of(GOOD + GOOD, "entry 2 (gate-p50): is there twice"),
                Arguments.of(GOOD.replace("gate-p50", "gate-p5"), "entry 1: unknown id 'gate-p5'"),
                Arguments.of(GOOD.replace("gate-p50", "7"), "entry 1: id must be a text"),
                Arguments.of(GOOD.replace("atMost", "atmost"), "entry 1 (gate-p50): unknown field 'atmost'"),
                Arguments.of(
                        GOOD.replace("atMost: 1.25, ", ""), "entry 1 (gate-p50): must have one of atMost and atLeast"),
                Arguments.of(
                        GOOD.replace("atMost", "atLeast: 1, atMost"),
                        "entry 1 (gate-p50): must have one of atMost and atLeast"),
                Arguments.of(GOOD.replace("1.25", "wide"), "entry 1 (gate-p50): atMost must be a number of at least 0"),
                Arguments.of(GOOD.replace("1.25", "-1"), "entry 1 (gate-p50): atMost must be a number of at least 0"),
                Arguments.of(GOOD.replace("0.1", "0"), "entry 1 (gate-p50): guardNoise must be above 0 and below 1"),
                Arguments.of(GOOD.replace("0.1", "5"), "entry 1 (gate-p50): guardNoise must be above 0 and below 1"),
                Arguments.of(GOOD.replace("source: s", "source: ''"), "entry 1 (gate-p50): source must be a text"),
                Arguments.of(GOOD.replace("description: d, ", ""), "entry 1 (gate-p50): description must be a text"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseWithOneLineWhenTheFileIsMalformed(final String yaml, final String reason) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("t.yaml: " + reason);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void shouldNameTheLineWhenTheFileCannotBeRead(final String yaml) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("t\\.yaml: line \\d+: cannot be read: [^\\n]+");
    }

    static Stream<String> unreadable() {
        return Stream.of(
                GOOD + "- {id: [", GOOD.replace("source: s", "source: s, source: t"), GOOD.replace("1.25", ".inf"));
    }

    private Targets load(final String yaml) throws IOException {
        return Targets.load(Files.writeString(directory.resolve("t.yaml"), yaml));
    }
}
