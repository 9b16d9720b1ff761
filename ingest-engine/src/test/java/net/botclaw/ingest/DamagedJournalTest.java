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
package net.botclaw.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.routing.RecordKind;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine makes of a journal whose files are damaged, unfinished or unknown to the queue, or left locked. */
@Timeout(120)
class DamagedJournalTest {
    private static final String LOCK_KEY = "chronicle.write.lock";

    @TempDir
    Path temp;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private Path original;

    @BeforeEach
    void live() {
        original = temp.resolve("original");
        ShortLife.live(engines, original);
    }

    @Test
    void shouldRefuseInOneLineWhenAnyBatchIsDamaged() throws IOException {
        final long end = JournalReplay.run(original).nextPosition();
        final List<Long> starts = JournalCopy.batchStarts(original);
        // The last start is the journal's end, and the batch before it the last one.
        for (final long position : starts.subList(0, starts.size() - 1)) {
            final long offset = offsetOfBatch(position);

            // a byte of its records
            flip(offset + BatchDescriptor.RECORDS_OFFSET + 1, 1);
            assertRefused(original, JournalCorruptException.class, position);
            flip(offset + BatchDescriptor.RECORDS_OFFSET + 1, 1);

            // the bit with which a queue says that nothing comes any more; it has no other way to tell for the last
            if (position < starts.get(starts.size() - 2)) {
                flip(offset - 1, 0x80);
                assertRefused(original, JournalCorruptException.class, position);
                flip(offset - 1, 0x80);
            }
        }
        assertThat(JournalReplay.run(original).nextPosition()).isEqualTo(end);
    }

    private static void assertRefused(final Path directory, final Class<?> cause, final long position) {
        assertThatThrownBy(() -> IngestEngine.launch(EngineFixture.context(directory)))
                .as("%s", directory.getFileName())
                .isInstanceOf(cause)
                .hasMessageContaining("position " + position)
                .hasMessageNotContaining("\n");
    }

    /** Where in the file a batch starts: its first position and its time are known. */
    private long offsetOfBatch(final long position) throws IOException {
        final ByteBuffer wanted = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (JournalReader reader = JournalReader.open(original)) {
            reader.seek(position);
            reader.next();
            wanted.putLong(position).putLong(reader.timeNs()).flip();
        }
        try (FileChannel file = FileChannel.open(queueFile(), StandardOpenOption.READ)) {
            final ByteBuffer bytes = ByteBuffer.allocate(1024 * 1024);
            file.read(bytes, 0);
            for (int i = 0; i < bytes.capacity() - wanted.capacity(); i++) {
                if (bytes.slice(i, wanted.capacity()).equals(wanted)) {
                    return i - BatchDescriptor.FIRST_POSITION_OFFSET;
                }
            }
        }
        throw new AssertionError("no batch at position " + position);
    }

    private void flip(final long offset, final int bits) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(queueFile().toFile(), "rw")) {
            file.seek(offset);
            final int value = file.read();
            file.seek(offset);
            file.write(value ^ bits);
        }
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(DataDirectory.journal(original))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As when the files of a journal come out of a backup. */
    @Test
    void shouldRecoverAllWhenTheQueueDoesNotKnowItsFiles() throws IOException {
        // given
        final JournalReplay.Result whole = JournalReplay.run(original);
        Files.move(queueFile(), DataDirectory.journal(original).resolve("20200101-00LS.cq4"));

        // when
        final IngestEngine engine = engines.launch(original);
        engines.close(engine);

        // then
        assertThat(engine.recoveredRecords()).isEqualTo(whole.records());
        assertThat(JournalReplay.run(original).stateHash()).isEqualTo(engine.stateHash());
    }

    /** As after a machine has died: pages are written back in any order. */
    @Test
    void shouldGoOnWithoutADamagedTailOnlyWhenToldTo() throws IOException {
        // given: the last batch but one is damaged, the last one is not (the list ends with the journal's end)
        final List<Long> starts = JournalCopy.batchStarts(original);
        final long damaged = starts.get(starts.size() - 3);
        flip(offsetOfBatch(damaged) + BatchDescriptor.RECORDS_OFFSET, 0xFF);
        assertRefused(original, JournalCorruptException.class, damaged);

        // when
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(original).dropDamagedTail(true));
        assertThat(engine.counters().of(EngineCounter.BATCHES_DROPPED).get()).isEqualTo(2);
        engine.close();

        // then: it is whole again, for everybody
        assertThat(engine.recoveredRecords()).isEqualTo(damaged);
        assertThat(JournalReplay.run(original).stateHash()).isEqualTo(engine.stateHash());
        engines.close(engines.launch(original));
        try (JournalReader reader = JournalReader.open(original)) {
            reader.seek(damaged + 1);
            assertThat(reader.batchesDropped()).isEqualTo(2);
        }
    }

    /** As after a machine has died: the queue's metadata is never synced. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4096})
    void shouldRecoverAllWhenTheMetadataIsDamaged(final int length) throws IOException {
        // given
        final JournalReplay.Result whole = JournalReplay.run(original);
        final Path metadata = DataDirectory.journal(original).resolve(SingleChronicleQueue.QUEUE_METADATA_FILE);
        final byte[] left = length == 100 ? Arrays.copyOf(Files.readAllBytes(metadata), length) : new byte[length];
        Files.write(metadata, left);

        // when
        final IngestEngine engine = engines.launch(original);
        engines.close(engine);

        // then
        assertThat(engine.recoveredRecords()).isEqualTo(whole.records());
    }

    @Test
    void shouldRefuseInOneLineWhenTheJournalDoesNotBeginWithItsHeader() throws IOException {
        // given: a journal whose first file was lost
        final Path directory = temp.resolve("beheaded");
        Files.createDirectories(DataDirectory.journal(directory));
        final BatchBuilder builder = new BatchBuilder();
        builder.start(17);
        builder.claimInput(RecordKind.TICK, 0, 0, 0, 0, 1, 8);
        builder.finish(1);
        try (JournalWriter writer = new JournalWriter(directory, 17)) {
            writer.append(builder);
        }

        // when, then
        assertRefused(directory, JournalCorruptException.class, 17);
    }

    /** As when an engine is killed in its first instants, or as its journal rolls. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnWhenAFileHasNoHeaderYet(final boolean isFirst) throws IOException {
        // given
        final Path directory = isFirst ? temp.resolve("first") : original;
        final long records = isFirst ? 0 : JournalReplay.run(original).records();
        Files.createDirectories(DataDirectory.journal(directory));
        Files.createFile(DataDirectory.journal(directory).resolve("21000101-00LS.cq4"));

        // when
        final IngestEngine engine = engines.launch(directory);
        engines.close(engine);

        // then
        assertThat(engine.recoveredRecords()).isEqualTo(records);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldRefuseInOneLineWhenTheHeaderOfAFileIsDamaged() throws IOException {
        flip(Integer.BYTES - 1, 0x80);
        assertRefused(original, JournalCorruptException.class, 0);
        flip(Integer.BYTES - 1, 0x80);
        engines.close(engines.launch(original));
    }

    @Test
    void shouldStartWithoutAWordWhenAKilledEngineHasLeftALock() throws IOException, InterruptedException {
        final Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        // In a container an engine has the process id of the one that was killed.
        for (final long pid : new long[] {dead.pid(), ProcessHandle.current().pid()}) {
            // given
            try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(DataDirectory.journal(original))
                    .rollCycle(SparseRollCycles.LARGE_HOURLY_SPARSE)
                    .build()) {
                queue.tableStorePut(LOCK_KEY, pid);
                assertThat(queue.tableStoreGet(LOCK_KEY)).isEqualTo(pid);
            }

            // when
            final IngestEngine engine = engines.launch(original);
            final RawBot bot = RawBot.logOn(engine, new LogonFrame("eve"));

            // then: the fixture sees that nothing was logged
            bot.logOut();
            engines.close(engine);
        }
    }
}
