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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTableTest {
    private static final String BEFORE = "# Title\n\n" + ReadmeTable.BEGIN;
    private static final String AFTER = ReadmeTable.END + "\n\n## More\n";

    @TempDir
    Path directory;

    private Path json;
    private Path readme;

    @BeforeEach
    void writeReport() throws IOException {
        SampleRun.everything().write(directory);
        json = directory.resolve("report.json");
        readme = directory.resolve("README.md");
    }

    @Test
    void shouldReplaceOnlyWhatIsBetweenTheCommentsWhenAReportIsPutIn() throws IOException {
        // given
        Files.writeString(readme, BEFORE + "\nold table\n" + AFTER);

        // when
        ReadmeTable.replace(List.of(json), readme);

        // then
        final String text = Files.readString(readme);
        assertThat(text).startsWith(BEFORE + "\n").endsWith("\n" + AFTER).doesNotContain("old table");
        assertThat(text)
                .contains("| load | engine | acked/s | p50 | p99 | p99.9 | max | ratio to floor |")
                .containsPattern(
                        "\\| 50,000/s, 1 connection, 64 B \\| shared, spin, JOURNALED \\| 50,000 \\| 10\\.\\d µs "
                                + "\\| [^|]+ \\| [^|]+ \\| 1\\d\\.\\d ms \\| p50 1\\.0\\d\\d \\[1\\.\\d+, 1\\.\\d+]<br>p99 ")
                .contains("| 512 in flight, 1 connection, 64 B |")
                .contains("`botclaw bench latency --rate 50000`", "commit 0123456789ab", "JDK Example 17.0.1")
                .doesNotContain("redis");
    }

    @Test
    void shouldChangeNothingWhenTheSameReportIsPutInAgain() throws IOException {
        // given
        Files.writeString(readme, BEFORE + AFTER);
        ReadmeTable.replace(List.of(json), readme);
        final String once = Files.readString(readme);

        // when
        ReadmeTable.replace(List.of(json), readme);

        // then
        assertThat(Files.readString(readme)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no comments",
                ReadmeTable.BEGIN,
                ReadmeTable.END + ReadmeTable.BEGIN,
                ReadmeTable.BEGIN + ReadmeTable.BEGIN + ReadmeTable.END
            })
    void shouldRefuseAndLeaveTheFileWhenTheCommentsAreNotThere(final String text) throws IOException {
        Files.writeString(readme, text);
        assertThatThrownBy(() -> ReadmeTable.replace(List.of(json), readme))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once each");
        assertThat(readme).hasContent(text);
    }
}
