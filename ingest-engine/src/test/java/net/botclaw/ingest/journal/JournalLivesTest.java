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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.botclaw.ingest.journal.QueueFileReader.Step;
import net.botclaw.routing.RecordKind;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Journals over several files and lives: kills around a roll, files of another time, readers beside writers. */
@Timeout(60)
class JournalLivesTest {
    private static final int ROLLS = 200;
    private static final int WRITE_POSITION_OFFSET = 64;

    @TempDir
    private Path temp;

    private final SetTimeProvider clock = new SetTimeProvider(TimeUnit.HOURS.toNanos(500_000));
    private final BatchBuilder builder = new BatchBuilder();
    private Path root;

    @BeforeEach
    void createDirectory() throws IOException {
        root = temp.resolve("data");
        Files.createDirectories(DataDirectory.journal(root));
    }

    @Test
    void shouldGoOnFromLifeToLifeWhenTheFirstWasKilledAtARoll() throws IOException {
        // given: the list does not say yet where the second file begins
        final Path killed = temp.resolve("killed");
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, 100);
            roll(writer);
            append(writer, 20);
            copy(root, killed);
        }

        // when, then: each start counts all, and so does each reader
        for (int life = 1; life <= 3; life++) {
            final JournalEnd end = JournalEnd.of(killed);
            assertThat(end.nextPosition()).isEqualTo(113 + life * 7L);
            try (JournalWriter writer = new JournalWriter(killed, end, clock)) {
                append(writer, 7);
            }
        }
        assertThat(JournalEnd.of(killed).nextPosition()).isEqualTo(141);
    }

    @Test
    void shouldRefuseAClosedFileThatIsAnOlderCopyOfItself() throws IOException {
        final Path older = temp.resolve("older");
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, 50);
            copy(root, older);
            append(writer, 50);
        }
        Files.copy(queueFiles(older).get(0), queueFiles(root).get(0), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> JournalEnd.of(root))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("position 50")
                .hasMessageContaining("the list says that it goes on to position 100");
    }

    /** As after a power loss: the page with the appender's note is older than batches behind a page that was lost. */
    @Test
    void shouldFindBatchesBehindALostPageThatTheNoteDoesNotReach() throws IOException {
        // given
        final Path killed = temp.resolve("killed");
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            for (int i = 0; i < 40; i++) {
                append(writer, 10);
            }
            copy(root, killed);
        }
        final Path file = queueFiles(killed).get(0);
        final List<Long> offsets = new ArrayList<>();
        try (QueueFileReader reader =
                new QueueFileReader(JournalManifest.read(killed).journalId())) {
            reader.open(file);
            while (reader.next() == Step.BATCH) {
                offsets.add(reader.batchOffset());
            }
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(WRITE_POSITION_OFFSET);
            bytes.writeLong(Long.reverseBytes(offsets.get(5)));
            bytes.seek(offsets.get(20));
            bytes.write(new byte[(int) (offsets.get(25) - offsets.get(20))]);
        }

        // when, then
        assertThatThrownBy(() -> JournalEnd.of(killed))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("records 200 to 249 are lost, 15 batches with 150 records");
    }

    /** A killed engine has not listed its end: the appender's note says that there was more. */
    @Test
    void shouldRefuseAKilledFileWhoseLastBatchIsZeroed() throws IOException {
        // given
        final Path killed = temp.resolve("killed");
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, 10);
            append(writer, 10);
            copy(root, killed);
        }
        final Path file = queueFiles(killed).get(0);
        final long offset;
        try (QueueFileReader reader =
                new QueueFileReader(JournalManifest.read(killed).journalId())) {
            reader.open(file);
            assertThat(reader.next()).isEqualTo(Step.BATCH);
            offset = reader.offset();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            bytes.write(new byte[(int) (bytes.length() - offset)]);
        }

        // when, then
        assertThatThrownBy(() -> JournalEnd.of(killed))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("position 10")
                .hasMessageContaining("batches were written up to byte " + offset);
    }

    @Test
    void shouldFollowLivesInWhichNothingIsAppended() throws IOException {
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, 10);
        }
        try (JournalReader follower = JournalReader.open(root)) {
            assertThat(follower.seek(10)).isTrue();
            for (int life = 0; life < 3; life++) {
                try (JournalWriter writer = new JournalWriter(root, JournalEnd.of(root), clock)) {
                    assertThat(follower.next()).isFalse();
                    assertThat(writer.nextPosition()).isEqualTo(10 + life);
                }
                assertThat(follower.next()).isFalse();
                try (JournalWriter writer = new JournalWriter(root, JournalEnd.of(root), clock)) {
                    append(writer, 1);
                }
                assertThat(follower.next()).isTrue();
                assertThat(follower.position()).isEqualTo(10 + life);
            }
        }
    }

    @Test
    void shouldNeverCallARollDamage() throws IOException, InterruptedException {
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        try (JournalWriter writer = JournalWriter.create(root, clock)) {
            append(writer, 1);
            final Thread reader = new Thread(() -> follow(failure), "follower");
            reader.start();
            for (int i = 1; i < ROLLS; i++) {
                final JournalKeeper keeper = roll(writer);
                append(writer, 1);
                keeper.doWork();
            }
            reader.join();
        }
        assertThat(failure.get()).isNull();
    }

    private void follow(final AtomicReference<Throwable> failure) {
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.position() < ROLLS - 1) {
                reader.next();
            }
        } catch (final Throwable t) {
            failure.set(t);
        }
    }

    /** Makes the file that the next append goes to. */
    private JournalKeeper roll(final JournalWriter writer) throws IOException {
        final JournalKeeper keeper = new JournalKeeper(writer, () -> {});
        clock.advanceNanos(TimeUnit.HOURS.toNanos(1));
        keeper.doWork();
        assertThat(writer.hasPrepared()).isTrue();
        return keeper;
    }

    private void append(final JournalWriter writer, final int count) {
        builder.start(writer.nextPosition());
        for (int i = 0; i < count; i++) {
            final int payload = builder.claimInput(RecordKind.INBOUND, 0, 1, 1, i, 32, 32);
            builder.buffer().setMemory(payload, 32, (byte) 1);
        }
        builder.finish(1_000);
        writer.append(builder);
    }

    private static List<Path> queueFiles(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(DataDirectory.journal(directory))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
