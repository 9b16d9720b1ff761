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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAuditTest {
    private static final int SEARCHED_BYTES = 64 * 1024 * 1024;

    @TempDir
    private Path data;

    private JournalFixture journal;

    @BeforeEach
    void openJournal() {
        journal = new JournalFixture(data);
    }

    @Test
    void shouldFindNothingWrongWhenEveryFrameIsThereOrRecordedAsAGap() {
        journal.connected(1, 1, "forklift").readings(1, 1, 1, 5);
        journal.connected(2, 1, "picker").readings(2, 1, 1, 2).gap(2, 1, 3, 6).readings(2, 1, 7, 8);
        journal.closed(1, 1, 4).connected(1, 2, "forklift").readings(1, 2, 1, 3);
        journal.close();

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "bot=forklift epoch=1 sent=1-5 journaled=5 duplicates-dropped=4 holes=0",
                        "bot=picker epoch=1 sent=1-8 journaled=4 duplicates-dropped=0 holes=4",
                        "bot=forklift epoch=2 sent=1-3 journaled=3 duplicates-dropped=0 holes=0",
                        "audit: records=17 bots=2 gaps=4 duplicates=0 crc-errors=0");
    }

    @Test
    void shouldFailWhenAFrameIsStoredTwice() {
        journal.connected(1, 1, "forklift").readings(1, 1, 1, 5).reading(1, 1, 3, 50);
        journal.close();

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.value("duplicates")).isEqualTo("1");
        assertThat(run.out()).contains("problem: sequence 3 of bot forklift, epoch 1, again");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldFailWhenAHoleIsNotRecorded() {
        journal.connected(1, 1, "forklift").readings(1, 1, 1, 2).gap(1, 1, 3, 4).readings(1, 1, 6, 7);
        journal.close();

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.value("gaps")).isEqualTo("3");
        assertThat(run.value("duplicates")).isEqualTo("0");
        assertThat(run.out()).contains("problem: 1 sequences of bot forklift, epoch 1, are missing");
    }

    @Test
    void shouldFailWhenTheStartOfAnEpochIsMissing() {
        journal.connected(1, 1, "forklift").readings(1, 1, 2, 3);
        journal.close();

        assertThat(CommandRun.of("journal", "audit", "--data", data).value("gaps"))
                .isEqualTo("1");
    }

    @Test
    void shouldFailWhenFramesAreOutOfOrder() {
        journal.connected(1, 1, "forklift")
                .reading(1, 1, 1, 50)
                .reading(1, 1, 3, 50)
                .reading(1, 1, 2, 50);
        journal.close();

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.value("gaps")).isEqualTo("0");
        assertThat(run.value("duplicates")).isEqualTo("0");
    }

    @Test
    void shouldFailWhenARecordedGapIsStored() {
        journal.connected(1, 1, "forklift").readings(1, 1, 1, 4).gap(1, 1, 3, 3);
        journal.close();

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("recorded as a gap but stored");
    }

    @Test
    void shouldFailWhenABatchIsDamaged() throws IOException {
        journal.connected(1, 1, "forklift").readings(1, 1, 1, 2).connected(2, 1, "damaged-name");
        journal.close();
        flipByteOf("damaged-name");

        final CommandRun run = CommandRun.of("journal", "audit", "--data", data);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.value("crc-errors")).isEqualTo("1");
        assertThat(run.value("records")).isEqualTo("3");
        assertThat(run.out()).contains("problem: journal damaged at position 3");
    }

    private void flipByteOf(final String marker) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DataDirectory.journal(data), "*.cq4")) {
            for (final Path file : files) {
                flipByteOf(file, marker);
            }
        }
    }

    private static void flipByteOf(final Path file, final String marker) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SEARCHED_BYTES, channel.size()));
            channel.read(bytes, 0);
            final int index = new String(bytes.array(), US_ASCII).indexOf(marker);
            assertThat(index).isPositive();
            channel.write(ByteBuffer.wrap(new byte[] {'D'}), index);
        }
    }
}
