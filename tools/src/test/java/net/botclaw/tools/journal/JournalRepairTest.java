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
package net.botclaw.tools.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of damaged journals: what precedes the damage counts, what is readable behind it is kept. */
class JournalRepairTest {
    @TempDir
    private Path temp;

    private Path data;
    private Path copy;

    @BeforeEach
    void writeJournal() {
        data = temp.resolve("data");
        copy = temp.resolve("copy");
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "forklift").readings(1, 1, 1, 9);
        }
    }

    @Test
    void shouldRecordTheHoleAndKeepBothSides() throws IOException {
        // given: one record a batch; the one at position 4 is damaged
        damage(data, 4);
        final Map<String, byte[]> original = content(data);
        final CommandRun audit = CommandRun.of("journal", "audit", "--data", data);
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.out()).contains("records 4 to 4 are lost, 5 batches with 5 records behind it can be read");

        // when
        final CommandRun repair = CommandRun.of("journal", "repair", "--data", data, "--to", copy);

        // then
        assertThat(repair.exitCode()).as("%s", repair).isZero();
        assertThat(repair.lastLine()).isEqualTo("repair: records=5 lost_from=4 lost_to=5 salvaged=5 continued_at=10");
        assertThat(content(data)).usingRecursiveComparison().isEqualTo(original);
        final CommandRun counted = CommandRun.of("journal", "cat", "--data", copy);
        assertThat(counted.exitCode()).isZero();
        assertThat(counted.lines()).hasSize(5);
        assertThat(counted.lastLine()).contains("JournalContinued").contains("lostFromPosition=4");
        final CommandRun salvaged = CommandRun.of("journal", "cat", "--data", copy, "--salvaged");
        assertThat(salvaged.exitCode()).isZero();
        assertThat(salvaged.lines()).hasSize(5).allMatch(line -> line.contains("SensorReading"));
    }

    @Test
    void shouldMakeTheListOfFilesAgain() throws IOException {
        Files.delete(DataDirectory.journal(data).resolve("manifest"));

        final CommandRun repair = CommandRun.of("journal", "repair", "--data", data, "--to", copy);

        assertThat(repair.exitCode()).as("%s", repair).isZero();
        assertThat(repair.lastLine())
                .isEqualTo("repair: records=10 lost_from=-1 lost_to=-1 salvaged=0 continued_at=-1");
        assertThat(repair.out()).contains("the list of the journal's files was made again");
        assertThat(CommandRun.of("journal", "audit", "--data", copy).exitCode()).isZero();
    }

    @Test
    void shouldRefuseATargetThatIsNotEmptyAndSayWhatCannotBeRead() throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("file"), "");

        final CommandRun occupied = CommandRun.of("journal", "repair", "--data", data, "--to", copy);

        assertThat(occupied.exitCode()).isEqualTo(1);
        assertThat(occupied.err().lines()).singleElement().asString().contains("is not empty");
        Files.delete(DataDirectory.journal(data).resolve("manifest"));
        Files.write(queueFile(data), new byte[0]);
        final CommandRun nothing = CommandRun.of("journal", "repair", "--data", data, "--to", temp.resolve("other"));
        assertThat(nothing.exitCode()).as("%s", nothing).isZero();
        assertThat(nothing.out()).contains("no batch can be read in");
        assertThat(nothing.value("lost_from")).isEqualTo("0");
        assertThat(nothing.value("salvaged")).isEqualTo("0");
    }

    private static Path queueFile(final Path root) throws IOException {
        try (Stream<Path> files = Files.list(DataDirectory.journal(root))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Flips a bit of the record at a position: its value is 50 and nothing else is. */
    private static void damage(final Path root, final int position) throws IOException {
        final byte[] bytes = Files.readAllBytes(queueFile(root));
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // The double 50.0, little-endian.
        final String value = "\0\0\0\0\0\0\u0049\u0040";
        int at = -1;
        for (int i = 0; i < position; i++) {
            at = text.indexOf(value, at + 1);
        }
        try (RandomAccessFile file = new RandomAccessFile(queueFile(root).toFile(), "rw")) {
            file.seek(at);
            file.write(1);
        }
    }

    private static Map<String, byte[]> content(final Path root) throws IOException {
        final Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(DataDirectory.journal(root))) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }
}
