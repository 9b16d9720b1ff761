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
package net.botclaw.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.botclaw.routing.RecordKind;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int MARKER_LENGTH = 32;

    @TempDir
    private Path root;

    @Test
    void shouldReadBackWhatWasAppended() throws IOException {
        // given: batches of random records, their payloads derived from their positions
        final long seed = 42;
        final Random random = new Random(seed);
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        int records = 0;
        try (JournalWriter writer = JournalWriter.create(root)) {
            for (int batch = 0; batch < 500; batch++) {
                builder.start(writer.nextPosition());
                final int count = 1 + random.nextInt(20);
                for (int i = 0; i < count; i++) {
                    add(builder, records, random.nextInt(200));
                    records++;
                }
                builder.finish(1_000 + batch);
                writer.append(builder);
            }
            assertThat(writer.appendedPosition()).isEqualTo(records - 1);
        }

        // when, then
        try (JournalReader reader = JournalReader.open(root)) {
            for (int position = 0; position < records; position++) {
                assertThat(reader.next())
                        .as("seed %d, position %d", seed, position)
                        .isTrue();
                assertThat(reader.position()).isEqualTo(position);
                assertThat(reader.kind()).isEqualTo(position % 2 == 0 ? RecordKind.INBOUND : RecordKind.EVENT);
                assertThat(reader.cause()).isEqualTo(position % 2 == 0 ? -1 : position - 1);
                assertThat(reader.botId()).isEqualTo(position % 100);
                assertThat(reader.buffer().getLong(reader.payloadOffset())).isEqualTo(position * 31L);
            }
            assertThat(reader.next()).isFalse();
        }
    }

    private static void add(final BatchBuilder builder, final int position, final int extra) {
        final int length = Long.BYTES + extra;
        final int payload = position % 2 == 0
                ? builder.claimInput(RecordKind.INBOUND, 0, position % 100, 1, position, 32, length)
                : builder.claimOutput(RecordKind.EVENT, position % 100, 0, position - 1, 129, length);
        builder.buffer().setMemory(payload, length, (byte) position);
        builder.buffer().putLong(payload, position * 31L);
    }

    @Test
    void shouldFollowAWriterThatGoesOn() throws IOException {
        // given
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        try (JournalWriter writer = JournalWriter.create(root)) {
            append(writer, builder, 3);
            try (JournalReader reader = JournalReader.open(root)) {
                assertThat(reader.seek(3)).isTrue();
                assertThat(reader.next()).isFalse();

                // when
                append(writer, builder, 2);

                // then
                assertThat(reader.next()).isTrue();
                assertThat(reader.position()).isEqualTo(3);
                assertThat(reader.isBatchStart()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThat(reader.isBatchStart()).isFalse();
                assertThat(reader.next()).isFalse();
            }
        }
    }

    @Test
    void shouldReadAcrossRollsAlsoWhileTheyHappen() throws IOException {
        // given: a clock that stands at the start of an hour
        Files.createDirectories(DataDirectory.journal(root));
        final SetTimeProvider clock = new SetTimeProvider(TimeUnit.HOURS.toNanos(500_000));
        final BatchBuilder builder = new BatchBuilder();
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, builder, 5);
            final JournalKeeper keeper = new JournalKeeper(writer, () -> {});
            final SyncAgent sync = new SyncAgent(writer, () -> {});
            try (JournalReader follower = JournalReader.open(root)) {
                assertThat(follower.seek(5)).isTrue();

                // when: it rolls after one hour, after one more, and after a night without records
                for (final int hours : new int[] {1, 1, 9}) {
                    clock.advanceNanos(TimeUnit.HOURS.toNanos(hours));
                    keeper.doWork();
                    append(writer, builder, 5);
                    keeper.doWork();
                    sync.doWork();

                    // then
                    for (int i = 0; i < 5; i++) {
                        assertThat(follower.next()).as("after %d hours", hours).isTrue();
                    }
                    assertThat(follower.next()).isFalse();
                    assertThat(sync.syncedPosition()).isEqualTo(writer.appendedPosition());
                }
            }
        }
        try (JournalReader reader = JournalReader.open(root)) {
            assertThat(reader.seek(20)).isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldKeepTheOrderWhenTheClockIsSetBackOverTheHour() throws IOException {
        // given
        Files.createDirectories(DataDirectory.journal(root));
        final SetTimeProvider clock = new SetTimeProvider(TimeUnit.HOURS.toNanos(500_000));
        final BatchBuilder builder = new BatchBuilder();
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, builder, 5);

            // when: back while it runs, and by more before it is opened again
            clock.advanceNanos(-TimeUnit.MINUTES.toNanos(5));
            append(writer, builder, 5);
        }
        clock.advanceNanos(-TimeUnit.HOURS.toNanos(3));
        try (JournalWriter writer = new JournalWriter(root, JournalEnd.of(root), clock)) {
            append(writer, builder, 5);
        }

        // then
        try (JournalReader reader = JournalReader.open(root)) {
            assertThat(reader.seek(15)).isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldRefuseABatchThatDoesNotContinueTheJournal() throws IOException {
        // given
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        try (JournalWriter writer = JournalWriter.create(root)) {
            append(writer, builder, 1);
            builder.start(5);
            add(builder, 5, 0);
            builder.finish(1);

            // when, then
            assertThatThrownBy(() -> writer.append(builder)).hasMessageContaining("batch starts at 5");
        }
    }

    @Test
    void shouldNameThePositionWhenAByteWasChanged() throws IOException {
        // given: three batches, the second with a marker in it
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        try (JournalWriter writer = JournalWriter.create(root)) {
            append(writer, builder, 2);
            builder.start(2);
            final int payload = builder.claimInput(RecordKind.INBOUND, 0, 1, 1, 1, 32, MARKER_LENGTH);
            builder.buffer().setMemory(payload, MARKER_LENGTH, (byte) 0xA5);
            builder.finish(9);
            writer.append(builder);
            append(writer, builder, 1);
        }
        flipMarker();

        // when, then
        try (JournalReader reader = JournalReader.open(root)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.next()).isTrue();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(JournalCorruptException.class)
                    .hasMessageContaining("position 2")
                    .hasMessageContaining("checksum");
        }
    }

    private void flipMarker() throws IOException {
        try (Stream<Path> files = Files.list(DataDirectory.journal(root))) {
            final Path queueFile = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(queueFile.toFile(), "rw")) {
                final byte[] bytes = new byte[4 * 1024 * 1024];
                file.read(bytes);
                int run = 0;
                for (int i = 0; i < bytes.length; i++) {
                    run = bytes[i] == (byte) 0xA5 ? run + 1 : 0;
                    if (run == MARKER_LENGTH) {
                        file.seek(i);
                        file.write(0x5A);
                        return;
                    }
                }
            }
        }
        throw new AssertionError("marker not found");
    }

    @Test
    void shouldRefuseASecondLockOnTheSameDirectory() {
        // given
        try (DataDirectory held = DataDirectory.lock(root)) {
            // when, then
            assertThatThrownBy(() -> DataDirectory.lock(root))
                    .isInstanceOf(DataDirectory.DataDirectoryInUseException.class)
                    .hasMessageContaining(held.root().toString());
        }
        DataDirectory.lock(root).close();
    }

    @Test
    void shouldAllocateSpaceAheadOfTheWriterAndGiveItBackAtTheEnd() throws IOException {
        // given
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        final Path file;
        try (JournalWriter writer = JournalWriter.create(root)) {
            final JournalKeeper keeper = new JournalKeeper(writer, () -> {});
            file = DataDirectory.journal(root).resolve(writer.current().name());

            // when: allocated before, between and after appends
            int steps = 0;
            for (int i = 0; i < 20; i++) {
                steps += keeper.doWork();
                append(writer, builder, 4);
            }

            // then: the length of the file is the space that it has
            assertThat(steps).isPositive();
            assertThat(writer.current().allocated()).isBetween(QueueFile.AHEAD_LENGTH, 2 * QueueFile.AHEAD_LENGTH);
            assertThat(Files.size(file)).isEqualTo(writer.current().allocated());
        }
        assertThat(Files.size(file)).isLessThan(QueueFile.INITIAL_LENGTH);
        try (JournalReader reader = JournalReader.open(root)) {
            assertThat(reader.seek(20 * 4)).isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldPublishThePositionThatWasSynced() throws IOException {
        // given
        Files.createDirectories(DataDirectory.journal(root));
        final BatchBuilder builder = new BatchBuilder();
        final int[] rounds = new int[1];
        try (JournalWriter writer = JournalWriter.create(root)) {
            final SyncAgent sync = new SyncAgent(writer, () -> rounds[0]++);
            assertThat(sync.doWork()).isZero();
            append(writer, builder, 4);

            // when, then
            assertThat(sync.doWork()).isPositive();
            assertThat(sync.syncedPosition()).isEqualTo(3);
            assertThat(sync.doWork()).isZero();
            assertThat(rounds[0]).isEqualTo(1);
        }
    }

    private static void append(final JournalWriter writer, final BatchBuilder builder, final int count) {
        builder.start(writer.nextPosition());
        for (int i = 0; i < count; i++) {
            add(builder, (int) writer.nextPosition() + i, 16);
        }
        builder.finish(1_000);
        writer.append(builder);
    }
}
